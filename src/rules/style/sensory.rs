//! Instructions that point by place, colour or shape alone (KWCAG 2.2 5.3.3, 명확한 지시 사항 제공; WCAG 2.2 1.3.3).
//!
//! A thing is pointed at by the words of the senses right before it (오른쪽 빨간 버튼) or, in English, behind it (the button
//! on the right). It is left alone when its name stands beside it, and when it only says where something named is:
//! 왼쪽 메뉴에서 **강의**를.

use std::ops::Range;
use std::sync::LazyLock;

use daachorse::DoubleArrayAhoCorasick;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::prose::{MarkKind, OBJECT, Run, RunKind, quoted, sentences};
use crate::lint::{Check, PageContext, Rule};
use crate::parse::page::STEPS;

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
const SENSES_KO: [&str; 34] = [
    "오른쪽",
    "오른편",
    "왼쪽",
    "왼편",
    "위쪽",
    "아래쪽",
    "상단",
    "하단",
    "우측",
    "좌측",
    "위",
    "아래",
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
    "가운데",
];
/// Words behind what a thing looks like: 별 모양.
const LOOKS_KO: [&str; 2] = ["모양", "색깔"];
/// Words between that name nothing by themselves.
const JOINTS_KO: [&str; 16] = [
    "있는",
    "보이는",
    "나오는",
    "놓인",
    "끝",
    "구석",
    "부분",
    "첫",
    "두",
    "세",
    "네",
    "번째",
    "첫째",
    "둘째",
    "셋째",
    "마지막",
];
/// Words that belong to the one behind them: 맨 위, 가장 큰.
const DEGREES_KO: [&str; 3] = ["맨", "가장", "제일"];
/// Devices, whose buttons are on no screen: 마우스 오른쪽 버튼.
const DEVICES_KO: [&str; 3] = ["마우스", "터치패드", "트랙패드"];
/// What a word of place ends with: 위의, 위에.
const ENDINGS_KO: [char; 2] = ['에', '의'];
/// What follows a thing that is only the place of something else: 메뉴에서.
const PLACES_KO: [&str; 5] = ["에", "의", " 안", " 속", " 중"];

const THINGS_EN: [&str; 4] = ["button", "icon", "menu", "link"];
const SENSES_EN: [&str; 24] = [
    "red",
    "blue",
    "green",
    "yellow",
    "orange",
    "gray",
    "grey",
    "black",
    "white",
    "round",
    "square",
    "big",
    "small",
    "left",
    "right",
    "top",
    "bottom",
    "upper",
    "lower",
    "leftmost",
    "rightmost",
    "topmost",
    "shaped",
    "colored",
];
/// Words between that name nothing by themselves.
const JOINTS_EN: [&str; 8] = ["hand", "most", "first", "second", "third", "last", "corner", "side"];
const ARTICLES: [&str; 6] = ["the", "a", "an", "this", "that", "your"];
/// Words that lead to a place.
const AT: [&str; 7] = ["in", "on", "at", "from", "to", "under", "inside"];
/// A name in quotes or brackets begins or ends with them.
const MARKS: [char; 13] = [OBJECT, '‘', '’', '“', '”', '[', ']', '(', ')', '「', '」', '\'', '"'];

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
            let help = match context.has_directives() {
                true => Say::new(
                    "이름을 함께 적어 주세요: 오른쪽 위의 `:ui[save]` 버튼",
                    "Name it too: the `:ui[save]` button at the top right",
                ),
                false => Say::new(
                    "이름을 함께 적어 주세요: 오른쪽 위의 **저장** 버튼",
                    "Name it too: the **Save** button at the top right",
                ),
            };
            found.push(RULE.finding(context.place(run.span(range)), say).help(help));
        }
    }
    found
}

/// Finds all things in one pass, since every run is searched.
static THINGS: LazyLock<Option<DoubleArrayAhoCorasick<u32>>> =
    LazyLock::new(|| DoubleArrayAhoCorasick::new(THINGS_KO.iter().chain(&THINGS_EN)).ok());

