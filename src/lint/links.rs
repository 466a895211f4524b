//! Where a link's address stands in its bytes, and how a page's file is written seen from another.

use crate::text::Span;

/// The bytes of the address in a link or picture written `[…](address)`; none: it is written elsewhere.
pub fn address_span(text: &str, span: Span, url: &str) -> Option<Span> {
    let raw = text.get(span.range())?;
    for open in ["](", "](<"] {
        let wanted = format!("{open}{url}");
        if let Some(at) = raw.rfind(&wanted) {
            let start = span.start as usize + at + open.len();
            return Some(Span::new(start, start + url.len()));
        }
    }
    (raw == url || raw.strip_prefix('<').and_then(|raw| raw.strip_suffix('>')) == Some(url)).then(|| {
        let start = span.start as usize + usize::from(raw != url);
        Span::new(start, start + url.len())
    })
}

/// `to` as it is written in a file of the folder of `from`; both relative to the content folder.
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folder = &from[..from.len() - 1];
    let shared = folder.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len() - 1);
    let mut parts = vec![".."; folder.len() - shared];
    parts.extend(&to[shared..]);
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_behind_the_links_text() {
        let text = "앞 [a.md](a.md \"제목\") 뒤";
        let start = text.find('[').expect("a link");
        let span = Span::new(start, text.rfind(')').expect("its end") + 1);
        let found = address_span(text, span, "a.md").expect("it is there");
        assert_eq!((&text[found.range()], &text[found.start as usize - 2..found.start as usize]), ("a.md", "]("));
        assert_eq!(address_span("[a][b]", Span::new(0, 6), "x.md"), None);
    }

    #[test]
    fn files_are_seen_from_another_ones_folder() {
        assert_eq!(relative("ko/a/b.md", "ko/a/c.md"), "c.md");
        assert_eq!(relative("ko/a/b.md", "ko/d.md"), "../d.md");
        assert_eq!(relative("ko/b.md", "ko/a/c.md"), "a/c.md");
        assert_eq!(relative("b.md", "en/c.md"), "en/c.md");
    }
}
