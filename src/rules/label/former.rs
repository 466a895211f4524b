//! Names that were on the screen before.

use crate::diagnostic::{Diagnostic, Fix, Say, Severity, Subject};
use crate::lint::certainty::tells_of_renaming;
use crate::lint::label_notation::{Capitals, Seen, WrittenLabel};
use crate::lint::prose::Run;
use crate::lint::whose::Whose;
use crate::lint::words::{day_en, day_ko, quoted, roles_en, roles_ko};
use crate::lint::{Check, PageContext, Rule};
use crate::model::RoleSet;
use crate::parse::config::LabelNotation;
use crate::parse::glossary::Label;

use super::wrong_role::{directive, written_as};

/// The rule.
pub const RULE: Rule = Rule {
    id: "label/former",
    severity: Severity::Error,
    ko: "이제 화면에 없는 예전 이름이에요",
    en: "A label's former text",
    check: Check::Page(check),
    doc: include_str!("former.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let (lang, today) = (context.lang(), context.site.today);
    let Some(labels) = context.across.labels.get(lang) else { return found };
    let without_roles = context.names.glossary().roles.is_empty();
    for (at, (run, mentions)) in context.runs().iter().zip(context.mentions()).enumerate() {
        if mentions.written.is_empty() {
            continue;
        }
        let readers = context.readers(run);
        for (written, &whose) in mentions.written.iter().zip(context.whose(at)) {
            if written.capitals == Capitals::Chance {
                continue;
            }
            let place = Place { at, run, written, readers: whose.roles(readers), shared: readers, whose };
            let all = labels.of(written);
            let concerns = |roles: RoleSet| without_roles || !roles.and(place.readers).is_empty();
            // A name counts as former on its last day already: by the evening the page would be wrong.
            let gone = |seen: &&Seen| seen.until.is_some_and(|until| until.is_none_or(|day| day <= today));
            // A role in this build still has the name on screen, so it is no former name.
            if all.iter().any(|seen| seen.until.is_none() && concerns(seen.roles)) {
                continue;
            }
            let own = all.iter().filter(gone).find(|seen| concerns(seen.roles));
            // None of these readers saw the name, but nobody at all sees it today.
            let nobodys = || all.iter().filter(gone).find(|_| all.iter().all(|seen| seen.until.is_some()));
            found.extend(match own {
                Some(seen) => renamed(context, &place, seen, all).or_else(|| Some(of_others(context, &place, seen))),
                None => nobodys().map(|seen| of_others(context, &place, seen)),
            });
        }
    }
    found
}

/// A former name where it is written out.
struct Place<'r> {
    /// The number of its run.
    at: usize,
    run: &'r Run,
    written: &'r WrittenLabel,
    /// The people whom the name is about: the readers, or the role that the sentence speaks of.
    readers: RoleSet,
    /// Who reads it.
    shared: RoleSet,
    whose: Whose,
}

/// The finding where some of the readers had this name on their screen.
fn renamed(context: &PageContext<'_>, place: &Place<'_>, seen: &Seen, all: &[Seen]) -> Option<Diagnostic> {
    let label = &context.names.glossary().labels[seen.label];
    let role = context.roles(place.readers.and(seen.roles)).next();
    let new = label.text_for(role.map_or("", |role| &role.id), context.lang())?;
    let old = &place.written.text;
    let say = Say::new(
        format!("{} {} 바뀌었어요", quoted(old, "이"), quoted(new, "으로")),
        format!("“{old}” is now “{new}”"),
    );
    let help = match seen.until.flatten() {
        Some(day) => Say::new(
            format!("{}까지 쓰던 이름이에요. 스크린샷도 확인해 주세요", day_ko(day)),
            format!("It was called so until {}. Check the screenshots too", day_en(day)),
        ),
        None => Say::new("스크린샷도 확인해 주세요", "Check the screenshots too"),
    };
    let told = told(context, place.written, label, say, help);
    let same = all.iter().filter(|own| own.until.is_some()).all(|own| own.label == seen.label);
    let told = told.instead(new);
    Some(match today(context, place, label, new, same) {
        Some(fix) => told.fix(fix),
        None => told,
    })
}

