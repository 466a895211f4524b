//! The files of a company's face: logo, icons, previews, fonts and stylesheets, read and prepared for publishing.

use std::fmt::Write as _;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::error::Error;
use crate::output::Artifact;
use crate::parse::color::Color;
use crate::parse::config::{Config, Written};
use crate::pictures::{Canvas, Format, PictureFault, clean_svg, draw, measure, without_notes};
use crate::source::{decoded, name_on_disk, read_inside};
use crate::view::{FaceFiles, IconView, LogoView};

use super::asked::Request;

/// The rule that reports faults of these files.
const FACE: &str = "theme/face";

/// Height of a logo in the head of pages, and the width beyond which its height is reduced, in pixels.
const LOGO: (u32, u32) = (32, 220);
/// Sizes of the generated icons in pixels: for browser tabs, and for home screens.
const ICONS: [u32; 3] = [32, 192, 512];
/// Size of the icon for iOS.
const TOUCH: u32 = 180;
/// Size of a generated preview (Open Graph), and the part of it that a logo fills.
const PREVIEW: ((u32, u32), (u32, u32)) = ((1200, 630), (640, 280));
/// Height of the stripe in the accent colour at a preview's lower edge.
const STRIPE: u32 = 28;

/// The path of a published picture, with the width and height at which it is shown.
type Shown = (String, (u32, u32));

/// The result of preparing the face.
#[derive(Debug, Default)]
pub(super) struct FaceMade {
    /// The parts that pages show.
    pub(super) files: FaceFiles,
    /// The files.
    pub(super) artifacts: Vec<Artifact>,
    /// Styles before the theme's options: fonts.
    pub(super) styles: String,
    /// The stylesheets after the theme's; empty if there are none.
    pub(super) extra: String,
    /// Findings about unusable files.
    pub(super) faults: Vec<Diagnostic>,
}

/// Reads and prepares the files of a face.
///
/// # Errors
/// An error of the system.
pub(super) fn face(request: &Request, config: &Config) -> Result<FaceMade, Error> {
    let mut made = Making { request, config, made: FaceMade::default() };
    made.logo()?;
    made.icons()?;
    made.preview()?;
    made.font()?;
    made.sheets()?;
    Ok(made.made)
}

struct Making<'a> {
    request: &'a Request,
    config: &'a Config,
    made: FaceMade,
}

