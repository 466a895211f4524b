//! Captions of a film as a text with places: each cue is a paragraph, so that what is said is judged as what is written.
//!
//! Source: WebVTT (W3C), sections 4 (syntax) and 6.4 (cue text). Never fails: what is wrong stands in the document's faults.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Places, Say, Severity};
use crate::text::{SourceText, Span};

use super::page::{Block, BlockKind, Document, Inline, InlineKind};

/// The rule for captions that no browser reads.
pub const MEDIA_CAPTIONS: &str = "media/captions";

/// Faults of one file that are told; whoever mends these sees the others then.
const MOST_FAULTS: usize = 20;

/// Whether a file holds captions, by its name.
pub fn is_captions(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("vtt"))
}

/// Reads captions.
pub fn parse_captions(source: &SourceText) -> Document {
    let text: &str = &source.text;
    let places = Places::new(source);
    let mut reader = Reader { text, places: &places, document: Document::default() };
    let mut lines = lines(text).into_iter().peekable();
    let head = lines.next().unwrap_or(0..0);
    let first = text[head.clone()].trim_start_matches('\u{feff}');
    if !(first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t")) {
        reader.unsigned(head, text);
        return reader.document;
    }
    while lines.next_if(|line| !text[line.clone()].is_empty()).is_some() {}
    let mut block = Vec::new();
    for line in lines.chain(std::iter::once(0..0)) {
        if !text[line.clone()].trim().is_empty() {
            block.push(line);
        } else if !block.is_empty() {
            reader.block(&std::mem::take(&mut block));
        }
    }
    reader.document
}

/// The lines of a text without their endings.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if !matches!(c, '\n' | '\r') {
            continue;
        }
        found.push(from..at);
        if c == '\r' && rest.next_if(|(_, next)| *next == '\n').is_some() {
            from = at + 2;
        } else {
            from = at + 1;
        }
    }
    found.push(from..text.len());
    found
}

struct Reader<'t> {
    text: &'t str,
    places: &'t Places<'t>,
    document: Document,
}

impl Reader<'_> {
    fn tell(&mut self, at: Range<usize>, say: Say, help: Say) {
        if self.document.faults.len() < MOST_FAULTS {
            let place = self.places.place(Span::from(at));
            let fault = Diagnostic::new(MEDIA_CAPTIONS, Severity::Error, Some(place), say).help(help);
            self.document.faults.push(fault);
        }
    }

    /// Reports a first line that is not `WEBVTT`.
    fn unsigned(&mut self, line: Range<usize>, text: &str) {
        let say = Say::new(
            "자막 파일이 `WEBVTT`로 시작하지 않아서 자막이 나오지 않아요",
            "The captions do not begin with `WEBVTT`, so no browser shows them",
        );
        let help = match text.contains(" --> ") {
            true => Say::new(
                "첫 줄에 `WEBVTT`를 쓰고 그 아래에 빈 줄을 넣어 주세요. 시간은 00:00:01.000처럼 마침표로 적어요",
                "Write `WEBVTT` on the first line and a blank line below. Times have a full stop: 00:00:01.000",
            ),
            false => Say::new("WebVTT 자막으로 저장해 주세요", "Save the captions as WebVTT"),
        };
        self.tell(line, say, help);
    }

    /// A comment, a style, a region, or a cue.
    fn block(&mut self, lines: &[Range<usize>]) {
        let line = |at: usize| lines.get(at).map_or("", |line| &self.text[line.clone()]);
        let kind =
            |name: &str| line(0) == name || line(0).strip_prefix(name).is_some_and(|it| it.starts_with([' ', '\t']));
        if kind("NOTE") || (!line(1).contains("-->") && (kind("STYLE") || kind("REGION"))) {
            return;
        }
        let at = usize::from(!line(0).contains("-->"));
        if !line(at).contains("-->") {
            let say = Say::new("자막의 시간이 없어요", "Captions without their time");
            let help = Say::new(
                "글자 위에 시간을 적어 주세요: `00:01.000 --> 00:04.000`. 자막 안에는 빈 줄을 넣지 않아요",
                "Write the time above the text: `00:01.000 --> 00:04.000`. There are no blank lines within captions",
            );
            return self.tell(lines[0].clone(), say, help);
        }
        if !self.timed(lines[at].clone()) {
            return;
        }
        let mut inlines = Vec::new();
        for (number, line) in lines[at + 1..].iter().enumerate() {
            if self.text[line.clone()].contains("-->") {
                let say = Say::new("두 자막 사이에 빈 줄이 없어요", "There is no blank line between two captions");
                let help = Say::new("시간 위에 빈 줄을 넣어 주세요", "Put a blank line above the time");
                self.tell(line.clone(), say, help);
                break;
            }
            if number > 0 {
                inlines.push(Inline { span: Span::new(line.start - 1, line.start), kind: InlineKind::SoftBreak });
            }
            said(self.text, line.clone(), &mut inlines);
        }
        let (Some(first), Some(last)) = (inlines.first(), inlines.last()) else { return };
        let span = Span { start: first.span.start, end: last.span.end };
        self.document.blocks.push(Block { span, kind: BlockKind::Paragraph(inlines) });
    }

    /// Whether a line of times can be read; what is wrong with it is told.
    fn timed(&mut self, line: Range<usize>) -> bool {
        let written = &self.text[line.clone()];
        let (from, rest) = written.split_once("-->").unwrap_or((written, ""));
        let until = rest.split_whitespace().next().unwrap_or_default();
        let spaced = from.ends_with([' ', '\t']) && rest.starts_with([' ', '\t']);
        match (milliseconds(from.trim()), milliseconds(until)) {
            (Some(from), Some(until)) if from < until && spaced => true,
            (Some(from), Some(until)) if spaced && from >= until => {
                let say = Say::new("자막이 시작하기 전에 끝나요", "Captions that end before they begin");
                let help = Say::new("두 시간의 순서를 확인해 주세요", "Check the order of the two times");
                self.tell(line, say, help);
                false
            }
            _ => {
                let say = Say::new("자막의 시간을 읽을 수 없어요", "The time of the captions cannot be read");
                let help = match written.contains(',') {
                    true => Say::new(
                        "쉼표 대신 마침표를 써 주세요: 00:00:01.000",
                        "Write a full stop, no comma: 00:00:01.000",
                    ),
                    false => Say::new(
                        "이렇게 적어 주세요: `00:01.000 --> 00:04.000`",
                        "Write it like `00:01.000 --> 00:04.000`",
                    ),
                };
                self.tell(line, say, help);
                false
            }
        }
    }
}

