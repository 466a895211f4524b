//! Features that at least one role has and no article explains.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::{name_en, name_ko, quoted, roles_en, roles_ko};
use crate::lint::{Check, Rule, SiteContext};
use crate::model::{RoleSet, State};

/// The rule.
pub const RULE: Rule = Rule {
    id: "feature/undocumented",
    severity: Severity::Warning,
    ko: "설명하는 글이 없는 기능이에요",
    en: "A new or active feature with no article for one of its roles",
    check: Check::Site(check),
    doc: include_str!("undocumented.md"),
};

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    let site = context.site;
    let roles = &site.glossary.roles;
    let mut found = Vec::new();
    // By feature: the roles for which a page documents it. A feature with an empty set is documented, but for none of
    // the roles that are there.
    let mut readers: BTreeMap<&str, RoleSet> = BTreeMap::new();
    for page in site.pages.iter().filter(|page| page.published) {
        for id in &page.features {
            let known = readers.entry(id).or_insert(RoleSet::NOBODY);
            *known = known.or(page.roles);
        }
    }
    for feature in &site.glossary.features {
        let documented = readers.get(&*feature.id);
        let is_there = |state| matches!(state, State::New | State::Active);
        let missing: Vec<_> = roles
            .iter()
            .enumerate()
            .filter(|(at, role)| {
                let has = feature.roles.is_empty() || feature.roles.iter().any(|(id, _)| *id == role.id);
                site.audience().contains(*at)
                    && has
                    && is_there(site.feature_state(feature, RoleSet::one(*at)))
                    && !documented.is_some_and(|readers| readers.contains(*at))
            })
            .map(|(_, role)| role)
            .collect();
        let nobody = roles.is_empty() && is_there(site.feature_state(feature, site.audience())) && documented.is_none();
        if missing.is_empty() && !nobody {
            continue;
        }
        let (ko, en) = (name_ko(&feature.name, &feature.id), name_en(&feature.name, &feature.id));
        let say = match missing.is_empty() {
            true => {
                Say::new(format!("{} 설명하는 글이 없어요", quoted(ko, "을")), format!("No article explains “{en}”"))
            }
            false => Say::new(
                format!("{} 설명하는 {} 글이 없어요", quoted(ko, "을"), roles_ko(missing.iter().copied())),
                format!("No article explains “{en}” to the {}", roles_en(missing.iter().copied())),
            ),
        };
        let help = Say::new(
            format!("글을 쓰고 글 정보에 이렇게 적어 주세요: `features: [{}]`", feature.id),
            format!("Write one and put `features: [{}]` into its front matter", feature.id),
        );
        found.push(RULE.finding(feature.place.clone(), say).help(help).about(Subject::Feature(feature.id.clone())));
    }
    found
}
