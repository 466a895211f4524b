//! An SVG without what acts or leads out: scripts, handlers, foreign documents, references to other files.
//!
//! A picture that a page shows runs nothing, but its address can be opened by itself: then a browser treats it as a
//! document of the help center's own origin. What is known to draw stays, byte for byte; everything else goes. Sources:
//! SVG 2 (elements, §5.7 `use`, §15 scripting), SVG Integration ("secure static mode"), Namespaces in XML 1.0.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::text::as_usize;

use super::fault::PictureFault;
use super::sheet;

mod entities;

/// What was taken out of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Active {
    /// `script`, and elements of that kind.
    Script,
    /// `onload=` and its like, and animations that would set one.
    Handler,
    /// A document of another kind inside the picture.
    Foreign,
    /// An address that leads out of the picture.
    Reference,
    /// A style that loads something.
    Style,
    /// Declarations and instructions for programs that read XML.
    Declaration,
    /// An element that SVG does not know.
    Unknown,
}

/// A picture that was looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The picture without what was taken out; none: it may stay as it is.
    pub bytes: Option<Vec<u8>>,
    /// What was taken out.
    pub removed: BTreeSet<Active>,
}

/// Elements that draw, or say something about what is drawn (SVG 2, appendix F; SVG Animations 2; Filter Effects 1).
const DRAWS: [&str; 73] = [
    "a",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "circle",
    "clipPath",
    "color-profile",
    "cursor",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "font",
    "font-face",
    "g",
    "glyph",
    "hatch",
    "hatchpath",
    "hkern",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "missing-glyph",
    "mpath",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "set",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tref",
    "tspan",
    "use",
    "view",
    "vkern",
];

const SVG: &[u8] = b"http://www.w3.org/2000/svg";
const XHTML: &[u8] = b"http://www.w3.org/1999/xhtml";

/// What an element belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    /// SVG, or nothing at all, which no browser draws.
    Svg,
    /// A web page.
    Html,
    /// An editor's notes, a description of rights: browsers do nothing with it.
    Data,
}

/// Looks through an SVG.
///
/// # Errors
/// It is no XML, or not in UTF-8, so a browser may read something else in it.
pub fn clean_svg(bytes: &[u8]) -> Result<Cleaned, PictureFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureFault::Broken)?;
    match entities::expanded(text)? {
        None => Cleaner::new(text).run(),
        Some(expanded) => {
            let mut cleaned = Cleaner::new(&expanded).run()?;
            cleaned.removed.insert(Active::Declaration);
            cleaned.bytes.get_or_insert_with(|| expanded.into_bytes());
            Ok(cleaned)
        }
    }
}

/// An open element.
struct Opened {
    space: Space,
    /// Prefixes that it gives a meaning.
    prefixes: Vec<Vec<u8>>,
}

struct Cleaner<'t> {
    text: &'t str,
    out: String,
    /// Everything before this offset was copied to `out` or removed.
    copied: usize,
    changed: bool,
    removed: BTreeSet<Active>,
    open: Vec<Opened>,
    /// What each prefix means, innermost last.
    spaces: BTreeMap<Vec<u8>, Vec<Space>>,
}

impl<'t> Cleaner<'t> {
    fn new(text: &'t str) -> Self {
        let (out, removed) = (String::new(), BTreeSet::new());
        Self { text, out, copied: 0, changed: false, removed, open: Vec::new(), spaces: BTreeMap::new() }
    }