/// `01:02.003`, `10:01:02.003`.
fn milliseconds(text: &str) -> Option<u64> {
    let (whole, thousandths) = text.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if thousandths.len() != 3 || !digits(thousandths) {
        return None;
    }
    let mut parts = whole.rsplit(':');
    let mut below_sixty = || {
        let part = parts.next().filter(|part| part.len() == 2 && digits(part))?;
        part.parse::<u64>().ok().filter(|&number| number < 60)
    };
    let (seconds, minutes) = (below_sixty()?, below_sixty()?);
    let hours = match parts.next() {
        Some(hours) if digits(hours) && hours.len() >= 2 => hours.parse().ok()?,
        Some(_) => return None,
        None => 0,
    };
    let more = parts.next().is_some();
    let total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths.parse::<u64>().ok()?;
    (!more && hours < 10_000).then_some(total)
}

/// What a line of a cue says: its text without tags.
fn said(text: &str, line: Range<usize>, inlines: &mut Vec<Inline>) {
    let mut at = line.start;
    while at < line.end {
        let rest = &text[at..line.end];
        if rest.starts_with('<') {
            at = rest.find('>').map_or(line.end, |end| at + end + 1);
            continue;
        }
        if let Some((length, c)) = entity(rest) {
            let span = Span::new(at, at + length);
            inlines.push(Inline { span, kind: InlineKind::Decoded(c.to_owned()) });
            at += length;
            continue;
        }
        let skip = rest.chars().next().map_or(1, char::len_utf8);
        let end = rest[skip..].find(['<', '&']).map_or(line.end, |end| at + skip + end);
        inlines.push(Inline { span: Span::new(at, end), kind: InlineKind::Text });
        at = end;
    }
}

fn entity(text: &str) -> Option<(usize, &'static str)> {
    const KNOWN: [(&str, &str); 8] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", "\u{200e}"),
        ("&rlm;", "\u{200f}"),
        ("&quot;", "\""),
        ("&#39;", "'"),
    ];
    KNOWN.iter().find(|(name, _)| text.starts_with(name)).map(|(name, c)| (name.len(), *c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<(u32, String)>) {
        let source = SourceText::new("clip.vtt", text);
        let document = parse_captions(&source);
        let said = document.blocks.iter().map(|block| {
            let BlockKind::Paragraph(inlines) = &block.kind else { return String::new() };
            let each = inlines.iter().map(|inline| match &inline.kind {
                InlineKind::Text => source.slice(inline.span).to_owned(),
                InlineKind::Decoded(text) => text.clone(),
                _ => "/".to_owned(),
            });
            each.collect()
        });
        let faults = document.faults.iter().map(|fault| {
            let place = fault.place.as_ref().expect("a place");
            (place.start.line, fault.message.en.clone())
        });
        (said.collect(), faults.collect())
    }

    #[test]
    fn cues_are_paragraphs_without_tags_and_times() {
        let text = "\u{feff}WEBVTT - 수강 신청\r\nKind: captions\r\n\r\nNOTE\r\n학습자\r\n\r\nSTYLE\r\n::cue {}\r\n\r\n1\r\n00:01.000 --> 00:04.000 align:start\r\n<v 강의자>먼저 <b>내 강의실</b>로\r\n가요 &amp; 봐요\r\n\r\n10:00:04.000 --> 10:00:05.500\r\n끝";
        let (said, faults) = read(text);
        assert_eq!(said, ["먼저 내 강의실로/가요 & 봐요", "끝"]);
        assert_eq!(faults, []);
    }

    #[test]
    fn what_no_browser_reads_is_told_at_its_line() {
        for (text, line, part) in [
            ("", 1, "WEBVTT"),
            ("1\n00:00:01,000 --> 00:00:02,000\n글\n", 1, "WEBVTT"),
            ("WEBVTTX\n", 1, "WEBVTT"),
            ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\n글", 3, "cannot be read"),
            ("WEBVTT\n\n00:01.000 -> 00:02.000\n글", 3, "without their time"),
            ("WEBVTT\n\n00:03.000 --> 00:02.000\n글", 3, "before they begin"),
            ("WEBVTT\n\n00:61.000 --> 01:02.000\n글", 3, "cannot be read"),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\n글\n00:03.000 --> 00:04.000\n둘", 5, "blank line"),
        ] {
            let (_, faults) = read(text);
            assert!(matches!(&faults[..], [(at, say)] if *at == line && say.contains(part)), "{text}: {faults:?}");
        }
    }

    #[test]
    fn odd_captions_break_nothing() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<<v>&amp;&nope;<c 글\n";
        for cut in 0..text.len() {
            let _ = text.is_char_boundary(cut).then(|| read(&text[..cut]));
        }
        assert_eq!(read(&"WEBVTT\n\n-->\n\n".repeat(200)).1.len(), MOST_FAULTS);
    }
}
