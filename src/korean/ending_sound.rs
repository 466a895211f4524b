//! Which kinds of last sound does Korean tell apart?

/// The three kinds of last sound that Korean particles and endings tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sound {
    /// A vowel: 가, 를, 로.
    Vowel,
    /// The consonant ㄹ: 이, 을, but 로.
    Rieul,
    /// Any other consonant: 이, 을, 으로.
    Consonant,
}

impl Sound {
    /// The sound of an open syllable or of one closed by `last`.
    pub fn of_last(last: Option<char>) -> Self {
        match last {
            None => Self::Vowel,
            Some('ㄹ') => Self::Rieul,
            Some(_) => Self::Consonant,
        }
    }
}
