//! Anchors of headings as other generators make them: in their trees, a link to a heading shows which rule made its
//! anchor.
//!
//! - GitHub, Docusaurus, Starlight, Hugo (`github`): letters, digits, `_` and `-` in lower case, each blank becomes a
//!   hyphen, other characters are removed. <https://github.com/Flet/github-slugger>
//! - MkDocs (`toc` of Python-Markdown): ASCII only, runs of blanks and hyphens become one hyphen, a number follows `_`.
//! - MkDocs with `slugify_unicode`: the same with the letters of all scripts.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// A heading's words, and its explicit id.
pub(super) type Heading = (String, Option<String>);

/// The result for a link to a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Led {
    /// The heading's anchor did not change, or the link leads to no heading.
    Stays,
    /// The heading's new anchor.
    To(String),
    /// The anchor changed, but the new one is ambiguous.
    Lost,
}

/// A page's old and new anchors, by each possible rule.
#[derive(Debug)]
pub(super) struct Anchors {
    /// By rule: the old anchors with the new ones.
    rules: Vec<BTreeMap<String, String>>,
}

impl Anchors {
    /// The anchors that helpgen generates.
    pub(super) fn made(old: &[String], new: &[String]) -> Self {
        Self { rules: vec![old.iter().cloned().zip(new.iter().cloned()).collect()] }
    }

    /// The new anchor for a fragment. All rules that may have made the fragment must agree.
    pub(super) fn now(&self, fragment: &str) -> Led {
        let mut found = self.rules.iter().filter_map(|rule| rule.get(fragment));
        match found.next() {
            None => Led::Stays,
            Some(first) if found.any(|other| other != first) => Led::Lost,
            Some(first) if first == fragment => Led::Stays,
            Some(first) => Led::To(first.clone()),
        }
    }
}

/// The anchors by helpgen's rule and those of other generators.
pub(super) fn anchors_of(old: &[String], new: &[String], old_words: &[Heading], new_words: &[Heading]) -> Anchors {
    let mut anchors = Anchors::made(old, new);
    for rule in [github, mkdocs, mkdocs_unicode] {
        let (old, new) = (rule(old_words), rule(new_words));
        // An anchor without letters matches several rules.
        let pairs = old.into_iter().zip(new).filter(|(old, _)| old.contains(char::is_alphabetic));
        anchors.rules.push(pairs.collect());
    }
    anchors
}

fn github(headings: &[Heading]) -> Vec<String> {
    numbered(headings, '-', |words| {
        let plain = words.trim().chars().flat_map(char::to_lowercase);
        let kept = plain.filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

fn mkdocs(headings: &[Heading]) -> Vec<String> {
    numbered(headings, '_', |words| hyphened(&words.nfkd().filter(char::is_ascii).collect::<String>()))
}

fn mkdocs_unicode(headings: &[Heading]) -> Vec<String> {
    numbered(headings, '_', |words| hyphened(&words.nfkc().collect::<String>()))
}

/// Letters, digits and `_` in lower case; runs of blanks and hyphens become one hyphen.
fn hyphened(words: &str) -> String {
    let kept: String =
        words.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '_')).collect();
    let parts = kept.trim().to_lowercase();
    parts.split(|c: char| c.is_whitespace() || c == '-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The anchors of headings; equal ones get a number.
fn numbered(headings: &[Heading], sign: char, slug: impl Fn(&str) -> String) -> Vec<String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let anchor = |(words, id): &Heading| {
        let wanted = id.clone().unwrap_or_else(|| slug(words));
        let count = taken.entry(wanted.clone()).and_modify(|count| *count += 1).or_insert(0);
        match *count {
            0 => wanted,
            count => format!("{wanted}{sign}{count}"),
        }
    };
    headings.iter().map(anchor).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(words: &[&str]) -> Vec<Heading> {
        words.iter().map(|words| ((*words).to_owned(), None)).collect()
    }

    #[test]
    fn each_generator_makes_its_own_anchors() {
        let words = headings(&["Using a plug-in & more", "수강 신청하기", "수강 신청하기"]);
        assert_eq!(github(&words), ["using-a-plug-in--more", "수강-신청하기", "수강-신청하기-1"]);
        assert_eq!(mkdocs(&words), ["using-a-plug-in-more", "", "_1"]);
        assert_eq!(mkdocs_unicode(&words), ["using-a-plug-in-more", "수강-신청하기", "수강-신청하기_1"]);
    }

    #[test]
    fn a_link_is_led_on_by_the_rule_that_made_its_anchor() {
        let (old, new) = (headings(&["A & plugin", "plugin"]), headings(&["A & add on", "add on"]));
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let anchors = anchors_of(&own(&["a-plugin", "plugin"]), &own(&["a-add-on", "add-on"]), &old, &new);
        assert_eq!(anchors.now("a--plugin"), Led::To("a--add-on".into()));
        assert_eq!(anchors.now("a-plugin"), Led::To("a-add-on".into()));
        assert_eq!(anchors.now("plugin"), Led::To("add-on".into()));
        assert_eq!(anchors.now("nothing"), Led::Stays);
    }

    #[test]
    fn rules_that_disagree_lead_nowhere() {
        let (old, new) = (headings(&["plugin"]), headings(&["add & on"]));
        let anchors = anchors_of(&["plugin".to_owned()], &["add-on".to_owned()], &old, &new);
        assert_eq!(anchors.now("plugin"), Led::Lost);
    }
}
