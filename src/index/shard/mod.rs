//! What lies in the files that the browser reads? `FORMAT.md` describes them one by one.

pub mod dictionary;
pub mod pages;
pub mod postings;
pub mod root;

/// First bytes of a file's content hash: its name.
pub type Name = [u8; 4];

/// Gives files names by their content; two contents never share one.
#[derive(Default)]
pub struct Names {
    taken: std::collections::BTreeMap<Name, blake3::Hash>,
}

impl Names {
    /// The name of `content`: the same for the same content, whatever was named before, but for a collision.
    pub fn name(&mut self, content: &[u8]) -> Name {
        self.named(blake3::hash(content))
    }

    /// The name of the content with this hash.
    pub fn named(&mut self, hash: blake3::Hash) -> Name {
        for at in 0.. {
            let name: Name = hash.as_bytes()[at..at + 4].try_into().expect("four bytes");
            if *self.taken.entry(name).or_insert(hash) == hash {
                return name;
            }
        }
        unreachable!("a hash has 29 names, and files collide on one of them once in four billion pairs")
    }
}

/// A name as it stands in a path.
pub fn hex(name: Name) -> String {
    format!("{:08x}", u32::from_be_bytes(name))
}