/// Things that words of the senses alone point to.
fn pointed(run: &Run) -> Vec<Range<usize>> {
    let text = run.text.as_str();
    let mut found = Vec::new();
    // Such a short list of words always makes an automaton.
    for thing in THINGS.iter().flat_map(|things| things.find_overlapping_iter(text)) {
        if text[..thing.start()].ends_with([' ', '\n']) {
            let language = if (thing.value() as usize) < THINGS_KO.len() { korean } else { english };
            found.extend(language(text, thing.start()..thing.end()));
        }
    }
    if !found.is_empty() {
        let names = Named::of(run);
        found.retain(|pointed| {
            let range = &pointed.range;
            !(names.stand_beside(range) || pointed.place && names.stand_with(range))
        });
    }
    let mut ranges: Vec<Range<usize>> = found.into_iter().map(|pointed| pointed.range).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// A thing with the words of the senses that point to it.
struct Pointed {
    range: Range<usize>,
    /// It only says where something is: in the left menu.
    place: bool,
}

/// With words of the senses before it.
fn korean(text: &str, thing: Range<usize>) -> Option<Pointed> {
    let mut start = None;
    let mut looks = false;
    for (at, word) in words_before(text, thing.start) {
        let is_of = |list: &[&str]| {
            list.contains(&word) || word.strip_suffix(ENDINGS_KO).is_some_and(|bare| list.contains(&bare))
        };
        let senses = is_of(&SENSES_KO) || start.is_some() && DEGREES_KO.contains(&word);
        if senses || is_of(&LOOKS_KO) || looks {
            start = Some(at);
        } else if is_of(&DEVICES_KO) {
            return None;
        } else if !is_of(&JOINTS_KO) {
            break;
        }
        looks = is_of(&LOOKS_KO);
    }
    let place = PLACES_KO.iter().any(|own| text[thing.end..].starts_with(own));
    start.map(|start| Pointed { range: start..thing.end, place })
}

/// With words of the senses before it or, if no name can stand there, behind it: click the button on the right.
fn english(text: &str, thing: Range<usize>) -> Option<Pointed> {
    let end = thing.end + usize::from(text[thing.end..].starts_with('s'));
    if text[end..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let mut start = thing.start;
    let (mut senses, mut article, mut place) = (false, false, false);
    for (at, word) in words_before(text, thing.start) {
        if !article && is_sense_en(word) {
            senses |= !word.split('-').all(|part| JOINTS_EN.contains(&part));
            start = at;
        } else if !article && ARTICLES.iter().any(|own| own.eq_ignore_ascii_case(word)) {
            article = true;
        } else {
            place = AT.iter().any(|own| own.eq_ignore_ascii_case(word));
            break;
        }
    }
    let end = if senses { end } else { place_behind(text, end).filter(|_| article)? };
    Some(Pointed { range: start..end, place })
}

/// red, top-right, left-hand, star-shaped.
fn is_sense_en(word: &str) -> bool {
    word.split('-').all(|part| SENSES_EN.contains(&part) || JOINTS_EN.contains(&part)) || word.ends_with("-shaped")
}

/// Where the words of a place end that begin at `at`: on the right, in the top left corner.
fn place_behind(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix(' ')?;
    let (preposition, rest) = rest.split_once(' ')?;
    let rest = rest.strip_prefix("the ").filter(|_| AT.contains(&preposition))?;
    let mut end = None;
    let mut from = text.len() - rest.len();
    for word in rest.split(' ') {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !is_sense_en(bare) || end.is_none() && JOINTS_EN.contains(&bare) {
            break;
        }
        end = Some(from + bare.len());
        from += word.len() + 1;
        if bare.len() < word.len() {
            break;
        }
    }
    end
}

/// The words before `at`, the nearest first, each with where it starts; up to the mark that parts them from others.
fn words_before(text: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut head = text[..at].trim_end();
    std::iter::from_fn(move || {
        let start = head
            .rfind(|c: char| !c.is_alphanumeric() && c != '-')
            .map_or(0, |mark| mark + head[mark..].chars().next().map_or(1, char::len_utf8));
        let word = &head[start..];
        let before = head[..start].chars().next_back();
        head = match before {
            Some(' ' | '\n') => head[..start].trim_end(),
            _ => "",
        };
        (!word.is_empty()).then_some((start, word))
    })
}

/// What is named in a run: bold, by a directive, in quotes or brackets.
struct Named<'r> {
    text: &'r str,
    /// By where they begin.
    names: Vec<Range<usize>>,
    /// Where they end, in order.
    ends: Vec<usize>,
    sentences: Vec<Range<usize>>,
}

impl<'r> Named<'r> {
    fn of(run: &'r Run) -> Self {
        let text = run.text.as_str();
        let marked = run.marks.iter().filter(|mark| !matches!(mark.kind, MarkKind::Link(_)));
        let mut names: Vec<Range<usize>> = marked.map(|mark| mark.range.clone()).chain(quoted(text)).collect();
        let mut open = None;
        for (at, mark) in text.match_indices(['[', ']']) {
            match (mark, open) {
                ("[", _) => open = Some(at),
                (_, Some(start)) => names.push(start..at + mark.len()),
                _ => {}
            }
        }
        names.sort_by_key(|name| name.start);
        let mut ends: Vec<usize> = names.iter().map(|name| name.end).collect();
        ends.sort_unstable();
        Self { text, names, ends, sentences: sentences(text) }
    }

    /// Whether a name stands right before or behind; behind a menu also the way on from it.
    fn stand_beside(&self, range: &Range<usize>) -> bool {
        let before = self.text[..range.start].trim_end();
        let owner = before.strip_suffix('의').unwrap_or(before);
        let after = self.text[range.end..].trim_start();
        let after = ["인 ", "of "].iter().find_map(|joint| after.strip_prefix(joint)).unwrap_or(after);
        let at = self.text.len() - after.len();
        before.ends_with(MARKS)
            || after.starts_with(MARKS)
            || after.starts_with(STEPS)
            || after.starts_with('▸')
            || [before, owner].iter().any(|head| self.ends.binary_search(&head.len()).is_ok())
            || self.names.binary_search_by_key(&at, |name| name.start).is_ok()
    }

    /// Whether the sentence names something besides.
    fn stand_with(&self, range: &Range<usize>) -> bool {
        let at = self.sentences.partition_point(|sentence| sentence.end <= range.start);
        let Some(sentence) = self.sentences.get(at) else { return false };
        let first = self.names.partition_point(|name| name.start < sentence.start);
        let mut within = self.names[first..].iter().take_while(|name| name.start < sentence.end);
        within.any(|name| name.end <= range.start || range.end <= name.start)
    }
}
