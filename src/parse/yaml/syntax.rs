//! Why a text is no YAML, in the words of people who have never read its specification.

use granit_parser::ErrorKind;

use super::syntax_hint;
use crate::diagnostic::Say;

/// The fact, and what to do about it.
pub type Words = (Say, Say);

fn words(ko: &str, en: &str, help_ko: &str, help_en: &str) -> Words {
    (Say::new(ko, en), Say::new(help_ko, help_en))
}

/// The words for what the parser could not read at byte `at`, and the byte to point at. `bracket` is where the
/// outermost bracket opens that is not closed there.
///
/// The parser notices many slips only on the line after them; what is pointed at is the slip.
pub fn explain(kind: &ErrorKind, text: &str, at: usize, bracket: Option<usize>) -> (usize, Words) {
    if let Some(tab) = syntax_hint::indenting_tab(text, at, is_tab(kind)) {
        return (tab, tab_indent());
    }
    if let Some(open) = bracket.filter(|&open| syntax_hint::left_open(text, open, at)) {
        return (open, unclosed_bracket());
    }
    if matches!(kind, ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement)
        && let Some(line) = syntax_hint::keyless_line_before(text, at)
    {
        return match syntax_hint::tight_colon(text, line) {
            Some(colon) => (colon, tight_colon()),
            None => (line, no_entry()),
        };
    }
    if matches!(kind, ErrorKind::InvalidQuotedScalarIndent)
        && let Some(quote) = syntax_hint::opening_quote_before(text, at)
    {
        return (quote, unclosed_quote());
    }
    (at, said(kind, text, at))
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

fn said(kind: &ErrorKind, text: &str, at: usize) -> Words {
    match kind {
        _ if is_tab(kind) => tab_indent(),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => unclosed_quote(),
        // Something other than a bracket is pointed at: a comma too many, or a value that did not begin.
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
            if text[at..].starts_with(',') =>
        {
            words(
                "쉼표가 하나 더 있어요",
                "There is a comma too many",
                "쉼표를 하나만 남겨 주세요",
                "Keep only one comma",
            )
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => unclosed_bracket(),
        ErrorKind::ExpectedFlowSequenceSeparator => separator(']'),
        ErrorKind::ExpectedFlowMappingSeparator => separator('}'),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => mismatched(*open, *close),
        ErrorKind::MisplacedFlowCollectionEnd => words(
            "여는 괄호 없이 닫는 괄호가 나와요",
            "A bracket is closed that was never opened",
            "괄호를 지우거나, 글자라면 값을 따옴표로 묶어 주세요",
            "Remove it, or put the value in quotes if it is text",
        ),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace
        | ErrorKind::FlowMappingValueAdjacentCollection
        | ErrorKind::MappingKeyNotAllowed => words(
            "이 자리에는 ‘:’ 기호가 올 수 없어요",
            "A “:” can't stand here",
            "값 안의 ‘: ’라면 값을 따옴표로 묶고, 새 항목이라면 들여쓰기를 맞춰 주세요",
            "Put the value in quotes if the colon is part of it; line it up with its neighbours if it is a new entry",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::PlainScalarStartsWithDashFlowIndicator => words(
            "이 자리에는 ‘-’ 목록이 올 수 없어요",
            "A “-” list can't stand here",
            "목록은 항목 이름의 다음 줄에서 시작해 주세요",
            "Start the list on the line after its key",
        ),
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::CommentInterceptedScalar => no_entry(),
        ErrorKind::UnexpectedCharacter { character } => starts_with(*character),
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => words(
            "따옴표를 닫은 뒤에 글자가 더 있어요",
            "There is text after the closing quote",
            "값 전체를 따옴표로 묶고, 안쪽 따옴표는 다른 종류로 써 주세요",
            "Put the whole value in quotes, and use the other kind of quote inside",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => words(
            "큰따옴표 안에서 쓸 수 없는 ‘\\’ 표기예요",
            "This “\\” notation means nothing in double quotes",
            "‘\\\\’로 쓰거나 값을 작은따옴표로 묶어 주세요",
            "Write “\\\\”, or put the value in single quotes",
        ),
        ErrorKind::CommentNotSeparated => words(
            "‘#’ 앞에 빈칸이 없어요",
            "There is no space before “#”",
            "설명이라면 앞에 빈칸을 넣고, 글자라면 값을 따옴표로 묶어 주세요",
            "Put a space before a comment; put the value in quotes if it is text",
        ),
        ErrorKind::ZeroBlockScalarIndent | ErrorKind::InvalidBlockScalarHeader => words(
            "‘|’나 ‘>’ 뒤에 글자가 더 있어요",
            "There is text after “|” or “>”",
            "글은 다음 줄에 들여 써 주세요",
            "Start the text on the next line, indented",
        ),
        ErrorKind::MissingAnchorOrAliasName => starts_with(text[at..].chars().next().unwrap_or('*')),
        ErrorKind::BomInsideDocument => words(
            "파일 가운데에 보이지 않는 글자(BOM)가 있어요",
            "There is an invisible character (BOM) inside the file",
            "그 글자를 지워 주세요",
            "Delete it",
        ),
        ErrorKind::RecursionLimitExceeded => too_deep(),
        _ if text[at..].starts_with(|c: char| c.is_ascii_punctuation()) => {
            starts_with(text[at..].chars().next().expect("it was just seen"))
        }
        _ => words(
            "YAML로 읽을 수 없어요",
            "This can't be read as YAML",
            "특수 기호가 든 값은 따옴표로 묶어 주세요",
            "Put values with special characters in quotes",
        ),
    }
}

fn tab_indent() -> Words {
    words(
        "들여쓰기에 탭이 있어요",
        "A tab is used for indentation",
        "탭을 빈칸 두 개로 바꿔 주세요",
        "Replace the tab with two spaces",
    )
}

fn no_entry() -> Words {
    words(
        "이 줄의 들여쓰기가 맞지 않거나 ‘이름: 값’ 꼴이 아니에요",
        "This line is indented wrongly, or is no “key: value”",
        "위아래 항목과 같은 칸에서 시작하고, 이름 뒤에 ‘: ’를 넣어 주세요",
        "Start it in the same column as its neighbours, with “: ” after the key",
    )
}

fn tight_colon() -> Words {
    words(
        "‘:’ 뒤에 빈칸이 없어요",
        "There is no space after “:”",
        "‘이름: 값’처럼 빈칸을 하나 넣어 주세요",
        "Put a space after it, as in “key: value”",
    )
}

fn unclosed_quote() -> Words {
    words(
        "여기서 연 따옴표가 닫히지 않았어요",
        "The quote that opens here is never closed",
        "같은 따옴표로 닫아 주세요",
        "Close it with the same quote",
    )
}

fn unclosed_bracket() -> Words {
    (
        Say::new("여기서 연 괄호가 닫히지 않았어요", "The bracket that opens here is never closed"),
        Say::new("‘[’는 ‘]’로, ‘{’는 ‘}’로 닫아 주세요", "Close “[” with “]” and “{” with “}”"),
    )
}

fn mismatched(open: char, close: char) -> Words {
    let say =
        Say::new(format!("‘{open}’ 괄호를 ‘{close}’ 괄호로 닫았어요"), format!("“{open}” is closed by “{close}”"));
    (say, unclosed_bracket().1)
}

fn separator(close: char) -> Words {
    (
        Say::new(
            "괄호 안의 값 사이에 쉼표가 없거나 괄호가 닫히지 않았어요",
            "A comma or a closing bracket is missing here",
        ),
        Say::new(
            format!("값 사이에 ‘,’를 넣거나 ‘{close}’ 괄호로 닫아 주세요"),
            format!("Put a “,” between the values, or close with “{close}”"),
        ),
    )
}

fn starts_with(character: char) -> Words {
    if character.is_control() {
        let code = u32::from(character);
        return (
            Say::new(
                format!("보이지 않는 글자(U+{code:04X})가 있어요"),
                format!("There is an invisible character (U+{code:04X})"),
            ),
            Say::new("그 글자를 지워 주세요", "Delete it"),
        );
    }
    (
        Say::new(
            format!("값이 ‘{character}’ 기호로 시작할 수 없어요"),
            format!("A value can't start with “{character}”"),
        ),
        Say::new("값을 따옴표로 묶어 주세요", "Put the value in quotes"),
    )
}

/// A second `---`.
pub fn several_documents() -> Words {
    words(
        "한 파일에 문서가 둘 이상이에요",
        "The file holds more than one document",
        "‘---’ 줄을 지우고 하나로 합쳐 주세요",
        "Remove the “---” line and make it one",
    )
}

/// `*name` inside of `&name`.
pub fn alias_of_itself() -> Words {
    words(
        "자기 자신을 가리키는 값이에요",
        "This value refers to itself",
        "‘*’로 가리키는 대신 값을 그대로 써 주세요",
        "Write the value out instead of “*”",
    )
}

/// `*name` without `&name`. Mostly a text that begins with an asterisk.
pub fn unknown_anchor(name: &str) -> Words {
    (
        Say::new(format!("‘*{name}’ 표시가 가리키는 값이 없어요"), format!("“*{name}” refers to nothing")),
        Say::new(
            "‘*’로 시작하는 글자라면 값을 따옴표로 묶어 주세요",
            "Put the value in quotes if it is text that starts with “*”",
        ),
    )
}

/// Aliases of aliases of aliases.
pub fn alias_bomb() -> Words {
    words(
        "‘*’ 표시를 모두 풀면 파일이 너무 커져요",
        "The file grows too large when its “*” references are filled in",
        "겹쳐 쓴 ‘&’와 ‘*’ 표시를 줄여 주세요",
        "Use fewer nested “&” and “*”",
    )
}

/// Too many levels.
pub fn too_deep() -> Words {
    words(
        "항목이 너무 깊이 들어가 있어요",
        "The entries are nested too deeply",
        "괄호와 들여쓰기를 확인해 주세요",
        "Check the brackets and the indentation",
    )
}

/// A list or a map as a key, or no key at all.
pub fn key_is_no_text() -> Words {
    words("항목 이름은 글자여야 해요", "A key has to be text", "‘이름: 값’ 꼴로 써 주세요", "Write “key: value”")
}

/// `!name`.
pub fn tag(name: &str) -> Words {
    (
        Say::new(format!("‘{name}’ 같은 태그는 쓸 수 없어요"), format!("Tags such as “{name}” can't be used")),
        Say::new("글자라면 값을 따옴표로 묶어 주세요", "Put the value in quotes if it is text"),
    )
}
