//! The description by which browsers offer the search as one of theirs (OpenSearch 1.1), one for each language.

use super::Artifact;
use super::sitemap::xml;

/// Most characters that a short name may have (OpenSearch 1.1, "ShortName").
const SHORT_NAME: usize = 16;

/// The description of a language's search page. `base` is the site's whole address with a slash at its end, `page` the
/// search page's URL relative to it.
pub fn opensearch(lang: &str, title: &str, description: &str, base: &str, page: &str) -> Artifact {
    let short: String = title.chars().take(SHORT_NAME).collect();
    let (short, title, description) = (xml(&short), xml(title), xml(description));
    let template = xml(&format!("{base}{page}?q="));
    let xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{short}</ShortName>
  <LongName>{title}</LongName>
  <Description>{description}</Description>
  <Language>{lang}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Url type="text/html" template="{template}{{searchTerms}}"/>
</OpenSearchDescription>
"#
    );
    Artifact::new(opensearch_path(lang), xml)
}

/// Where the description of a language lies.
pub fn opensearch_path(lang: &str) -> String {
    format!("{lang}/opensearch.xml")
}

#[cfg(test)]
mod tests {
    use super::opensearch;

    #[test]
    fn names_are_escaped_and_cut_to_what_browsers_show() {
        let made =
            opensearch("ko", "배움터 <도움말> & 안내 모음집입니다", "찾아보세요", "https://a.kr/h/", "ko/search/");
        let xml = String::from_utf8(made.bytes).expect("text");
        assert_eq!(made.path, "ko/opensearch.xml");
        assert!(xml.contains("<ShortName>배움터 &lt;도움말&gt; &amp; 안내 모</ShortName>"), "{xml}");
        assert!(xml.contains(r#"template="https://a.kr/h/ko/search/?q={searchTerms}""#), "{xml}");
    }
}
