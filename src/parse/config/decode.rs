//! From the file to a configuration, with every default filled in and every fault told.

use std::collections::BTreeMap;

use globset::GlobBuilder;
use jiff::tz::TimeZone;

use super::levels::rule_levels;
use super::providers::providers;
use super::shape::{CONFIG, NOTATIONS, REPORT_LANGUAGES};
use super::targets::targets;
use super::types::*;
use super::urls::{base_url, is_target};
use super::{folders, rules};
use crate::diagnostic::{self, Diagnostic, Place, Places, Say, Severity};
use crate::parse::glossary::{Lang, Localized};
use crate::parse::page::Dialects;
use crate::parse::yaml::{self, Node, Reader, Shape, Value, fault, is_id, is_language};
use crate::text::{SourceText, Span};

/// Reads `helpgen.yml`. `known_rules` are the ids of all rules that can be set. Whatever is at fault is told, and its
/// default holds.
///
/// # Errors
/// The place and the cause when the file is no YAML.
pub fn parse_config(source: &SourceText, known_rules: &[&str]) -> Result<(Config, Vec<Diagnostic>), Box<Diagnostic>> {
    let places = Places::new(source);
    let tree = yaml::read(&places, 0, &source.text, &Shape::Object(&CONFIG), &source.path, &rules::FAULTS)?;
    let root = tree.root.unwrap_or(Node { span: Span::at(0), value: Value::Null });
    let mut decode = Decode { reader: Reader::new(&places), root: &root, faults: tree.faults };
    let config = decode.config(known_rules);
    let mut faults = decode.faults;
    faults.extend(folders::check(&config, |key| {
        let node = root.at(&key.split('.').collect::<Vec<_>>())?;
        Some(places.place(node.span))
    }));
    diagnostic::sort(&mut faults);
    Ok((config, faults))
}

pub(super) struct Decode<'p, 't> {
    pub(super) reader: Reader<'p, 't>,
    root: &'p Node,
    pub(super) faults: Vec<Diagnostic>,
}

