//! What an SVG says: the text of its labels, its title and its description, each with its place.
//!
//! Source: SVG 2, sections 5.8 (`title`, `desc`) and 11.2 (`text`, `tspan`).

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::diagnostic::{Place, Places};
use crate::text::{SourceText, Span, as_usize};

/// Something that is written in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureText {
    /// What it says, on one line.
    pub text: String,
    /// Where it stands in the picture's file.
    pub place: Place,
}

/// What a picture says, in order. Of a file that is no XML what can be read of it.
pub fn parse_svg(source: &SourceText) -> Vec<PictureText> {
    let places = Places::new(source);
    let mut reader = Reader::from_str(&source.text);
    let mut said: Vec<PictureText> = Vec::new();
    let mut open: Vec<Opened> = Vec::new();
    let (mut silent, mut sayers): (usize, Vec<usize>) = (0, Vec::new());
    loop {
        let start = as_usize(reader.buffer_position());
        let Ok(event) = reader.read_event() else { return said };
        let raw = start..as_usize(reader.buffer_position());
        match event {
            Event::Start(element) => {
                let kind = kind(&element);
                if kind == Kind::Line {
                    // A `tspan` with a place of its own is seen apart from the text before it.
                    if let Some(&outer) = sayers.last() {
                        open[outer].text.push(' ');
                    }
                }
                silent += usize::from(kind == Kind::Silent);
                if kind == Kind::Said {
                    sayers.push(open.len());
                }
                open.push(Opened { kind, text: String::new(), span: None });
            }
            Event::Text(text) => {
                add(sayer(&mut open, silent, &sayers), &text.decode().unwrap_or_default(), trimmed(source, raw))
            }
            Event::CData(text) => {
                add(sayer(&mut open, silent, &sayers), &text.decode().unwrap_or_default(), trimmed(source, raw))
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().unwrap_or_default();
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned(),
                };
                add(sayer(&mut open, silent, &sayers), &resolved, trimmed(source, raw));
            }
            Event::End(_) => {
                let Some(own) = open.pop() else { continue };
                silent -= usize::from(own.kind == Kind::Silent);
                if own.kind != Kind::Said {
                    continue;
                }
                sayers.pop();
                let text = own.text.split_whitespace().collect::<Vec<_>>().join(" ");
                if let (false, Some(span)) = (text.is_empty(), own.span) {
                    said.push(PictureText { text, place: places.place(span) });
                }
            }
            Event::Eof => return said,
            _ => {}
        }
    }
}

/// What an element is to whoever reads the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// It says something by itself.
    Said,
    /// A part of what it stands in, with a place of its own.
    Line,
    /// Its text is not read.
    Silent,
    /// Whatever else: its text belongs to what it stands in.
    Other,
}

/// An element that is not closed yet.
struct Opened {
    kind: Kind,
    text: String,
    span: Option<Span>,
}

fn kind(element: &BytesStart<'_>) -> Kind {
    let moved = || element.attributes().flatten().any(|own| matches!(own.key.as_ref(), b"x" | b"y" | b"dy"));
    match element.local_name().as_ref() {
        b"text" | b"title" | b"desc" | b"p" | b"div" | b"li" | b"td" | b"th" => Kind::Said,
        b"tspan" if moved() => Kind::Line,
        b"style" | b"script" | b"metadata" => Kind::Silent,
        _ => Kind::Other,
    }
}

/// Where something stands, without the white space around it; none: it is white space.
fn trimmed(source: &SourceText, range: Range<usize>) -> Option<Span> {
    let raw = source.text.get(range.clone())?;
    let start = range.start + (raw.len() - raw.trim_start().len());
    let length = raw.trim().len();
    (length > 0).then(|| Span::new(start, start + length))
}

/// The element to which text belongs, if it is read: the innermost that says something. Both are counted on the way down,
/// so that deep pictures cost no more than flat ones.
fn sayer<'o>(open: &'o mut [Opened], silent: usize, sayers: &[usize]) -> Option<&'o mut Opened> {
    if silent > 0 { None } else { sayers.last().and_then(|&own| open.get_mut(own)) }
}

/// Adds text to the element to which it belongs.
fn add(own: Option<&mut Opened>, text: &str, span: Option<Span>) {
    let Some(own) = own else { return };
    own.text.push_str(text);
    if let Some(span) = span {
        let start = own.span.map_or(span.start, |known| known.start);
        own.span = Some(Span { start, end: span.end });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(String, u32, String)> {
        let said = parse_svg(&SourceText::new("a.svg", text));
        said.into_iter().map(|own| (own.text, own.place.start.line, own.place.found.to_string())).collect()
    }

    #[test]
    fn labels_titles_and_descriptions_are_read() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<title>수강생 &amp; 강의자</title>\n<style>학습자</style>\n\
                   <g><text x=\"1\"> 내 <tspan>강의</tspan>실 </text></g>\n<text><tspan y=\"1\">첫 줄</tspan><tspan y=\"2\">둘째\n줄</tspan></text>\n\
                   <foreignObject><p>본문 <b>굵게</b></p></foreignObject><text> </text></svg>";
        let expected = [
            ("수강생 & 강의자", 2, "수강생 &amp; 강의자"),
            ("내 강의실", 4, "내 <tspan>강의</tspan>실"),
            ("첫 줄 둘째 줄", 5, "첫 줄</tspan><tspan y=\"2\">둘째\n줄"),
            ("본문 굵게", 7, "본문 <b>굵게"),
        ];
        assert_eq!(said(svg), expected.map(|(text, line, found)| (text.to_owned(), line, found.to_owned())));
    }

    #[test]
    fn what_is_no_xml_says_what_can_be_read() {
        assert_eq!(said(""), []);
        assert_eq!(said("<svg><text>하나</text><text a=>둘</text"), [("하나".to_owned(), 1, "하나".to_owned())]);
        assert_eq!(said("\u{feff}<svg><text>하나</text></svg>").len(), 1);
    }
}
