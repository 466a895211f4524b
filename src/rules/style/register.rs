//! Sentences in another tone than the pages of their language have.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity};
use crate::korean::{self, Register as Tone, last_word_range, register, to_haeyo, to_hapsyo};
use crate::lint::prose::{Run, RunKind, quoted, sentences};
use crate::lint::{Check, PageContext, Rule};
use crate::parse::glossary::Register;

/// The rule.
pub const RULE: Rule = Rule {
    id: "style/register",
    severity: Severity::Warning,
    ko: "이 글의 말투와 다른 문장이에요",
    en: "A sentence in another tone than the page's language asks for",
    check: Check::Page(check),
    doc: include_str!("register.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let style = context.names.glossary().style.get(context.lang());
    let Some(wanted) = style.and_then(|style| style.register) else { return found };
    for run in context.runs().iter().filter(|run| !is_title(run.kind)) {
        let quotations = quoted(&run.text);
        for sentence in sentences(&run.text) {
            let text = &run.text[sentence.clone()];
            let tone = register(text);
            let end = sentence.start + last_word_range(text).end;
            // What is quoted is said by somebody else, mostly by the screen.
            let is_quoted = quotations.iter().any(|own| own.start < end && end <= own.end);
            if !is_quoted && is_off(tone, wanted, run.kind) {
                found.extend(tell(context, run, sentence.start, text, tone, wanted));
            }
        }
    }
    found
}

/// Titles have a tone of their own.
fn is_title(kind: RunKind) -> bool {
    matches!(kind, RunKind::Title | RunKind::Heading | RunKind::ContainerTitle)
}

/// Whether a tone is out of place. The plain style belongs into cells and captions; there only the two polite ones are
/// told apart.
fn is_off(tone: Tone, wanted: Register, kind: RunKind) -> bool {
    let prose = matches!(kind, RunKind::Paragraph | RunKind::Item | RunKind::Description);
    match (tone, wanted) {
        (Tone::Hapsyo, Register::Haeyo) | (Tone::Haeyo, Register::Hapsyo) => true,
        (Tone::Haera, _) => prose,
        _ => false,
    }
}

fn tell(
    context: &PageContext<'_>,
    run: &Run,
    start: usize,
    text: &str,
    tone: Tone,
    wanted: Register,
) -> Option<Diagnostic> {
    let (rewriting, name) = match wanted {
        Register::Haeyo => (to_haeyo(text), "해요체"),
        Register::Hapsyo => (to_hapsyo(text), "합니다체"),
    };
    let own = match tone {
        Tone::Hapsyo => "합니다체",
        Tone::Haeyo => "해요체",
        _ => "‘-다’로 끝나는 문장",
    };
    let last = last_word(text)?;
    let range = start + last.start..start + last.end;
    let say = Say::new(
        format!("{name} 글인데 이 문장만 {}", format_args!("{own}{}", korean::agree(own, "예요"))),
        "This sentence’s tone differs from the page".to_owned(),
    );
    let told = RULE.finding(context.place(run.span(range)), say);
    let Some(rewriting) = rewriting else {
        return Some(told.help(Say::new(format!("{name}로 고쳐 주세요"), format!("Write it in {}", tone_en(wanted)))));
    };
    let old = &text[rewriting.range.clone()];
    let arrow = format!("{old} → {}", rewriting.text);
    let told = told.help(Say::new(arrow.clone(), arrow));
    let whole = start + rewriting.range.start..start + rewriting.range.end;
    let span = run.span(whole.clone());
    let exact = context.source.slice(span) == &run.text[whole];
    Some(match exact {
        true => told.fix(Fix::suggestion(vec![Edit { span, text: rewriting.text }])),
        false => told,
    })
}

fn tone_en(wanted: Register) -> &'static str {
    match wanted {
        Register::Haeyo => "the polite informal style (해요체)",
        Register::Hapsyo => "the polite formal style (합니다체)",
    }
}

/// The word that ends the sentence, with what is written together with it.
fn last_word(text: &str) -> Option<Range<usize>> {
    let end = last_word_range(text).end;
    let start =
        text[..end].rfind(char::is_whitespace).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    (start < end).then_some(start..end)
}
