//! Is a word in running text part of a machine's name? Paths, addresses, flags, handles, packages, headers, calls and
//! the like are no prose, in whichever dialect a page is written: to replace a word in one breaks it.

mod command;
mod unsure;

use std::ops::Range;

use super::prose::OBJECT;
use crate::text::{line_before, text_after, text_before};

/// What a word is joined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joined {
    /// Nothing: it is prose.
    No,
    /// Another word, by one sign: 교사/학생, pupil-led. It is prose, but what becomes of it is for people to say.
    ToWord,
    /// It is part of a machine's name.
    InName,
}

/// Bytes that are looked at on each side of a word.
const WINDOW: usize = 256;

/// Names of HTTP fields that consist of two words (IANA's registry of HTTP field names).
const HEADERS: [&str; 34] = [
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "accept-ranges",
    "alt-svc",
    "cache-control",
    "clear-site-data",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-range",
    "content-type",
    "early-data",
    "if-match",
    "if-range",
    "keep-alive",
    "last-event-id",
    "last-modified",
    "link-template",
    "max-forwards",
    "origin-agent-cluster",
    "permissions-policy",
    "proxy-authorization",
    "proxy-status",
    "referrer-policy",
    "retry-after",
    "sec-fetch",
    "server-timing",
    "set-cookie",
    "transfer-encoding",
    "user-agent",
    "www-authenticate",
];

/// Methods of requests (RFC 9110 §9, RFC 5789).
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// What the word at `term` of a text is joined to.
pub(super) fn joined(text: &str, term: Range<usize>) -> Joined {
    let mut token = token(text, &term);
    // A dash and the marks of highlighted text part words.
    let part = ["--", "=="].into_iter().filter_map(|sign| text[token.start..term.start].rfind(sign)).max();
    if let Some(at) = part.filter(|&at| at > 0 || text[token.start..].starts_with("==")) {
        token.start += at + 2;
    }
    let part = ["--", "=="].into_iter().filter_map(|sign| text[term.end..token.end].find(sign)).min();
    if let Some(at) = part {
        token.end = term.end + at;
    }
    let (before, after) = (&text[token.start..term.start], &text[term.end..token.end]);
    let latin = text[term.clone()].contains(|c: char| c.is_ascii_alphanumeric());
    let call = text[term.end..].starts_with("()") || latin && is_call(&text[term.end..]);
    let pinned = latin && is_pinned(&text[term.end..]);
    if pinned || in_destination(text, term.start) || text[..term.start].ends_with("$(") || call {
        return Joined::InName;
    }
    if is_method(&text[term.clone()], &text[term.end..]) || is_value(text, &term) || in_output(text, &term) {
        return Joined::InName;
    }
    let unsure = unsure::may_be_read(text, &term, latin);
    let alone = if unsure { Joined::ToWord } else { Joined::No };
    if before.is_empty() && after.is_empty() {
        return alone;
    }
    let requested = token.start < term.start && before.starts_with('/') && follows_method(&text[..token.start]);
    let whole = text[token].trim_end_matches(['.', '!', '?', ':', ',']);
    if requested || is_name(whole, before, after, latin) {
        return Joined::InName;
    }
    let sign = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '/' | '-' | ':' | '_' | '=' | '~' | '+' | '#' | '$' | '@' | '＃' | '＠'))
    };
    // An English plural belongs to the word.
    let behind = if latin { after.trim_start_matches(['e', 's', 'E', 'S']) } else { after };
    let folder = behind == "/";
    let touching = folder || sign(before.chars().next_back()) || sign(behind.chars().next()) && behind.len() > 1;
    if touching { Joined::ToWord } else { alone }
}

/// Whether a version of a package is asked for right behind a word: plugin==2.1, plugin>=2, plugin<4.
fn is_pinned(after: &str) -> bool {
    let signs = ["===", "==", ">=", "<=", "~=", "!=", "<", ">"];
    let version = signs.iter().find_map(|sign| after.strip_prefix(sign));
    version
        .is_some_and(|version| version.strip_prefix('v').unwrap_or(version).starts_with(|c: char| c.is_ascii_digit()))
}

