//! Screenshots that were taken before the screen changed.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place, Say, Severity, Subject};
use crate::lint::words::{day_en, day_ko, name_en, name_ko, quoted};
use crate::lint::{Check, PageContext, Rule};
use crate::model::RoleSet;
use crate::parse::page::{ImageTarget, Target};
use crate::parse::yaml::parse_date;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/stale",
    severity: Severity::Warning,
    ko: "화면이 바뀌기 전에 찍은 스크린샷이에요",
    en: "A screenshot older than the screen that it shows",
    check: Check::Page(check),
    doc: include_str!("stale.md"),
};

/// A change of the screen.
struct Change {
    day: Date,
    ko: String,
    en: String,
    declared: Place,
    subject: Subject,
}

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        let Target::Image(image) = &reference.target else { continue };
        let Some(taken) = &image.taken else { continue };
        let Ok(day) = parse_date(&taken.text) else {
            let say =
                Say::new(format!("찍은 날을 읽을 수 없어요: {}", taken.text), format!("Not a date: {}", taken.text));
            let help = Say::new("taken=2026-11-20처럼 적어 주세요", "Write it like taken=2026-11-20");
            found.push(RULE.finding(context.place(part.span(taken.span)), say).help(help));
            continue;
        };
        if day > context.site.today {
            let say = Say::new(
                format!("찍은 날이 아직 오지 않았어요: {}", taken.text),
                format!("The day on which it was taken is still to come: {}", taken.text),
            );
            let help = Say::new("연도와 달을 확인해 주세요", "Check the year and the month");
            found.push(RULE.finding(context.place(part.span(taken.span)), say).help(help));
            continue;
        }
        let role = image.role.as_ref().and_then(|name| context.names.role(&name.text).ok());
        let roles = role.map_or(context.audience(reference.passage), RoleSet::one);
        let changes = features(context, roles).chain(labels(context, image, roles));
        let last = changes.filter(|change| change.day > day && change.day <= context.site.today).max_by_key(|c| c.day);
        if let Some(change) = last {
            let say = Say::new(
                format!("{} 뒤로 바뀐 화면이에요: {}", day_ko(day), change.ko),
                format!("The screen has changed since {}: {}", day_en(day), change.en),
            );
            let help = Say::new(
                format!("{}의 화면으로 다시 찍고 taken을 고쳐 주세요", day_ko(change.day)),
                format!("Take it again as of {} and correct “taken”", day_en(change.day)),
            );
            let note = Say::new("바뀐 날이 여기에 있어요", "The day of the change is declared here");
            let place = context.place(part.span(reference.span));
            found.push(RULE.finding(place, say).help(help).note(note, Some(change.declared)).about(change.subject));
        }
    }
    found
}

/// Changes of the features that the page documents.
fn features<'c>(context: &'c PageContext<'_>, roles: RoleSet) -> impl Iterator<Item = Change> + 'c {
    context.page.features.iter().filter_map(move |id| {
        let feature = context.names.glossary().feature(id)?;
        let days = context.roles(roles).map(|role| feature.life_for(&role.id).changed);
        let day = days.flatten().max().or(feature.life.changed)?;
        Some(Change {
            day,
            ko: quoted(name_ko(&feature.name, &feature.id), "이"),
            en: format!("{} was redesigned", name_en(&feature.name, &feature.id)),
            declared: feature.place.clone(),
            subject: Subject::Feature(feature.id.clone()),
        })
        .map(|change| Change { ko: format!("{} 새로워졌어요", change.ko), ..change })
    })
}

/// Changes of the labels that the picture shows: the day after the last one of a former text.
fn labels<'c>(
    context: &'c PageContext<'_>,
    image: &'c ImageTarget,
    roles: RoleSet,
) -> impl Iterator<Item = Change> + 'c {
    image.shows.iter().filter_map(move |name| {
        let label = context.names.label(&name.text).ok()?;
        let former = label
            .former
            .iter()
            // A name that changed in another language is on other pictures.
            .filter(|former| former.text.get(context.lang()).is_some())
            .filter(|former| former.role.as_ref().is_none_or(|role| context.roles(roles).any(|own| own.id == *role)));
        let last = former.max_by_key(|former| former.until)?;
        let day = last.until?.tomorrow().ok()?;
        let old = last.text.get(context.lang())?;
        Some(Change {
            day,
            ko: format!("{} 바뀌었어요", quoted(old, "이")),
            en: format!("“{old}” was renamed"),
            declared: label.place.clone(),
            subject: Subject::Label(label.id.clone()),
        })
    })
}