impl<'p> Decode<'p, '_> {
    fn config(&mut self, known_rules: &[&str]) -> Config {
        let (reader, default) = (self.reader, Config::default());
        let languages = self.languages();
        let (theme, theme_options) = self.theme();
        let theme_places = self.theme_places();
        let banner = self.banner();
        let edit_url = self.pattern(&["report", "edit_url"]);
        Config {
            title: self.title().unwrap_or(default.title),
            description: self.localized(&["description"]),
            base_url: self.base_url(),
            content_by_lang: languages.is_some(),
            languages: languages.unwrap_or(default.languages),
            content: self.path(&["content"]).unwrap_or(default.content),
            glossary: self.glossary().unwrap_or(default.glossary),
            theme: theme.unwrap_or(default.theme),
            theme_options,
            theme_places,
            face: self.face(),
            edit_link: self.edit_link(edit_url.clone()),
            rules: self.rules(known_rules),
            overrides: self.overrides(known_rules),
            labels: self.labels(default.labels),
            features: FeatureLimits {
                new_for_days: self.integer(&["features", "new_for_days"]).unwrap_or(default.features.new_for_days),
                notice_days: self.notice_days(default.features.notice_days),
            },
            timezone: self.timezone().unwrap_or(default.timezone),
            today: self.at(&["today"]).and_then(|node| reader.date(node)),
            output: self.path(&["output"]).unwrap_or(default.output),
            static_dir: self.path(&["static"]).unwrap_or(default.static_dir),
            exclude: self.at(&["exclude"]).map_or(default.exclude, |node| self.globs(node)),
            pages: PageSettings {
                review_after_days: self
                    .integer(&["pages", "review_after_days"])
                    .unwrap_or(default.pages.review_after_days),
                extra_keys: self.at(&["pages", "extra_keys"]).map(|node| self.globs(node)).unwrap_or_default(),
                featured: self
                    .at(&["pages", "featured"])
                    .map(|node| reader.references(node).into_iter().map(|page| (page.id, page.place)).collect())
                    .unwrap_or_default(),
                groups: self.groups(),
            },
            search: SearchSettings {
                expect: self.expectations(),
                report_no_result_to: self.target(&["search", "report_no_result_to"]),
            },
            contact: self.contacts(),
            banner,
            feedback: self.feedback(),
            holidays: self.holidays(),
            report: ReportSettings {
                path: self.path(&["report", "path"]).unwrap_or(default.report.path),
                history: self.path(&["report", "history"]),
                edit_url,
                language: self.at(&["report", "language"]).and_then(|node| reader.choice(node, REPORT_LANGUAGES)),
                targets: self.at(&["report", "targets"]).map(|node| targets(reader, node)).unwrap_or_default(),
            },
            unsafe_html: self.at(&["markdown", "unsafe_html"]).and_then(|it| reader.boolean(it)).unwrap_or_default(),
            dialects: self.dialects().unwrap_or(default.dialects),
            foreign: default.foreign,
            images: ImageSettings {
                max_bytes: self.integer(&["images", "max_bytes"]).unwrap_or(default.images.max_bytes),
                widths: self.widths().unwrap_or(default.images.widths),
                ocr: self.at(&["images", "ocr"]).and_then(|it| reader.boolean(it)).unwrap_or_default(),
            },
            media: self.at(&["media"]).map(|it| providers(reader, it, &mut self.faults)).unwrap_or_default(),
        }
    }

    pub(super) fn at(&self, path: &[&str]) -> Option<&'p Node> {
        self.root.at(path)
    }

    fn text(&self, path: &[&str]) -> Option<(String, &'p Node)> {
        let node = self.at(path)?;
        Some((self.reader.text(node)?, node))
    }

    fn integer<T: TryFrom<i64>>(&self, path: &[&str]) -> Option<T> {
        self.at(path).and_then(|node| self.reader.integer(node))
    }

    fn localized(&self, path: &[&str]) -> Localized {
        self.at(path).map(|node| self.reader.localized(node)).unwrap_or_default()
    }

    fn path(&mut self, path: &[&str]) -> Option<String> {
        let node = self.at(path)?;
        folders::path(self.reader, node, &mut self.faults)
    }

    pub(super) fn tell(&mut self, rule: &'static str, node: &Node, say: Say, help: Say) {
        let place = self.reader.place(node);
        self.tell_at(rule, place, say, help);
    }

    fn tell_at(&mut self, rule: &'static str, place: Place, say: Say, help: Say) {
        self.faults.push(fault(rule, place, say).help(help));
    }

    fn title(&mut self) -> Option<Localized> {
        let title = self.localized(&["title"]);
        if self.at(&["title"]).is_none() {
            let say = Say::new("사이트의 이름이 없어요", "The site has no title");
            let help = Say::new(
                "title 항목에 적어 주세요: title: 배움터 도움말",
                "Write it under “title”: title: Example Help",
            );
            let place = self.reader.place_of(Span::at(0));
            self.tell_at(rules::TITLE, place, say, help);
            self.faults.last_mut().expect("it was just told").severity = Severity::Warning;
        }
        (!title.is_empty()).then_some(title)
    }

    fn base_url(&mut self) -> Option<String> {
        let (text, node) = self.text(&["base_url"])?;
        let url = base_url(&text);
        if url.is_none() {
            let say = Say::new(format!("사이트 주소로 쓸 수 없어요: {text}"), format!("Not a site's address: {text}"));
            let help = Say::new(
                "https://로 시작하는 주소를 물음표(?)와 # 없이 써 주세요: https://help.example.com/",
                "Write an address that begins with https://, without ? and #: https://help.example.com/",
            );
            self.tell(rules::URL, node, say, help);
        }
        url
    }

    fn languages(&mut self) -> Option<Vec<Lang>> {
        let node = self.at(&["languages"])?;
        let mut languages: Vec<Lang> = Vec::new();
        for item in node.one_or_many() {
            let Some(language) = self.reader.text(item).filter(|text| is_language(text)) else { continue };
            if languages.contains(&language) {
                let say =
                    Say::new(format!("언어가 두 번 나와요: {language}"), format!("“{language}” stands here twice"));
                self.tell(rules::LANGUAGES, item, say, Say::new("하나만 남겨 주세요", "Keep only one of them"));
            } else {
                languages.push(language);
            }
        }
        if node.one_or_many().is_empty() {
            let say = Say::new("언어가 하나도 없어요", "There is no language");
            self.tell(rules::LANGUAGES, node, say, Say::new("이렇게 써 주세요: [ko]", "Write: [ko]"));
        }
        (!languages.is_empty()).then_some(languages)
    }

    /// Written as nothing (`null`), there is no glossary; not written at all, the usual one is taken if it is there.
    #[expect(clippy::option_option, reason = "absent and none are different answers")]
    fn glossary(&mut self) -> Option<Option<(String, Option<Place>)>> {
        let (_, node) = self.root.entries().iter().find(|(key, _)| key.text == "glossary")?;
        if node.is_null() {
            return Some(None);
        }
        let path = folders::path(self.reader, node, &mut self.faults)?;
        Some(Some((path, Some(self.reader.place(node)))))
    }

    fn theme(&mut self) -> (Option<String>, BTreeMap<String, serde_json::Value>) {
        let options = self.at(&["theme", "options"]).map(Node::entries).unwrap_or_default();
        let options = options.iter().filter_map(|(key, node)| Some((key.text.clone(), scalar(node)?))).collect();
        let Some((name, node)) = self.text(&["theme"]).or_else(|| self.text(&["theme", "name"])) else {
            return (None, options);
        };
        if !is_id(&name) {
            let say = Say::new(format!("테마 이름으로 쓸 수 없어요: {name}"), format!("Not a theme's name: {name}"));
            let help = Say::new("themes/ 아래 폴더의 이름을 써 주세요", "Write the name of a folder under themes/");
            self.tell(rules::VALUE, node, say, help);
            return (None, options);
        }
        (Some(name), options)
    }

    /// Where each of the theme's options is written.
    fn theme_places(&self) -> BTreeMap<String, Place> {
        let options = self.at(&["theme", "options"]).map(Node::entries).unwrap_or_default();
        options.iter().map(|(key, node)| (key.text.clone(), self.reader.place(node))).collect()
    }

    fn rules(&mut self, known: &[&str]) -> RuleLevels {
        let node = self.at(&["rules"]);
        node.map(|node| rule_levels(self.reader, node, known, rules::RULE, &mut self.faults)).unwrap_or_default()
    }

    fn overrides(&mut self, known: &[&str]) -> Vec<(Vec<String>, RuleLevels)> {
        let nodes = self.at(&["overrides"]).map(Node::items).unwrap_or_default();
        let mut overrides = Vec::new();
        for node in nodes {
            let (Some(paths), Some(levels)) = (node.get("paths"), node.get("rules")) else { continue };
            let paths = self.globs(paths);
            overrides.push((paths, rule_levels(self.reader, levels, known, rules::RULE, &mut self.faults)));
        }
        overrides
    }

    fn globs(&mut self, node: &Node) -> Vec<String> {
        let mut globs = Vec::new();
        for item in node.one_or_many() {
            let Some(glob) = self.reader.text(item) else { continue };
            if GlobBuilder::new(&glob).literal_separator(true).build().is_ok() {
                globs.push(glob);
                continue;
            }
            let say = Say::new(format!("경로 패턴을 읽을 수 없어요: {glob}"), format!("Not a path pattern: {glob}"));
            let help = Say::new(
                "괄호의 짝을 맞춰 주세요. *는 이름의 일부, **는 여러 폴더예요: ko/legacy/**",
                "Close every bracket; * is part of a name, ** any number of folders: ko/legacy/**",
            );
            self.tell(rules::GLOB, item, say, help);
        }
        globs
    }

    fn labels(&self, default: LabelStyle) -> LabelStyle {
        let one = |node: &Node| self.reader.choice(node, NOTATIONS);
        let notation = self.at(&["labels", "notation"]);
        LabelStyle {
            notation: notation.map_or(default.notation, |node| node.one_or_many().iter().filter_map(one).collect()),
            style: self.at(&["labels", "style"]).and_then(one).unwrap_or(default.style),
        }
    }

    fn notice_days(&self, default: [u32; 3]) -> [u32; 3] {
        let days = |impact: &str, default| self.integer(&["features", "notice_days", impact]).unwrap_or(default);
        [days("low", default[0]), days("medium", default[1]), days("high", default[2])]
    }

    fn timezone(&mut self) -> Option<String> {
        let (name, node) = self.text(&["timezone"])?;
        if TimeZone::get(&name).is_ok() {
            return Some(name);
        }
        let say = Say::new(format!("알 수 없는 시간대예요: {name}"), format!("Unknown time zone: {name}"));
        let known: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
        let meant = match name.to_uppercase().as_str() {
            "KST" => Some("Asia/Seoul"),
            "JST" => Some("Asia/Tokyo"),
            _ => crate::text::closest(&name, known.iter().map(String::as_str)),
        };
        let help = match meant {
            Some(meant) => yaml::meant_or_listed(Some(meant), &[]),
            None => Say::new("대륙/도시로 써 주세요: Asia/Seoul", "Write continent/city: Asia/Seoul"),
        };
        self.tell(rules::VALUE, node, say, help);
        None
    }

    /// The dialects of the generator that is named.
    fn dialects(&mut self) -> Option<Dialects> {
        let (name, node) = self.text(&["generator"])?;
        if let Some(dialects) = Dialects::of(&name) {
            return Some(dialects);
        }
        let say = Say::new(format!("알 수 없는 생성기예요: {name}"), format!("Unknown generator: {name}"));
        let known: Vec<&str> = Dialects::names().collect();
        let help = yaml::meant_or_listed(crate::text::closest(&name, known.iter().copied()), &known);
        self.tell(rules::VALUE, node, say, help);
        None
    }

    fn expectations(&mut self) -> Vec<SearchExpectation> {
        let nodes = self.at(&["search", "expect"]).map(Node::one_or_many).unwrap_or_default();
        let reader = self.reader;
        let expectation = |node: &Node| {
            let query = node.get("query")?;
            Some(SearchExpectation {
                query: reader.text(query)?,
                page: reader.text(node.get("page")?)?,
                role: node.get("role").and_then(|node| reader.text(node)),
                within: node.get("within").and_then(|node| reader.integer(node)).unwrap_or(3),
                place: reader.place(query),
            })
        };
        nodes.iter().filter_map(expectation).collect()
    }

    pub(super) fn target(&mut self, path: &[&str]) -> Option<String> {
        let node = self.at(path)?;
        self.target_of(node)
    }

    pub(super) fn target_of(&mut self, node: &Node) -> Option<String> {
        let text = self.reader.text(node)?;
        if is_target(&text) {
            return Some(text);
        }
        let say = Say::new(format!("쓸 수 없는 주소예요: {text}"), format!("Not an address: {text}"));
        let help =
            Say::new("https://나 /로 시작하는 주소를 써 주세요", "Write an address that begins with https:// or /");
        self.tell(rules::URL, node, say, help);
        None
    }

    /// A pattern of links to the source of a page.
    pub(super) fn pattern(&mut self, path: &[&str]) -> Option<String> {
        let (pattern, node) = self.text(path)?;
        if is_target(&pattern.replace(['{', '}'], "")) && pattern.contains("{path}") {
            return Some(pattern);
        }
        let say = Say::new(
            format!("고치는 주소의 틀로 쓸 수 없어요: {pattern}"),
            format!("Not a pattern of links: {pattern}"),
        );
        let help = Say::new(
            "https://로 시작하고 {path}가 들어가야 해요: https://example.com/edit/{path}#L{line}",
            "Begin with https:// and put in {path}: https://example.com/edit/{path}#L{line}",
        );
        self.tell(rules::URL, node, say, help);
        None
    }

    fn widths(&self) -> Option<Vec<u32>> {
        let node = self.at(&["images", "widths"])?;
        let mut widths: Vec<u32> = node.one_or_many().iter().filter_map(|node| self.reader.integer(node)).collect();
        widths.sort_unstable();
        widths.dedup();
        Some(widths)
    }
}

/// A single value as JSON; none for a list or a map, which the shape has told.
fn scalar(node: &Node) -> Option<serde_json::Value> {
    Some(match &node.value {
        Value::Bool(value) => (*value).into(),
        Value::Int(value) => (*value).into(),
        Value::Float(value) => (*value).into(),
        Value::Str(text) => text.clone().into(),
        Value::Null | Value::Seq(_) | Value::Map(_) => return None,
    })
}
