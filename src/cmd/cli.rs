//! The command line: names, flags and their words.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::{Severity, UiLang};
use crate::parse::schema::SchemaFile;

use super::baseline::BaselineArguments;
use super::fix::FixArguments;
use super::glossary::GlossaryArguments;
use super::looking::Looking;
use super::report::ReportArguments;

/// Help centers that call things by their name.
#[derive(Debug, Parser)]
#[command(name = "helpgen", version, about, propagate_version = true, max_term_width = 100)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Flags of every command.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// Work as if started in this folder
    #[arg(short = 'C', long = "dir", value_name = "DIR", global = true, default_value = ".")]
    pub(super) dir: PathBuf,
    /// Language of the messages
    #[arg(long, value_enum, value_name = "LANG", global = true)]
    pub(super) ui_lang: Option<Lang>,
    /// Which day it is, YYYY-MM-DD
    #[arg(long, value_name = "DATE", global = true)]
    pub(super) today: Option<Date>,
    /// Threads to use
    #[arg(long, value_name = "N", global = true)]
    pub(super) jobs: Option<usize>,
    /// Folder for what can be made again, in place of .helpgen
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) cache: Option<PathBuf>,
    /// Use nothing kept from earlier runs
    #[arg(long, global = true)]
    pub(super) no_cache: bool,
    /// Say only what is wrong
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", global = true, default_value = "auto")]
    pub(super) color: Color,
}

/// A language of the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// Korean
    Ko,
    /// English
    En,
}

impl From<Lang> for UiLang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ko => UiLang::Ko,
            Lang::En => UiLang::En,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Errors
    Error,
    /// Warnings too
    Warning,
    /// Any finding
    Info,
    /// Nothing: build in spite of findings
    Never,
}

impl Deny {
    /// The name on the command line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Deny::Error => "error",
            Deny::Warning => "warning",
            Deny::Info => "info",
            Deny::Never => "never",
        }
    }

    /// Whether a worst finding is acceptable.
    pub(super) fn accepts(self, worst: Option<Severity>) -> bool {
        let limit = match self {
            Deny::Error => Severity::Error,
            Deny::Warning => Severity::Warning,
            Deny::Info => Severity::Info,
            Deny::Never => return true,
        };
        worst.is_none_or(|worst| worst < limit)
    }
}

/// What happens to findings that only the calendar caused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Calendar {
    /// They count like any other
    Fail,
    /// They are warnings at most
    Warn,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new help center that builds and passes its own checks
    Init(InitArguments),
    /// Check everything, then write the site
    Build(BuildArguments),
    /// Check everything, write nothing
    Check(CheckArguments),
    /// Mend what can be mended
    Fix(FixArguments),
    /// Accept today's findings: from then on only new ones count
    Baseline(BaselineArguments),
    /// Write the reviewers' report alone
    Report(ReportArguments),
    /// Bring terminologies in from other programs, and out to them
    Glossary(GlossaryArguments),
    /// Build, show in the browser, rebuild when something changes
    Serve(ServeArguments),
    /// Search the built site from the terminal
    Search(SearchArguments),
    /// Start something new from a template
    New(NewArguments),
    /// Take over the product's translation files
    Labels(super::labels::LabelsArguments),
    /// Give a label or a term a new name, in the glossary and on every page
    Rename(super::rename::RenameArguments),
    /// Show how every feature stands: state, dates, pages, mentions, what falls due
    Features(super::features::FeaturesArguments),
    /// Say why a rule is there, with an example; without a name: list them all
    Explain(ExplainArguments),
    /// Print a JSON Schema for editors
    Schema(SchemaArguments),
    /// Print completions for a shell
    Completions(CompletionsArguments),
}

/// How findings are told.
#[derive(Debug, Args)]
pub(super) struct Telling {
    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = format_names())]
    pub(super) format: String,
    /// Also write findings to a file: FORMAT=FILE
    #[arg(long = "output", value_name = "FORMAT=FILE", value_parser = output_pair)]
    pub(super) outputs: Vec<(String, PathBuf)>,
    /// Which findings fail the run
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(super) deny: Deny,
    /// What findings do that only the calendar caused
    #[arg(long, value_enum, value_name = "WHAT", default_value = "fail")]
    pub(super) calendar: Calendar,
}

/// `helpgen init`
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// Folder to make it in
    #[arg(id = "folder", value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
}

