//! Text in pictures, compared with the glossary.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Place, Say, Severity, Subject};
use crate::lint::words::{day_en, day_ko, name_en, name_ko, quoted, roles_en, roles_ko};
use crate::lint::{Check, PageContext, Rule};
use crate::model::seen::is_seen;
use crate::model::{RoleSet, State};
use crate::parse::glossary::Status;
use crate::parse::page::{ImageTarget, Target};
use crate::parse::screen::{Rect, SeenLine};

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/text",
    severity: Severity::Error,
    ko: "이미지 속 글자가 용어집과 달라요",
    en: "The text in a picture is not as agreed",
    check: Check::Page(check),
    doc: include_str!("text.md"),
};

/// What is wrong with a text.
struct Wrong {
    say: Say,
    /// Where the glossary declares what should be there.
    declared: Place,
    subject: Subject,
    /// It is another role's label, and may as well be what a screen is about: 과제 in a list of instructors, whose menu is
    /// called 과제 관리.
    may_be_content: bool,
}

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let (texts, screens) = (&context.site.picture_texts, &context.site.screens);
    let mut found = Vec::new();
    if texts.is_empty() && screens.is_empty() {
        return found;
    }
    for (part, reference) in context.references() {
        let Target::Image(image) = &reference.target else { continue };
        let Some(file) = context.site.picture(context.page.origin(), &image.url) else { continue };
        let role = image.role.as_ref().and_then(|name| context.names.role(&name.text).ok());
        let readers = role.map_or(context.audience(reference.passage), RoleSet::one);
        let place = || context.place(part.span(reference.span));
        let faces = context.site.versions.faces(&file, context.lang(), readers);
        for face in &faces {
            let readers = face.readers;
            for file in face.files() {
                for text in texts.get(file).into_iter().flatten() {
                    let note = Say::new("이미지의 이 글자예요", "It is this text in the picture");
                    let told = wrong(context, &text.text, readers).into_iter();
                    found.extend(told.map(|wrong| tell(place(), (note.clone(), Some(text.place.clone())), wrong)));
                }
                let Some(lines) = screens.get(file) else { continue };
                let forms = context.across.forms.get(context.lang());
                for said in forms.map(|forms| forms.said(lines)).unwrap_or_default() {
                    let picture = Place::file(super::size::path_of(context.site, file));
                    let told = wrong(context, &said.text, readers).into_iter();
                    found.extend(told.map(|wrong| {
                        let Rect { x, y, width, height } = said.rect;
                        let sure = !wrong.may_be_content || shows(context, image, &wrong.subject);
                        let mut told = start(place(), wrong.say.clone());
                        if !sure {
                            told = told.help(leave_content());
                            told.severity = Severity::Info;
                        }
                        let told = told.note_on(stands(said.rect), picture.clone(), [x, y, width, height]);
                        finish(told, wrong.declared, wrong.subject)
                    }));
                }
                found.extend(promised(context, image, readers, lines, &place));
            }
        }
    }
    // A word that stands on a screenshot twice is mended at once.
    let mut seen = BTreeSet::new();
    found.retain(|told| {
        let at = told.place.as_ref().map_or(0, |place| place.start.offset);
        seen.insert((at, told.message.en.clone(), told.subject.is_some()))
    });
    found
}

fn tell(place: Place, (note, at): (Say, Option<Place>), wrong: Wrong) -> Diagnostic {
    finish(start(place, wrong.say).note(note, at), wrong.declared, wrong.subject)
}

/// Whether a picture's `shows` names the label.
fn shows(context: &PageContext<'_>, image: &ImageTarget, subject: &Subject) -> bool {
    let named = |name: &crate::parse::page::Name| context.names.label(&name.text).ok();
    image.shows.iter().filter_map(named).any(|label| matches!(subject, Subject::Label(id) if *id == label.id))
}

fn leave_content() -> Say {
    Say::new(
        "메뉴나 버튼이라면 스크린샷을 다시 찍어 주세요. 화면에 담긴 내용이라면 그대로 두세요",
        "If it is a menu or a button, take the picture again; if it is what the screen is about, leave it",
    )
}

