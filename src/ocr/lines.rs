//! Cuts a screen into lines, each as a picture of dark letters on white, of one height, with nothing around them.
//!
//! Pixels outside the grounds ([`super::regions`]) are ink. Ink that borders on one ground is a letter, ink between two
//! grounds is the edge of a box; letters on the same ground close to each other form a line.

#![expect(
    clippy::cast_possible_truncation,
    reason = "a picture has fewer than 2³² pixels, and a gray mean fits a byte"
)]

use crate::parse::screen::Rect;

use super::regions::{Picture, Regions, Sets, difference};

/// A cut-out line: one byte for each pixel, 0 is black.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    /// Its rectangle in the picture.
    pub rect: Rect,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Row by row.
    pub gray: Vec<u8>,
    /// Its scale relative to the picture.
    pub scale: f32,
    /// White margin around the letters, in pixels of the cut.
    pub margin: u32,
}

/// Height of the letters in a cut: tesseract reads this height best.
const LETTERS: f32 = 40.0;
/// Most enlargement of a cut.
const LARGEST_SCALE: f32 = 4.0;
/// Margin of a cut, in pixels.
const MARGIN: u32 = 10;
/// Most lines of a picture.
const MOST_LINES: usize = 600;
/// Pixels processed at once; a taller picture is processed in strips.
const STRIP: usize = 8_000_000;
/// Rows that two strips share: more than the tallest line.
const SHARED: usize = 128;
/// Tallest line, in pixels.
const TALLEST: usize = 100;

/// The lines of a picture of three bytes for each pixel, from the top.
pub fn cut(width: u32, height: u32, rgb: &[u8]) -> Vec<Cut> {
    cut_by(width, height, rgb, STRIP)
}

/// Like [`cut`], with another strip size.
fn cut_by(width: u32, height: u32, rgb: &[u8], strip: usize) -> Vec<Cut> {
    let (width, height) = (width as usize, height as usize);
    if width < 8 || height < 8 || rgb.len() < width * height * 3 {
        return Vec::new();
    }
    let rows = (strip / width).max(4 * SHARED).min(height);
    let mut found = Vec::new();
    let mut top = 0;
    loop {
        let bottom = (top + rows).min(height);
        let part = Picture { width, height: bottom - top, rgb: &rgb[top * width * 3..bottom * width * 3] };
        let mut lines = lines(&part);
        // Two strips share rows; a line belongs to the strip on whose side of the shared rows' middle its own middle
        // is.
        let from = if top == 0 { 0 } else { top + SHARED / 2 };
        let to = if bottom == height { usize::MAX } else { bottom - SHARED / 2 };
        for line in &mut lines {
            line.rect.y += top as u32;
        }
        lines.retain(|line| (from..to).contains(&((line.rect.y + line.rect.height / 2) as usize)));
        found.extend(lines);
        if bottom == height {
            break;
        }
        top = bottom - SHARED;
    }
    found.sort_by_key(|line| (line.rect.y, line.rect.x));
    found.truncate(MOST_LINES);
    found
}

/// A connected piece of ink.
#[derive(Clone, Copy, Debug)]
struct Piece {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
    area: usize,
    /// The ground around it.
    ground: u32,
}

impl Piece {
    fn width(&self) -> usize {
        self.right - self.left
    }

    fn height(&self) -> usize {
        self.bottom - self.top
    }
}

fn lines(picture: &Picture<'_>) -> Vec<Cut> {
    let regions = Regions::find(picture);
    let ink = Ink::find(picture, &regions);
    let mut found = Vec::new();
    for members in grouped(&ink.pieces) {
        found.extend(one(picture, &regions, &ink, &members));
    }
    found
}

/// The ink of a picture.
struct Ink {
    /// By pixel: the number of its piece in `pieces`, from 1; 0 if the pixel is not part of one.
    of: Vec<u32>,
    /// Pieces that may be letters.
    pieces: Vec<Piece>,
}

