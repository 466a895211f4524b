//! Instructions that point by place, colour or shape alone (KWCAG 2.2 5.3.3, 명확한 지시 사항 제공; WCAG 2.2 1.3.3).

use std::ops::Range;
use std::sync::LazyLock;

use daachorse::DoubleArrayAhoCorasick;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::prose::{OBJECT, Run, RunKind};
use crate::lint::{Check, PageContext, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    id: "style/sensory",
    severity: Severity::Info,
    ko: "위치, 색, 모양으로만 가리키는 안내예요",
    en: "An instruction by place, colour or shape alone",
    check: Check::Page(check),
    doc: include_str!("sensory.md"),
};

const THINGS_KO: [&str; 6] = ["버튼", "아이콘", "메뉴", "링크", "탭", "단추"];
const SENSES_KO: [&str; 33] = [
    "오른쪽",
    "왼쪽",
    "위쪽",
    "아래쪽",
    "상단",
    "하단",
    "우측",
    "좌측",
    "위",
    "아래",
    "맨 위",
    "맨 아래",
    "모서리",
    "빨간",
    "빨간색",
    "파란",
    "파란색",
    "초록",
    "초록색",
    "노란",
    "노란색",
    "주황색",
    "보라색",
    "회색",
    "검은",
    "하얀",
    "동그란",
    "둥근",
    "네모난",
    "세모난",
    "큰",
    "작은",
    "큼직한",
];
/// Words between that say nothing by themselves.
const JOINTS_KO: [&str; 8] = ["의", "에 있는", "에", "있는", "에 보이는", "보이는", "쪽", "끝"];
const THINGS_EN: [&str; 4] = ["button", "icon", "menu", "link"];
const SENSES_EN: [&str; 18] = [
    "red", "blue", "green", "yellow", "orange", "gray", "grey", "black", "white", "round", "square", "big", "small",
    "left", "right", "top", "bottom", "upper",
];

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for run in context.runs() {
        if !matches!(run.kind, RunKind::Paragraph | RunKind::Item | RunKind::Cell) {
            continue;
        }
        for range in pointed(run) {
            let words = &run.text[range.clone()];
            let say = Say::new(
                format!("눈으로만 찾을 수 있는 안내예요: {words}"),
                format!("This can be found by sight alone: {words}"),
            );
            let help = Say::new(
                "이름을 함께 적어 주세요: 오른쪽 위의 :ui[save] 버튼",
                "Name it too: the :ui[save] button at the top right",
            );
            found.push(RULE.finding(context.place(run.span(range)), say).help(help));
        }
    }
    found
}

/// All things at once: every run is looked through.
static THINGS: LazyLock<Option<DoubleArrayAhoCorasick<u32>>> =
    LazyLock::new(|| DoubleArrayAhoCorasick::new(THINGS_KO.iter().chain(&THINGS_EN)).ok());

/// Things that words of the senses alone point to.
fn pointed(run: &Run) -> Vec<Range<usize>> {
    let text = run.text.as_str();
    let mut found = Vec::new();
    // Such a short list of words always makes an automaton.
    for thing in THINGS.iter().flat_map(|things| things.find_overlapping_iter(text)) {
        let korean = (thing.value() as usize) < THINGS_KO.len();
        let senses: &[&str] = if korean { &SENSES_KO } else { &SENSES_EN };
        let Some(start) = senses_before(text, thing.start(), senses) else { continue };
        let whole = korean || !text[thing.end()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if whole && !is_named(text, start, thing.end()) {
            found.push(start..thing.end());
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Where the words of the senses before `at` begin; none: there are none, or others stand between.
fn senses_before(text: &str, at: usize, senses: &[&str]) -> Option<usize> {
    let mut start = at;
    let mut any = None;
    loop {
        let head = text[..start].trim_end();
        let parted = head.len() < start;
        let word =
            |own: &&&str| head.strip_suffix(**own).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()));
        if let Some(sense) = senses.iter().filter(word).max_by_key(|own| own.len()).filter(|_| parted || any.is_some())
        {
            start = head.len() - sense.len();
            any = Some(start);
            continue;
        }
        let joint = JOINTS_KO.iter().filter(|own| head.ends_with(**own)).max_by_key(|own| own.len());
        match joint.filter(|_| parted) {
            Some(joint) if senses_end(head[..head.len() - joint.len()].trim_end(), senses) => {
                start = head.len() - joint.len();
            }
            _ => return any,
        }
    }
}

fn senses_end(head: &str, senses: &[&str]) -> bool {
    senses.iter().any(|own| head.ends_with(own))
        || JOINTS_KO.iter().any(|own| {
            head.strip_suffix(own).is_some_and(|rest| senses.iter().any(|sense| rest.trim_end().ends_with(sense)))
        })
}

/// Whether a name stands right before or behind: a directive, or something in quotes or brackets.
fn is_named(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (text[..start].trim_end(), text[end..].trim_start());
    let marks = [OBJECT, '‘', '’', '“', '”', '[', ']', '(', ')', '「', '」', '\'', '"'];
    before.ends_with(marks) || after.starts_with(marks)
}