/// `helpgen build`
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub(super) telling: Telling,
    /// Folder of the site, in place of `output`
    #[arg(long, value_name = "DIR")]
    pub(super) dist: Option<PathBuf>,
    /// Address of the site, in place of `base_url`
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Build for one role: nothing of another role is in the site
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    pub(super) drafts: bool,
    /// Replace the site's folder even if helpgen did not make it
    #[arg(long)]
    pub(super) force: bool,
}

/// `helpgen check`
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) looking: Looking,
    #[command(flatten)]
    pub(super) telling: Telling,
    /// Look only at pages that changed since this revision of git
    #[arg(long, value_name = "REV")]
    pub(super) changed_since: Option<String>,
}

/// `helpgen serve`
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// Port to listen on; 0: any that is free
    #[arg(long, value_name = "PORT", default_value_t = 4173)]
    pub(super) port: u16,
    /// Open the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Show the site for one role
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Option<String>,
    /// Leave drafts out, as a build does
    #[arg(long)]
    pub(super) no_drafts: bool,
}

/// `helpgen search`
#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    /// What to look for
    pub(super) query: String,
    /// Only what this role sees
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Option<String>,
    /// Language of the content
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// Hits at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) limit: usize,
    /// How hits are printed
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    pub(super) format: SearchFormat,
}

/// How hits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SearchFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

/// `helpgen new`
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    #[command(subcommand)]
    pub(super) what: NewWhat,
}

/// What to start.
#[derive(Debug, Subcommand)]
pub(super) enum NewWhat {
    /// An article from a template
    Article(NewArticle),
}

/// `helpgen new article`
#[derive(Debug, Args)]
pub(super) struct NewArticle {
    /// Path below the content folder, such as ko/payment/refund
    pub(super) path: String,
    /// Title of the article
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
    /// Which template
    #[arg(long, value_enum, default_value = "how-to")]
    pub(super) template: ArticleTemplate,
    /// Role that it is for; repeat for several
    #[arg(long = "role", value_name = "ROLE")]
    pub(super) roles: Vec<String>,
    /// Feature that it documents
    #[arg(long, value_name = "FEATURE")]
    pub(super) feature: Option<String>,
}

/// Templates of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ArticleTemplate {
    /// Steps to a goal
    HowTo,
    /// A symptom, its causes, what helps
    Troubleshooting,
    /// What is new, for whom, from when
    NewFeature,
    /// Rules, conditions, dates
    Policy,
}

/// `helpgen explain`
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The rule's id, such as term/deprecated
    pub(super) rule: Option<String>,
}

/// `helpgen schema`
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Which file it describes
    #[arg(value_enum)]
    pub(super) file: SchemaName,
}

/// A file with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaName {
    /// glossary.yml
    Glossary,
    /// helpgen.yml
    Config,
}

impl From<SchemaName> for SchemaFile {
    fn from(name: SchemaName) -> Self {
        match name {
            SchemaName::Glossary => SchemaFile::Glossary,
            SchemaName::Config => SchemaFile::Config,
        }
    }
}

/// `helpgen completions`
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// Which shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

fn format_names() -> clap::builder::PossibleValuesParser {
    crate::report::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().into()
}

fn output_pair(text: &str) -> Result<(String, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or("FORMAT=FILE")?;
    match crate::report::FORMATS.iter().find(|known| known.name == format) {
        Some(format) if !file.is_empty() => Ok((format.name.to_owned(), PathBuf::from(file))),
        _ => {
            let names: Vec<&str> = crate::report::FORMATS.iter().map(|format| format.name).collect();
            Err(format!("FORMAT=FILE, FORMAT: {}", names.join(", ")))
        }
    }
}

/// The help in the language of the messages. English stands beside the definitions; this is the Korean.
pub(super) fn translated(command: clap::Command, lang: UiLang) -> clap::Command {
    if lang == UiLang::En {
        return command;
    }
    let command = command.about("화면에 보이는 이름 그대로 쓰는 도움말 사이트를 만들어요");
    let command = COMMANDS_KO.iter().fold(command, |command, &(name, about)| {
        command.mut_subcommand(name, |sub| {
            let sub = sub.about(about);
            let names: Vec<String> = sub.get_arguments().map(|argument| argument.get_id().to_string()).collect();
            names.into_iter().fold(sub, |sub, id| match flag_ko(&id) {
                Some(help) => sub.mut_arg(id, |argument| argument.help(help)),
                None => sub,
            })
        })
    });
    let names: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    names.into_iter().fold(command, |command, id| match flag_ko(&id) {
        Some(help) => command.mut_arg(id, |argument| argument.help(help)),
        None => command,
    })
}

