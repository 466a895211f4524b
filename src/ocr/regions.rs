//! Finds the flat parts of a picture: the background of a screen is flat and large, letters are neither.

#![expect(clippy::cast_possible_truncation, reason = "a picture has fewer than 2³² pixels")]

/// A picture: three bytes for each pixel, row by row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Picture<'p> {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) rgb: &'p [u8],
}

impl Picture<'_> {
    pub(super) fn at(&self, pixel: usize) -> [u8; 3] {
        let at = pixel * 3;
        [self.rgb[at], self.rgb[at + 1], self.rgb[at + 2]]
    }
}

/// Most difference between neighbours in a flat part, of 255: palettes and JPEG add noise.
const NOISE: u8 = 10;

/// Least pixels of a ground: more than the inside of a letter, less than the smallest button.
const GROUND: u32 = 700;

/// The largest difference of two colours in red, green or blue.
pub(super) fn difference(a: [u8; 3], b: [u8; 3]) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or_default()
}

/// The flat parts of a picture.
pub(super) struct Regions {
    /// By pixel: the number of its part.
    pub(super) of: Vec<u32>,
    /// By part: whether it is a ground.
    ground: Vec<bool>,
}

impl Regions {
    pub(super) fn find(picture: &Picture<'_>) -> Self {
        let (width, height) = (picture.width, picture.height);
        let mut parents = Sets::new(width * height);
        for y in 0..height {
            for x in 0..width {
                let at = y * width + x;
                let own = picture.at(at);
                if x + 1 < width && difference(own, picture.at(at + 1)) <= NOISE {
                    parents.join(at as u32, at as u32 + 1);
                }
                if y + 1 < height && difference(own, picture.at(at + width)) <= NOISE {
                    parents.join(at as u32, (at + width) as u32);
                }
            }
        }
        let of: Vec<u32> = (0..width * height).map(|at| parents.root(at as u32)).collect();
        let mut sizes = vec![0_u32; of.len()];
        for &part in &of {
            sizes[part as usize] += 1;
        }
        Self { ground: sizes.into_iter().map(|size| size >= GROUND).collect(), of }
    }

    /// The ground to which a pixel belongs.
    pub(super) fn ground(&self, pixel: usize) -> Option<u32> {
        let part = self.of[pixel];
        self.ground[part as usize].then_some(part)
    }
}

/// Disjoint sets of numbers (union–find).
pub(super) struct Sets(Vec<u32>);

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    pub(super) fn root(&mut self, mut of: u32) -> u32 {
        while self.0[of as usize] != of {
            let above = self.0[self.0[of as usize] as usize];
            self.0[of as usize] = above;
            of = above;
        }
        of
    }

    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            // The smaller root wins, so that the roots do not depend on the order of joins.
            self.0[a.max(b) as usize] = a.min(b);
        }
    }
}
