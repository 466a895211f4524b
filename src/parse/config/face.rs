//! A company's own face: logo, icon, colours, font, links, and what else makes the site look like its product's.

use std::collections::BTreeMap;

use super::decode::Decode;
use super::rules;
use super::types::*;
use super::urls::{is_host, is_link, is_target};
use crate::diagnostic::Say;
use crate::parse::color::Color;
use crate::parse::yaml::{Node, Value};

/// What may be set of a font's file.
const FONT_ENDINGS: [&str; 4] = ["woff2", "woff", "ttf", "otf"];
/// What a picture for previews may be.
const PREVIEW_ENDINGS: [&str; 4] = ["png", "jpg", "jpeg", "webp"];
/// What an icon may be made from.
const ICON_ENDINGS: [&str; 2] = ["svg", "png"];
/// What a logo may be.
const LOGO_ENDINGS: [&str; 6] = ["svg", "png", "jpg", "jpeg", "webp", "gif"];

impl Decode<'_, '_> {
    /// All that makes the site's face.
    pub(super) fn face(&mut self) -> Face {
        Face {
            logo: self.logo(),
            favicon: self.asset(&["favicon"], &ICON_ENDINGS),
            social_image: self.asset(&["social_image"], &PREVIEW_ENDINGS),
            accent: self.accent(),
            colors: self.colors(),
            font: self.font(),
            nav: self.links(&["nav"]),
            footer: self.footer(),
            extra_css: self.sheets(),
            analytics: self.analytics(),
        }
    }

    /// Whether readers are offered to edit a page, and where.
    pub(super) fn edit_link(&mut self, report: Option<String>) -> Option<String> {
        let Some(node) = self.at(&["edit_link"]) else { return report };
        match &node.value {
            Value::Bool(false) => None,
            Value::Bool(true) => report,
            _ => self.pattern(&["edit_link"]),
        }
    }

    fn logo(&mut self) -> Option<Logo> {
        let node = self.at(&["logo"])?;
        if matches!(node.value, Value::Map(_)) {
            let light = self.asset(&["logo", "light"], &LOGO_ENDINGS)?;
            return Some(Logo { light, dark: self.asset(&["logo", "dark"], &LOGO_ENDINGS) });
        }
        Some(Logo { light: self.asset(&["logo"], &LOGO_ENDINGS)?, dark: None })
    }

    /// A file of the project of one of these kinds.
    fn asset(&mut self, path: &[&str], endings: &[&str]) -> Option<Written> {
        let node = self.at(path)?;
        self.asset_of(node, endings)
    }

    fn asset_of(&mut self, node: &Node, endings: &[&str]) -> Option<Written> {
        let file = super::folders::path(self.reader, node, &mut self.faults)?;
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if endings.contains(&ending.as_str()) {
            return Some(Written { text: file, place: self.reader.place(node) });
        }
        let list = endings.join(", ");
        let say =
            Say::new(format!("여기에는 쓸 수 없는 파일이에요: {file}"), format!("Not a file to be used here: {file}"));
        let help = Say::new(format!("쓸 수 있는 종류: {list}"), format!("Kinds that can be used: {list}"));
        self.tell(rules::VALUE, node, say, help);
        None
    }

    fn color_of(&mut self, node: &Node) -> Option<Painted> {
        let text = self.reader.text(node)?;
        if let Some(color) = Color::read(&text) {
            return Some(Painted { color, place: self.reader.place(node) });
        }
        let say = Say::new(format!("색으로 읽을 수 없어요: {text}"), format!("Not a colour: {text}"));
        let help = Say::new("따옴표로 감싸 `\"#0b6b57\"`처럼 적어 주세요", "Write it in quotes like `\"#0b6b57\"`");
        self.tell(rules::VALUE, node, say, help);
        None
    }

    fn accent(&mut self) -> Option<Accent> {
        let node = self.at(&["accent"])?;
        if let (Some(light), dark) = (node.get("light"), node.get("dark")) {
            return Some(Accent { light: self.color_of(light)?, dark: dark.and_then(|dark| self.color_of(dark)) });
        }
        if matches!(node.value, Value::Map(_)) {
            return None;
        }
        Some(Accent { light: self.color_of(node)?, dark: None })
    }

    fn colors(&mut self) -> Schemes {
        let mut read = |scheme: &str| {
            let entries = self.at(&["colors", scheme]).map(Node::entries).unwrap_or_default();
            let mut colors = BTreeMap::new();
            for (key, node) in entries {
                if let Some(color) = self.color_of(node) {
                    colors.insert(key.text.clone(), color);
                }
            }
            colors
        };
        Schemes { light: read("light"), dark: read("dark") }
    }

