//! Where the address of a link or picture stands in its bytes, in which form a link is written, and how an address has to
//! be written so that it is read back whole (CommonMark 0.31, §6.3 “Links”, §4.7 “Link reference definitions”).

use std::fmt::Write as _;

use crate::text::Span;

use super::ast::{Inline, LinkDefinition, Reference, Target};

/// Round brackets in each other that an address may hold; readers of markdown give up at some depth.
const DEPTH: usize = 32;

/// The bytes of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The address itself, without angle brackets.
    pub span: Span,
    /// It stands in angle brackets, where blanks may be.
    pub angled: bool,
}

/// How a link or picture says where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// `[text](address)`, a bare address, or one in angle brackets.
    Own,
    /// `[text][label]`
    Full,
    /// `[label][]`
    Collapsed,
    /// `[label]`
    Shortcut,
}

/// The address of a link or picture; where it is one by reference, in its definition. None: it is not written as it is
/// meant (through escapes that are not understood here), or there is none.
pub fn destination(text: &str, reference: &Reference) -> Option<Destination> {
    let url = match &reference.target {
        Target::Link { url, email: false, .. } => url,
        Target::Image(image) => &image.url,
        _ => return None,
    };
    if let Some(span) = reference.definition {
        return defined(text, span).filter(|found| says(text, *found, url));
    }
    let (raw, start) = (text.get(reference.span.range())?, reference.span.start as usize);
    for (at, _) in raw.rmatch_indices("](") {
        let found = address(text, start + at + 2, start + raw.len()).filter(|found| says(text, *found, url));
        if let Some(found) = found {
            let behind = &text[found.span.end as usize + usize::from(found.angled)..];
            if behind.starts_with(|c: char| c == ')' || c.is_ascii_whitespace()) {
                return Some(found);
            }
        }
    }
    // A bare address, or one in angle brackets.
    let angled = raw.strip_prefix('<').and_then(|raw| raw.strip_suffix('>'));
    (angled.unwrap_or(raw) == url).then(|| {
        let start = start + usize::from(angled.is_some());
        Destination { span: Span::new(start, start + url.len()), angled: angled.is_some() }
    })
}

impl LinkDefinition {
    /// Its address.
    pub fn destination(&self, text: &str) -> Option<Destination> {
        defined(text, self.span).filter(|found| says(text, *found, &self.url))
    }

    /// The bytes of its label, without brackets.
    pub fn label(&self, text: &str) -> Option<Span> {
        let raw = text.get(self.span.range())?;
        let end = label_end(raw)?;
        Some(Span::new(self.span.start as usize + 1, self.span.start as usize + end))
    }
}

/// The form of a link or picture, and the bytes of its text between its brackets.
pub fn form(text: &str, reference: &Reference, span: Span, inner: &[Inline]) -> Option<(LinkForm, Span)> {
    let (raw, start) = (text.get(span.range())?, span.start as usize);
    let open = start + raw.find('[').filter(|&at| at <= 1)? + 1;
    if reference.definition.is_none() {
        return Some((LinkForm::Own, Span::new(open, inner.last().map_or(open, |last| last.span.end as usize))));
    }
    let from = inner.last().map_or(open, |last| last.span.end as usize);
    // White space at the end of the text belongs to no inline.
    let close = from + text.get(from..span.end as usize)?.find(']')?;
    let form = match text.get(close + 1..span.end as usize)? {
        "" => LinkForm::Shortcut,
        "[]" => LinkForm::Collapsed,
        _ => LinkForm::Full,
    };
    Some((form, Span::new(open, close)))
}

/// An address escaped for markdown: characters that would end it are written as `%20` and the like. Hangul and
/// whatever else can stand there stays.
pub fn written(path: &str, angled: bool) -> String {
    let mut out = String::with_capacity(path.len());
    let balanced = balanced(path);
    for (at, c) in path.char_indices() {
        let ends = match c {
            '<' | '>' | '\\' | '|' | '`' => true,
            '(' | ')' => !angled && !balanced,
            ' ' => !angled || at == 0 || at + 1 == path.len(),
            // What would be read as an entity.
            '&' => path[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#'),
            ':' => path[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()),
            c => c.is_control() || c.is_whitespace(),
        };
        match ends {
            true => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| {
                let _ = write!(out, "%{byte:02X}");
            }),
            false => out.push(c),
        }
    }
    out
}

/// A file's path as the path of an address: signs that mean something else there are written as `%23` and the like.
pub fn path_written(path: &str, angled: bool) -> String {
    let meant: String = path
        .chars()
        .map(|c| match c {
            '%' => "%25".to_owned(),
            '#' => "%23".to_owned(),
            '?' => "%3F".to_owned(),
            c => c.to_string(),
        })
        .collect();
    written(&meant, angled)
}

fn balanced(path: &str) -> bool {
    let mut depth = 0_usize;
    for c in path.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// The address of the definition at a span.
fn defined(text: &str, span: Span) -> Option<Destination> {
    let raw = text.get(span.range())?;
    let behind = label_end(raw)? + 1;
    let rest = raw.get(behind..)?.strip_prefix(':')?;
    // The address may stand in the next line, inside of a quote too.
    let skipped = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    let quoted = rest[..skipped].contains('\n');
    let skipped = match quoted {
        true => rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '>').len(),
        false => skipped,
    };
    address(text, span.start as usize + behind + 1 + skipped, span.end as usize)
}