impl Ink {
    fn find(picture: &Picture<'_>, regions: &Regions) -> Self {
        let (width, height) = (picture.width, picture.height);
        let is_ink = |at: usize| regions.ground(at).is_none();
        let mut sets = Sets::new(width * height);
        for y in 0..height {
            for x in 0..width {
                let at = y * width + x;
                if !is_ink(at) {
                    continue;
                }
                if x + 1 < width && is_ink(at + 1) {
                    sets.join(at as u32, at as u32 + 1);
                }
                if y + 1 < height {
                    for next in x.saturating_sub(1)..(x + 2).min(width) {
                        if is_ink(at - x + width + next) {
                            sets.join(at as u32, (at - x + width + next) as u32);
                        }
                    }
                }
            }
        }
        let mut of = vec![0_u32; width * height];
        let mut numbers = vec![0_u32; width * height];
        let (mut pieces, mut borders): (Vec<Piece>, Vec<Vec<(u32, u32)>>) = (Vec::new(), Vec::new());
        for y in 0..height {
            for x in 0..width {
                let at = y * width + x;
                if !is_ink(at) {
                    continue;
                }
                let root = sets.root(at as u32) as usize;
                if numbers[root] == 0 {
                    pieces.push(Piece { left: x, top: y, right: x + 1, bottom: y + 1, area: 0, ground: 0 });
                    borders.push(Vec::new());
                    numbers[root] = pieces.len() as u32;
                }
                let number = numbers[root] as usize - 1;
                of[at] = numbers[root];
                let piece = &mut pieces[number];
                piece.left = piece.left.min(x);
                piece.right = piece.right.max(x + 1);
                piece.bottom = y + 1;
                piece.area += 1;
                let around = [x.checked_sub(1).map(|_| at - 1), (x + 1 < width).then_some(at + 1)];
                let above = [y.checked_sub(1).map(|_| at - width), (y + 1 < height).then_some(at + width)];
                for ground in around.into_iter().chain(above).flatten().filter_map(|near| regions.ground(near)) {
                    let own = &mut borders[number];
                    match own.iter().position(|(known, _)| *known == ground) {
                        Some(at) => own[at].1 += 1,
                        // A letter does not border on more grounds.
                        None if own.len() < 8 => own.push((ground, 1)),
                        None => {}
                    }
                }
            }
        }
        Self::letters(of, pieces, &borders)
    }

    /// Keeps the pieces that may be letters: small, on one ground, and not an outline.
    fn letters(mut of: Vec<u32>, pieces: Vec<Piece>, borders: &[Vec<(u32, u32)>]) -> Self {
        let mut kept = Vec::new();
        let mut numbers = vec![0_u32; pieces.len() + 1];
        for (number, piece) in pieces.iter().enumerate() {
            let (width, height) = (piece.width(), piece.height());
            let fits = height <= 90 && width <= 260 && width * height >= 6;
            let is_rule = height < 2 && width > 30 || width <= 2 && height > 60;
            let is_outline = piece.area * 100 < width * height * 16 && width > 40 && height > 14;
            let all: u32 = borders[number].iter().map(|(_, count)| count).sum();
            let Some(&(ground, most)) = borders[number].iter().max_by_key(|(ground, count)| (*count, *ground)) else {
                continue;
            };
            // Ink between two grounds is the edge of a box.
            let is_edge = (all - most) * 100 > all * 15;
            if fits && !is_rule && !is_outline && !is_edge {
                kept.push(Piece { ground, ..*piece });
                numbers[number + 1] = kept.len() as u32;
            }
        }
        for own in &mut of {
            *own = numbers[*own as usize];
        }
        Self { of, pieces: kept }
    }
}

