//! The Korean help of commands, flags and values, and of clap's own words. English is beside the definitions. A flag
//! without Korean fails the test below.

use std::fmt::Write as _;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command};

use crate::diagnostic::UiLang;

/// The command with its help in the language of the messages.
pub(super) fn translated(mut command: Command, lang: UiLang) -> Command {
    if lang == UiLang::En {
        return command;
    }
    // Adds the help and version flags.
    command.build();
    korean(command, "")
}

/// A command with its subcommands; `path` are the names of the commands above it, without helpgen.
fn korean(command: Command, path: &str) -> Command {
    let below = |name: &str| format!("{path} {name}").trim_start().to_owned();
    let command = command.mut_subcommands(|sub| {
        let path = below(sub.get_name());
        korean(sub, &path)
    });
    let about = about(path);
    let command = match about {
        Some(about) => command.about(about).long_about(about),
        None => command,
    };
    let command = command.mut_args(|argument| in_korean(argument, path));
    let usage = usage(&mut command.clone());
    let template = template(&command);
    command.override_usage(usage).help_template(template)
}

/// A command in Korean for shells, which show what each value means. It parses no command line: all values are texts.
pub(super) fn with_values(command: Command, path: &str) -> Command {
    let command = command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name()).trim_start().to_owned();
        with_values(sub, &path)
    });
    command.mut_args(|argument| {
        let (id, values) = (argument.get_id().to_string(), argument.get_possible_values());
        if values.is_empty() {
            return argument;
        }
        let values = values.into_iter().map(|own: PossibleValue| match value(path, &id, own.get_name()) {
            Some(help) => own.help(help),
            None => own,
        });
        argument.value_parser(PossibleValuesParser::new(values))
    })
}

/// The usage line, with Korean words for options and commands.
fn usage(command: &mut Command) -> String {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    [("[OPTIONS]", "[옵션]"), ("<COMMAND>", "<명령>"), ("[COMMAND]", "[명령]")]
        .into_iter()
        .fold(usage.to_owned(), |usage, (en, ko)| usage.replace(en, ko))
}

/// A command's help template with Korean headings.
fn template(command: &Command) -> String {
    let styles = command.get_styles();
    let (bold, plain) = (styles.get_header().render(), styles.get_header().render_reset());
    let (usage, after) = (styles.get_usage().render(), styles.get_usage().render_reset());
    let mut template = format!("{{about-with-newline}}\n{usage}사용법:{after} {{usage}}\n");
    let mut part = |there: bool, heading: &str, tag: &str| {
        if there {
            let _ = write!(template, "\n{bold}{heading}:{plain}\n{{{tag}}}\n");
        }
    };
    part(command.get_subcommands().next().is_some(), "명령", "subcommands");
    part(command.get_positionals().next().is_some(), "인자", "positionals");
    part(command.get_arguments().any(|argument| !argument.is_positional()), "옵션", "options");
    template.truncate(template.trim_end().len());
    template
}

/// A flag or an argument with its values, in Korean.
fn in_korean(argument: Arg, path: &str) -> Arg {
    let id = argument.get_id().to_string();
    let Some(help) = flag(path, &id) else { return argument };
    if !argument.get_action().takes_values() {
        return argument.help(help).long_help(help);
    }
    let values: Vec<String> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let default: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let default = default.join(", ");
    let default = if default.is_empty() { String::new() } else { format!("[기본값: {default}]") };
    let choice = if values.is_empty() { String::new() } else { format!("[쓸 수 있는 값: {}]", values.join(", ")) };
    let line = |parts: [&str; 3]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let described: Vec<String> =
        values.iter().filter_map(|name| Some(format!("- {name}: {}", value(path, &id, name)?))).collect();
    let long = match described.is_empty() {
        true => line([help, &default, &choice]),
        false => format!("{}\n쓸 수 있는 값:\n{}", line([help, &default, ""]), described.join("\n")),
    };
    argument.hide_possible_values(true).hide_default_value(true).help(line([help, &default, &choice])).long_help(long)
}

