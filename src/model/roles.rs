//! Sets of roles: the readers of a page, a passage or a build.

/// A set of roles by their index in the glossary. A glossary may declare 64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct RoleSet(u64);

impl RoleSet {
    /// The empty set.
    pub const NOBODY: RoleSet = RoleSet(0);
    /// Most roles in a set.
    pub const LIMIT: usize = 64;

    /// The first `count` roles: everyone in a glossary with `count` roles.
    pub fn everyone(count: usize) -> Self {
        if count >= Self::LIMIT { RoleSet(u64::MAX) } else { RoleSet((1 << count) - 1) }
    }

    /// One role by its index.
    pub fn one(role: usize) -> Self {
        if role < Self::LIMIT { RoleSet(1 << role) } else { Self::NOBODY }
    }

    /// Whether the set contains a role.
    pub fn contains(self, role: usize) -> bool {
        role < Self::LIMIT && self.0 & (1 << role) != 0
    }

    /// The roles in both sets.
    pub fn and(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 & other.0)
    }

    /// The roles in either set.
    pub fn or(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 | other.0)
    }

    /// The roles that the other set lacks.
    pub fn without(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 & !other.0)
    }

    /// Whether the set contains every role of the other.
    pub fn holds(self, other: RoleSet) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether the set has more than one role.
    pub fn is_several(self) -> bool {
        self.0.count_ones() > 1
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles in the set, in the glossary's order.
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
