//! Vale's substitution rules: `extends: substitution` with `swap`, from found words to replacements.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, Places, Say};
use crate::parse::glossary::{CaseKind, Status};
use crate::parse::yaml::{self, FaultRules, Reader};
use crate::text::SourceText;

use super::{Carried, ConceptEntry, EntryTerm, name_entries};

/// Most plain forms of one pattern.
const FORMS: usize = 64;

/// A rule's entries: all words with the same replacement are one entry.
///
/// # Errors
/// The file is not valid YAML.
pub fn read(source: &SourceText, lang: &str) -> Result<Carried<Vec<ConceptEntry>>, Box<Diagnostic>> {
    let places = Places::new(source);
    let tree = yaml::parse(&places, 0, &source.text, &FaultRules::one("glossary/syntax"))?;
    let reader = Reader::new(&places);
    let (mut entries, mut left): (Vec<ConceptEntry>, Vec<Say>) = (Vec::new(), Vec::new());
    let Some(root) = tree.root else { return Ok(Carried { value: entries, left, read: Vec::new() }) };
    let flag = |key: &str| root.get(key).and_then(|node| reader.boolean(node)).unwrap_or(false);
    let sensitive = !flag("ignorecase");
    // A rule's level and message are not part of a terminology.
    let known = ["extends", "swap", "message", "level", "link", "ignorecase", "name", "description"];
    for (key, _) in root.entries().iter().filter(|(key, _)| !known.contains(&key.text.as_str())) {
        left.push(Say::new(format!("설정 {}", key.text), format!("the setting {}", key.text)));
    }
    let mut by_term: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen: BTreeSet<(usize, String)> = BTreeSet::new();
    for (key, node) in root.get("swap").map(|node| node.entries()).unwrap_or_default() {
        let place = reader.place(node);
        let Some(to) = reader.text(node) else {
            left.push(left_out(&place, &key.text));
            continue;
        };
        let Some(forms) = plain_forms(&key.text) else {
            left.push(left_out(&place, &key.text));
            continue;
        };
        // `a|b`: both replacements are right.
        let mut wanted = to.split('|').map(str::trim).filter(|word| !word.is_empty());
        let Some(preferred) = wanted.next() else { continue };
        let at = *by_term.entry(preferred.to_owned()).or_insert_with(|| {
            let first = EntryTerm::new(lang, preferred, Status::Preferred);
            entries.push(ConceptEntry { terms: vec![first], ..ConceptEntry::default() });
            entries.len() - 1
        });
        let terms = &mut entries[at].terms;
        for (text, status) in wanted
            .map(|word| (word.to_owned(), Status::Admitted))
            .chain(forms.into_iter().map(|form| (form, Status::Deprecated)))
        {
            let same = text.eq_ignore_ascii_case(preferred) && preferred.contains(char::is_uppercase);
            if !same && text != preferred && seen.insert((at, text.clone())) {
                let mut term = EntryTerm::new(lang, text, status);
                if sensitive && status == Status::Deprecated && term.text.contains(char::is_uppercase) {
                    term.case = CaseKind::Sensitive;
                }
                terms.push(term);
            }
        }
    }
    name_entries(&mut entries);
    Ok(Carried { value: entries, left, read: Vec::new() })
}

/// The message about a pattern that is not imported.
pub(super) fn left_out(place: &Place, pattern: &str) -> Say {
    let line = place.start.line;
    Say::new(format!("{line}번째 줄: 정규식 {pattern}"), format!("line {line}: the regular expression {pattern}"))
}

/// The plain forms of a regular expression made of words, `(?:a|b)`, `[ab]`, optional parts, `\b`, `\s`; `None` if it
/// contains more.
pub(super) fn plain_forms(pattern: &str) -> Option<Vec<String>> {
    let mut parser = Forms { rest: pattern };
    let forms = parser.alternatives(0)?;
    let mut unique: Vec<String> = Vec::new();
    for form in forms {
        let form = form.trim().to_owned();
        if !form.is_empty() && !unique.contains(&form) {
            unique.push(form);
        }
    }
    (parser.rest.is_empty() && !unique.is_empty()).then_some(unique)
}

struct Forms<'p> {
    rest: &'p str,
}

impl Forms<'_> {
    fn alternatives(&mut self, depth: usize) -> Option<Vec<String>> {
        let mut all = self.sequence(depth)?;
        while let Some(rest) = self.rest.strip_prefix('|') {
            self.rest = rest;
            all.extend(self.sequence(depth)?);
        }
        (all.len() <= FORMS).then_some(all)
    }

    fn sequence(&mut self, depth: usize) -> Option<Vec<String>> {
        let mut found = vec![String::new()];
        while let Some(next) = self.rest.chars().next() {
            let part: Vec<String> = match next {
                '|' | ')' => break,
                '(' if depth < 8 => {
                    let inner = self.rest.strip_prefix("(?:").or_else(|| self.rest.strip_prefix('('));
                    self.rest = inner.filter(|inner| !inner.starts_with('?'))?;
                    let inner = self.alternatives(depth + 1)?;
                    self.rest = self.rest.strip_prefix(')')?;
                    inner
                }
                '[' => {
                    let (inside, rest) = self.rest[1..].split_once(']')?;
                    self.rest = rest;
                    let inside = inside.replace("\\s", " ");
                    let range = inside.char_indices().any(|(at, c)| c == '-' && at > 0 && at + 1 < inside.len());
                    if range || inside.starts_with('^') || inside.contains('\\') {
                        return None;
                    }
                    inside.chars().map(String::from).collect()
                }
                '\\' => {
                    let escaped = self.rest[1..].chars().next()?;
                    self.rest = &self.rest[1 + escaped.len_utf8()..];
                    match escaped {
                        'b' => vec![String::new()],
                        's' => vec![" ".to_owned()],
                        c if c.is_alphanumeric() => return None,
                        c => vec![c.to_string()],
                    }
                }
                '^' | '$' | '*' | '+' | '?' | '{' | '}' | '.' | '(' => return None,
                c => {
                    self.rest = &self.rest[c.len_utf8()..];
                    vec![c.to_string()]
                }
            };
            let optional = self.rest.strip_prefix('?');
            let part = match optional {
                Some(rest) => {
                    self.rest = rest;
                    std::iter::once(String::new()).chain(part).collect()
                }
                None => part,
            };
            if found.len() * part.len() > FORMS {
                return None;
            }
            found = found.iter().flat_map(|head| part.iter().map(move |tail| format!("{head}{tail}"))).collect();
        }
        Some(found)
    }
}
