//! The proof of a fix: the text with it is read again, and everything of it that is no word has to be what it was.
//!
//! Which words change is known: the edits name them. So both skeletons are compared piece by piece, each piece at the
//! place to which the edits moved it. Only what a fix is *for* may differ: a link's address if the fix corrects one, a
//! directive in the place of a label's marks, words in a title.

use std::cell::Cell;

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, apply};
use crate::parse::page::{Bone, Document, LinkForm, Yields, each_inline_of, form, skeleton};
use crate::parse::page::{InlineKind, Reference};
use crate::text::{SourceText, Span};

/// Readings of one page at most, to tell the fixes that hold from those that do not. What is then not proven is not
/// certain.
const READINGS: usize = 64;

/// Rounds in which fixes that overlap are proven one after the other.
const ROUNDS: usize = 4;

/// A page against which fixes are proven.
pub(super) struct Proof<'p> {
    source: &'p SourceText,
    bones: Vec<Bone<'p>>,
    parse: &'p dyn Fn(&SourceText) -> Document,
    left: Cell<usize>,
}

/// A fix and what it may change besides words.
pub(super) type Meant<'f> = (&'f Fix, Yields);

/// What the fixes of a rule are for.
pub(super) fn purpose(rule: &str) -> Yields {
    match rule.split('/').next().unwrap_or_default() {
        "link" | "image" | "media" => Yields::Address,
        "label" => Yields::Name,
        // An exception that is not needed goes with its comment.
        "ignore" => Yields::Nothing,
        _ if rule == "page/markup" => Yields::Markup,
        _ => Yields::Words,
    }
}

impl<'p> Proof<'p> {
    pub(super) fn of(
        source: &'p SourceText,
        document: &'p Document,
        parse: &'p dyn Fn(&SourceText) -> Document,
    ) -> Self {
        Self { source, bones: skeleton(source, document), parse, left: Cell::new(READINGS) }
    }

    /// Which of the fixes, none of which overlaps another, would change more than they are for, by their places in the
    /// list.
    pub(super) fn refused(&self, fixes: &[Meant<'_>]) -> Vec<usize> {
        let all: Vec<usize> = (0..fixes.len()).collect();
        let mut good = Vec::new();
        let mut refused = Vec::new();
        self.sift(fixes, &all, &mut good, &mut refused);
        refused.sort_unstable();
        refused
    }

    /// Adds those of `among` that hold, together with the good ones, to these; the others to `refused`.
    fn sift(&self, fixes: &[Meant<'_>], among: &[usize], good: &mut Vec<usize>, refused: &mut Vec<usize>) {
        if among.is_empty() {
            return;
        }
        let with: Vec<Meant<'_>> = good.iter().chain(among).map(|&at| fixes[at]).collect();
        if self.holds(&with) {
            good.extend(among);
        } else if let [only] = among {
            refused.push(*only);
        } else {
            let (first, second) = among.split_at(among.len() / 2);
            self.sift(fixes, first, good, refused);
            self.sift(fixes, second, good, refused);
        }
    }

    /// Whether the text with these fixes differs by nothing but what they are for.
    fn holds(&self, fixes: &[Meant<'_>]) -> bool {
        let Some(left) = self.left.get().checked_sub(1) else { return false };
        self.left.set(left);
        let mut edits: Vec<(&Edit, Yields)> =
            fixes.iter().flat_map(|(fix, purpose)| fix.edits.iter().map(|edit| (edit, *purpose))).collect();
        edits.sort_by_key(|(edit, _)| (edit.span.start, edit.span.end));
        let applied = apply(&self.source.text, &fixes.iter().map(|(fix, _)| *fix).collect::<Vec<_>>());
        if applied.taken.len() != fixes.len()
            || edits.iter().any(|&(edit, purpose)| self.undoes_emphasis(edit, purpose))
        {
            return false;
        }
        let now = SourceText::new(self.source.path.clone(), applied.text);
        let document = (self.parse)(&now);
        alike(&self.bones, &skeleton(&now, &document), &Moved::by(&edits))
    }
}

impl Proof<'_> {
    /// Whether an edit puts a sign between a letter's mark of emphasis and its text, where a letter was: 가**말**. Readers that
    /// follow CommonMark to the letter (0.31, §6.2, "left-flanking") take such marks for text, helpgen does not.
    fn undoes_emphasis(&self, edit: &Edit, purpose: Yields) -> bool {
        let (text, span) = (&self.source.text, edit.span.range());
        let mark = |c: char| matches!(c, '*' | '_' | '~');
        let sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let (outer, inner) = (before.trim_end_matches(mark), after.trim_start_matches(mark));
        let old = &text[span.clone()];
        let opens = outer.len() < before.len()
            && letter(outer.chars().next_back())
            && sign(edit.text.chars().next())
            && !sign(old.chars().next());
        let closes = inner.len() < after.len()
            && letter(inner.chars().next())
            && sign(edit.text.chars().next_back())
            && !sign(old.chars().next_back());
        // A directive is shown as the words that it stands for.
        purpose != Yields::Name && (opens || closes)
    }
}

/// Whether two skeletons differ by nothing but what the edits are for.
fn alike(old: &[Bone<'_>], new: &[Bone<'_>], moved: &Moved<'_>) -> bool {
    let mut old = old.iter().filter(|bone| !moved.replaced(bone));
    let mut new = new.iter().filter(|bone| !moved.put_in(bone));
    loop {
        match (old.next(), new.next()) {
            (None, None) => return true,
            (Some(old), Some(new)) if moved.same(old, new) => {}
            _ => return false,
        }
    }
}

/// Where the edits move what stands around them.
struct Moved<'e> {
    /// In order.
    edits: &'e [(&'e Edit, Yields)],
    /// By edit: how much longer the text is before it.
    shifts: Vec<i64>,
}

