//! How are small numbers packed? An adaptive binary range coder; `assets/js/search/lexicon.js` reads it.
//!
//! Each decision costs what it surprises: the coder keeps a probability per context and learns it as it
//! goes. A shard of 1 to 2 KB comes out a third smaller than the same numbers deflated.

#![expect(clippy::cast_possible_truncation, reason = "the low bits are meant, and probabilities have 16")]

/// How fast a context learns: the shift of its n-th update.
const RATE: [u8; 16] = [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5];
/// Contexts that one number takes (`Encoder::number`).
pub const NUMBER: usize = 64;

/// Writes decisions into bytes.
pub struct Encoder {
    low: u64,
    range: u32,
    held: u8,
    pending: u64,
    bytes: Vec<u8>,
    /// Probability of 0 in 1/65536, and how often the context was used.
    contexts: Vec<(u16, u8)>,
}

impl Encoder {
    /// A coder with room for `contexts` contexts.
    pub fn new(contexts: usize) -> Self {
        Self { low: 0, range: u32::MAX, held: 0, pending: 0, bytes: Vec::new(), contexts: vec![(1 << 15, 0); contexts] }
    }

    /// One decision in a context.
    pub fn bit(&mut self, context: usize, bit: bool) {
        let (zero, uses) = self.contexts[context];
        let bound = (self.range >> 12) * u32::from((zero >> 4).max(1));
        let rate = RATE[usize::from(uses)];
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
            self.contexts[context].0 = zero - (zero >> rate);
        } else {
            self.range = bound;
            self.contexts[context].0 =
                zero + (((1 << 16) - u32::from(zero)) >> rate).min(65535 - u32::from(zero)) as u16;
        }
        self.contexts[context].1 = (uses + 1).min(15);
        self.normalize();
    }

    /// The low `count` bits of `value` as they are, the highest first.
    pub fn raw(&mut self, value: u32, count: u32) {
        for at in (0..count).rev() {
            self.range >>= 1;
            if value >> at & 1 == 1 {
                self.low += u64::from(self.range);
            }
            self.normalize();
        }
    }

    /// A number of any size: its length in unary and its first bits in contexts, the rest raw.
    /// Takes `NUMBER` contexts from `context` on.
    pub fn number(&mut self, context: usize, value: u32) {
        let length = 32 - (value + 1).leading_zeros() - 1;
        for at in 0..length {
            self.bit(context + at as usize, true);
        }
        self.bit(context + length as usize, false);
        if length > 0 {
            let rest = length - 1;
            self.bit(context + 31 + length as usize, (value + 1) >> rest & 1 == 1);
            self.raw((value + 1) & ((1 << rest) - 1), rest);
        }
    }

    /// One of 2^`depth` symbols; takes 2^`depth` contexts from `context` on.
    pub fn symbol(&mut self, context: usize, depth: u32, value: u32) {
        let mut node = 1;
        for at in (0..depth).rev() {
            let bit = value >> at & 1;
            self.bit(context + node, bit == 1);
            node = node * 2 + bit as usize;
        }
    }

    fn normalize(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
    }

    fn shift(&mut self) {
        if self.low < 0xFF00_0000 || self.low > u64::from(u32::MAX) {
            let carry = (self.low >> 32) as u8;
            self.bytes.push(self.held.wrapping_add(carry));
            for _ in 0..self.pending {
                self.bytes.push(0xFFu8.wrapping_add(carry));
            }
            self.pending = 0;
            self.held = (self.low >> 24) as u8;
        } else {
            self.pending += 1;
        }
        self.low = (self.low & 0x00FF_FFFF) << 8;
    }

    /// The bytes. Zeros at the end stay: the reader takes every byte up to its last decision, and tells by one that is
    /// missing that a file is cut off.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.bytes.remove(0);
        self.bytes
    }
}
