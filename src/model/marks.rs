//! Where do the marks of `:::callouts` stand on their picture? Where the page says so in per cent, else where the label that
//! they mark was read on the picture.

use crate::parse::glossary::{Label, LabelText};
use crate::parse::page::{Document, MarkItem, Target};
use crate::parse::screen::{Rect, SeenLine};
use crate::parse::unread::Unread;

use super::marked::mark_target;
use super::names::Names;
use super::roles::RoleSet;
use super::seen::{Sighting, is_seen};
use super::site::Site;

/// All of a picture's width or height, in the units of an [`Area`].
pub const WHOLE: u32 = 10_000;

/// A place on a picture, in hundredths of a per cent of its width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// Width and height of a frame; none: a point.
    pub size: Option<(u32, u32)>,
}

/// Why a mark has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// The item names neither a place nor a label.
    Nowhere,
    /// What stands in `at` is no place.
    Unreadable,
    /// It would stand beside the picture.
    Outside,
    /// The glossary has no such label.
    Unknown,
    /// Nobody who sees the picture has this label on the screen: its text on another.
    Nobodys(String),
    /// The label's text was not found on the picture.
    Unseen(String),
    /// The picture was not read, so that nobody knows where the label's text stands; why, if somebody tried to.
    Unread(String, Option<Unread>),
}

impl Area {
    /// As it is written: `12%,40%` or `12%, 40%, 30%, 8%`.
    ///
    /// # Errors
    /// It is no place, or none on the picture.
    pub fn parse(text: &str) -> Result<Self, Misplaced> {
        let number = |part: &str| {
            let part = part.trim();
            let value: f64 = part.strip_suffix('%').unwrap_or(part).trim_end().parse().ok()?;
            (value.is_finite() && part.len() < 20).then_some(value)
        };
        let numbers: Option<Vec<f64>> = text.split(',').map(number).collect();
        let numbers = numbers.filter(|numbers| matches!(numbers.len(), 2 | 4)).ok_or(Misplaced::Unreadable)?;
        if numbers.iter().any(|value| !(0.0..=100.0).contains(value)) {
            return Err(Misplaced::Outside);
        }
        #[expect(clippy::cast_possible_truncation, reason = "each is at most 100")]
        let all: Vec<u32> = numbers.iter().map(|value| (value * 100.0).round() as u32).collect();
        match all[..] {
            [x, y] => Ok(Self { x, y, size: None }),
            [x, y, width, height] if width == 0 || height == 0 => Ok(Self { x, y, size: None }),
            [x, y, width, height] if x + width <= WHOLE && y + height <= WHOLE => {
                Ok(Self { x, y, size: Some((width, height)) })
            }
            _ => Err(Misplaced::Outside),
        }
    }

    /// Around what is written there, with the room that a button has around its text.
    fn around(rect: Rect, picture: &Sighting) -> Self {
        let part = |pixels: u32, whole: u32| {
            u32::try_from(u64::from(pixels) * u64::from(WHOLE) / u64::from(whole.max(1))).unwrap_or(u32::MAX)
        };
        let (beside, above) = (rect.height * 3 / 5, rect.height * 2 / 5);
        let (left, top) = (rect.x.saturating_sub(beside), rect.y.saturating_sub(above));
        let right = (rect.x + rect.width + beside).min(picture.width);
        let bottom = (rect.y + rect.height + above).min(picture.height);
        let size = (part(right.saturating_sub(left), picture.width), part(bottom.saturating_sub(top), picture.height));
        Self { x: part(left, picture.width), y: part(top, picture.height), size: Some(size) }
    }

    /// As it is written in a page.
    pub fn written(self) -> String {
        let percent = |value: u32| {
            let text = format!("{}.{:02}", value / 100, value % 100);
            format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
        };
        let (width, height) = self.size.unwrap_or_default();
        let all = [self.x, self.y, width, height].into_iter().take(if self.size.is_some() { 4 } else { 2 });
        all.map(percent).collect::<Vec<_>>().join(",")
    }

    /// Whether another place lies in it, or touches it.
    fn meets(self, other: Self) -> bool {
        let (width, height) = self.size.unwrap_or_default();
        let (other_width, other_height) = other.size.unwrap_or_default();
        let apart = |at: u32, size: u32, other: u32, other_size: u32| at + size < other || other + other_size < at;
        !apart(self.x, width, other.x, other_width) && !apart(self.y, height, other.y, other_height)
    }
}