impl<'e> Moved<'e> {
    fn by(edits: &'e [(&'e Edit, Yields)]) -> Self {
        let mut shift = 0;
        let mut shifts = Vec::with_capacity(edits.len());
        for (edit, _) in edits {
            shifts.push(shift);
            shift += edit.text.len() as i64 - edit.span.range().len() as i64;
        }
        Self { edits, shifts }
    }

    /// The bytes that an edit put into the new text.
    fn new_bytes(&self, at: usize) -> (i64, i64) {
        let start = i64::from(self.edits[at].0.span.start) + self.shifts[at];
        (start, start + self.edits[at].0.text.len() as i64)
    }

    /// The first and the last place at which a place of the old text may be in the new one: they differ where
    /// something is put in right there, or the place itself is replaced.
    fn place(&self, at: u32) -> (i64, i64) {
        let first = self.edits.partition_point(|(edit, _)| edit.span.end < at);
        let shift = match first {
            0 => 0,
            first => {
                let edit = self.edits[first - 1].0;
                self.shifts[first - 1] + edit.text.len() as i64 - edit.span.range().len() as i64
            }
        };
        let mut found = (i64::from(at) + shift, i64::from(at) + shift);
        for (number, (edit, _)) in
            self.edits.iter().enumerate().skip(first).take_while(|(_, (own, _))| own.span.start <= at)
        {
            let (start, end) = self.new_bytes(number);
            match (edit.span.start < at, at < edit.span.end) {
                (true, true) => found = (start, end),
                (true, false) => found = (end, end),
                (false, false) => found.1 = end,
                (false, true) => {}
            }
        }
        found
    }

    /// The edits that lie in a span of the old text.
    fn within(&self, span: Span) -> impl Iterator<Item = &(&'e Edit, Yields)> {
        let first = self.edits.partition_point(|(edit, _)| edit.span.start < span.start);
        self.edits[first..]
            .iter()
            .take_while(move |(edit, _)| edit.span.start <= span.end)
            .filter(move |(edit, _)| edit.span.end <= span.end)
    }

    /// Whether a bone of the old text is what an edit is there to replace.
    fn replaced(&self, bone: &Bone<'_>) -> bool {
        let behind = self.edits.partition_point(|(edit, _)| edit.span.start <= bone.span.start);
        behind.checked_sub(1).is_some_and(|at| {
            let (edit, purpose) = self.edits[at];
            bone.span.end <= edit.span.end && !bone.span.is_empty() && replaceable(purpose, bone.kind)
        })
    }

    /// Whether a bone of the new text is what an edit is there to put in.
    fn put_in(&self, bone: &Bone<'_>) -> bool {
        let inside = |at: usize| {
            let (start, end) = self.new_bytes(at);
            start <= i64::from(bone.span.start) && i64::from(bone.span.end) <= end
        };
        let start = i64::from(bone.span.start);
        let mut numbers = 0..self.edits.len();
        let behind = partition(&mut numbers, |at| self.new_bytes(at).0 <= start);
        behind.checked_sub(1).is_some_and(|at| {
            let purpose = self.edits[at].1;
            inside(at) && !bone.span.is_empty() && purpose != Yields::Nothing && replaceable(purpose, bone.kind)
        })
    }

    fn same(&self, old: &Bone<'_>, new: &Bone<'_>) -> bool {
        let at = |was: u32, is: u32| {
            let (first, last) = self.place(was);
            (first..=last).contains(&i64::from(is))
        };
        let placed = at(old.span.start, new.span.start) && at(old.span.end, new.span.end);
        let meant = || {
            let mut edits = self.within(old.span).peekable();
            edits.peek().is_some() && edits.all(|(_, purpose)| passes(*purpose, old.yields))
        };
        old.kind == new.kind && placed && (old.says == new.says || meant())
    }
}

/// The first number that a condition does not hold for, of numbers for which it holds first.
fn partition(numbers: &mut std::ops::Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    while numbers.start < numbers.end {
        let middle = numbers.start + (numbers.end - numbers.start) / 2;
        match holds(middle) {
            true => numbers.start = middle + 1,
            false => numbers.end = middle,
        }
    }
    numbers.start
}

/// Whether a fix may change what such a bone says.
fn passes(purpose: Yields, yields: Yields) -> bool {
    match purpose {
        Yields::Nothing => false,
        Yields::Name => matches!(yields, Yields::Name | Yields::Words),
        own => own == yields,
    }
}