    fn run(mut self) -> Result<Cleaned, PictureFault> {
        let mut reader = Reader::from_str(self.text);
        let mut seen = false;
        loop {
            let start = as_usize(reader.buffer_position());
            let event = reader.read_event().map_err(|_| PictureFault::Broken)?;
            let end = as_usize(reader.buffer_position());
            match event {
                Event::Start(element) => {
                    seen = true;
                    if let Some(why) = self.open(&element)? {
                        self.take_out(start, why);
                        reader.read_to_end(element.name()).map_err(|_| PictureFault::Broken)?;
                        self.close();
                        self.copied = as_usize(reader.buffer_position());
                        continue;
                    }
                    self.tag(&element, start, end, false)?;
                    let own = self.open.last().map(|own| own.space);
                    if own == Some(Space::Svg) && element.local_name().as_ref() == b"style" {
                        let inner = reader.read_to_end(element.name()).map_err(|_| PictureFault::Broken)?;
                        self.style(as_usize(inner.start), as_usize(inner.end));
                        self.close();
                    }
                }
                Event::Empty(element) => {
                    seen = true;
                    match self.open(&element)? {
                        Some(why) => {
                            self.take_out(start, why);
                            self.copied = end;
                        }
                        None => self.tag(&element, start, end, true)?,
                    }
                    self.close();
                }
                Event::End(_) => self.close(),
                Event::Decl(declaration) => {
                    // A browser that reads other letters than we do sees another document.
                    let encoding = declaration.encoding().and_then(Result::ok);
                    let plain = encoding.is_none_or(|name| {
                        [&b"utf-8"[..], b"utf8", b"us-ascii"].iter().any(|own| name.eq_ignore_ascii_case(own))
                    });
                    if !plain {
                        return Err(PictureFault::Broken);
                    }
                }
                Event::PI(_) => {
                    self.take_out(start, Active::Declaration);
                    self.copied = end;
                }
                Event::DocType(_) => {
                    // A document type without declarations has no effect, so it is dropped.
                    self.keep_up_to(start);
                    self.copied = end;
                    self.changed = true;
                }
                Event::Eof => break,
                Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::GeneralRef(_) => {}
            }
        }
        if !seen || !self.open.is_empty() {
            return Err(PictureFault::Truncated);
        }
        self.keep_up_to(self.text.len());
        Ok(Cleaned { bytes: self.changed.then(|| self.out.into_bytes()), removed: self.removed })
    }

    fn keep_up_to(&mut self, at: usize) {
        self.out.push_str(&self.text[self.copied..at]);
        self.copied = at;
    }

    fn take_out(&mut self, from: usize, why: Active) {
        self.keep_up_to(from);
        self.changed = true;
        self.removed.insert(why);
    }

