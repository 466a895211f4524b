//! Stage 7: what does it look like? Views become HTML.

mod escape;
mod faults;
mod html;
mod lines;
mod options;
mod pair;
mod palette;
mod prose;
mod strays;
mod theme;

pub use escape::{escape_attribute, escape_text, escape_url};
pub use faults::THEME_TEMPLATE;
pub use html::{RawHtml, Sanitizer};
pub use lines::kept_lines;
pub use options::{THEME_OPTIONS, ThemeSettings, interface_texts, roles_css, theme_settings};
pub use palette::{Palette, THEME_CONTRAST};
pub use prose::{Parts, ProseSettings, inline_prose, prose, raw_led};
pub use strays::{THEME_UNUSED, strays};
pub use theme::Press;