/// The description of a command.
fn about(path: &str) -> Option<&'static str> {
    // `help` repeats every command below it.
    let words: Vec<&str> = path.split(' ').filter(|word| *word != "help").collect();
    let own = if path == "help" || path.ends_with(" help") { "help".to_owned() } else { words.join(" ") };
    Some(match own.as_str() {
        "" => "화면에 보이는 이름 그대로 쓰는 도움말 사이트를 만들어요",
        "help" => "명령의 도움말을 보여 줘요",
        "report" => "검토하는 사람을 위한 보고서만 만들어요",
        "todo" => "할 일을 날짜순으로 보여 줘요: 다시 확인할 글, 끝나는 예외와 결정, 나오고 끝나는 기능",
        "decide" => "문제를 어떻게 하기로 했는지 decisions.yml에 적어요",
        "baseline" => "지금 있는 문제를 기존 문제 목록에 넣어요. 이후에는 새로 생긴 문제만 보고해요",
        "labels" => "제품의 번역 파일을 받아 와요",
        "labels sync" => "제품의 번역 파일을 도움말에 있는 사본과 비교해요",
        "rename" => "화면 이름이나 용어를 용어집과 모든 글에서 한 번에 바꿔요",
        "rename label" => "화면 이름을 바꿔요: 메뉴나 버튼에 적힌 글자",
        "rename term" => "용어집의 용어를 바꿔요",
        "shots" => "스크린샷의 목록과 다시 찍을 것을 보여 줘요",
        "features" => "기능별 상태와 날짜, 관련 글, 이번 달 일정을 보여 줘요",
        "glossary" => "다른 프로그램의 용어집을 가져오거나 내보내요",
        "glossary import" => "다른 프로그램의 용어집이나 표로 glossary.yml을 만들어 출력하거나 있는 용어집에 넣어요",
        "glossary suggest" => "글에 있고 용어집에 없는 말을 붙여 넣을 수 있는 glossary.yml로 출력해요",
        "glossary export" => "용어집을 다른 프로그램의 형식으로 출력해요",
        "fix" => "고칠 수 있는 것을 고쳐요",
        "explain" => "규칙이 왜 있는지 예와 함께 알려 줘요. 이름이 없으면 모두 보여 줘요",
        "search" => "만든 사이트를 터미널에서 검색해요",
        "init" => "바로 빌드되는 새 도움말을 만들어요",
        "build" => "모두 검사한 뒤 사이트를 만들어요",
        "check" => "검사만 하고 파일은 바꾸지 않아요",
        "serve" => "사이트를 브라우저로 보여 주고, 파일이 바뀌면 다시 만들어요",
        "new" => "템플릿으로 새 글을 만들어요",
        "new article" => "템플릿으로 새 글을 만들어요",
        "theme" => "테마의 파일을 보고, 바꿀 것을 내 테마에 넣어요",
        "theme show" => "바꿀 수 있는 파일을 모두 보여 주거나, 한 파일을 출력해요",
        "theme copy" => "한 파일을 프로젝트의 테마에 넣어요",
        "schema" => "편집기에서 쓸 JSON Schema를 출력해요",
        "completions" => "셸 자동 완성을 출력해요",
        "man" => "매뉴얼 페이지를 출력해요",
        _ => return None,
    })
}

