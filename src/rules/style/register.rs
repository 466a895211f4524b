//! Sentences in another tone than the pages of their language have.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity};
use crate::korean::{self, Register as Tone, last_word_range, register, to_haeyo, to_hapsyo};
use crate::lint::prose::{Run, RunKind, quoted, sentences};
use crate::lint::{Check, PageContext, Rule};
use crate::parse::glossary::{Ending, Register, Style};
use crate::parse::page::{BlockKind, each_block};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "style/register",
    severity: Severity::Warning,
    ko: "이 글의 말투와 다른 문장이에요",
    en: "A sentence in another tone than the page's language asks for",
    check: Check::Page(check),
    doc: include_str!("register.md"),
};

/// Set phrases that people say in either tone.
const THANKS: [&str; 8] =
    ["감사합니다", "감사드립니다", "고맙습니다", "죄송합니다", "반갑습니다", "안녕하세요", "환영합니다", "축하합니다"];

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(style) = context.names.glossary().style.get(context.lang()) else { return found };
    let Some(wanted) = style.register else { return found };
    let quotes = block_quotes(context);
    for run in context.runs().iter().filter(|run| !is_title(run.kind)) {
        let at = run.span(0..0).start;
        let before = quotes.partition_point(|quote| quote.start <= at);
        if before > 0 && at < quotes[before - 1].end {
            continue;
        }
        let quotations = quoted(&run.text);
        for sentence in sentences(&run.text) {
            let text = &run.text[sentence.clone()];
            let tone = register(text);
            let last = last_word_range(text);
            let end = sentence.start + last.end;
            // Quotes are somebody else's words, mostly the screen's, so their tone is not judged.
            let is_quoted = quotations.iter().any(|own| own.start < end && end <= own.end);
            if !is_quoted && is_off(tone, wanted, run.kind) && !may_stay(&text[last], style) {
                found.extend(tell(context, run, sentence.start, text, tone, wanted));
            }
        }
    }
    found
}

/// The outermost quotes of a page (`>`), callouts aside: what somebody else says, mostly the screen.
fn block_quotes(context: &PageContext<'_>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    each_block(&context.document.blocks, &mut |block| {
        let inside = |last: &Span| block.span.start < last.end;
        if matches!(block.kind, BlockKind::Quote(None, _)) && !found.last().is_some_and(inside) {
            found.push(block.span);
        }
    });
    found
}

/// Whether a sentence may end so whatever the tone of the page.
fn may_stay(word: &str, style: &Style) -> bool {
    let ends = |ending: &Ending| match ending {
        Ending::Seyo => word.ends_with("세요"),
        Ending::Kkayo => word.ends_with("까요"),
        Ending::Jyo => word.ends_with('죠') || word.ends_with("지요"),
    };
    THANKS.contains(&word) || style.register == Some(Register::Hapsyo) && style.allow.iter().any(ends)
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