impl Making<'_> {
    /// A file's bytes; `None` if it does not exist, which is reported.
    fn read(&mut self, written: &Written) -> Result<Option<Vec<u8>>, Error> {
        let name = name_on_disk(&self.request.root, &written.text);
        if !self.request.root.join(&name).is_file() {
            let say =
                Say::new(format!("파일이 없어요: {}", written.text), format!("There is no file {}", written.text));
            let help = Say::new(
                "helpgen.yml이 있는 폴더에서 시작하는 경로를 확인해 주세요",
                "Check the path, which begins at the folder of helpgen.yml",
            );
            self.tell(written, say, help);
            return Ok(None);
        }
        read_inside(&self.request.root, &name).map(Some)
    }

    fn tell(&mut self, written: &Written, say: Say, help: Say) {
        let place = written.place.clone();
        self.made.faults.push(Diagnostic::new(FACE, Severity::Error, Some(place), say).help(help));
    }

    fn tell_fault(&mut self, written: &Written, fault: &PictureFault) {
        let said = fault.say();
        let say = Say::new(format!("{}: {}", written.text, said.ko), format!("{}: {}", written.text, said.en));
        self.tell(written, say, fault.help());
    }

    /// A picture for publishing, without scripts and metadata; `None` if it is unusable, which is reported.
    fn picture(&mut self, written: &Written) -> Result<Option<(Vec<u8>, crate::pictures::Measure)>, Error> {
        let Some(bytes) = self.read(written)? else { return Ok(None) };
        let cleaned = || -> Result<_, PictureFault> {
            let measured = measure(&bytes)?;
            if measured.format != Format::Svg || self.config.unsafe_html {
                return Ok((without_notes(&bytes, measured.format).unwrap_or_else(|| bytes.clone()), measured));
            }
            let cleaned = clean_svg(&bytes)?;
            Ok((cleaned.bytes.unwrap_or_else(|| bytes.clone()), measured))
        };
        match cleaned() {
            Ok(found) => Ok(Some(found)),
            Err(fault) => {
                self.tell_fault(written, &fault);
                Ok(None)
            }
        }
    }

    /// Adds a file under a name with the hash of its content.
    fn put(&mut self, name: &str, ending: &str, bytes: Vec<u8>) -> String {
        let hash = blake3::hash(&bytes).to_hex();
        let path = format!("assets/{name}.{}.{ending}", &hash[..10]);
        if !self.made.artifacts.iter().any(|known| known.path == path) {
            self.made.artifacts.push(Artifact::new(path.clone(), bytes));
        }
        path
    }

    /// A picture in the site's head: SVGs as they are, others reduced to the size that screens show.
    fn head_picture(&mut self, name: &str, written: &Written) -> Result<Option<Shown>, Error> {
        let Some((bytes, measured)) = self.picture(written)? else { return Ok(None) };
        let (high, most_wide) = LOGO;
        let wide = (u64::from(high) * u64::from(measured.width) / u64::from(measured.height)).max(1);
        let shown = match u32::try_from(wide).unwrap_or(u32::MAX) {
            wide if wide <= most_wide => (wide, high),
            _ => (most_wide, (most_wide * measured.height / measured.width.max(1)).max(1)),
        };
        if measured.format == Format::Svg {
            return Ok(Some((self.put(name, "svg", bytes), shown)));
        }
        // Three image pixels for each page pixel: no screen shows more.
        let size = (shown.0 * 3, shown.1 * 3);
        let canvas = Canvas { width: size.0, height: size.1, fit: size, ground: None, stripe: None };
        match draw(&bytes, &canvas) {
            Ok(png) => Ok(Some((self.put(name, "png", png), shown))),
            Err(fault) => {
                self.tell_fault(written, &fault);
                Ok(None)
            }
        }
    }

    fn logo(&mut self) -> Result<(), Error> {
        let Some(logo) = self.config.face.logo.clone() else { return Ok(()) };
        let Some((src, (width, height))) = self.head_picture("logo", &logo.light)? else { return Ok(()) };
        let dark = match &logo.dark {
            Some(dark) => self.head_picture("logo-dark", dark)?.map(|(src, _)| src),
            None => None,
        };
        self.made.files.logo = Some(LogoView { src, dark: dark.unwrap_or_default(), width, height });
        Ok(())
    }

    fn icons(&mut self) -> Result<(), Error> {
        let Some(written) = self.config.face.favicon.clone() else { return Ok(()) };
        let Some((bytes, measured)) = self.picture(&written)? else { return Ok(()) };
        let mut icons = Vec::new();
        if measured.format == Format::Svg {
            let href = self.put("icon", "svg", bytes.clone());
            icons.push(IconView { rel: "icon", href, kind: "image/svg+xml", sizes: "any".to_owned() });
        }
        let touch = (TOUCH, "apple-touch-icon", Some([255; 3]), TOUCH * 4 / 5);
        for (side, rel, ground, fit) in ICONS.map(|side| (side, "icon", None, side)).into_iter().chain([touch]) {
            let canvas = Canvas { width: side, height: side, fit: (fit, fit), ground, stripe: None };
            match draw(&bytes, &canvas) {
                Ok(png) => {
                    let href = self.put(&format!("icon-{side}"), "png", png);
                    icons.push(IconView { rel, href, kind: "image/png", sizes: format!("{side}x{side}") });
                }
                Err(fault) => {
                    self.tell_fault(&written, &fault);
                    return Ok(());
                }
            }
        }
        self.made.files.icons = icons;
        Ok(())
    }

    /// The picture for previews: the configured one, else the logo on a plain ground.
    fn preview(&mut self) -> Result<(), Error> {
        if let Some(written) = self.config.face.social_image.clone() {
            let Some((bytes, measured)) = self.picture(&written)? else { return Ok(()) };
            let url = self.put("preview", measured.format.extension(), bytes);
            self.made.files.social_image = Some(url);
            return Ok(());
        }
        let Some(logo) = self.config.face.logo.clone().filter(|_| self.made.files.logo.is_some()) else {
            return Ok(());
        };
        let Some((bytes, _)) = self.picture(&logo.light)? else { return Ok(()) };
        let accent = self.config.face.accent.as_ref().map(|accent| accent.light.color);
        let stripe = accent.map(|color| (color.channels, STRIPE));
        let ((width, height), fit) = PREVIEW;
        let canvas = Canvas { width, height, fit, ground: Some(Color::WHITE.channels), stripe };
        match draw(&bytes, &canvas) {
            Ok(png) => {
                let url = self.put("preview", "png", png);
                self.made.files.social_image = Some(url);
            }
            Err(fault) => self.tell_fault(&logo.light, &fault),
        }
        Ok(())
    }

    fn font(&mut self) -> Result<(), Error> {
        let Some(font) = self.config.face.font.clone() else { return Ok(()) };
        let mut styles = String::new();
        let (regular, bold) = (font.regular.as_ref(), font.bold.as_ref());
        // A single file may be a variable font with every weight.
        let weights = if bold.is_some() { ["400", "700"] } else { ["100 900", "700"] };
        for ((written, name), weight) in [(regular, "font"), (bold, "font-bold")].into_iter().zip(weights) {
            let Some(written) = written else { continue };
            let Some(bytes) = self.read(written)? else { continue };
            let Some((ending, format)) = font_kind(&bytes) else {
                let say = Say::new(
                    format!("글꼴 파일로 읽을 수 없어요: {}", written.text),
                    format!("Not a font: {}", written.text),
                );
                self.tell(written, say, Say::new("woff2 파일을 써 주세요", "Take a woff2 file"));
                continue;
            };
            let path = self.put(name, ending, bytes);
            let file = path.trim_start_matches("assets/");
            let _ = writeln!(
                styles,
                "@font-face{{font-family:\"{}\";src:url(\"{file}\") format(\"{format}\");font-weight:{weight};font-display:swap}}",
                font.families[0]
            );
        }
        let families: String = font.families.iter().map(|family| format!("\"{family}\",")).collect();
        let _ = writeln!(styles, ":root{{--font:{families}var(--font-usual)}}");
        self.made.styles = styles;
        Ok(())
    }

    fn sheets(&mut self) -> Result<(), Error> {
        for written in self.config.face.extra_css.clone() {
            let Some(bytes) = self.read(&written)? else { continue };
            match decoded(&written.text, bytes) {
                Ok((source, _)) => {
                    self.made.extra.push_str(&source.text);
                    self.made.extra.push('\n');
                }
                Err(_) => {
                    let say = Say::new(
                        format!("글자로 읽을 수 없는 파일이에요: {}", written.text),
                        format!("This file is no text: {}", written.text),
                    );
                    self.tell(&written, say, Say::new("UTF-8로 저장해 주세요", "Save it as UTF-8"));
                }
            }
        }
        Ok(())
    }
}

/// The kind of a font by its first bytes: extension, and name in style sheets.
fn font_kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    Some(match bytes.get(..4)? {
        b"wOF2" => ("woff2", "woff2"),
        b"wOFF" => ("woff", "woff"),
        b"OTTO" => ("otf", "opentype"),
        [0, 1, 0, 0] | b"true" => ("ttf", "truetype"),
        _ => return None,
    })
}