/// Groups pieces to lines, by index: first to syllables, whose height gives the width of a blank.
fn grouped(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let mut heights: Vec<usize> = pieces.iter().map(Piece::height).filter(|&height| height >= 6).collect();
    heights.sort_unstable();
    let usual = heights.get(heights.len() / 2).copied().unwrap_or(16);
    let syllables = joined(pieces, |one, other| is_letter(one, other, usual));
    let boxes: Vec<Piece> = syllables.iter().filter_map(|members| around(pieces, members)).collect();
    let mut heights: Vec<usize> = boxes.iter().map(Piece::height).filter(|&height| height >= 6).collect();
    heights.sort_unstable();
    let usual = heights.get(heights.len() / 2).copied().unwrap_or(16);
    let lines = joined(&boxes, |one, other| is_line(one, other, usual));
    lines.into_iter().map(|line| line.into_iter().flat_map(|at| syllables[at].iter().copied()).collect()).collect()
}

/// The bounding box of pieces on one ground.
fn around(pieces: &[Piece], members: &[usize]) -> Option<Piece> {
    members.iter().map(|&at| pieces[at]).reduce(|all, one| Piece {
        left: all.left.min(one.left),
        top: all.top.min(one.top),
        right: all.right.max(one.right),
        bottom: all.bottom.max(one.bottom),
        area: all.area + one.area,
        ground: all.ground,
    })
}

/// Groups of pieces that `belong` connects, by index.
fn joined(pieces: &[Piece], belong: impl Fn(&Piece, &Piece) -> bool) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|&at| (pieces[at].left, at));
    let mut sets = Sets::new(pieces.len());
    for (place, &one) in order.iter().enumerate() {
        for &other in &order[place + 1..] {
            // Pieces are sorted by their left side; those further right than a blank is wide cannot belong to this one.
            if pieces[other].left > pieces[one].right + TALLEST {
                break;
            }
            if pieces[one].ground == pieces[other].ground && belong(&pieces[one], &pieces[other]) {
                sets.join(one as u32, other as u32);
            }
        }
    }
    let mut groups: std::collections::BTreeMap<u32, Vec<usize>> = std::collections::BTreeMap::new();
    for at in 0..pieces.len() {
        groups.entry(sets.root(at as u32)).or_default().push(at);
    }
    groups.into_values().collect()
}

/// Whether two pieces are parts of one letter or of letters that touch. `other` does not begin before `one`.
fn is_letter(one: &Piece, other: &Piece, usual: usize) -> bool {
    let tall = one.height().max(other.height());
    if other.left > one.right {
        let overlap = one.bottom.min(other.bottom).saturating_sub(one.top.max(other.top));
        let near = (other.left - one.right) * 100 <= tall.max(usual) * 22;
        return near && overlap * 2 >= one.height().min(other.height());
    }
    let apart = one.top.max(other.top).saturating_sub(one.bottom.min(other.bottom));
    let wide = one.width().max(other.width());
    apart == 0 || apart * 100 <= wide.min(tall.max(usual)) * 22
}

/// Whether two syllables are in one line: their gap is at most a blank.
fn is_line(one: &Piece, other: &Piece, usual: usize) -> bool {
    let (tall, small) = (one.height().max(other.height()), one.height().min(other.height()));
    let overlap = one.bottom.min(other.bottom).saturating_sub(one.top.max(other.top));
    let gap = other.left.saturating_sub(one.right);
    // Beside small letters and commas, blanks are as wide as beside the line's tall letters.
    let em = tall.max(usual.min(tall * 8 / 5));
    overlap * 2 >= small && gap * 100 <= em * 62 && (tall * 10 <= small * 32 || small * 3 < tall)
}