fn start(place: Place, say: Say) -> Diagnostic {
    RULE.finding(place, say).help(Say::new("이미지 속 글자를 고쳐 주세요", "Correct the text in the picture"))
}

fn finish(told: Diagnostic, declared: Place, subject: Subject) -> Diagnostic {
    told.note(Say::new("여기에서 정했어요", "It is declared here"), Some(declared)).about(subject)
}

/// Where a word stands on a screenshot.
fn stands(rect: Rect) -> Say {
    let Rect { x, y, width, height } = rect;
    Say::new(
        format!("이미지의 왼쪽에서 {x}, 위에서 {y}픽셀 자리의 글자예요(너비 {width}, 높이 {height})"),
        format!("It stands {x} pixels from the left of the picture and {y} from its top ({width} wide, {height} high)"),
    )
}

/// Labels that `shows` promises and that cannot be read on the screenshot.
fn promised(
    context: &PageContext<'_>,
    image: &ImageTarget,
    readers: RoleSet,
    lines: &[SeenLine],
    place: &dyn Fn() -> Place,
) -> Vec<Diagnostic> {
    let lang = context.lang();
    let missing = image.shows.iter().filter_map(|name| {
        let label = context.names.label(&name.text).ok()?;
        // Of an icon there is no text to be read.
        if label.icon.is_some() {
            return None;
        }
        let own = context.roles(readers).filter_map(|role| label.text_for(&role.id, lang));
        let texts: BTreeSet<&str> = own.chain(label.text_for("", lang)).collect();
        let text = texts.iter().next()?;
        if texts.iter().any(|text| is_seen(text, lines).is_some()) {
            return None;
        }
        let say = Say::new(
            format!("이미지에서 {} 찾지 못했어요", quoted(text, "을")),
            format!("“{text}” is not to be seen on the picture"),
        );
        let mut told = RULE.finding(place(), say).help(Say::new(
            "스크린샷을 다시 찍거나, 보이지 않는 화면 이름을 shows에서 빼 주세요",
            "Take it again, or leave out of “shows” what is not on it",
        ));
        // Small or faint letters are not always read.
        told.severity = Severity::Warning;
        Some(told.about(Subject::Label(label.id.clone())))
    });
    missing.collect()
}

/// What is wrong with a text for its readers. A text that is a label as a whole is judged as a label alone: the screen
/// says so, whatever the terms are.
fn wrong(context: &PageContext<'_>, text: &str, readers: RoleSet) -> Vec<Wrong> {
    if context.across.labels.get(context.lang()).is_some_and(|labels| !labels.get(text).is_empty()) {
        return label(context, text, readers).into_iter().collect();
    }
    terms(context, text).into_iter().chain(features(context, text, readers)).collect()
}