/// The stretch around a word that no white space, bracket or quotation mark parts.
fn token(text: &str, term: &Range<usize>) -> Range<usize> {
    let parts = |c: char| {
        c.is_whitespace()
            || c == OBJECT
            || matches!(c, '"' | '`' | ',' | ';' | '|' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '·' | '…')
            || matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '〈' | '〉' | '《' | '》')
    };
    let (before, after) = (text_before(text, term.start, WINDOW), text_after(text, term.end, WINDOW));
    let joined =
        before.char_indices().rev().find(|&(_, c)| parts(c)).map_or(before, |(at, c)| &before[at + c.len_utf8()..]);
    term.start - joined.len()..term.end + after.find(parts).unwrap_or(after.len())
}

/// Whether a word stands in the destination of something that looks like a link: `](…`.
fn in_destination(text: &str, at: usize) -> bool {
    let line = line_before(text, at, WINDOW);
    line.rfind("](").is_some_and(|open| !line[open..].contains(')'))
}

/// Whether a call begins: `()`, or arguments that only a program has.
fn is_call(after: &str) -> bool {
    let Some(rest) = after.strip_prefix('(') else { return false };
    let arguments = rest.find(')').map_or("", |end| &rest[..end]);
    rest.starts_with(')')
        || arguments.len() < WINDOW && arguments.is_ascii() && arguments.contains(['=', '_', '"', '\''])
}

/// Whether a program reads a word as a value: the attribute `key="word"`, the format `%(word)s`, the note `[^word]`, the
/// block `^word` at a line's end.
fn is_value(text: &str, term: &Range<usize>) -> bool {
    let (before, after) = (&text[..term.start], &text[term.end..]);
    let ascii = |c: char| c.is_ascii_alphanumeric();
    let attribute = ["=\"", "='"].iter().any(|sign| before.strip_suffix(sign).is_some_and(|key| key.ends_with(ascii)));
    let format = before.ends_with("%(") && after.strip_prefix(')').is_some_and(|rest| rest.starts_with(ascii));
    let block = before.ends_with(" ^") && (after.is_empty() || after.starts_with('\n'));
    attribute || format || block || before.ends_with("[^")
}

/// Whether a word stands in a tag that templates of most generators have, opened and closed: {{ word }}, {% if word %}.
fn in_output(text: &str, term: &Range<usize>) -> bool {
    let (before, after) = (text_before(text, term.start, WINDOW), text_after(text, term.end, WINDOW));
    [("{{", "}}"), ("{%", "%}")].iter().any(|(open, close)| {
        let open = before.rfind(open).is_some_and(|at| !before[at..].contains(close) && !before[at..].contains('\n'));
        open && after.find(close).is_some_and(|at| !after[..at].contains(['\n', '{']))
    })
}

/// Whether a word is the method of a request: POST /api/user.
fn is_method(word: &str, after: &str) -> bool {
    METHODS.contains(&word) && (after.starts_with(" /") || after.starts_with(" http"))
}

/// Whether a text ends with the method of a request: GET /강좌.
fn follows_method(before: &str) -> bool {
    let word = before.trim_end();
    METHODS.iter().any(|method| word.ends_with(method)) && word.len() < before.len()
}

/// Whether a token is a machine's name, by its signs. `before` and `after` are what of it stands around the word.
fn is_name(token: &str, before: &str, after: &str, latin: bool) -> bool {
    let ascii = |c: char| c.is_ascii_alphanumeric();
    let beside = |sign: char| {
        token
            .match_indices(sign)
            .any(|(at, _)| token[at + sign.len_utf8()..].starts_with(ascii) || token[..at].ends_with(ascii))
    };
    if token.contains("://") || token.contains('\\') || beside('@') || has_extension(token) {
        return true;
    }
    // A member of what a sign ends: <collection>.files.
    if latin && before == "." {
        return true;
    }
    if before.ends_with('_') || after.starts_with('_') || before.starts_with('@') || before == "--" {
        return true;
    }
    if token.starts_with("X-") && token.matches('-').count() > 1 {
        return true;
    }
    if path(token, latin) || is_hexadecimal(token) {
        return true;
    }
    // What follows is said of Latin words alone: signs between Hangul are a writer's own.
    if !latin {
        return false;
    }
    let flag = token.strip_prefix("--").or_else(|| token.strip_prefix('-'));
    let marked = ['#', '~', '$', '%', '&', '!'].into_iter().any(|sign| before.starts_with(sign));
    // A class and its method: Site#process.
    let method = before.ends_with('#') || after.strip_prefix('#').is_some_and(|rest| rest.starts_with(ascii));
    let colon = before.ends_with(':') || after.starts_with(':') && after.trim_start_matches(':').starts_with(ascii);
    let hyphens = before.matches('-').count() + after.trim_end_matches('-').matches('-').count();
    flag.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        || marked
        || method
        || colon
        || token.contains('=')
        || hyphens > 1
        || is_header(token)
}

