//! Where labels sit on the screen: which menu path the product has.

use std::collections::{BTreeMap, BTreeSet};

use crate::parse::glossary::Glossary;

/// The labels by where they sit, by their place in the glossary.
#[derive(Debug, Default)]
pub struct Menu {
    parents: Vec<Option<usize>>,
    /// Labels under which others sit.
    holding: BTreeSet<usize>,
}

impl Menu {
    /// The menu of a glossary.
    pub fn new(glossary: &Glossary) -> Self {
        let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, label) in glossary.labels.iter().enumerate() {
            by_id.entry(&label.id).or_insert(at);
        }
        let parent = |own: &crate::parse::glossary::Label| by_id.get(own.parent.as_ref()?.id.as_str()).copied();
        let parents: Vec<Option<usize>> = glossary.labels.iter().map(parent).collect();
        let holding = parents.iter().flatten().copied().collect();
        Self { parents, holding }
    }

    /// Whether a path may lead from a label to another. It may, if the second sits somewhere under the first; levels between
    /// them may be left out. Where the glossary does not say where the second sits it may as well, unless the first sits
    /// under the second, or both have their place and it is another one.
    pub fn leads(&self, from: usize, to: usize) -> bool {
        if from == to {
            return false;
        }
        let placed = self.parents[to].is_some();
        let known = placed || self.holding.contains(&to) && self.parents[from].is_some();
        !known || self.is_under(to, from)
    }

    /// A label with all that it sits under, from the top.
    pub fn path(&self, label: usize) -> Vec<usize> {
        let mut path = vec![label];
        let mut at = label;
        while let Some(parent) = self.parents[at].filter(|parent| !path.contains(parent) && path.len() < DEPTH) {
            path.push(parent);
            at = parent;
        }
        path.reverse();
        path
    }

    fn is_under(&self, label: usize, above: usize) -> bool {
        self.path(label).contains(&above)
    }
}

/// How deep a menu can be.
const DEPTH: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::glossary::parse_glossary;
    use crate::text::SourceText;

    #[test]
    fn a_path_leads_down_and_may_leave_levels_out() {
        let text = "labels:\n  - { id: settings, text: { ko: 설정 } }\n  - { id: alerts, parent: settings, text: { ko: 알림 } }\n  \
                    - { id: mail, parent: alerts, text: { ko: 메일 } }\n  - { id: help, text: { ko: 도움 } }\n  \
                    - { id: save, text: { ko: 저장 } }\n  - { id: faq, parent: help, text: { ko: 질문 } }\n";
        let (glossary, _) = parse_glossary(&SourceText::new("glossary.yml", text), &[]).expect("it is YAML");
        let menu = Menu::new(&glossary);
        let leads = |from: &str, to: &str| {
            let at = |id: &str| glossary.labels.iter().position(|label| label.id == id).expect("it is there");
            menu.leads(at(from), at(to))
        };
        for (from, to) in
            [("settings", "alerts"), ("alerts", "mail"), ("settings", "mail"), ("mail", "save"), ("save", "settings")]
        {
            assert!(leads(from, to), "{from} > {to}");
        }
        for (from, to) in [
            ("alerts", "settings"),
            ("mail", "settings"),
            ("help", "mail"),
            ("save", "mail"),
            ("mail", "alerts"),
            ("faq", "settings"),
            ("save", "save"),
        ] {
            assert!(!leads(from, to), "{from} > {to}");
        }
    }
}