    fn font(&mut self) -> Option<Font> {
        let node = self.at(&["font"])?;
        let (named, at) = match node.get("family") {
            Some(family) => (self.reader.text(family)?, family),
            None => (self.reader.text(node)?, node),
        };
        let families: Vec<String> =
            named.split(',').map(|name| name.trim().trim_matches(['"', '\'']).trim().to_owned()).collect();
        let plain = |name: &String| {
            !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.'))
        };
        if !families.iter().all(plain) {
            let say = Say::new(format!("글꼴 이름으로 쓸 수 없어요: {named}"), format!("Not a font's name: {named}"));
            let help = Say::new("글꼴 이름만 적어 주세요: Pretendard", "Write the font's name alone: Pretendard");
            self.tell(rules::VALUE, at, say, help);
            return None;
        }
        Some(Font {
            families,
            regular: self.asset(&["font", "regular"], &FONT_ENDINGS),
            bold: self.asset(&["font", "bold"], &FONT_ENDINGS),
        })
    }

    fn links(&mut self, path: &[&str]) -> Vec<FaceLink> {
        let nodes = self.at(path).map(Node::one_or_many).unwrap_or_default();
        nodes.iter().filter_map(|node| self.face_link(node)).collect()
    }

    fn face_link(&mut self, node: &Node) -> Option<FaceLink> {
        let text = self.reader.localized(node.get("text")?);
        let at = node.get("url")?;
        let url = self.reader.text(at)?;
        if is_link(&url) {
            return Some(FaceLink { text, url });
        }
        let say = Say::new(format!("쓸 수 없는 주소예요: {url}"), format!("Not an address: {url}"));
        let help = Say::new(
            "https://, mailto:, tel:이나 /로 시작하는 주소를 써 주세요",
            "Write an address that begins with https://, mailto:, tel: or /",
        );
        self.tell(rules::URL, at, say, help);
        None
    }

    fn footer(&mut self) -> Footer {
        let Some(node) = self.at(&["footer"]) else { return Footer::default() };
        if matches!(node.value, Value::Map(_)) {
            let text = node.get("text").map(|text| self.reader.localized(text)).unwrap_or_default();
            return Footer { links: self.links(&["footer", "links"]), text };
        }
        Footer { links: self.links(&["footer"]), text: Default::default() }
    }

    fn sheets(&mut self) -> Vec<Written> {
        let nodes = self.at(&["extra_css"]).map(Node::one_or_many).unwrap_or_default();
        nodes.iter().filter_map(|node| self.asset_of(node, &["css"])).collect()
    }

    fn analytics(&mut self) -> Vec<Analytics> {
        let nodes = self.at(&["analytics"]).map(Node::one_or_many).unwrap_or_default();
        nodes.iter().filter_map(|node| self.analytics_of(node)).collect()
    }

    fn analytics_of(&mut self, node: &Node) -> Option<Analytics> {
        let at = node.get("script")?;
        let script = self.reader.text(at)?;
        if !is_target(&script) || script.starts_with("http://") {
            let say = Say::new(format!("쓸 수 없는 주소예요: {script}"), format!("Not an address: {script}"));
            let help =
                Say::new("https://나 /로 시작하는 주소를 써 주세요", "Write an address that begins with https:// or /");
            self.tell(rules::URL, at, say, help);
            return None;
        }
        let mut hosts = Vec::new();
        for item in node.get("hosts").map(Node::one_or_many).unwrap_or_default() {
            let Some(host) = self.reader.text(item) else { continue };
            if is_host(&host) {
                hosts.push(host);
                continue;
            }
            let say = Say::new(format!("호스트 이름이 아니에요: {host}"), format!("Not the name of a host: {host}"));
            let help = Say::new(
                "https://와 경로 없이 적어 주세요: stats.example.com",
                "Write it without https:// and path: stats.example.com",
            );
            self.tell(rules::URL, item, say, help);
        }
        let data = node.get("data").map(Node::entries).unwrap_or_default();
        let mut attributes = BTreeMap::new();
        for (key, value) in data {
            let plain = key.text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            match (plain && !key.text.is_empty(), self.reader.text(value)) {
                (true, Some(text)) => drop(attributes.insert(key.text.clone(), text)),
                (false, _) => {
                    let say = Say::new(
                        format!("속성 이름으로 쓸 수 없어요: {}", key.text),
                        format!("Not an attribute's name: {}", key.text),
                    );
                    let help = Say::new("영어 소문자, 숫자, -만 써 주세요", "Use small letters, digits and - alone");
                    self.tell(rules::VALUE, value, say, help);
                }
                (true, None) => {}
            }
        }
        Some(Analytics { script, hosts, data: attributes })
    }
}