/// The description of a flag or an argument.
fn flag(path: &str, id: &str) -> Option<&'static str> {
    Some(match (path, id) {
        (_, "help") => "도움말 보기",
        (_, "version") => "버전 보기",
        (_, "subcommand") => "도움말을 볼 명령",
        ("check" | "build", "format") => "출력 형식",
        ("search", "format") => "출력 형식",
        ("fix", "form") => "바뀔 내용을 프로그램용 형식으로 출력하고 파일은 그대로 둬요",
        ("search", "role") => "이 역할로 검색해요",
        ("search", "query") => "찾을 말",
        ("search", "lang") => "글의 언어",
        ("search", "limit") => "보여 줄 결과 수",
        ("build" | "serve", "role") => "이 역할이 볼 내용만 만들어요",
        ("new article", "path") => "글 폴더 안의 경로, 예: ko/payment/refund",
        ("new article", "title") => "글의 제목",
        ("new article", "template") => "템플릿",
        ("new article", "roles") => "글을 읽을 역할. 여러 번 쓸 수 있어요",
        ("new article", "feature") => "설명할 기능",
        ("rename label", "name") => "화면 이름의 id, 또는 지금 적힌 글자",
        ("rename label", "new") => "새로 적힐 글자",
        ("rename term", "name") => "개념의 id, 또는 대표 용어",
        ("rename term", "new") => "새 대표 용어",
        ("glossary import", "file") => "가져올 용어집 파일",
        ("glossary import", "from") => "파일의 형식. 없으면 파일 이름을 보고 정해요",
        ("glossary import", "what") => "표에 든 것. 없으면 열 이름을 보고 정해요",
        ("glossary import", "sheets") => "읽을 시트의 이름. 여러 번 쓸 수 있고, 없으면 모두 읽어요",
        ("glossary import", "role_columns") => "그 역할이 보는 글자를 적은 열의 이름. 여러 번 쓸 수 있어요",
        ("glossary import", "into") => {
            "이 용어집에 넣어요. 새것은 넣고, 있는 것은 그대로 두고, 서로 다른 것은 알려 줘요"
        }
        ("glossary import", "lang") => "파일에 언어가 없을 때 쓸 언어",
        ("glossary import", "lenient") => "가져오지 못한 것이 있어도 종료 코드 0으로 끝나요",
        ("glossary export", "to") => "내보낼 형식",
        ("labels sync", "product") => "제품의 폴더나 번역 파일 하나",
        ("labels sync", "write") => "새 파일을 가져오고, 전에 적힌 글자를 오늘 날짜로 남겨요",
        ("explain", "rule") => "규칙의 이름, 예: term/deprecated",
        ("theme show", "part") => "파일의 이름이나 경로(footer). values: 템플릿에서 쓸 수 있는 값",
        ("theme copy", "part") => "파일의 이름이나 경로(footer)",
        ("theme copy", "force") => "이미 있는 파일을 덮어써요",
        ("schema", "file") => "어느 파일의 스키마인지",
        ("init", "folder") => "도움말을 만들 폴더",
        ("init", "articles") => "이 글 폴더에 맞는 설정과 용어집 초안을 만들어요. 글은 바꾸지 않아요",
        ("init", "ci") => "빌드 서버의 설정 파일도 만들어요. 도움말이 이미 있으면 이것만 만들어요",
        ("completions", "shell") => "셸의 이름",
        ("man", "about_command") => "설명할 명령, 예: glossary import. 비우면 helpgen 전체",
        ("man", "list") => "페이지가 있는 명령을 모두 보여 줘요",
        (_, "dir") => "이 폴더를 기준으로 실행해요",
        (_, "ui_lang") => "메시지 언어",
        (_, "today") => "오늘 날짜, YYYY-MM-DD",
        (_, "jobs") => "함께 쓸 스레드 수",
        (_, "cache") => "다시 만들 수 있는 것을 둘 폴더(.helpgen 대신)",
        (_, "no_cache") => "캐시를 사용하지 않아요",
        (_, "cache_size") => "캐시의 크기, 예: 500MB. 오래 쓰지 않은 것부터 지워요",
        (_, "explain_rebuild") => "어떤 글을 왜 다시 만들었는지 보여 줘요",
        (_, "quiet") => "문제만 출력해요",
        (_, "verbose") => "자세히 출력해요. 문제가 많아도 하나하나 모두 보여 줘요",
        (_, "color") => "색상 표시 여부",
        (_, "whose") => "이 역할의 화면에서만 바꿔요",
        (_, "text_lang") => "새 이름의 언어. 없으면 사이트의 첫 언어",
        (_, "from") => "새 이름을 쓰는 첫날. 없으면 오늘",
        (_, "list_format") => "출력 형식",
        (_, "outputs") => "결과를 파일로도 저장해요: 형식=파일",
        (_, "due") => "다시 찍을 것만 보여 줘요",
        (_, "older_than") => "찍은 지 이만큼(일) 지난 것도 다시 찍을 것으로 봐요",
        (_, "shots_format") => "출력 형식",
        (_, "ocr") => "스크린샷의 글자도 읽어서 검사해요. tesseract가 설치돼 있어야 해요",
        (_, "changed_since") => "git에서 이 커밋 다음에 바뀐 글만 검사해요",
        (_, "accept_new") => "새 문제도 목록에 넣어요",
        (_, "deny") => "이 심각도 이상인 문제가 있으면 실패(종료 코드 1)로 끝나요",
        (_, "calendar") => "날짜가 지나서 생긴 문제를 어떻게 할지",
        (_, "gate") => "report.targets의 목표를 지키지 못하면 실패해요",
        (_, "dist") => "사이트를 둘 폴더",
        (_, "base_url") => "사이트의 주소",
        (_, "drafts") => "초안도 포함해요",
        (_, "no_drafts") => "build처럼 초안을 빼요",
        (_, "allow_shrink") => "글이 절반 밑으로 줄어도 사이트를 바꿔요",
        (_, "words_lang") => "어느 언어의 말. 없으면 글에 있는 언어 모두",
        (_, "most") => "언어마다 몇 개까지",
        ("todo", "owner") => "이 팀이나 사람이 맡은 것만",
        ("todo", "days") => "며칠 뒤까지 볼지",
        (_, "todo_format") => "출력 형식",
        ("decide", "finding") => "문제 하나의 지문. 보고서와 `--format json`에 있어요. 앞의 몇 자리만 적어도 돼요",
        ("decide", "decided_rule") => "이 규칙의 문제 중 다른 옵션에 맞는 것을 모두 정해요",
        ("decide", "decided_concept") => "이 개념에 대한 것만",
        ("decide", "decided_label") => "이 화면 이름에 대한 것만",
        ("decide", "page") => "이 글에 있는 것만: 언어와 id, 또는 파일 경로",
        ("decide", "found") => "이 말을 찾은 것만",
        ("decide", "what") => "어떻게 하기로 했는지",
        ("decide", "reason") => "이유",
        ("decide", "by") => "정한 사람이나 팀. 없으면 git에 적힌 이름",
        ("decide", "until") => "이 결정이 끝나는 날, YYYY-MM-DD",
        ("decide", "ticket") => "이어서 처리하는 곳",
        (_, "since") => "그동안 무엇이 바뀌었는지도 알려 줘요: 21d, 2026-11-01, main",
        (_, "record") => "이번 실행을 보고서 기록에 더해요",
        (_, "force") => "helpgen이 만들지 않은 폴더라도 바꿔요",
        (_, "port") => "쓸 포트. 0이면 비어 있는 포트를 찾아요",
        (_, "open") => "브라우저를 열어요",
        (_, "paths") => "파일, 폴더 또는 경로 패턴. 비우면 도움말 전체를 검사해요",
        (_, "glossary") => "용어집. helpgen.yml이 없으면 적은 경로만 검사해요",
        (_, "generator") => "글로 사이트를 만드는 프로그램의 이름. 글에서 문구가 아닌 것을 가려내요",
        (_, "content_lang") => "글의 언어. helpgen.yml이 없을 때만 써요",
        (_, "rules") => "이 규칙만 봐요. 여러 번 쓸 수 있어요",
        (_, "concepts") => "이 개념의 용어만 봐요: id나 대표 용어. 여러 번 쓸 수 있어요",
        (_, "stdin_filename") => "이 파일 대신 표준 입력을 읽어요",
        (_, "diff") => "바뀔 내용만 보여 주고 파일은 그대로 둬요",
        (_, "unsafe_too") => "확인이 필요한 것까지 고쳐요",
        _ => return None,
    })
}