/// A label that these readers do not see: another role's, or a former one.
fn label(context: &PageContext<'_>, text: &str, readers: RoleSet) -> Option<Wrong> {
    let (lang, glossary) = (context.lang(), context.names.glossary());
    let all = context.across.labels.get(lang)?.get(text);
    let concerns = |roles: RoleSet| glossary.roles.is_empty() || !roles.and(readers).is_empty();
    if all.iter().any(|seen| seen.until.is_none() && concerns(seen.roles)) {
        return None;
    }
    let gone = |until: Option<jiff::civil::Date>| until.is_none_or(|day| day <= context.site.today);
    if let Some(seen) = all.iter().find(|seen| seen.until.is_some_and(gone) && concerns(seen.roles)) {
        let label = &glossary.labels[seen.label];
        let role = context.roles(readers.and(seen.roles)).next();
        let new = label.text_for(role.map_or("", |role| &role.id), lang)?;
        let since = |name: fn(jiff::civil::Date) -> String, before: &str, after: &str| {
            seen.until.flatten().map_or(String::new(), |day| format!("{before}{}{after}", name(day)))
        };
        let say = Say::new(
            format!(
                "이미지 속 {} {} 바뀌었어요{}",
                quoted(text, "이"),
                quoted(new, "으로"),
                since(day_ko, " (", "까지 쓰던 이름)")
            ),
            format!("“{text}” in the picture is now “{new}”{}", since(day_en, " (it was so until ", ")")),
        );
        let subject = Subject::Label(label.id.clone());
        return Some(Wrong { say, declared: label.place.clone(), subject, may_be_content: false });
    }
    let seen = all.iter().find(|seen| seen.until.is_none())?;
    let label = &glossary.labels[seen.label];
    let blind: Vec<_> = context.roles(readers).collect();
    let (ko, en) = (roles_ko(blind.iter().copied()), roles_en(blind.iter().copied()));
    let own = blind.first().and_then(|role| label.text_for(&role.id, lang));
    let say = match own {
        Some(own) => Say::new(
            format!("{ko} 화면에서는 이미지 속 {} 아니라 {}", quoted(text, "이"), quoted(own, "이에요")),
            format!("On the {en}’s screen it is “{own}”, not “{text}” as in the picture"),
        ),
        None => Say::new(
            format!("{ko} 화면에는 이미지 속 {} 없어요", quoted(text, "이")),
            format!("“{text}” in the picture is not on the {en}’s screen"),
        ),
    };
    let subject = Subject::Label(label.id.clone());
    let may_be_content = match own {
        Some(own) => own.to_lowercase().contains(&text.to_lowercase()),
        None => !text.contains(' '),
    };
    Some(Wrong { say, declared: label.place.clone(), subject, may_be_content })
}

/// Deprecated and superseded terms.
fn terms(context: &PageContext<'_>, text: &str) -> Vec<Wrong> {
    let Some(lexicon) = context.lexicon() else { return Vec::new() };
    let told = |mention: crate::lint::lexicon::Mention| {
        let entry = lexicon.entry(mention.entry);
        let unwanted = matches!(entry.term.status, Status::Deprecated | Status::Superseded);
        if !unwanted || entry.concept.internal {
            return None;
        }
        let written = &text[mention.term];
        let say = match entry.concept.preferred(context.lang()) {
            Some(new) => Say::new(
                format!("이미지 속 ‘{written}’ 대신 {} 써 주세요", quoted(&new.text, "을")),
                format!("Use “{}”, not “{written}” as in the picture", new.text),
            ),
            None => Say::new(
                format!("이미지 속 {} 쓰지 않는 말이에요", quoted(written, "은")),
                format!("“{written}” in the picture is not to be used"),
            ),
        };
        let subject = Subject::Concept(entry.concept.id.clone());
        Some(Wrong { say, declared: entry.term.place.clone(), subject, may_be_content: false })
    };
    lexicon.find(text, &[]).into_iter().filter_map(told).collect()
}

/// Features that are gone, unless the page speaks of their end.
fn features(context: &PageContext<'_>, text: &str, readers: RoleSet) -> Vec<Wrong> {
    let (site, page) = (context.site, context.page);
    let Some(names) = context.across.features.get(context.lang()) else { return Vec::new() };
    let told = |(feature, range): (&crate::parse::glossary::Feature, std::ops::Range<usize>)| {
        let spoken_of = page.features.contains(&feature.id) || page.mentions.contains(&feature.id);
        let (life, state) = site.feature_life(feature, readers);
        if spoken_of || state != State::Removed {
            return None;
        }
        let written = &text[range];
        let day = |name: fn(jiff::civil::Date) -> String| life.removed.map(name).unwrap_or_default();
        let say = Say::new(
            format!("이미지 속 {} {}에 종료됐어요", quoted(name_ko(&feature.name, written), "은"), day(day_ko)),
            format!("{} in the picture ended on {}", name_en(&feature.name, written), day(day_en)),
        );
        let subject = Subject::Feature(feature.id.clone());
        Some(Wrong { say, declared: feature.place.clone(), subject, may_be_content: false })
    };
    names.find(text).into_iter().filter_map(told).collect()
}
