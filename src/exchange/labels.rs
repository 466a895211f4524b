//! UI labels to import into a glossary.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diagnostic::Say;
use crate::parse::glossary::{Label, LabelKind, Lang};

use super::glossary::{localized_flow, scalar};

/// The labels of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelSheet {
    /// Roles that the glossary lacks: id and name.
    pub roles: Vec<(String, String)>,
    /// The labels in the order of the sheet; a parent precedes its children.
    pub labels: Vec<LabelEntry>,
}

/// A UI label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelEntry {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: LabelKind,
    /// Its parent label.
    pub parent: Option<String>,
    /// The key of its text in the product's translation files.
    pub key: Option<String>,
    /// The text for every role, by language.
    pub shared: BTreeMap<Lang, String>,
    /// The text for a role, by language; roles in the order of their appearance.
    pub by_role: Vec<(String, BTreeMap<Lang, String>)>,
    /// What it was called before, by language.
    pub former: Vec<(Lang, String)>,
    /// The team or person responsible.
    pub owner: Option<String>,
    /// Other remarks.
    pub remarks: Vec<String>,
}

impl LabelEntry {
    /// The texts for a role, or for every role.
    pub(super) fn texts(&mut self, role: Option<&str>) -> &mut BTreeMap<Lang, String> {
        let Some(role) = role else { return &mut self.shared };
        let at = self.by_role.iter().position(|(own, _)| own == role).unwrap_or_else(|| {
            self.by_role.push((role.to_owned(), BTreeMap::new()));
            self.by_role.len() - 1
        });
        &mut self.by_role[at].1
    }

    /// The value of `text`; `None` without texts. A text for every role fills the gaps of a role.
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

    /// Its keys and values as YAML, `id` first.
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

/// The value of a role's entry, which is its name.
pub(super) fn role_value(name: &str, lang: &str) -> String {
    format!("{{ {}: {} }}", scalar(lang), scalar(name))
}

/// A glossary of these labels, as YAML. `lang` is the language of the roles' names.
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
