//! Converts rows to labels. The first value of a label stays; a later contradiction is reported.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Say;
use crate::parse::glossary::LabelKind;

use super::super::super::ids::{own_id, slug};
use super::super::super::{LabelEntry, LabelSheet};
use super::super::cells::{is_nothing, terms};
use super::super::grid::Row;
use super::heads::{Column, kind, role};
use super::{KnownRole, Layout};
use crate::exchange::words::compact;
use crate::parse::page::STEPS;

/// The state of reading.
pub(super) struct Reading<'s> {
    layout: &'s Layout,
    known: &'s [KnownRole],
    sheet: LabelSheet,
    /// Labels by their key or id, else by their path.
    by_name: BTreeMap<String, usize>,
    ids: BTreeSet<String>,
    /// Former texts and remarks that labels have already. A cell may hold thousands, so they are not looked for one by
    /// one.
    copied: BTreeSet<(usize, Copied, String)>,
    left: Vec<Say>,
}

/// What is copied from rows to labels once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Copied {
    Former,
    Remark,
}

/// A parsed row.
#[derive(Default)]
struct Found<'r> {
    /// Its place and name, from the outside in, each with its kind.
    path: Vec<(&'r str, LabelKind)>,
    /// Whether the last step is the label's own name.
    named: bool,
    texts: Vec<(Option<String>, String, &'r str)>,
    kind: Option<LabelKind>,
    role: Option<String>,
    id: &'r str,
    key: &'r str,
    owner: &'r str,
    former: Vec<&'r str>,
    remarks: Vec<&'r str>,
}

impl<'s> Reading<'s> {
    pub(super) fn new(layout: &'s Layout, known: &'s [KnownRole]) -> Self {
        let sheet = LabelSheet::default();
        let mut reading = Self {
            layout,
            known,
            sheet,
            by_name: BTreeMap::new(),
            ids: BTreeSet::new(),
            copied: BTreeSet::new(),
            left: Vec::new(),
        };
        // Roles in the order of their columns, including those without texts.
        for (at, column) in layout.columns.iter().enumerate() {
            if let Some(Column::Text(Some(role), _)) = column {
                let title = layout.titles.get(at).map_or("", String::as_str);
                reading.knows(role, title.split(['(', '[', '（']).next().unwrap_or(title).trim());
            }
        }
        reading
    }

    pub(super) fn done(mut self) -> (LabelSheet, Vec<Say>) {
        let known = self.known.iter().map(|role| &role.id);
        let all: BTreeSet<&String> = known.chain(self.sheet.roles.iter().map(|(id, _)| id)).collect();
        for label in &mut self.sheet.labels {
            // If all roles have the same texts, the label has one shared text.
            let roles: BTreeSet<&String> = label.by_role.iter().map(|(id, _)| id).collect();
            let alike = label.by_role.windows(2).all(|pair| pair[0].1 == pair[1].1);
            if all.len() > 1 && roles == all && alike && label.shared.is_empty() {
                label.shared = std::mem::take(&mut label.by_role).swap_remove(0).1;
            }
        }
        (self.sheet, self.left)
    }

    fn knows(&mut self, id: &str, name: &str) {
        let glossary = self.known.iter().any(|role| role.id == id && role.declared);
        if !glossary && !self.sheet.roles.iter().any(|(own, _)| own == id) {
            self.sheet.roles.push((id.to_owned(), name.to_owned()));
        }
    }

    fn leave(&mut self, row: &Row, column: usize, ko: impl std::fmt::Display, en: impl std::fmt::Display) {
        self.left.push(row.left(&self.layout.titles, column, ko, en));
    }

    /// Reads a row.
    pub(super) fn row(&mut self, row: &Row) {
        let number = self.layout.columns.iter().position(|column| *column == Some(Column::Number));
        if row.cells.iter().enumerate().all(|(at, cell)| cell.is_empty() || Some(at) == number) {
            return;
        }
        let Some(mut found) = self.found(row) else { return };
        let own = if found.named { found.path.pop() } else { None };
        let (name, own_kind) = own.map_or(("", None), |(name, kind)| (name, Some(kind)));
        if found.texts.is_empty() && !name.is_empty() {
            found.texts.push((found.role.clone(), self.layout.lang.clone(), name));
        } else if let Some(role) = &found.role {
            found.texts.iter_mut().filter(|(own, ..)| own.is_none()).for_each(|text| text.0 = Some(role.clone()));
        }
        if found.texts.is_empty() && found.key.is_empty() {
            // A row that only names a screen.
            let filled: Vec<&str> = row.cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect();
            if self.place(&found.path).is_none() {
                self.left.push(Say::new(
                    format!("{}번째 줄: 화면에 적힌 글자가 없는 줄 ({})", row.line, filled.join(", ")),
                    format!("line {}: a row without a text on screen ({})", row.line, filled.join(", ")),
                ));
            }
            return;
        }
        let parent = self.place(&found.path);
        let at = self.label(&found, name, parent);
        let kind = found.kind.or(own_kind);
        self.fill(row, at, kind, &found, name);
    }

    /// The parsed cells of a row; `None` if it names an unknown role, which is reported.
    fn found<'r>(&mut self, row: &'r Row) -> Option<Found<'r>> {
        let mut found = Found::default();
        for (at, column) in self.layout.columns.iter().enumerate() {
            let (Some(column), cell) = (column, row.cell(at)) else { continue };
            let empty = cell.is_empty() || is_nothing(cell);
            match column {
                _ if empty => {}
                Column::Place => {
                    let steps =
                        cell.split(|c| c == '\n' || STEPS.contains(&c)).map(str::trim).filter(|step| !step.is_empty());
                    found.path.extend(steps.map(|step| (step, LabelKind::Page)));
                }
                Column::Name(kind) => {
                    found.path.push((cell, kind.unwrap_or_default()));
                    found.named = true;
                }
                Column::Kind => match kind(cell) {
                    Some(kind) => found.kind = Some(kind),
                    None => self.leave(
                        row,
                        at,
                        format_args!("알 수 없는 값 ‘{cell}’"),
                        format_args!("the unknown value “{cell}”"),
                    ),
                },
                Column::Role => match self.role(cell) {
                    Some(role) => found.role = role,
                    None => {
                        let filled: Vec<&str> =
                            row.cells.iter().filter(|own| !own.is_empty()).map(String::as_str).collect();
                        let row_of = filled.join(", ");
                        self.leave(
                            row,
                            at,
                            format_args!("알 수 없는 역할 ‘{cell}’ (가져오지 않은 줄: {row_of})"),
                            format_args!("the unknown role “{cell}” (the row left out: {row_of})"),
                        );
                        return None;
                    }
                },
                Column::Text(role, lang) => {
                    let lang = lang.as_ref().unwrap_or(&self.layout.lang);
                    found.texts.push((role.clone(), lang.clone(), cell));
                }
                Column::Id => found.id = cell,
                Column::Key => found.key = cell,
                Column::Owner => found.owner = cell,
                Column::Former => found.former.extend(terms(cell)),
                Column::Remark => found.remarks.push(cell),
                Column::Number => {}
            }
        }
        Some(found)
    }

    /// The role that a cell names (`Some(None)`: everybody); `None` if it is unknown.
    fn role(&mut self, cell: &str) -> Option<Option<String>> {
        if ["공통", "전체", "모두", "all", "everyone", "common"].contains(&compact(cell).as_str()) {
            return Some(None);
        }
        let role = role(&compact(cell), self.known, true)?;
        self.knows(&role, cell);
        Some(Some(role))
    }

    /// The id of the innermost place. Each place becomes a label.
    fn place(&mut self, path: &[(&str, LabelKind)]) -> Option<String> {
        let mut parent: Option<String> = None;
        for (name, kind) in path {
            let key = path_key(parent.as_deref(), name);
            let at = match self.by_name.get(&key) {
                Some(at) => *at,
                None => {
                    let id = self.free(slug(name), parent.as_deref());
                    let shared = BTreeMap::from([(self.layout.lang.clone(), (*name).to_owned())]);
                    self.add(
                        key,
                        LabelEntry { id, kind: *kind, parent: parent.clone(), shared, ..LabelEntry::default() },
                    )
                }
            };
            parent = Some(self.sheet.labels[at].id.clone());
        }
        parent
    }

    /// The label of a row: an existing or a new one.
    fn label(&mut self, found: &Found<'_>, name: &str, parent: Option<String>) -> usize {
        let text = found.texts.first().map_or(name, |(_, _, text)| text);
        let tells = |name: &str| path_key(parent.as_deref(), name);
        let key = match (found.id, found.key) {
            ("", "") => tells(if name.is_empty() { text } else { name }),
            ("", key) => format!("key {key}"),
            (id, _) => format!("id {id}"),
        };
        if let Some(at) = self.by_name.get(&key) {
            return *at;
        }
        let english = found.texts.iter().find(|(_, lang, _)| lang == "en").map(|(_, _, text)| slug(text));
        let texts = [own_id(found.id), own_id(found.key)].into_iter().chain(english).chain([slug(name), slug(text)]);
        let base = texts.into_iter().find(|id| !id.is_empty()).unwrap_or_else(|| "label".to_owned());
        let id = self.free(base, parent.as_deref());
        self.add(key, LabelEntry { id, parent, ..LabelEntry::default() })
    }

    fn add(&mut self, key: String, label: LabelEntry) -> usize {
        let at = self.sheet.labels.len();
        self.by_name.insert(key, at);
        self.sheet.labels.push(label);
        at
    }

    /// An unused id: with its parent's id as prefix, else with a number.
    fn free(&mut self, base: String, parent: Option<&str>) -> String {
        let base = if base.is_empty() { "label".to_owned() } else { base };
        let inner = parent.map(|parent| format!("{parent}-{base}"));
        let named = std::iter::once(base.clone()).chain(inner);
        let mut ids = named.chain((2..).map(|number| format!("{base}-{number}")));
        let id = ids.find(|id| !self.ids.contains(id)).unwrap_or(base);
        self.ids.insert(id.clone());
        id
    }

    /// Copies the values of a row to its label.
    fn fill(&mut self, row: &Row, at: usize, kind: Option<LabelKind>, found: &Found<'_>, name: &str) {
        let mut told = Vec::new();
        let label = &mut self.sheet.labels[at];
        if let Some(kind) = kind {
            label.kind = kind;
        }
        for (role, lang, text) in &found.texts {
            let text = text.replace('\n', " ");
            let there = label.texts(role.as_deref()).entry(lang.clone()).or_insert_with(|| text.clone());
            if *there != text {
                told.push((text, there.clone()));
            }
        }
        if !found.key.is_empty() {
            label.key = Some(found.key.to_owned());
        }
        if !found.owner.is_empty() {
            label.owner = Some(found.owner.to_owned());
        }
        for text in &found.former {
            if self.copied.insert((at, Copied::Former, (*text).to_owned())) {
                label.former.push((self.layout.lang.clone(), (*text).to_owned()));
            }
        }
        // A common name that no screen shows is no text, but worth keeping.
        let shown = found.texts.iter().any(|(_, _, text)| *text == name);
        let common = (!name.is_empty() && !shown).then_some(name);
        for remark in common.into_iter().chain(found.remarks.iter().copied()) {
            if self.copied.insert((at, Copied::Remark, remark.to_owned())) {
                label.remarks.push(remark.to_owned());
            }
        }
        for (text, there) in told {
            self.left.push(Say::new(
                format!("{}번째 줄: ‘{text}’: 위에는 다르게 적혀 있어요(‘{there}’)", row.line),
                format!("line {}: “{text}”: above it is “{there}”", row.line),
            ));
        }
    }
}

/// The key of a label without key and id: its parent and its name.
fn path_key(parent: Option<&str>, name: &str) -> String {
    format!("path {} > {}", parent.unwrap_or_default(), compact(name))
}

#[cfg(test)]
mod tests {
    use crate::exchange::read_labels;
    use crate::text::SourceText;

    /// Looking each name up among all the others would take minutes here.
    #[test]
    fn a_cell_of_many_former_names_keeps_each_once_and_in_order() {
        let names: Vec<String> = (0..60_000).map(|number| format!("이름{number}")).collect();
        let cell = [names.join("; "), names.join("; ")].join("; ");
        let text = format!("화면,버튼,예전 이름\n주문,담기,{cell}\n");
        let sheet = read_labels(&SourceText::new("t.csv", &*text), "ko", &[]).expect("a sheet").value;
        let label = sheet.labels.iter().find(|label| !label.former.is_empty()).expect("a label with former names");
        let former: Vec<&String> = label.former.iter().map(|(_, text)| text).collect();
        assert_eq!(former, names.iter().collect::<Vec<_>>());
    }
}