/// Whether a token is a path. One slash between two words is none; more of them are between Latin words alone.
fn path(token: &str, latin: bool) -> bool {
    if !token.contains('/') {
        return false;
    }
    // A host, or an absolute path of several parts: help.example.com/강좌, /강좌/3.
    let rooted = token.strip_prefix('/').is_some_and(|rest| rest.trim_end_matches('/').contains('/'));
    if rooted || is_host(token.split('/').next().unwrap_or_default()) {
        return true;
    }
    if token.starts_with("./") || token.starts_with("../") || token.starts_with("~/") || token.contains("//") {
        return true;
    }
    let plain = |part: &&str| part.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''));
    let parts: Vec<&str> = token.split('/').collect();
    let ends = token.starts_with('/') || token.ends_with('/');
    let odd = parts.iter().filter(|part| !part.is_empty()).any(|part| !plain(part));
    latin && (ends || odd || parts.len() > 2)
}

/// Whether a word is the name of a host: help.example.com.
fn is_host(word: &str) -> bool {
    let mut labels = word.split('.').rev();
    let plain =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let top = labels.next().unwrap_or_default();
    top.len() > 1
        && top.bytes().all(|byte| byte.is_ascii_lowercase())
        && labels.clone().count() > 0
        && labels.all(plain)
}

/// Whether a token is a file or a host by its ending: 학생.xlsx.
fn has_extension(token: &str) -> bool {
    let Some((name, rest)) = token.rsplit_once('.') else { return false };
    // A particle may follow: 학생.xlsx를.
    let ending = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
    let short = (1..=5).contains(&ending.len()) && ending.starts_with(|c: char| c.is_ascii_lowercase());
    let follows = &rest[ending.len()..];
    short
        && name.ends_with(char::is_alphanumeric)
        && !follows.starts_with(['/', '-'])
        && !name.ends_with(char::is_numeric)
}

/// MAC and IPv6 addresses: groups of digits between colons.
fn is_hexadecimal(token: &str) -> bool {
    let token = &token[..token.find(|c: char| !c.is_ascii()).unwrap_or(token.len())];
    let mut groups = 0;
    for group in token.split(':') {
        groups += 1;
        if group.len() > 4 || !group.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return false;
        }
    }
    groups > 3
}

