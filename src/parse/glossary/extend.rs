//! Something added to a glossary's file: single edits, so that comments, order and layout stay as people made them.
//!
//! What cannot be edited in place is refused, never guessed: the caller reads the new text again.

use crate::diagnostic::Edit;
use crate::parse::yaml::{Node, Value};
use crate::text::{SourceText, Span};

use super::rewrite::{File, RewriteFault};

/// A step of the way to a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<'s> {
    /// The value of this key.
    Key(&'s str),
    /// The entry of a list with this id.
    Id(&'s str),
}

/// A glossary's file while things are added to it. Edits are made against the text as it was read: whoever adds more than
/// one thing to the same entry applies the first and reads again.
pub struct Extending<'f> {
    file: File<'f>,
}

impl<'f> Extending<'f> {
    /// Reads a file.
    ///
    /// # Errors
    /// What is no YAML, or holds nothing at all.
    pub fn new(source: &'f SourceText) -> Result<Self, RewriteFault> {
        Ok(Self { file: File::new(source)? })
    }

    fn at<'n>(&'n self, path: &[Step<'_>]) -> Result<&'n Node, RewriteFault> {
        path.iter().try_fold(&self.file.root, |node, step| match step {
            Step::Key(key) => node.get(key).ok_or(RewriteFault::NotThere),
            Step::Id(id) => {
                let id_of = |item: &'n Node| item.get("id").and_then(|own| own.scalar(self.file.source)).map(str::trim);
                node.items().iter().find(|item| id_of(item) == Some(*id)).ok_or(RewriteFault::NotThere)
            }
        })
    }

    /// The edit that adds entries to the end of a list at the glossary's top (`concepts`, `labels`): `block` as items of a
    /// block list without indentation, `flow` the same on one line each for a list between brackets. A list that is not
    /// there yet is made at the end of the file.
    ///
    /// # Errors
    /// A file that is written in a way that is not edited.
    pub fn add_entries(&self, list: &str, block: &str, flow: &[String]) -> Result<Edit, RewriteFault> {
        let (file, source) = (&self.file, self.file.source);
        let Value::Map(keys) = &file.root.value else { return Err(RewriteFault::Form) };
        let Some((key, node)) = keys.iter().find(|(key, _)| key.text == list) else {
            return if file.is_flow(&file.root) { Err(RewriteFault::Form) } else { Ok(at_end(source, list, block)) };
        };
        match &node.value {
            Value::Null if !file.is_flow(&file.root) => {
                let colon = source.text[key.span.end as usize..].find(':').ok_or(RewriteFault::Form)?;
                let end = line_end(file, key.span.end as usize + colon);
                let indent = file.column(key.span.start as usize) + 2;
                Ok(Edit { span: Span::at(end), text: indented(file, block, indent) })
            }
            Value::Seq(items) if items.is_empty() && !file.is_flow(&file.root) => {
                // An empty list in brackets becomes one that people can read, if nothing stands behind it.
                let end = node.span.end as usize;
                let colon = source.text[key.span.end as usize..].find(':').ok_or(RewriteFault::Form)?;
                match source.text[end..line_end(file, end)].trim().is_empty() {
                    true => Ok(Edit {
                        span: Span::new(key.span.end as usize + colon + 1, end),
                        text: indented(file, block, file.column(key.span.start as usize) + 2),
                    }),
                    false => self.append(node, block, flow),
                }
            }
            Value::Seq(_) => self.append(node, block, flow),
            _ => Err(RewriteFault::Form),
        }
    }

    /// The edit that adds items to the end of a list.
    fn append(&self, list: &Node, block: &str, flow: &[String]) -> Result<Edit, RewriteFault> {
        let (file, items) = (&self.file, list.items());
        if file.is_flow(list) {
            let (end, comma) = match items.last() {
                Some(last) => (last.span.end as usize, ", "),
                None => (list.span.start as usize + 1, ""),
            };
            return Ok(Edit { span: Span::at(end), text: format!("{comma}{}", flow.join(", ")) });
        }
        let (first, last) = items.first().zip(items.last()).ok_or(RewriteFault::Form)?;
        let text = &file.source.text;
        let dash = text[..first.span.start as usize].rfind('-').ok_or(RewriteFault::Form)?;
        let end = line_end(file, text[..last.span.end as usize].trim_end().len());
        Ok(Edit { span: Span::at(end), text: indented(file, block, file.column(dash)) })
    }

    /// The edit that adds a key behind the last one of a map.
    ///
    /// # Errors
    /// A map that is not there, or is written in a way that is not edited.
    pub fn add_key(&self, path: &[Step<'_>], key: &str, value: &str) -> Result<Edit, RewriteFault> {
        let map = self.at(path)?;
        match (map.entries().last(), &map.value) {
            (Some((last, _)), _) => self.file.key_after(map, &last.text, key, value),
            (None, Value::Map(_)) if self.file.is_flow(map) => {
                Ok(Edit { span: Span::at(map.span.start as usize + 1), text: format!(" {key}: {value} ") })
            }
            _ => Err(RewriteFault::Form),
        }
    }

    /// The edit that adds items to a list, which may also be a single item without a list around it.
    ///
    /// # Errors
    /// A list that is not there, or is written in a way that is not edited.
    pub fn add_items(&self, path: &[Step<'_>], items: &[String]) -> Result<Edit, RewriteFault> {
        let list = self.at(path)?;
        match &list.value {
            Value::Seq(_) => {
                let block: String = items.iter().map(|item| format!("- {item}\n")).collect();
                self.append(list, &block, items)
            }
            _ => self.file.first_item(list, &items.join(", ")),
        }
    }
}

/// The edit that makes a list or a map at the end of a file: `block` is its content without indentation.
pub fn at_end(source: &SourceText, list: &str, block: &str) -> Edit {
    let text = &source.text;
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = match text.trim_start_matches('\u{feff}') {
        "" => String::new(),
        text if text.ends_with('\n') => line_break.to_owned(),
        _ => line_break.repeat(2),
    };
    let lines: String = block.lines().map(|line| format!("  {line}{line_break}")).collect();
    Edit { span: Span::at(text.len()), text: format!("{before}{list}:{line_break}{lines}") }
}

/// Where a line ends, before its line break.
fn line_end(file: &File<'_>, at: usize) -> usize {
    let end = file.line_end(at);
    end - usize::from(file.source.text[..end].ends_with('\r'))
}

/// Lines, each behind a line break and this many blanks.
fn indented(file: &File<'_>, block: &str, indent: usize) -> String {
    block.lines().map(|line| format!("{}{}{line}", file.line_break(), " ".repeat(indent))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::glossary::parse_glossary;

    fn added(text: &str, edit: impl Fn(&Extending<'_>) -> Result<Edit, RewriteFault>) -> String {
        let source = SourceText::new("glossary.yml", text);
        let edit = Extending::new(&source).and_then(|file| edit(&file)).expect("it can be edited");
        let mut new = text.to_owned();
        new.replace_range(edit.span.range(), &edit.text);
        parse_glossary(&SourceText::new("glossary.yml", new.clone()), &[]).expect("it is YAML still");
        new
    }

    const BLOCK: &str = "- id: b\n  terms:\n    ko:\n      preferred: 나\n";

    fn entry(text: &str) -> String {
        let flow = ["{ id: b, terms: { ko: { preferred: 나 } } }".to_owned()];
        added(text, |file| file.add_entries("concepts", BLOCK, &flow))
    }

    #[test]
    fn entries_come_last_and_everything_else_stays() {
        let old =
            "# 우리 용어집\nconcepts:\n  - id: a # 첫째\n    terms: { ko: { preferred: 가 } }\n\n# 화면\nlabels: []\n";
        assert_eq!(
            entry(old),
            "# 우리 용어집\nconcepts:\n  - id: a # 첫째\n    terms: { ko: { preferred: 가 } }\n  - id: b\n    terms:\n      ko:\n        preferred: 나\n\n# 화면\nlabels: []\n"
        );
        let flow = "concepts: [{ id: a, terms: { ko: { preferred: 가 } } }] # 끝\n";
        let new = "{ id: b, terms: { ko: { preferred: 나 } } }";
        assert_eq!(entry(flow), flow.replace("} }] #", &format!("}} }}, {new}] #")));
        let made = "concepts:\n  - id: b\n    terms:\n      ko:\n        preferred: 나\n";
        assert_eq!(entry("concepts: []\n"), made);
        assert_eq!(entry("concepts: [] # 끝\n"), format!("concepts: [{new}] # 끝\n"));
        assert_eq!(
            entry("concepts: # 아직 없음\n"),
            format!("concepts: # 아직 없음{}", &made[9..made.len() - 1]) + "\n"
        );
        let end = |text: &str| at_end(&SourceText::new("glossary.yml", text), "concepts", BLOCK).text;
        assert_eq!(end(""), made);
        assert_eq!(end("# 비었음\n"), format!("\n{made}"));
        assert_eq!(entry("labels: []"), format!("labels: []\n\n{made}"));
        assert_eq!(
            entry("concepts:\r\n- id: a\r\n"),
            "concepts:\r\n- id: a\r\n- id: b\r\n  terms:\r\n    ko:\r\n      preferred: 나\r\n"
        );
    }

    #[test]
    fn keys_and_items_are_added_where_they_belong() {
        let path = [Step::Key("concepts"), Step::Id("a"), Step::Key("terms")];
        let old = "concepts:\n  - id: a\n    terms:\n      ko:\n        preferred: 가 # 이것\n        deprecated:\n          - 옛가\n    owner: cx\n";
        let lang = added(old, |file| file.add_key(&path, "en", "{ preferred: a }"));
        assert_eq!(lang, old.replace("옛가\n", "옛가\n      en: { preferred: a }\n"));
        let list = [&path[..], &[Step::Key("ko"), Step::Key("deprecated")]].concat();
        let item = added(old, |file| file.add_items(&list, &["헌가".to_owned(), "묵은가".to_owned()]));
        assert_eq!(item, old.replace("- 옛가\n", "- 옛가\n          - 헌가\n          - 묵은가\n"));
        let flow = "concepts: [{ id: a, terms: { ko: { preferred: 가, deprecated: 옛가, admitted: [] } } }]\n";
        let one = added(flow, |file| file.add_items(&list, &["헌가".to_owned()]));
        assert_eq!(one, flow.replace("deprecated: 옛가", "deprecated: [헌가, 옛가]"));
        let none = [&path[..], &[Step::Key("ko"), Step::Key("admitted")]].concat();
        let first = added(flow, |file| file.add_items(&none, &["헌가".to_owned()]));
        assert_eq!(first, flow.replace("admitted: []", "admitted: [헌가]"));
    }
}
