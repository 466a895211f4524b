//! Where a line of Korean may not end: before a particle that is written right behind a bracket, a quotation mark or a
//! percent sign, before a bracket that is written right behind a word, and within a range of numbers or times.
//!
//! `word-break: keep-all` keeps letters and digits together, but a line may still end at such a sign (UAX #14). An empty
//! element stands there, which the stylesheet fills with a word joiner: the text itself stays as it was written.

use std::borrow::Cow;

use crate::korean::jamo::is_syllable;

/// What keeps two characters on one line.
const JOINER: &str = "<span class=\"j\"></span>";

/// Elements without content.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Elements whose content is not a line of the page, or is written for machines.
const SILENT: [&str; 9] = ["head", "script", "style", "svg", "template", "textarea", "select", "pre", "title"];
/// Elements in whose text an empty element changes nothing else: no row or grid is made of their parts.
const LINES: [&str; 24] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "dd",
    "dt",
    "figcaption",
    "blockquote",
    "span",
    "b",
    "strong",
    "em",
    "i",
    "s",
    "small",
    "time",
    "del",
    "u",
    "mark",
];
/// Further ones inside of running text.
const IN_PROSE: [&str; 5] = ["a", "li", "div", "sup", "ins"];
/// Elements that stand inside a line.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "samp", "small", "span", "strong", "sub",
    "sup", "time", "u", "var",
];

/// The HTML of a page with joiners where a line must not break because the text has no blank there.
pub fn kept_lines(html: &str) -> Cow<'_, str> {
    if !html.bytes().any(|byte| (0xea..=0xed).contains(&byte)) {
        return Cow::Borrowed(html);
    }
    let mut scan =
        Scan { html, at: 0, copied: 0, out: String::new(), open: Vec::new(), prose: 0, line: Line::default() };
    while scan.at < html.len() {
        scan.step();
    }
    if scan.out.is_empty() {
        return Cow::Borrowed(html);
    }
    scan.out.push_str(&html[scan.copied..]);
    Cow::Owned(scan.out)
}

struct Scan<'h> {
    html: &'h str,
    at: usize,
    copied: usize,
    out: String,
    /// Open elements, and whether each is one of running text.
    open: Vec<(&'h str, bool)>,
    /// How many of them hold running text.
    prose: usize,
    line: Line,
}

/// The last characters of a line.
#[derive(Default)]
struct Line {
    /// Right before.
    last: Option<char>,
    /// The last one that is no blank.
    solid: Option<char>,
    /// The one before that.
    before: Option<char>,
}

impl Line {
    fn push(&mut self, c: char) {
        if c.is_whitespace() {
            self.last = Some(' ');
            return;
        }
        self.before = self.solid;
        self.solid = Some(c);
        self.last = Some(c);
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '~' | '∼' | '〜' | '～')
}

/// Whether a line must not end between the text before and a character; `after` follows it.
fn holds(line: &Line, c: char, after: &str) -> bool {
    let follows = |text: &str| text.trim_start().chars().next().is_some_and(|c| c.is_ascii_digit());
    // A number in parts, and a range, with blanks around its dash or without.
    if c.is_ascii_digit() && line.last == Some('-') && line.before.is_some_and(|c| c.is_ascii_digit()) {
        return true;
    }
    if c.is_ascii_digit() {
        return line.solid.is_some_and(is_dash)
            && line.before.is_some_and(|c| c.is_ascii_digit())
            && (line.last == Some(' ') || line.last.is_some_and(|c| c != '~'));
    }
    if is_dash(c) && line.solid.is_some_and(|c| c.is_ascii_digit()) && follows(after) {
        return line.last == Some(' ') || c == '—';
    }
    let Some(last) = line.last.filter(|last| *last != ' ') else { return false };
    if is_syllable(c) {
        return ")]}’”」』》〉>％%‰‱?!…°".contains(last);
    }
    "([{‘“「『《〈".contains(c) && (is_syllable(last) || last.is_ascii_alphanumeric() || ")]’”」』》〉%".contains(last))
}

impl<'h> Scan<'h> {
    fn step(&mut self) {
        let rest = &self.html[self.at..];
        if rest.starts_with('<') {
            return self.tag(rest);
        }
        let (c, length) = match rest.strip_prefix('&').and_then(|entity| entity.find(';').map(|end| &entity[..end])) {
            Some(entity) if entity.len() <= 6 => (decoded(entity), entity.len() + 2),
            _ => {
                let Some(c) = rest.chars().next() else { return };
                (c, c.len_utf8())
            }
        };
        if self.takes() && holds(&self.line, c, &rest[length..]) {
            self.out.push_str(&self.html[self.copied..self.at]);
            self.out.push_str(JOINER);
            self.copied = self.at;
        }
        self.line.push(c);
        self.at += length;
    }

    /// Whether an empty element may stand here.
    fn takes(&self) -> bool {
        let Some((name, _)) = self.open.last() else { return false };
        LINES.contains(name) || (self.prose > 0 && IN_PROSE.contains(name))
    }

