//! Numbers from one size to another: spans, postings and file formats hold 32 bits.

/// A count, or an offset in a file, in 32 bits. The source stage refuses files beyond 4 GiB, and nothing counted in them is
/// more than their bytes; whatever else is larger becomes the largest number.
pub fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A place in a text in memory, which a library tells in 64 bits.
pub fn as_usize(place: u64) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