    /// Notes an element as open. Why it has to go, if it has to.
    fn open(&mut self, element: &BytesStart<'_>) -> Result<Option<Active>, PictureFault> {
        let mut prefixes = Vec::new();
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| PictureFault::Broken)?;
            let Some(prefix) = declared(attribute.key.as_ref()) else { continue };
            let value: &[u8] = &attribute.value;
            // A name in disguise would mean one thing to us and another to a browser.
            if value.contains(&b'&') {
                return Err(PictureFault::Broken);
            }
            let space = match value {
                b"" | SVG => Space::Svg,
                XHTML => Space::Html,
                _ => Space::Data,
            };
            self.spaces.entry(prefix.to_vec()).or_default().push(space);
            prefixes.push(prefix.to_vec());
        }
        let name = element.name();
        let prefix = name.prefix().map_or(&b""[..], |prefix| prefix.into_inner());
        let space = self.spaces.get(prefix).and_then(|spaces| spaces.last().copied()).unwrap_or(Space::Svg);
        let local = element.local_name();
        let local = std::str::from_utf8(local.as_ref()).map_err(|_| PictureFault::Broken)?;
        self.open.push(Opened { space, prefixes });
        Ok(match space {
            Space::Html => Some(Active::Foreign),
            // Whatever it belongs to: a script is none of an editor's notes.
            _ if local.eq_ignore_ascii_case("script") || ["handler", "listener"].contains(&local) => {
                Some(Active::Script)
            }
            Space::Data => None,
            Space::Svg if DRAWS.contains(&local) => None,
            Space::Svg if local == "foreignObject" => Some(Active::Foreign),
            Space::Svg => Some(Active::Unknown),
        }
        .or_else(|| sets_what_acts(element).then_some(Active::Handler)))
    }

    fn close(&mut self) {
        for prefix in self.open.pop().into_iter().flat_map(|own| own.prefixes) {
            if let Some(spaces) = self.spaces.get_mut(&prefix) {
                spaces.pop();
            }
        }
    }

    /// A tag that stays, without the attributes that may not.
    fn tag(&mut self, element: &BytesStart<'_>, start: usize, end: usize, empty: bool) -> Result<(), PictureFault> {
        let mut kept = String::new();
        let mut changed = false;
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| PictureFault::Broken)?;
            let key = std::str::from_utf8(attribute.key.as_ref()).map_err(|_| PictureFault::Broken)?;
            let raw = std::str::from_utf8(&attribute.value).map_err(|_| PictureFault::Broken)?;
            let meant = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| PictureFault::Broken)?;
            if let Some(why) = forbidden(key, &meant) {
                self.removed.insert(why);
                changed = true;
            } else {
                let quote = if raw.contains('"') { '\'' } else { '"' };
                kept.push_str(&format!(" {key}={quote}{raw}{quote}"));
            }
        }
        if changed {
            self.keep_up_to(start);
            let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
            self.out.push_str(&format!("<{name}{kept}{}>", if empty { "/" } else { "" }));
            self.copied = end;
            self.changed = true;
        }
        Ok(())
    }

    /// The text of a style sheet.
    fn style(&mut self, start: usize, end: usize) {
        let raw = &self.text[start..end];
        // Anything but text inside `<style>` is no style.
        let meant = sheet::text(raw);
        let cleaned = match &meant {
            Some(meant) => sheet::cleaned(meant),
            None => Some(String::new()),
        };
        if let Some(cleaned) = cleaned {
            self.take_out(start, Active::Style);
            self.out.push_str(&cleaned.replace('&', "&amp;").replace('<', "&lt;"));
            self.copied = end;
        }
    }
}

/// The prefix that an attribute gives a meaning; an empty one for names without any.
fn declared(key: &[u8]) -> Option<&[u8]> {
    match key {
        b"xmlns" => Some(b""),
        _ => key.strip_prefix(b"xmlns:"),
    }
}

fn local(key: &str) -> String {
    key.rsplit(':').next().unwrap_or(key).to_ascii_lowercase()
}

/// Whether an animation sets an address or a handler.
fn sets_what_acts(element: &BytesStart<'_>) -> bool {
    element.attributes().with_checks(false).flatten().any(|own| {
        let named = own.key.local_name().as_ref().eq_ignore_ascii_case(b"attributeName");
        named
            && own.normalized_value(XmlVersion::Implicit1_0).map_or(true, |value| {
                let value = local(value.trim());
                value == "href" || value.starts_with("on") || value == "style"
            })
    })
}

/// Why an attribute may not stay.
fn forbidden(key: &str, value: &str) -> Option<Active> {
    let name = local(key);
    if key.starts_with("xmlns") {
        return None;
    }
    if name.starts_with("on") {
        return Some(Active::Handler);
    }
    // Browsers pass over white space and control characters in addresses.
    let address: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let address = address.to_ascii_lowercase();
    let leads = match name.as_str() {
        "href" | "src" | "data" | "action" | "formaction" | "ping" | "poster" | "srcset" | "background" | "cite"
        | "manifest" | "code" | "codebase" => !sheet::stays(&address),
        "base" => true,
        _ => ["javascript:", "vbscript:", "data:text", "data:application"].iter().any(|own| address.contains(own)),
    };
    if leads {
        return Some(Active::Reference);
    }
    // Any attribute that draws may be written as a style, and take an address as one does (`fill="url(…)"`).
    if sheet::cleaned(value).is_some() {
        return Some(if name == "style" { Active::Style } else { Active::Reference });
    }
    None
}

#[cfg(test)]
mod tests;