/// A group of pieces as a cut; `None` if it cannot be a line.
fn one(picture: &Picture<'_>, regions: &Regions, ink: &Ink, members: &[usize]) -> Option<Cut> {
    let each = || members.iter().map(|&at| &ink.pieces[at]);
    let (left, top) = (each().map(|it| it.left).min()?, each().map(|it| it.top).min()?);
    let (right, bottom) = (each().map(|it| it.right).max()?, each().map(|it| it.bottom).max()?);
    let (width, height) = (right - left, bottom - top);
    if !(7..=TALLEST).contains(&height) || width < 5 {
        return None;
    }
    let ground = ink.pieces[members[0]].ground;
    let base = colour(picture, regions, ground, (left, top, right, bottom))?;
    let mut numbers: Vec<u32> = members.iter().map(|&at| at as u32 + 1).collect();
    numbers.sort_unstable();
    let mut strengths = Vec::with_capacity(width * height);
    for y in top..bottom {
        for x in left..right {
            let at = y * picture.width + x;
            let own = numbers.binary_search(&ink.of[at]).is_ok();
            // The inside of a large letter may be large enough for a ground.
            let inside = regions.ground(at).is_some_and(|other| other != ground);
            strengths.push(if own || inside { difference(picture.at(at), base) } else { 0 });
        }
    }
    let full = strongest(&strengths);
    if full < 35 {
        return None;
    }
    let gray: Vec<u8> =
        strengths.iter().map(|&strength| 255 - (u32::from(strength) * 255 / u32::from(full)).min(255) as u8).collect();
    let rect = Rect { x: left as u32, y: top as u32, width: width as u32, height: height as u32 };
    Some(set(rect, &gray))
}

/// The median colour of a ground around a place.
fn colour(
    picture: &Picture<'_>,
    regions: &Regions,
    ground: u32,
    place: (usize, usize, usize, usize),
) -> Option<[u8; 3]> {
    let (left, top, right, bottom) = place;
    let mut channels: [Vec<u8>; 3] = Default::default();
    for y in top.saturating_sub(2)..(bottom + 2).min(picture.height) {
        for x in left.saturating_sub(2)..(right + 2).min(picture.width) {
            let at = y * picture.width + x;
            if regions.ground(at) == Some(ground) {
                for (channel, value) in channels.iter_mut().zip(picture.at(at)) {
                    channel.push(value);
                }
            }
        }
    }
    let mut middle = |at: usize| {
        channels[at].sort_unstable();
        channels[at].get(channels[at].len() / 2).copied()
    };
    Some([middle(0)?, middle(1)?, middle(2)?])
}