/// The fix that writes today's name in the agreed notation. Where that is the directive, it is taken only if every
/// reader has a text for the label, so that the directive causes no finding itself.
fn today(context: &PageContext<'_>, place: &Place<'_>, label: &Label, new: &str, certain: bool) -> Option<Fix> {
    let Place { at, run, written, .. } = *place;
    let certain = certain && !tells_of_renaming(context.runs(), at, &written.range, &[new]);
    let everybody = || context.roles(place.shared).all(|role| label.text_for(&role.id, context.lang()).is_some());
    let as_directive = context.site.config.labels.style == LabelNotation::Directive
        && place.readers == place.shared
        && !place.whose.contrast
        && everybody();
    let fix = as_directive.then(|| directive(context, run, written, label, certain)).flatten();
    fix.or_else(|| written_as(context, run, written, new, certain))
}

/// The finding where only other roles had this name on their screen: it says what the readers see in its place, if they
/// have the label.
fn of_others(context: &PageContext<'_>, place: &Place<'_>, seen: &Seen) -> Diagnostic {
    let Place { run, written, readers, .. } = *place;
    let label = &context.names.glossary().labels[seen.label];
    let lang = context.lang();
    let old = &written.text;
    let (ko, en) = (roles_ko(context.roles(seen.roles)), roles_en(context.roles(seen.roles)));
    let help = match seen.until.flatten() {
        Some(day) => Say::new(
            format!("{ko} 화면에서 {}까지 쓰던 이름이에요. 스크린샷도 확인해 주세요", day_ko(day)),
            format!("It was on the {en}’s screen until {}. Check the screenshots too", day_en(day)),
        ),
        None => Say::new(
            format!("{ko} 화면에서 전에 쓰던 이름이에요. 스크린샷도 확인해 주세요"),
            format!("It was on the {en}’s screen before. Check the screenshots too"),
        ),
    };
    let texts: Vec<Option<&str>> = context.roles(readers).map(|role| label.text_for(&role.id, lang)).collect();
    let Some(new) = texts.iter().copied().flatten().next() else {
        let say = Say::new(
            format!("{} 이제 누구의 화면에도 없어요", quoted(old, "은")),
            format!("“{old}” is on nobody’s screen any more"),
        );
        return told(context, written, label, say, help);
    };
    let first = || context.roles(readers).filter(|role| label.text_for(&role.id, lang).is_some()).take(1);
    let (ko, en) = (roles_ko(first()), roles_en(first()));
    let say = Say::new(
        format!("{ko} 화면에서는 {} 아니라 {}", quoted(old, "이"), quoted(new, "이에요")),
        format!("On the {en}’s screen it is “{new}”, not “{old}”"),
    );
    let told = told(context, written, label, say, help).instead(new);
    let certain = !place.whose.contrast;
    let fix = match () {
        () if texts.iter().all(|text| *text == Some(new)) => today(context, place, label, new, certain),
        () if place.readers == place.shared && texts.iter().all(Option::is_some) => {
            let new: Vec<&str> = texts.iter().copied().flatten().collect();
            let certain = certain && !tells_of_renaming(context.runs(), place.at, &written.range, &new);
            directive(context, run, written, label, certain)
        }
        () => None,
    };
    match fix {
        Some(fix) => told.fix(fix),
        None => told,
    }
}

fn told(context: &PageContext<'_>, written: &WrittenLabel, label: &Label, say: Say, help: Say) -> Diagnostic {
    let old = Some(written.text.as_str());
    let declared = label.former.iter().find(|former| former.text.get(context.lang()) == old);
    let place = declared.map_or(&label.place, |former| &former.place).clone();
    RULE.finding(context.place(written.inner), say)
        .help(help)
        .note(Say::new("여기에서 정했어요", "It is declared here"), Some(place))
        .about(Subject::Label(label.id.clone()))
}
