//! Sets of roles: who reads a page, a passage, a build.

/// A set of roles by their place in the glossary. A glossary may declare 64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct RoleSet(u64);

impl RoleSet {
    /// Nobody.
    pub const NOBODY: RoleSet = RoleSet(0);
    /// Most roles that a set can hold.
    pub const LIMIT: usize = 64;

    /// The first `count` roles: everyone, where there are so many.
    pub fn everyone(count: usize) -> Self {
        if count >= Self::LIMIT { RoleSet(u64::MAX) } else { RoleSet((1 << count) - 1) }
    }

    /// One role by its place.
    pub fn one(role: usize) -> Self {
        if role < Self::LIMIT { RoleSet(1 << role) } else { Self::NOBODY }
    }

    /// Whether a role is in it.
    pub fn contains(self, role: usize) -> bool {
        role < Self::LIMIT && self.0 & (1 << role) != 0
    }

    /// Roles that are in both.
    pub fn and(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 & other.0)
    }

    /// Roles that are in either.
    pub fn or(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 | other.0)
    }

    /// Those of its roles that are not in the other.
    pub fn without(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 & !other.0)
    }

    /// Whether every role of the other is in it.
    pub fn holds(self, other: RoleSet) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether there is more than one role in it.
    pub fn is_several(self) -> bool {
        self.0.count_ones() > 1
    }

    /// Whether nobody is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles in it, in the glossary's order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Self::LIMIT).filter(move |&role| self.contains(role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_intersect_and_join() {
        let both = RoleSet::everyone(2);
        assert_eq!(both.and(RoleSet::one(1)), RoleSet::one(1));
        assert_eq!(RoleSet::one(0).or(RoleSet::one(1)), both);
        assert!(RoleSet::one(0).and(RoleSet::one(1)).is_empty());
        assert_eq!(both.iter().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(both.without(RoleSet::one(0)), RoleSet::one(1));
        assert!(both.holds(RoleSet::one(1)) && both.holds(RoleSet::NOBODY) && !RoleSet::one(1).holds(both));
        assert!(both.is_several() && !RoleSet::one(0).is_several());
    }
}