/// Where the label at the beginning of a definition ends: the byte of its closing bracket.
fn label_end(raw: &str) -> Option<usize> {
    let bytes = raw.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b']' => return (bytes[0] == b'[').then_some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The address that begins at a byte, behind white space.
fn address(text: &str, from: usize, end: usize) -> Option<Destination> {
    let rest = text.get(from..end)?;
    let from = from + rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    let bytes = &text.as_bytes()[..end];
    let mut at = from;
    if bytes.get(at) == Some(&b'<') {
        at += 1;
        while !matches!(bytes.get(at)?, b'>') {
            match bytes[at] {
                b'\n' | b'<' => return None,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        return Some(Destination { span: Span::new(from + 1, at), angled: true });
    }
    let mut depth = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            b'(' if depth == DEPTH => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            byte if byte.is_ascii_whitespace() || byte.is_ascii_control() => break,
            _ => {}
        }
        at += 1;
    }
    let at = at.min(end);
    text.get(from..at).map(|_| Destination { span: Span::new(from, at), angled: false })
}

/// Whether the bytes of an address mean a URL. Entities are taken at their word.
fn says(text: &str, found: Destination, url: &str) -> bool {
    let Some(raw) = text.get(found.span.range()) else { return false };
    raw == url || raw.contains('&') || raw.contains('\\') && unescaped(raw) == url
}

fn unescaped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        match rest.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(rest.next()),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::page::{Dialects, InlineKind, each_inline_of, parse_page};
    use crate::text::SourceText;

    /// The addresses of a page's links and pictures, as their bytes are.
    fn addresses(text: &str) -> Vec<Option<(String, bool)>> {
        let document = parse_page(&SourceText::new("a.md", text), &[], Dialects::default());
        let found = document.references.iter().map(|own| destination(text, own));
        found.map(|found| found.map(|found| (text[found.span.range()].to_owned(), found.angled))).collect()
    }

    fn plain(text: &str) -> Option<(String, bool)> {
        Some((text.to_owned(), false))
    }

    #[test]
    fn an_address_is_found_in_every_form() {
        for (text, expected) in [
            ("[a](b.md)", plain("b.md")),
            ("[b.md](b.md \"](b.md\")", plain("b.md")),
            ("[a](<b c.md> 'x')", Some(("b c.md".to_owned(), true))),
            ("[a]( b(1).md )", plain("b(1).md")),
            ("[a](b\\(1.md)", plain("b\\(1.md")),
            ("<https://a.example/>", Some(("https://a.example/".to_owned(), true))),
            ("[a]()", plain("")),
            ("![a](b.png)", plain("b.png")),
        ] {
            assert_eq!(addresses(text), [expected], "{text}");
        }
        let nested = "[![a](p.png)](b.md \"x\")";
        assert_eq!(addresses(nested), [plain("b.md"), plain("p.png")]);
    }

    #[test]
    fn the_address_of_a_link_by_reference_stands_in_its_definition() {
        let text = "[a][b], [b] and [b][]\n\n[b]:\n  c.md \"title\"\n";
        assert_eq!(addresses(text), [plain("c.md"), plain("c.md"), plain("c.md")]);
        let document = parse_page(&SourceText::new("a.md", text), &[], Dialects::default());
        let own = &document.definitions[0];
        assert_eq!(own.label(text).map(|span| &text[span.range()]), Some("b"));
        assert_eq!(own.destination(text).map(|found| &text[found.span.range()]), Some("c.md"));
    }

    #[test]
    fn a_link_says_how_it_is_written() {
        let text = "[a](b), [c d][c], [c][], [*c*][c] ![c ] and [c]\n\n[c]: x\n";
        let document = parse_page(&SourceText::new("a.md", text), &[], Dialects::default());
        let mut found = Vec::new();
        each_inline_of(&document.blocks, &mut |inline| {
            if let InlineKind::Link(id, inner) | InlineKind::Image(id, inner) = &inline.kind {
                found.push(form(text, &document.references[*id], inline.span, inner));
            }
        });
        let found: Vec<(LinkForm, &str)> =
            found.into_iter().flatten().map(|(form, span)| (form, &text[span.range()])).collect();
        use LinkForm::*;
        let expected = [(Own, "a"), (Full, "c d"), (Collapsed, "c"), (Full, "*c*"), (Shortcut, "c "), (Shortcut, "c")];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_address_that_is_written_is_read_back() {
        for path in
            ["수강 신청.md", "a(b.md", "a(b).md", "a<b>.md", "a\\b.md", "a&amp;b.md", "a|b.md", " a.md", "`a`.md"]
        {
            for (open, close, angled) in [("", "", false), ("<", ">", true)] {
                let text = format!("[a]({open}{}{close})", written(path, angled));
                let document = parse_page(&SourceText::new("a.md", &*text), &[], Dialects::default());
                let [Reference { target: Target::Link { url, .. }, .. }] = &document.references[..] else {
                    panic!("{text} is no link");
                };
                let meant = percent(url);
                assert_eq!(meant, path, "{text}");
            }
        }
        assert_eq!(written("수강 신청.md", false), "수강%20신청.md");
        assert_eq!(written("수강 신청.md", true), "수강 신청.md");
        assert_eq!(path_written("100% #1?.md", false), "100%25%20%231%3F.md");
    }

    fn percent(url: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = url;
        while let Some(at) = rest.find('%') {
            bytes.extend(rest[..at].bytes());
            bytes.push(u8::from_str_radix(&rest[at + 1..at + 3], 16).expect("two digits"));
            rest = &rest[at + 3..];
        }
        bytes.extend(rest.bytes());
        String::from_utf8(bytes).expect("text")
    }
}
