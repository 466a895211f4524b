//! With what pages for machines are written: whole addresses, and the words of the page's language.

use crate::text::encoded;

/// What twins are written with.
pub struct Paper<'a> {
    /// What every address begins with: the site's address, or its path on the host.
    pub base: &'a str,
    /// The language of the page.
    pub lang: &'a str,
    /// Raw HTML is passed through.
    pub unsafe_html: bool,
    /// An interface text by its path.
    pub word: &'a dyn Fn(&str) -> String,
}

impl Paper<'_> {
    /// The whole address of something in the site.
    pub fn address(&self, url: &str) -> String {
        format!("{}{}", self.base, encoded(url))
    }

    /// The absolute address of a page's twin. A fragment is kept.
    pub fn twin(&self, url: &str) -> String {
        match url.split_once('#') {
            Some((page, place)) => format!("{}#{}", self.address(&format!("{page}index.md")), encoded(place)),
            None => self.address(&format!("{url}index.md")),
        }
    }

    pub(super) fn word(&self, path: &str) -> String {
        (self.word)(path)
    }

    /// A link of markdown to a page's twin.
    pub(super) fn link(&self, title: &str, url: &str) -> String {
        if url.is_empty() {
            return plain(title);
        }
        format!("[{}]({})", plain(title), destination(&self.twin(url)))
    }
}

/// A line of text that means nothing else to readers of markdown.
pub(super) fn plain(text: &str) -> String {
    text.replace(['[', ']'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address escaped for the parentheses of a markdown link, so that no bracket or blank in it ends the link.
pub(super) fn destination(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for c in href.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_it_is_meant_to() {
        assert_eq!(destination("가 나(1).md"), "가%20나%281%29.md");
    }

    #[test]
    fn addresses_are_whole() {
        let word = |path: &str| path.to_owned();
        let paper = Paper { base: "https://a.kr/b/", lang: "ko", unsafe_html: false, word: &word };
        assert_eq!(paper.twin("ko/a b/#c"), "https://a.kr/b/ko/a%20b/index.md#c");
        assert_eq!(paper.link("[가]", "ko/"), "[가](https://a.kr/b/ko/index.md)");
        assert_eq!(paper.link("가", ""), "가");
    }
}