impl Site {
    /// Where an item's mark stands on a picture, for the roles whose screen it is. A place in per cent goes before a label.
    ///
    /// # Errors
    /// Why it stands nowhere.
    pub fn placed(
        &self,
        names: &Names<'_>,
        (document, item): (&Document, &MarkItem<'_>),
        (picture, lang, roles): (&str, &str, RoleSet),
    ) -> Result<Area, Misplaced> {
        let target = mark_target(document, item);
        match target.and_then(|target| target.at.as_ref()) {
            Some(at) => Area::parse(&at.text),
            None => self.found(names, (document, item), (picture, lang, roles), None),
        }
    }

    /// Where the label that an item marks was read on a picture, or on what of it lies at a place.
    ///
    /// # Errors
    /// Why it was not.
    pub fn found(
        &self,
        names: &Names<'_>,
        (document, item): (&Document, &MarkItem<'_>),
        (picture, lang, roles): (&str, &str, RoleSet),
        at: Option<Area>,
    ) -> Result<Area, Misplaced> {
        let label = marked_label(names, document, item)?;
        let texts = texts_on_screen(names, label, lang, roles);
        let first = texts.first().copied().ok_or_else(|| {
            let any = label.texts().into_iter().find_map(|(_, text)| text.get_or(lang, "ko"));
            Misplaced::Nobodys(any.unwrap_or(&label.id).to_owned())
        })?;
        let unread = || Misplaced::Unread(first.to_owned(), self.unread.get(picture).cloned());
        let sighting = self.sightings.get(picture).ok_or_else(unread)?;
        let lies = |line: &&SeenLine| at.is_none_or(|at| at.meets(Area::around(line.rect, sighting)));
        let lines: Vec<SeenLine> = sighting.lines.iter().filter(lies).cloned().collect();
        let rect = texts.iter().find_map(|text| is_seen(text, &lines));
        rect.map(|rect| Area::around(rect, sighting)).ok_or_else(|| Misplaced::Unseen(first.to_owned()))
    }
}

/// The label that an item marks: the one that it names, else the first in its text.
fn marked_label<'g>(names: &Names<'g>, document: &Document, item: &MarkItem<'_>) -> Result<&'g Label, Misplaced> {
    let named = mark_target(document, item).and_then(|target| target.on.as_ref());
    let written = item.label.and_then(|id| match &document.references.get(id)?.target {
        Target::Label { path, .. } => path.last(),
        _ => None,
    });
    let name = named.or(written).ok_or(Misplaced::Nowhere)?;
    names.label(&name.text).map_err(|_| Misplaced::Unknown)
}

/// What a label is called on the screens of some roles, each text once.
fn texts_on_screen<'l>(names: &Names<'_>, label: &'l Label, lang: &str, roles: RoleSet) -> Vec<&'l str> {
    let own = roles.iter().filter_map(|role| label.text_for(&names.role_at(role).id, lang));
    let shared = matches!(label.text, LabelText::Shared(_)).then(|| label.text_for("", lang)).flatten();
    let mut texts: Vec<&str> = Vec::new();
    for text in own.chain(shared) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_in_per_cent_and_written_again() {
        assert_eq!(Area::parse("12%,40.5%"), Ok(Area { x: 1_200, y: 4_050, size: None }));
        assert_eq!(Area::parse(" 12 , 40 , 30%, 8% ").map(Area::written), Ok("12%,40%,30%,8%".to_owned()));
        assert_eq!(Area { x: 1_205, y: 10, size: None }.written(), "12.05%,0.1%");
        for text in ["", "12%", "1,2,3", "a,b", "1,2,3,4,5", "NaN,1", "inf,1", "1e300,1"] {
            assert!(matches!(Area::parse(text), Err(Misplaced::Unreadable | Misplaced::Outside)), "{text}");
        }
        for text in ["101,5", "-1,5", "90,0,20,5", "0,99,5,2"] {
            assert_eq!(Area::parse(text), Err(Misplaced::Outside), "{text}");
        }
    }

    #[test]
    fn a_frame_has_the_room_of_a_button_and_stays_on_the_picture() {
        let picture = Sighting { width: 1_000, height: 500, lines: Vec::new() };
        let area = Area::around(Rect { x: 100, y: 100, width: 80, height: 20 }, &picture);
        assert_eq!(area.written(), "8.8%,18.4%,10.4%,7.2%");
        let corner = Area::around(Rect { x: 990, y: 490, width: 10, height: 10 }, &picture);
        assert!(Area::parse(&corner.written()).is_ok(), "{corner:?}");
        assert!(area.meets(Area { x: 1_300, y: 2_200, size: None }) && area.meets(area));
        assert!(!area.meets(Area { x: 5_000, y: 2_200, size: None }));
    }
}