/// Whether a token is the name of an HTTP field.
fn is_header(token: &str) -> bool {
    let name = token[..token.find(|c: char| !c.is_ascii()).unwrap_or(token.len())].to_ascii_lowercase();
    HEADERS.contains(&name.trim_end_matches(['s', '\'']).trim_end_matches('-')) || token.starts_with("X-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the word between `‹` and `›` is joined to.
    fn of(marked: &str) -> Joined {
        let (before, rest) = marked.split_once('‹').expect("it is marked");
        let (word, after) = rest.split_once('›').expect("it is marked");
        let text = format!("{before}{word}{after}");
        joined(&text, before.len()..before.len() + word.len())
    }

    #[test]
    fn words_of_paths_flags_and_packages_are_parts_of_names() {
        for text in [
            "GET /api/‹user› and",
            "admin/‹plugin›/list.md를",
            "app://localhost/‹post›",
            "‹user›@host로",
            "@‹learner›가",
            "run --‹learner› now",
            "-‹learner›",
            "mkdocs-foo-‹plugin›",
            "‹learner›() is",
            "‹learner›(id=1)",
            "#‹learner›",
            "#‹3d›.",
            "52:85:1a:31:2a:‹3d›",
            "‹User›-Agent를",
            "X-‹Learner›: 1",
            "C:\\‹learner›\\x",
            "role=‹learner›",
            "std::‹learner›",
            "docs/‹learner›/",
            "조각/‹강좌›.md",
            "‹학생›.xlsx를",
            "../‹학생›",
            "‹학생›_목록",
            "~/‹강좌›/가",
            "](https://example.com/‹post›/x)",
            "![화면](화면 ‹강좌› 1.png)",
            "‹learner›/a_b",
            "‹plugin›==2.1,",
            "‹plugin›>=2.0",
            "‹plugin›<4",
            "nginx:‹learner›",
            "$(‹학생›)를",
            "‹POST› /api/user",
            "help.example.com/‹유저›를",
            "--‹삭제›를 붙이면",
            "to ‹site›#process and",
            "GET /‹강좌›를",
            "/‹강좌›/3을",
            "X-‹학생›-번호에",
            "‹삭제›() 함수",
            "@‹학생›/core를",
            "@‹튜터›를",
            "@수업.‹튜터›를",
            "‹User›::Post",
            "Post::‹User›",
            "add <collection>.‹file›s to it",
            "{{ ‹유저›.이름 }} 안내",
            "{% if ‹유저› %}안내{% endif %}",
            "class=\"‹learner›\"",
            "format %(‹learner›)s",
            "a note[^‹learner›]",
            "a block ^‹learner›",
            "run !‹learner› now",
            "?a=1&‹learner›=2",
        ] {
            assert_eq!(of(text), Joined::InName, "{text}");
        }
    }

    #[test]
    fn one_sign_between_two_words_is_prose() {
        for text in [
            "교사/‹학생›",
            "‹pupil›-led talk",
            "for ‹pupil›s/teachers",
            "교사/‹학생›/학부모",
            "수강-‹신청›",
            "‹학생›:교사",
            "\"‹learner›\": 1",
            "Settings->‹Learner›s",
            "‹learner›->name",
            "learner=>‹post›",
            "‹learner›[id]",
            "learner[‹post›]",
            "learner|‹post›",
            "run it -u ‹learner›",
            "run --watch ‹learner›",
            "‹유저› 가이드.pdf를 열어요",
            "the ‹user› guide final.pdf",
            "a ‹POST› request",
            "see ‹user›(1)",
            "see [the ‹page›][] there",
            "an element </‹강좌›> of it",
            "an element <‹강좌› id=\"1\"> of it",
            "say {{ ‹유저› here",
            "a tag <%= ‹유저› %> amid it",
            "in the folder ‹유저›/ of it",
            "the value $‹강좌›$ of it",
            "a block $$ a + ‹강좌› $$ of it",
            "＃‹강좌› 모음",
            "$‹강좌›를",
            "an element <my-card [‹post›]=\"user\" (open)=\"go()\"> of it",
            "an element <my-card [post]=\"‹user›\" (open)=\"go()\"> of it",
            "an element <template #‹강좌›=\"{ 유저 }\"> of it",
        ] {
            assert_eq!(of(text), Joined::ToWord, "{text}");
        }
    }

    #[test]
    fn words_beside_marks_of_a_sentence_are_prose() {
        for text in [
            "The ‹user›: a",
            "This is a ‹post›.",
            "“‹learner›”,",
            "‹학생›이에요.",
            "(‹학생›)을",
            "‹student›(s)",
            "- ‹학생›",
            "‹학생›·교사",
            "‹학생›, 교사",
            "PDF(‹문서›)를",
            "3.5.‹학생›",
            "==‹learner›==로",
            "API--‹컴포넌트›를",
            "‹API›--컴포넌트",
            "‹learner› | post",
            "[‹learner›]",
            "“‹Learner›”: a person",
            "done - ‹learner›",
            "설정->‹강좌›",
            "a < b and the ‹user› = c > d",
        ] {
            assert_eq!(of(text), Joined::No, "{text}");
        }
    }
}