    fn tag(&mut self, rest: &'h str) {
        if rest.starts_with("<!") {
            self.at += if rest.starts_with("<!--") {
                rest.find("-->").map_or(rest.len(), |end| end + 3)
            } else {
                end_of(rest)
            };
            return;
        }
        let length = end_of(rest);
        let closing = rest.starts_with("</");
        let head = &rest[1 + usize::from(closing)..length];
        let name = &head[..head.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(head.len())];
        self.at += length;
        if !INLINE.contains(&name) {
            self.line = Line::default();
        }
        if closing {
            return self.close(name);
        }
        if SILENT.contains(&name) {
            let end = format!("</{name}");
            self.at += self.html[self.at..]
                .find(&end)
                .map_or(self.html.len() - self.at, |found| found + end_of(&self.html[self.at + found..]));
        } else if !VOID.contains(&name) && !rest[..length].ends_with("/>") && !name.is_empty() {
            let prose = class_of(head).split(' ').any(|class| class == "prose");
            self.prose += usize::from(prose);
            self.open.push((name, prose));
        }
    }

    /// Closes an element and the unclosed ones within it.
    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|(open, _)| *open == name) else { return };
        for (_, prose) in self.open.drain(at..) {
            self.prose -= usize::from(prose);
        }
    }
}

/// The length of a tag, quotes respected.
fn end_of(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn class_of(head: &str) -> &str {
    let value = head.split_once("class=\"").map(|(_, value)| value);
    value.and_then(|value| value.split('"').next()).unwrap_or_default()
}

/// The character of an entity in helpgen's own HTML.
fn decoded(entity: &str) -> char {
    match entity {
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "#39" | "#x27" => '\'',
        "nbsp" => '\u{a0}',
        _ => '&',
    }
}

#[cfg(test)]
mod tests {
    use super::{JOINER, kept_lines};

    fn kept(html: &str) -> String {
        kept_lines(html).replace(JOINER, "|")
    }

    #[test]
    fn a_particle_stays_with_the_sign_before_it() {
        for (html, wanted) in [
            ("<p>주소(example.com)은 언제든</p>", "<p>주소|(example.com)|은 언제든</p>"),
            ("<p>‘내 정보’이라고 10%가</p>", "<p>‘내 정보’|이라고 10%|가</p>"),
            ("<p>3개를 PDF로, 10:00까지</p>", "<p>3개를 PDF로, 10:00까지</p>"),
            ("<p>(안내) 글을 “봐요” 라고</p>", "<p>(안내) 글을 “봐요” 라고</p>"),
            ("<p>뭐예요?라고 물어요</p>", "<p>뭐예요?|라고 물어요</p>"),
        ] {
            assert_eq!(kept(html), wanted);
        }
    }

    #[test]
    fn it_does_so_across_elements_of_a_line() {
        let label =
            "<p><span class=\"ui-label\"><span>내 정보</span><span class=\"role-name\">(수강생)</span></span>에서</p>";
        let wanted = label.replace(">(수강생)</span></span>에서", ">|(수강생)</span></span>|에서");
        assert_eq!(kept(label), wanted);
        assert_eq!(kept("<p>(가)</p><p>나</p>"), "<p>(가)</p><p>나</p>");
        assert_eq!(kept("<p>(가)<br>나</p>"), "<p>(가)<br>나</p>");
        assert_eq!(
            kept("<p>&quot;(a &gt; b)&quot;는 (&lt;b&gt;)는</p>"),
            "<p>&quot;(a &gt; b)&quot;는 (&lt;b&gt;)|는</p>"
        );
    }

    #[test]
    fn a_range_is_one_word() {
        assert_eq!(kept("<p>평일 10:00–18:00, 3~5일, 9 – 6시</p>"), "<p>평일 10:00–|18:00, 3~5일, 9 |– |6시</p>");
        assert_eq!(kept("<p>가 – 나, 3 – 나</p>"), "<p>가 – 나, 3 – 나</p>");
        assert_eq!(kept("<p>번호 1600-0426, 가-2</p>"), "<p>번호 1600-|0426, 가-2</p>");
    }

    #[test]
    fn rows_of_parts_and_what_is_no_line_stay() {
        for html in [
            "<a class=\"chip\">메뉴(설정)는</a>",
            "<button>메뉴(설정)는</button>",
            "<head><title>메뉴(설정)는</title></head>",
            "<pre><code>가(나)는</code></pre>",
            "<p>가 <code>f(나)는</code></p>",
            "<script>\"가(나)는\"</script>",
            "<p title=\"가(나)는\">가</p>",
            "<!-- 가(나)는 --><p>가</p>",
            "<p>plain (text)s</p>",
        ] {
            assert_eq!(kept(html), html);
        }
        assert_eq!(
            kept("<div class=\"prose\"><ul><li>가(나)는</li></ul></div><ul><li>가(나)는</li></ul>")
                .matches('|')
                .count(),
            2
        );
    }

    #[test]
    fn torn_html_is_taken_as_it_comes() {
        for html in ["<p>가(나)는", "</p>가", "<p", "<p>가<", "<script>가", "<!--가", "&가;"] {
            assert!(kept(html).replace('|', "") == html, "{html}");
        }
    }
}
