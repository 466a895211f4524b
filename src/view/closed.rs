//! Where does a passage for some roles stand? Ids, so that a link and a search can lead into them. Who sets a body and who
//! searches it count alike.

/// Counts the passages of a body, each before those in it.
#[derive(Clone, Debug, Default)]
pub struct ClosedIds {
    passages: usize,
}

impl ClosedIds {
    /// The id of the next passage for some roles.
    pub fn passage(&mut self, prefix: &str) -> String {
        self.passages += 1;
        format!("{prefix}hg-passage-{}", self.passages)
    }
}