const COMMANDS_KO: &[(&str, &str)] = &[
    ("report", "검토하는 사람을 위한 보고서만 만들어요"),
    ("baseline", "지금 있는 문제를 기존 문제 목록에 넣어요. 그다음부터는 새 문제만 세요"),
    ("labels", "제품의 번역 파일을 받아 와요"),
    ("rename", "화면 이름이나 용어를 용어집과 모든 글에서 한 번에 바꿔요"),
    ("features", "기능마다 상태, 날짜, 글, 언급, 이번 달에 있는 일을 보여 줘요"),
    ("glossary", "다른 프로그램의 용어집을 가져오거나 내보내요"),
    ("fix", "고칠 수 있는 것을 고쳐요"),
    ("explain", "규칙이 왜 있는지 예와 함께 알려 줘요. 이름이 없으면 모두 보여 줘요"),
    ("search", "만든 사이트를 터미널에서 검색해요"),
    ("init", "바로 빌드되는 새 도움말을 만들어요"),
    ("build", "모두 검사한 뒤 사이트를 만들어요"),
    ("check", "검사만 하고 아무것도 쓰지 않아요"),
    ("serve", "사이트를 브라우저로 보여 주고, 파일이 바뀌면 다시 만들어요"),
    ("new", "본보기로 새 글을 시작해요"),
    ("schema", "편집기에서 쓸 JSON Schema를 출력해요"),
    ("completions", "셸 자동 완성을 출력해요"),
];

fn flag_ko(id: &str) -> Option<&'static str> {
    Some(match id {
        "dir" => "이 폴더에서 시작한 것처럼 일해요",
        "ui_lang" => "안내 말의 언어",
        "today" => "오늘 날짜, YYYY-MM-DD",
        "jobs" => "함께 쓸 스레드 수",
        "cache" => "다시 만들 수 있는 것을 둘 폴더(.helpgen 대신)",
        "no_cache" => "지난번에 남겨 둔 것을 쓰지 않아요",
        "quiet" => "잘못된 것만 말해요",
        "verbose" => "더 자세히 말해요",
        "color" => "색을 쓸 때",
        "format" => "찾은 것을 보여 주는 형식",
        "whose" => "이 역할의 화면에서만",
        "text_lang" => "새 이름의 언어. 없으면 첫 언어",
        "from" => "새 이름을 쓰는 첫날. 없으면 오늘",
        "list_format" => "보여 주는 형식",
        "outputs" => "찾은 것을 파일로도 남겨요: 형식=파일",
        "changed_since" => "git에서 이 커밋 다음에 바뀐 글만 살펴봐요",
        "accept_new" => "새 문제도 목록에 넣어요",
        "deny" => "이 정도부터 실패로 끝나요",
        "calendar" => "날짜 때문에 생긴 것을 어떻게 할지",
        "dist" => "사이트를 둘 폴더",
        "base_url" => "사이트의 주소",
        "role" | "roles" => "이 역할만을 위해",
        "drafts" => "초안도 보여요",
        "no_drafts" => "build처럼 초안을 빼요",
        "force" => "helpgen이 만들지 않은 폴더라도 바꿔요",
        "port" => "쓸 포트, 0이면 비어 있는 아무 포트",
        "open" => "브라우저를 열어요",
        "paths" => "파일, 폴더, 무늬. 없으면 도움말 전체",
        "glossary" => "용어집. helpgen.yml이 없으면 적은 경로만 검사해요",
        "content_lang" => "글의 언어. helpgen.yml이 없을 때만",
        "rules" => "이 규칙만 봐요. 여러 번 쓸 수 있어요",
        "stdin_filename" => "이 파일 대신 표준 입력을 읽어요",
        "diff" => "바뀌는 것만 보여 주고 쓰지 않아요",
        "unsafe_too" => "확인이 필요한 것까지 고쳐요",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        Cli::command().debug_assert();
        let mut korean = translated(Cli::command(), UiLang::Ko);
        korean.build();
        assert!(korean.render_help().to_string().contains("모두 검사한 뒤"));
    }

    #[test]
    fn deny_names_the_least_that_fails() {
        assert!(Deny::Error.accepts(Some(Severity::Warning)) && !Deny::Error.accepts(Some(Severity::Error)));
        assert!(!Deny::Info.accepts(Some(Severity::Info)) && Deny::Info.accepts(None));
        assert!(Deny::Never.accepts(Some(Severity::Error)));
    }
}