/// The strength of full ink: the 95th percentile, because a few pixels may be stronger.
fn strongest(strengths: &[u8]) -> u8 {
    let mut inked: Vec<u8> = strengths.iter().copied().filter(|&it| it > 0).collect();
    inked.sort_unstable();
    inked.get((inked.len() * 95 / 100).min(inked.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// Scales a line to the height that tesseract reads best, with a white margin.
fn set(rect: Rect, gray: &[u8]) -> Cut {
    let (width, height) = (rect.width as usize, rect.height as usize);
    let scale = (LETTERS / height as f32).min(LARGEST_SCALE);
    let wide = ((width as f32 * scale).round() as usize).clamp(1, 30_000);
    let tall = ((height as f32 * scale).round() as usize).max(1);
    let full = (wide + 2 * MARGIN as usize, tall + 2 * MARGIN as usize);
    let mut out = vec![255; full.0 * full.1];
    for y in 0..tall {
        for x in 0..wide {
            let value = sample(gray, (width, height), x as f32 / scale, y as f32 / scale, scale);
            out[(y + MARGIN as usize) * full.0 + x + MARGIN as usize] = value;
        }
    }
    Cut { rect, width: full.0 as u32, height: full.1 as u32, gray: out, scale, margin: MARGIN }
}

/// A pixel of the scaled picture: interpolated between the four nearest, or the mean of the covered pixels.
fn sample(gray: &[u8], (width, height): (usize, usize), x: f32, y: f32, scale: f32) -> u8 {
    let at = |x: usize, y: usize| f32::from(gray[y.min(height - 1) * width + x.min(width - 1)]);
    if scale < 1.0 {
        let (right, bottom) = ((x + 1.0 / scale) as usize, (y + 1.0 / scale) as usize);
        let (mut sum, mut count) = (0.0, 0.0);
        for y in y as usize..bottom.max(y as usize + 1) {
            for x in x as usize..right.max(x as usize + 1) {
                sum += at(x, y);
                count += 1.0;
            }
        }
        return (sum / count) as u8;
    }
    // The centre of a pixel is half a pixel from its edge.
    let middle = |value: f32| (value + 0.5 / scale - 0.5).max(0.0);
    let (x, y) = (middle(x), middle(y));
    let (left, top) = (x as usize, y as usize);
    let (right, below) = (x - left as f32, y - top as f32);
    let above = at(left, top) * (1.0 - right) + at(left + 1, top) * right;
    let under = at(left, top + 1) * (1.0 - right) + at(left + 1, top + 1) * right;
    (above * (1.0 - below) + under * below).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A screen with painted boxes: `(left, top, width, height, colour)`, later ones over earlier ones.
    fn screen(width: usize, height: usize, ground: u8, boxes: &[(usize, usize, usize, usize, u8)]) -> Vec<u8> {
        let mut rgb = vec![ground; width * height * 3];
        for &(left, top, wide, tall, colour) in boxes {
            for y in top..(top + tall).min(height) {
                for x in left..(left + wide).min(width) {
                    rgb[(y * width + x) * 3..][..3].fill(colour);
                }
            }
        }
        rgb
    }

    /// Six strokes placed like letters.
    fn word(left: usize, top: usize, colour: u8) -> Vec<(usize, usize, usize, usize, u8)> {
        (0..6).map(|at| (left + at * 9, top, 4, 16, colour)).collect()
    }

    fn places(width: usize, height: usize, rgb: &[u8]) -> Vec<(u32, u32, u32, u32)> {
        let cuts = cut(width as u32, height as u32, rgb);
        cuts.iter().map(|cut| (cut.rect.x, cut.rect.y, cut.rect.width, cut.rect.height)).collect()
    }

    #[test]
    fn words_on_any_ground_are_lines_of_their_own() {
        let mut boxes = word(20, 20, 0);
        // A dark button with light letters, in a frame.
        boxes.push((200, 10, 104, 44, 200));
        boxes.push((202, 12, 100, 40, 30));
        boxes.extend(word(225, 24, 255));
        boxes.extend(word(20, 80, 0));
        let rgb = screen(400, 120, 255, &boxes);
        assert_eq!(places(400, 120, &rgb), [(20, 20, 49, 16), (225, 24, 49, 16), (20, 80, 49, 16)]);
    }

    #[test]
    fn a_cut_is_black_on_white_whatever_the_colours_were() {
        for (ground, letters) in [(255, 0), (20, 230), (60, 180)] {
            let rgb = screen(120, 60, ground, &word(20, 20, letters));
            let cuts = cut(120, 60, &rgb);
            let only = &cuts[0];
            assert_eq!((only.height, only.gray.len()), (60, (only.width * only.height) as usize));
            let dark = only.gray.iter().filter(|&&value| value < 60).count();
            assert!(dark * 3 > (49 * 16 * 24 / 49) && only.gray[0] == 255, "{ground}: {dark}");
        }
    }

    #[test]
    fn a_long_screenshot_is_read_in_strips_and_nothing_is_told_twice() {
        let height = 4_000;
        let mut boxes = Vec::new();
        let mut expected = Vec::new();
        for row in 0..height / 100 {
            boxes.extend(word(20, row * 100 + 37, 0));
            expected.push((20, (row * 100 + 37) as u32, 49, 16));
        }
        let rgb = screen(100, height, 255, &boxes);
        for strip in [60_000, 77_700, 1_000_000] {
            let cuts = cut_by(100, height as u32, &rgb, strip);
            let places: Vec<_> =
                cuts.iter().map(|cut| (cut.rect.x, cut.rect.y, cut.rect.width, cut.rect.height)).collect();
            assert_eq!(places, expected, "{strip}");
        }
    }

    #[test]
    fn what_has_no_letters_has_no_lines() {
        assert!(cut(200, 100, &screen(200, 100, 90, &[])).is_empty());
        assert!(cut(3, 3, &[0; 27]).is_empty());
        assert!(cut(200, 100, &[0; 10]).is_empty());
        let noise: Vec<u8> = (0..200 * 100 * 3_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let _ = cut(200, 100, &noise);
    }
}
