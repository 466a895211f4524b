//! What can be wrong with a page by itself: directives that are unknown, unclosed or badly written, and text nested too
//! deeply to be read.

use std::fmt::Display;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::parse::page::ast::{CalloutKind, ContainerKind, Name, Passage};
use crate::parse::page::callout::callout;
use crate::parse::page::directive::{Attributes, BlockName, InlineDirective, InlineName};
use crate::text::{Span, closest};

use super::Builder;

/// The rule for faulty directives.
pub const DIRECTIVE_INVALID: &str = "directive/invalid";
/// The rule for nesting that is too deep.
pub const PAGE_NESTING: &str = "page/nesting";

/// Lists or quotes inside one another beyond what a page can show.
pub(super) fn too_deep(places: &Places<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(
        PAGE_NESTING,
        Severity::Error,
        Some(places.place(span)),
        Say::new("목록이나 인용이 너무 깊이 겹쳐 있어요", "Lists or quotes are nested too deeply"),
    )
    .help(Say::new(
        "여기서부터는 한 단계로 보여요. 글을 나누거나 단계를 줄여 주세요",
        "From here on they are shown as one level: split the page or use fewer levels",
    ))
}

/// A `:::` block that is never closed; `start` is its first colon.
pub(super) fn unclosed(places: &Places<'_>, start: usize) -> Diagnostic {
    let text: &str = &places.source().text;
    let end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    let whole = text[start..end].trim_end();
    let place = places.place(Span::new(start, start + whole.len()));
    let line = shortened(whole);
    let number = place.start.line;
    let colons: String = line.chars().take_while(|&c| c == ':').collect();
    Diagnostic::new(
        DIRECTIVE_INVALID,
        Severity::Error,
        Some(place),
        Say::new(
            format!("{number}번째 줄의 `{line}` 블록이 닫히지 않았어요"),
            format!("`{line}` on line {number} isn't closed"),
        ),
    )
    .help(Say::new(format!("끝에 `{colons}`를 한 줄로 넣어 주세요"), format!("Add `{colons}` on its own line")))
}

/// A line, shortened for a message.
fn shortened(line: &str) -> String {
    const LIMIT: usize = 60;
    match line.char_indices().nth(LIMIT) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}

/// What an opening line asks for; a fault and none where it is not understood.
pub(super) fn container(
    builder: &mut Builder<'_>,
    name: &Name,
    arguments: &[Name],
    attributes: &Attributes,
    span: Span,
) -> Option<ContainerKind> {
    let Some(block) = BlockName::find(&name.text) else {
        let known = BlockName::ALL.map(|(known, _)| known);
        let near = callout(&name.text).map(CalloutKind::name).or_else(|| closest(&name.text, known));
        let mut fault = Diagnostic::new(
            DIRECTIVE_INVALID,
            Severity::Error,
            Some(builder.places.place(name.span)),
            Say::new(
                format!("없는 특수 표기예요: `:::{}`", name.text),
                format!("There is no directive `:::{}`", name.text),
            ),
        );
        fault = match near {
            _ if closest(&name.text, ["include"]).is_some() => fault.help(Say::new(
                "끼워 넣기는 콜론 두 개로 적어 주세요: `::include 경로.md`",
                "A snippet is put in with two colons: `::include path.md`",
            )),
            Some(near) => {
                fault.help(Say::new(format!("혹시 `:::{near}`인가요?"), format!("Did you mean `:::{near}`?")))
            }
            None => {
                let list = known.join(", ");
                fault.help(Say::new(format!("쓸 수 있는 이름: {list}"), format!("Known names: {list}")))
            }
        };
        builder.document.faults.push(fault);
        return None;
    };
    Some(match block {
        BlockName::Role => {
            let mut roles = arguments.to_vec();
            // `:::role[수강생]` and `:::role{role=student}` are read too: both are what people try first.
            if let Some(role) = attributes.get("role") {
                roles.push(role.clone());
            }
            if roles.is_empty() {
                let fault = Diagnostic::new(
                    DIRECTIVE_INVALID,
                    Severity::Error,
                    Some(builder.places.place(span)),
                    Say::new("`:::role` 뒤에 역할이 없어요", "`:::role` names no role"),
                )
                .help(Say::new("`:::role student`처럼 역할을 적어 주세요", "Name one, as in `:::role student`"));
                builder.document.faults.push(fault);
            }
            builder.document.passages.push(Passage { roles, parent: builder.passage, span });
            ContainerKind::Role(builder.document.passages.len() - 1)
        }
        BlockName::Steps => ContainerKind::Steps,
        BlockName::Callout(kind) => ContainerKind::Callout(kind),
        BlockName::Tabs => ContainerKind::Tabs,
        BlockName::Tab => ContainerKind::Tab,
        BlockName::Details => ContainerKind::Details,
        BlockName::Marks => ContainerKind::Marks(None),
    })
}

/// A title on a block that shows none.
pub(super) fn untitled(builder: &mut Builder<'_>, name: &Name, title: Span) {
    let fault = Diagnostic::new(
        DIRECTIVE_INVALID,
        Severity::Error,
        Some(builder.places.place(title)),
        Say::new(
            format!("`:::{}`에는 제목이 없어서 이 말이 보이지 않아요", name.text),
            format!("`:::{}` has no title, so these words are not shown", name.text),
        ),
    )
    .help(Say::new("위에 소제목으로 적어 주세요", "Write them above it, as a heading"));
    builder.document.faults.push(fault);
}

/// An inline directive without content, or with attributes that it does not have.
pub(super) fn inline(builder: &mut Builder<'_>, directive: &InlineDirective, empty: bool, range: &Range<usize>) {
    let (word, known): (&str, &[&str]) = match directive.name {
        InlineName::Ui => ("ui", &["role", "path"]),
        InlineName::Term => ("term", &["text"]),
        InlineName::Feature => ("feature", &[]),
    };
    if empty {
        let fault = Diagnostic::new(
            DIRECTIVE_INVALID,
            Severity::Error,
            Some(builder.places.place(Span::from(range.clone()))),
            Say::new(format!("`:{word}[]` 안이 비어 있어요"), format!("`:{word}[]` is empty")),
        )
        .help(Say::new("대괄호 안에 id나 이름을 적어 주세요", "Write an id or a name between the brackets"));
        builder.document.faults.push(fault);
    }
    attributes(builder, format_args!(":{word}"), &directive.attributes, known);
}

/// Attributes that nothing knows.
pub(super) fn attributes(builder: &mut Builder<'_>, what: impl Display, attributes: &Attributes, known: &[&str]) {
    for (key, _) in &attributes.entries {
        if !known.contains(&key.text.as_str()) {
            let mut fault = Diagnostic::new(
                DIRECTIVE_INVALID,
                Severity::Error,
                Some(builder.places.place(key.span)),
                Say::new(
                    format!("`{what}`에는 `{}` 속성이 없어요", key.text),
                    format!("`{what}` has no attribute `{}`", key.text),
                ),
            );
            if let Some(near) = closest(&key.text, known.iter().copied()) {
                fault = fault.help(Say::new(format!("혹시 `{near}`인가요?"), format!("Did you mean `{near}`?")));
            }
            builder.document.faults.push(fault);
        }
    }
}
