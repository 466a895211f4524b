//! Names on screen on their way into a glossary.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diagnostic::Say;
use crate::parse::glossary::{Label, LabelKind, Lang};

use super::glossary::{localized_flow, scalar};

/// The names on screen of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelSheet {
    /// Roles that no glossary has yet: id and name.
    pub roles: Vec<(String, String)>,
    /// In the order in which they were listed; a place before what is on it.
    pub labels: Vec<LabelEntry>,
}

/// A name on screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelEntry {
    /// Its id.
    pub id: String,
    /// What it is on the screen.
    pub kind: LabelKind,
    /// The label under which it sits.
    pub parent: Option<String>,
    /// The key of its text in the product's translation files.
    pub key: Option<String>,
    /// What every role reads, by language.
    pub shared: BTreeMap<Lang, String>,
    /// What a role reads, by language; roles in the order in which they came.
    pub by_role: Vec<(String, BTreeMap<Lang, String>)>,
    /// What it was called before, by language.
    pub former: Vec<(Lang, String)>,
    /// The team or person responsible.
    pub owner: Option<String>,
    /// What else was written of it.
    pub remarks: Vec<String>,
}

impl LabelEntry {
    /// The texts of a role, or of every role.
    pub(super) fn texts(&mut self, role: Option<&str>) -> &mut BTreeMap<Lang, String> {
        let Some(role) = role else { return &mut self.shared };
        let at = self.by_role.iter().position(|(own, _)| own == role).unwrap_or_else(|| {
            self.by_role.push((role.to_owned(), BTreeMap::new()));
            self.by_role.len() - 1
        });
        &mut self.by_role[at].1
    }

    /// Its text as the value of `text`; none: it has none of its own. What every role reads fills what a role lacks.
    pub(super) fn text(&self) -> Option<String> {
        if self.by_role.is_empty() {
            return (!self.shared.is_empty()).then(|| localized_flow(&self.shared));
        }
        let each = self.by_role.iter().map(|(role, own)| {
            let mut texts = self.shared.clone();
            texts.extend(own.iter().map(|(lang, text)| (lang.clone(), text.clone())));
            format!("{}: {}", scalar(role), localized_flow(&texts))
        });
        Some(format!("{{ {} }}", each.collect::<Vec<_>>().join(", ")))
    }

    /// Its keys with their values as YAML, `id` first.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![("id", scalar(&self.id)), ("kind", self.kind.name().to_owned())];
        fields.extend(self.parent.as_ref().map(|parent| ("parent", scalar(parent))));
        fields.extend(self.key.as_ref().map(|key| ("key", scalar(key))));
        fields.extend(self.text().map(|text| ("text", text)));
        if !self.former.is_empty() {
            let each = self.former.iter().map(|(lang, text)| format!("{{ {}: {} }}", scalar(lang), scalar(text)));
            fields.push(("former", format!("[{}]", each.collect::<Vec<_>>().join(", "))));
        }
        fields.extend(self.owner.as_ref().map(|owner| ("owner", scalar(owner))));
        fields
    }

    /// Its former names that the glossary's label does not have: they cannot be put beside its own.
    pub(super) fn former_unlike(&self, label: &Label) -> Vec<Say> {
        let known = |text: &str| label.former.iter().any(|own| own.text.by_lang.values().any(|own| own == text));
        let new = self.former.iter().filter(|(_, text)| !known(text));
        let told = new.map(|(_, text)| {
            Say::new(
                format!("{}: 예전 이름 ‘{text}’: 용어집의 former에 직접 적어 주세요", label.id),
                format!("{}: the former name “{text}”: write it into the glossary's `former` by hand", label.id),
            )
        });
        told.collect()
    }

    /// As an item of a block list, without indentation.
    pub(super) fn block(&self) -> String {
        let mut out = String::new();
        for remark in &self.remarks {
            let _ = writeln!(out, "# {}", remark.replace('\n', " "));
        }
        for (number, (key, value)) in self.fields().into_iter().enumerate() {
            let _ = writeln!(out, "{}{key}: {value}", if number == 0 { "- " } else { "  " });
        }
        out
    }
}

/// A role's entry: id and the value of its name.
pub(super) fn role_value(name: &str, lang: &str) -> String {
    format!("{{ {}: {} }}", scalar(lang), scalar(name))
}

/// A glossary of these names, as YAML. `lang` is the language of the roles' names.
pub fn write_labels(sheet: &LabelSheet, lang: &str) -> String {
    let mut out = String::new();
    if !sheet.roles.is_empty() {
        out.push_str("roles:\n");
        for (id, name) in &sheet.roles {
            let _ = writeln!(out, "  {}: {}", scalar(id), role_value(name, lang));
        }
        out.push('\n');
    }
    out.push_str("labels:\n");
    for label in &sheet.labels {
        for line in label.block().lines() {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}
