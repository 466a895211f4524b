//! Features that go without enough notice, or without a word on what to do instead.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::words::{days_en, name_en, name_ko, quoted};
use crate::lint::{Check, Rule, SiteContext};
use crate::model::State;
use crate::parse::glossary::{Feature, Impact};

/// The rule.
pub const RULE: Rule = Rule {
    id: "feature/notice",
    severity: Severity::Warning,
    ko: "늦게 알리거나, 대신 쓸 것도 이유도 없이 끝나는 기능이에요",
    en: "A removal announced too late, or with neither replacement nor reason",
    check: Check::Site(check),
    doc: include_str!("notice.md"),
};

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for feature in &context.site.glossary.features {
        let days = feature.roles.iter().map(|(role, _)| feature.life_for(role).removed);
        let Some(removed) = days.flatten().chain(feature.life.removed).min() else { continue };
        let tell = |(say, help): (Say, Say)| {
            RULE.finding(feature.place.clone(), say).help(help).about(Subject::Feature(feature.id.clone()))
        };
        found.extend(late(context, feature, removed).map(tell));
        if feature.replacement.is_none() && feature.reason.is_empty() {
            found.push(tell(silent(feature)));
        }
        found.extend(ended(context, feature).map(|told| tell(told).by_date()));
    }
    found
}

fn late(context: &SiteContext<'_>, feature: &Feature, removed: Date) -> Option<(Say, Say)> {
    let [low, medium, high] = context.site.config.features.notice_days;
    let needed = match feature.impact {
        Impact::Low => low,
        Impact::Medium => medium,
        Impact::High => high,
    };
    let (ko, en) = (name_ko(&feature.name, &feature.id), name_en(&feature.name, &feature.id));
    let Some(announced) = feature.announced.or(feature.life.deprecated) else {
        return Some((
            Say::new(
                format!("{} 종료를 알린 날짜가 없어요", quoted(ko, "은")),
                format!("When was the end of “{en}” announced?"),
            ),
            Say::new("announced에 알린 날을 적어 주세요", "Write the day under “announced”"),
        ));
    };
    let ahead = removed.duration_since(announced).as_hours() / 24;
    if ahead >= i64::from(needed) {
        return None;
    }
    let help = Say::new("끝나는 날을 미루거나 더 일찍 알려 주세요", "Put the removal off, or announce it earlier");
    if ahead < 0 {
        let say = Say::new(
            format!("{} 끝난 뒤에야 알려요. {needed}일 전이어야 해요", quoted(ko, "을")),
            format!("“{en}” is announced after its end; {} ahead are asked for", days_en(i64::from(needed))),
        );
        return Some((say, help));
    }
    Some((
        Say::new(
            format!("{} 끝나기 {ahead}일 전에 알려요. {needed}일 전이어야 해요", quoted(ko, "을")),
            format!("“{en}” ends {} after its announcement; {needed} are asked for", days_en(ahead)),
        ),
        help,
    ))
}

/// The replacement of a feature was itself removed.
fn ended(context: &SiteContext<'_>, feature: &Feature) -> Option<(Say, Say)> {
    let (site, audience) = (context.site, context.site.audience());
    let other = site.glossary.feature(&feature.replacement.as_ref()?.id)?;
    if site.feature_state(other, audience) != State::Removed {
        return None;
    }
    let (ko, en) = (name_ko(&feature.name, &feature.id), name_en(&feature.name, &feature.id));
    let (other_ko, other_en) = (name_ko(&other.name, &other.id), name_en(&other.name, &other.id));
    let say = Say::new(
        format!("{} 대신하는 {} 이미 끝났어요", quoted(ko, "을"), quoted(other_ko, "도")),
        format!("“{other_en}”, which replaces “{en}”, has itself ended"),
    );
    let help = match site.living_replacement(other, audience) {
        Some(new) => {
            let (new_ko, new_en) = (name_ko(&new.name, &new.id), name_en(&new.name, &new.id));
            Say::new(
                format!("replacement에 {} 적어 주세요: {}", quoted(new_ko, "을"), new.id),
                format!("Write “{new_en}” under “replacement”: {}", new.id),
            )
        }
        None => Say::new(
            "이제 무엇을 쓰는지 replacement에 적거나, 끝난 이유를 reason에 적어 주세요",
            "Write what to use today under “replacement”, or why it ended under “reason”",
        ),
    };
    Some((say, help))
}

fn silent(feature: &Feature) -> (Say, Say) {
    let (ko, en) = (name_ko(&feature.name, &feature.id), name_en(&feature.name, &feature.id));
    (
        Say::new(
            format!("{} 종료 이유와 대신 쓸 기능이 모두 비어 있어요", quoted(ko, "은")),
            format!("“{en}” ends with neither replacement nor reason"),
        ),
        Say::new(
            "replacement나 reason을 적어 주세요. 고객이 가장 먼저 묻는 것이에요",
            "Write “replacement” or “reason”: it is what customers ask first",
        ),
    )
}