/// Whether a fix may take such a bone away, or put one in.
fn replaceable(purpose: Yields, kind: &str) -> bool {
    match purpose {
        // A label is written in other marks, or by a directive.
        Yields::Name => matches!(kind, "strong" | "emphasis" | "code" | "directive" | "shown text"),
        // An exception's comment goes.
        Yields::Nothing => matches!(kind, "html" | "markup" | "inline"),
        // What stood there as text becomes a picture, a link, a block.
        Yields::Markup => true,
        Yields::Words | Yields::Address => false,
    }
}

/// Those of the fixes, none of which overlaps another, that change nothing but what they are for.
pub fn holding(
    source: &SourceText,
    document: &Document,
    parse: &dyn Fn(&SourceText) -> Document,
    mut fixes: Vec<Fix>,
    purpose: Yields,
) -> Vec<Fix> {
    if fixes.is_empty() {
        return fixes;
    }
    let meant: Vec<Meant<'_>> = fixes.iter().map(|fix| (fix, purpose)).collect();
    let refused = Proof::of(source, document, parse).refused(&meant);
    for at in refused.into_iter().rev() {
        fixes.remove(at);
    }
    fixes
}

/// Marks the fixes that change more than they are for: they are to be made by hand.
pub(super) fn prove(
    source: &SourceText,
    document: &Document,
    parse: &dyn Fn(&SourceText) -> Document,
    told: &mut [Diagnostic],
) {
    let mut open: Vec<usize> = (0..told.len()).filter(|&at| told[at].fix.is_some()).collect();
    if open.is_empty() {
        return;
    }
    let proof = Proof::of(source, document, parse);
    for _ in 0..ROUNDS {
        let fixes: Vec<Meant<'_>> =
            open.iter().filter_map(|&at| Some((told[at].fix.as_ref()?, purpose(&told[at].rule)))).collect();
        let taken = apply(&source.text, &fixes.iter().map(|(fix, _)| *fix).collect::<Vec<_>>()).taken;
        if taken.is_empty() {
            return;
        }
        let those: Vec<Meant<'_>> = taken.iter().map(|&at| fixes[at]).collect();
        let refused: Vec<usize> = proof.refused(&those).into_iter().map(|at| open[taken[at]]).collect();
        let taken: Vec<usize> = taken.into_iter().map(|at| open[at]).collect();
        for at in refused {
            let told = &mut told[at];
            // Of markup that did not take the help says what to write, which is more than this.
            let help = told.help.clone().filter(|_| purpose(&told.rule) == Yields::Markup);
            told.to_be_made_by_hand(help.unwrap_or_else(changes_more));
        }
        open.retain(|at| taken.binary_search(at).is_err());
    }
}

fn changes_more() -> Say {
    Say::new(
        "직접 고쳐 주세요. 자동으로 바꾸면 이 자리의 링크, 코드나 모양이 달라져요",
        "Correct it by hand: changed automatically, a link, code or the layout here would become another",
    )
}

/// Links by reference whose text is their label too: the text gets other words, the label stays what it was.
pub(super) struct Labels {
    /// The text between the brackets, and what is put in so that the link still finds its definition. In order.
    kept: Vec<(Span, Edit)>,
}

impl Labels {
    pub(super) fn of(text: &str, document: &Document) -> Self {
        let mut kept = Vec::new();
        if !document.definitions.is_empty() {
            each_inline_of(&document.blocks, &mut |inline| {
                let (InlineKind::Link(id, inner) | InlineKind::Image(id, inner)) = &inline.kind else { return };
                let Some(reference): Option<&Reference> = document.references.get(*id) else { return };
                let Some((form, span)) = form(text, reference, inline.span, inner) else { return };
                let label = text.get(span.range()).unwrap_or_default();
                let edit = match form {
                    LinkForm::Shortcut => Edit { span: Span::at(span.end as usize + 1), text: format!("[{label}]") },
                    LinkForm::Collapsed => Edit { span: Span::at(span.end as usize + 2), text: label.to_owned() },
                    LinkForm::Own | LinkForm::Full => return,
                };
                kept.push((span, edit));
            });
        }
        kept.sort_by_key(|(span, _)| span.start);
        Self { kept }
    }

    /// Puts the labels into a fix that changes their links' texts.
    pub(super) fn keep(&self, fix: &mut Fix) {
        let mut missing: Vec<&Edit> = Vec::new();
        for edit in &fix.edits {
            let behind = self.kept.partition_point(|(span, _)| span.start <= edit.span.start);
            // A picture may stand in a link.
            let around = self.kept[..behind].iter().rev().take(2);
            for (_, own) in around.filter(|(span, _)| edit.span.end <= span.end) {
                if !missing.contains(&own) {
                    missing.push(own);
                }
            }
        }
        for edit in missing {
            let at = fix.edits.partition_point(|own| own.span.start < edit.span.start);
            fix.edits.insert(at, edit.clone());
        }
    }
}

#[cfg(test)]
mod tests;