/// The description of a value of a flag.
fn value(path: &str, id: &str, name: &str) -> Option<&'static str> {
    Some(match (path, id, name) {
        (_, "ui_lang", "ko") => "한국어",
        (_, "ui_lang", "en") => "영어",
        (_, "color", "auto") => "터미널에서만 표시해요",
        (_, "color", "always") => "늘 표시해요",
        (_, "color", "never") => "표시하지 않아요",
        (_, "deny", "error") => "오류만",
        (_, "deny", "warning") => "경고부터",
        (_, "deny", "info") => "참고까지 모두",
        (_, "deny", "never") => "막지 않아요",
        (_, "calendar", "fail") => "다른 문제와 똑같이 처리해요",
        (_, "calendar", "warn") => "경고까지만",
        ("fix", "form", "rdjson") => "풀 리퀘스트에 올릴 수정 제안(reviewdog 형식)",
        ("search", "format", "human") | (_, "list_format", "human") => "사람이 읽는 형식",
        ("search", "format", "json") | (_, "list_format", "json") => "프로그램용",
        (_, "todo_format", "human") => "사람이 읽는 형식",
        (_, "todo_format", "json") => "프로그램용",
        (_, "todo_format", "markdown") => "채팅이나 회의용: 맡은 사람별 목록",
        ("decide", "what", "waive") => "그대로 둬요",
        ("decide", "what", "product-wrong") => "제품 화면의 말이 틀렸어요. 맡은 팀의 할 일이 돼요",
        ("decide", "what", "not-a-term") => "용어로 쓴 말이 아니에요",
        ("decide", "what", "later") => "고치지만 지금은 아니에요",
        ("new article", _, "how-to") => "목표까지 가는 순서",
        ("new article", _, "troubleshooting") => "증상, 원인, 해결 방법",
        ("new article", _, "new-feature") => "무엇이 새로운지, 누구에게, 언제부터",
        ("new article", _, "policy") => "규칙, 조건, 날짜",
        ("init", "ci", "github") => "GitHub Actions의 설정",
        ("init", "ci", "gitlab") => "GitLab CI의 설정",
        ("glossary import", _, "csv") => "표(CSV): 한 줄에 용어, 개념 또는 화면 이름 하나, 열 이름은 한국어나 영어",
        ("glossary import", _, "xlsx") => "표 계산 프로그램의 파일: .xlsx, .ods, .xls",
        ("glossary import", "what", "terms") => "용어",
        ("glossary import", "what", "labels") => "역할별 화면 이름: 메뉴, 버튼",
        ("glossary export", _, "csv") => "한 줄에 용어 하나인 표",
        ("glossary import", _, "tbx") | ("glossary export", _, "tbx") => "용어 교환 형식 TBX(ISO 30042)",
        ("glossary import", _, "prh") => "textlint-rule-prh의 사전",
        ("glossary import", _, "vale") => "Vale의 substitution 규칙이나 낱말 목록",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::cli::Cli;
    use super::*;
    use clap::CommandFactory;

    /// Names that stay in Latin letters in Korean.
    const NAMES: [&str; 34] = [
        "report.targets",
        "tesseract",
        "decisions.yml",
        "21d",
        "main",
        "fingerprint",
        "footer",
        "values",
        "helpgen",
        "git",
        "JSON",
        "Schema",
        "id",
        "TBX",
        "CSV",
        "ISO",
        "textlint-rule-prh",
        "Vale",
        "substitution",
        "YYYY-MM-DD",
        "glossary.yml",
        "helpgen.yml",
        "term/deprecated",
        "ko/payment/refund",
        "build",
        "reviewdog",
        "ods",
        "xls",
        "GitHub",
        "GitLab",
        "Actions",
        "CI",
        "V",
        "h",
    ];

    /// A command's subcommands, each with its path.
    fn all<'c>(command: &'c Command, path: &str, found: &mut Vec<(String, &'c Command)>) {
        found.push((path.to_owned(), command));
        for sub in command.get_subcommands() {
            all(sub, &format!("{path} {}", sub.get_name()), found);
        }
    }

    /// The Latin words of a line that are not names of flags, values or commands.
    fn english<'l>(line: &'l str, known: &[String]) -> Vec<&'l str> {
        let is_word_sign = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        line.split(|c| !is_word_sign(c))
            .map(|word| word.trim_matches(['.', '/', '-', '_']))
            .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
            .filter(|word| !known.iter().any(|name| name == word) && !NAMES.contains(word))
            .collect()
    }

    /// All names that are not translated: commands, flags, values, and `<VALUE>`s.
    fn known(command: &Command) -> Vec<String> {
        let mut commands = Vec::new();
        all(command, "", &mut commands);
        let mut names: Vec<String> = Vec::new();
        for (_, command) in commands {
            names.push(command.get_name().to_owned());
            for argument in command.get_arguments() {
                names.extend(argument.get_long().map(str::to_owned));
                names.extend(argument.get_short().map(String::from));
                names.extend(argument.get_possible_values().iter().map(|value| value.get_name().to_owned()));
                names.extend(argument.get_value_names().into_iter().flatten().map(ToString::to_string));
                names.push(argument.get_id().to_string().to_uppercase());
            }
        }
        names.extend(["FORMAT".into(), "FILE".into()]);
        names
    }

    #[test]
    fn no_english_word_is_left_in_korean_help() {
        let root = translated(Cli::command(), UiLang::Ko);
        let names = known(&root);
        let mut commands = Vec::new();
        all(&root, "helpgen", &mut commands);
        assert!(commands.len() > 40, "help repeats every command");
        for (path, command) in commands {
            for text in [command.clone().render_long_help(), command.clone().render_help()] {
                for line in text.to_string().lines() {
                    assert_eq!(english(line, &names), Vec::<&str>::new(), "{path}: {line}");
                }
            }
        }
    }

    #[test]
    fn the_frame_and_the_values_are_korean() {
        let mut root = translated(Cli::command(), UiLang::Ko);
        let help = root.render_help().to_string();
        for text in ["사용법: helpgen [옵션] <명령>", "\n명령:\n", "\n옵션:\n", "모두 검사한 뒤", "도움말 보기"]
        {
            assert!(help.contains(text), "{text}\n{help}");
        }
        let check = root.find_subcommand_mut("check").expect("a command").render_long_help().to_string();
        for text in ["\n인자:\n", "[기본값: error]", "- warning: 경고부터", "[쓸 수 있는 값: human, json"]
        {
            assert!(check.contains(text), "{text}\n{check}");
        }
    }

    #[test]
    fn commands_are_understood_as_before() {
        for line in
            ["helpgen check a.md --deny warning", "helpgen help check", "helpgen --help", "helpgen rename term a b"]
        {
            let words = line.split_whitespace();
            let as_english = Cli::command().try_get_matches_from(words.clone()).map_err(|error| error.kind());
            let as_korean =
                translated(Cli::command(), UiLang::Ko).try_get_matches_from(words).map_err(|error| error.kind());
            assert_eq!(as_korean, as_english, "{line}");
        }
    }
}
