//! `:ui[…]` with a label that the glossary does not have, or that somebody who reads the passage does not see; and menu
//! paths that the product does not have.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Say, Severity, Subject};
use crate::lint::label_notation::is_step;
use crate::lint::mentions::RunMentions;
use crate::lint::prose::{MarkKind, Run, RunKind};
use crate::lint::words::{name_en, name_ko, quoted, roles_en, roles_ko};
use crate::lint::{Check, PageContext, Rule};
use crate::model::{RoleSet, Thing, unknown};
use crate::parse::glossary::{Label, LabelText, Role};
use crate::parse::page::{Name, Target, parse_inline};
use crate::text::{SourceText, Span};

/// The rule.
pub const RULE: Rule = Rule {
    id: "label/unknown",
    severity: Severity::Error,
    ko: "용어집에 없거나 읽는 사람의 화면에 없는 화면 이름이에요",
    en: "A UI label that is not there, or has no text for this role and language",
    check: Check::Page(check),
    doc: include_str!("unknown.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (part, reference) in context.references() {
        let (names, role) = match &reference.target {
            Target::Label { path, role, .. } => (path, role.as_ref()),
            Target::Image(image) => (&image.shows, image.role.as_ref()),
            _ => continue,
        };
        let readers = context.audience(reference.passage);
        labels(context, names, role, readers, &|span| part.span(span), &mut found);
        if matches!(reference.target, Target::Label { .. }) {
            steps(context, names, readers, &|span| part.span(span), &mut found);
        }
    }
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        written_paths(context, run, mentions, &mut found);
    }
    // A description and a link's title are plain text to the page's parser; their directives are resolved when they are
    // shown.
    let lines = context.runs().iter().filter(|run| matches!(run.kind, RunKind::Description | RunKind::Caption));
    for run in lines.filter(|run| run.text.contains(":ui[")) {
        in_line(context, run, &mut found);
    }
    found
}

/// The labels in a line of plain text.
fn in_line(context: &PageContext<'_>, run: &Run, found: &mut Vec<Diagnostic>) {
    let line = SourceText::new(context.source.path.clone(), run.text.as_str());
    for reference in &parse_inline(&line).references {
        if let Target::Label { path, role, .. } = &reference.target {
            let place = |span: Span| run.span(span.range());
            labels(context, path, role.as_ref(), context.readers(run), &place, found);
            steps(context, path, context.readers(run), &place, found);
        }
    }
}

/// Labels that are read together, by a role that is named or by everybody who reads the passage. `place` is where the
/// bytes of a name stand in the file.
fn labels(
    context: &PageContext<'_>,
    names: &[Name],
    forced: Option<&Name>,
    readers: RoleSet,
    place: &dyn Fn(Span) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let forced = match forced.map(|name| context.names.role(&name.text)) {
        // Another finding reports the unknown role; without it nothing can be said about the label.
        Some(Err(_)) => None,
        Some(Ok(role)) => Some(RoleSet::one(role)),
        None => Some(readers),
    };
    for name in names.iter().filter(|name| !name.text.is_empty()) {
        let span = place(name.span);
        match context.names.label(&name.text) {
            Err(fault) => {
                found.push(unknown(RULE.id, Thing::Label, &name.text, &fault, &context.places, span));
            }
            Ok(label) => {
                let told = forced.and_then(|roles| unseen(context, label, roles));
                found.extend(told.map(|(say, help)| {
                    RULE.finding(context.place(span), say)
                        .help(help)
                        .note(Say::new("여기에서 정했어요", "It is declared here"), Some(label.place.clone()))
                        .about(Subject::Label(label.id.clone()))
                }));
            }
        }
    }
}

/// The steps of a path in one directive.
fn steps(
    context: &PageContext<'_>,
    names: &[Name],
    readers: RoleSet,
    place: &dyn Fn(Span) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    let known: Vec<Option<usize>> = names.iter().map(|name| context.names.label_at(&name.text).ok()).collect();
    for (at, pair) in known.windows(2).enumerate() {
        if let [Some(from), Some(to)] = pair {
            found.extend(step(context, (&[*from], &[*to]), readers, place(names[at + 1].span)));
        }
    }
}

/// A label in a run: where it stands, which labels it may be, and where a path would go on from it.
struct Step {
    range: Range<usize>,
    span: Span,
    first: Vec<usize>,
    last: Vec<usize>,
}

/// Paths whose steps are written one by one: **설정** > **알림**.
fn written_paths(context: &PageContext<'_>, run: &Run, mentions: &RunMentions, found: &mut Vec<Diagnostic>) {
    let Some(texts) = context.across.labels.get(context.lang()) else { return };
    let readers = context.readers(run);
    let written = mentions.written.iter().map(|own| {
        let all: Vec<usize> = texts.of(own).iter().filter(|seen| seen.until.is_none()).map(|seen| seen.label).collect();
        Step { range: own.range.clone(), span: own.inner, first: all.clone(), last: all }
    });
    let directives = run.marks.iter().filter_map(|mark| {
        let MarkKind::Label(id) = mark.kind else { return None };
        let Some(Target::Label { path, .. }) = context.target(run, id) else { return None };
        let at =
            |name: Option<&Name>| name.and_then(|name| context.names.label_at(&name.text).ok()).into_iter().collect();
        Some(Step { range: mark.range.clone(), span: mark.span, first: at(path.first()), last: at(path.last()) })
    });
    let mut all: Vec<Step> = written.chain(directives).collect();
    all.sort_by_key(|step| step.range.start);
    for pair in all.windows(2) {
        let between = run.text.get(pair[0].range.end..pair[1].range.start).unwrap_or_default();
        if is_step(between) {
            found.extend(step(context, (&pair[0].last, &pair[1].first), readers, pair[1].span));
        }
    }
}

/// A step from one label to the next. Each text may stand for several labels: the step is reported if it fits none of
/// them.
fn step(
    context: &PageContext<'_>,
    (from, to): (&[usize], &[usize]),
    readers: RoleSet,
    span: Span,
) -> Option<Diagnostic> {
    let menu = &context.across.menu;
    let (&first, &second) = (from.first()?, to.first()?);
    if from.iter().any(|&from| to.iter().any(|&to| menu.leads(from, to))) {
        return None;
    }
    let glossary = context.names.glossary();
    let shown = |at: usize| {
        let label = &glossary.labels[at];
        let own = context.roles(readers).find_map(|role| label.text_for(&role.id, context.lang()));
        own.or_else(|| label.texts().into_iter().find_map(|(_, text)| text.get_or(context.lang(), "ko")))
            .unwrap_or(&label.id)
    };
    let way = |at: usize| menu.path(at).into_iter().map(shown).collect::<Vec<_>>().join(" › ");
    // If the two steps are in the wrong order, the path to the first contains both.
    let turned = menu.path(first).contains(&second);
    let way = if turned { way(first) } else { way(second) };
    let say = Say::new(
        format!("{} {} 없어요", quoted(shown(first), "에는"), quoted(shown(second), "이")),
        format!("“{}” is not under “{}”", shown(second), shown(first)),
    );
    let mut told = RULE
        .finding(context.place(span), say)
        .help(Say::new(
            format!("제품의 메뉴는 이렇게 되어 있어요: {way}"),
            format!("In the product’s menu it is: {way}"),
        ))
        .note(Say::new("여기에서 정했어요", "It is declared here"), Some(glossary.labels[second].place.clone()))
        .about(Subject::Label(glossary.labels[second].id.clone()));
    told.severity = Severity::Warning;
    Some(told)
}

/// Who of these roles has no text on their screen: the fact, and what to do.
fn unseen(context: &PageContext<'_>, label: &Label, roles: RoleSet) -> Option<(Say, Say)> {
    let lang = context.lang();
    let shown = || label.texts().into_iter().find_map(|(_, text)| text.get_or(lang, "ko")).unwrap_or(&label.id);
    match &label.text {
        LabelText::FromKey => None,
        LabelText::Shared(text) => text.get(lang).is_none().then(|| no_language(shown(), lang)),
        // The usual case, which is decided without looking at each role.
        LabelText::ByRole(texts)
            if texts.len() == context.names.glossary().roles.len()
                && texts.iter().all(|(_, text)| text.get(lang).is_some()) =>
        {
            None
        }
        LabelText::ByRole(texts) => {
            let missing: Vec<_> =
                context.roles(roles).filter(|role| label.text_for(&role.id, lang).is_none()).collect();
            if missing.is_empty() {
                return None;
            }
            if missing.iter().any(|role| texts.iter().any(|(id, _)| *id == role.id)) {
                // If another role has a text in this language, only this role's text is missing.
                return Some(match texts.iter().any(|(_, text)| text.get(lang).is_some()) {
                    true => no_text(shown(), &missing, lang),
                    false => no_language(shown(), lang),
                });
            }
            let seeing: Vec<&str> = texts.iter().map(|(id, _)| id.as_str()).collect();
            let (ko, en) = (roles_ko(missing.iter().copied()), roles_en(missing.iter().copied()));
            let wrap = format!(":::role {}", seeing.join(" "));
            let shown = shown();
            // With `{role=…}` the directive shows the text of that role's screen to everybody.
            let only =
                texts.iter().find_map(|(id, _)| context.names.glossary().roles.iter().find(|role| role.id == *id));
            let (only_ko, only_en) = only.map_or((String::new(), String::new()), |role| {
                let directive = format!("`:ui[{}]{{role={}}}`", label.id, role.id);
                (
                    format!(". {} 화면만 말한다면 {directive}처럼 써 주세요", name_ko(&role.name, &role.id)),
                    format!(
                        "; where only the {}’s screen is meant, {directive}",
                        name_en(&role.name, &role.id).to_lowercase()
                    ),
                )
            });
            Some((
                Say::new(
                    format!("{ko} 화면에는 {} 없어요", quoted(shown, "이")),
                    format!("“{shown}” is not on the {en}’s screen"),
                ),
                Say::new(
                    format!("`{wrap}` 블록에 넣거나, 이 역할이 보는 화면 이름을 써 주세요{only_ko}"),
                    format!("Put it into a `{wrap}` block, or name what this role sees{only_en}"),
                ),
            ))
        }
    }
}

fn no_text(shown: &str, missing: &[&Role], lang: &str) -> (Say, Say) {
    let (ko, en) = (roles_ko(missing.iter().copied()), roles_en(missing.iter().copied()));
    let ids = missing.iter().map(|role| role.id.as_str()).collect::<Vec<_>>().join(", ");
    (
        Say::new(
            format!("{} {ko} 화면에서 무엇인지 이 언어로 정해져 있지 않아요: {lang}", quoted(shown, "이")),
            format!("“{shown}” has no text for the {en} in this language: {lang}"),
        ),
        Say::new(
            format!("glossary.yml의 text에 이 언어의 이름을 적어 주세요: {lang} ({ids})"),
            format!("Add “{lang}” for {ids} to its text in glossary.yml"),
        ),
    )
}

fn no_language(shown: &str, lang: &str) -> (Say, Say) {
    (
        Say::new(
            format!("{} 이 언어로 정해져 있지 않아요: {lang}", quoted(shown, "은")),
            format!("“{shown}” has no text in this language: {lang}"),
        ),
        Say::new(
            format!("glossary.yml의 text에 이 언어의 이름을 적어 주세요: {lang}"),
            format!("Add “{lang}” to its text in glossary.yml"),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::TestSite;

    const GLOSSARY: &str = "roles:\n  student: { ko: 수강생, en: Student }\n  assistant: { ko: 조교, en: Assistant }\n  \
                            instructor: { ko: 강의자, en: Instructor }\nlabels:\n  - { id: save, text: { ko: 저장 } }\n  \
                            - { id: pay, text: { student: { ko: 결제 } } }\n";

    /// What the rule tells of a page: the fact in Korean, with its bytes in the file and what they are.
    fn told(page: &str) -> Vec<(String, Span, String)> {
        let trial = TestSite {
            glossary: GLOSSARY.to_owned(),
            pages: vec![("ko/a.md".to_owned(), page.to_owned())],
            only: Some(RULE.id.to_owned()),
            ..TestSite::default()
        };
        let all = trial.run().all();
        let own = all.into_iter().filter(|told| told.rule == RULE.id);
        own.map(|told| {
            let place = told.place.expect("it stands somewhere");
            let span = Span::new(place.start.offset as usize, place.end.offset as usize);
            (told.message.ko, span, page[span.range()].to_owned())
        })
        .collect()
    }

    #[test]
    fn labels_in_a_description_are_looked_for_where_they_stand() {
        for (description, at) in [
            (":ui[nix]와 :ui[save]로 해요", "nix"),
            ("\"먼저 :ui[save > nix]\"", "nix"),
            ("'먼저 :ui[ nix ]{role=student}'", "nix"),
            ("\"\\uAC00 :ui[nix]\"", "nix"),
        ] {
            let page = format!("---\ntitle: nix\ndescription: {description}\n---\n\n글이에요.\n");
            let start = page.rfind(at).unwrap_or_default();
            let span = Span::new(start, start + at.len());
            assert_eq!(
                told(&page),
                [("용어집에 없는 화면 이름: nix".to_owned(), span, at.to_owned())],
                "{description}"
            );
        }
        assert_eq!(told("---\ntitle: 가\ndescription: 코드 `:ui[nix]`와 nix\n---\n\n글이에요.\n"), []);
    }

    #[test]
    fn labels_in_titles_of_links_are_looked_for_where_they_stand() {
        let page = "---\ntitle: 가\n---\n\n[여기](https://a.b \":ui[nix]로 가요\")\n\n[저기][a] [거기][a]\n\n[a]: https://a.b/nix \":ui[nux]\"\n";
        let at = |name: &str| {
            let start = page.find(&format!("[{name}]")).unwrap_or_default() + 1;
            Span::new(start, start + name.len())
        };
        let expected =
            ["nix", "nux"].map(|name| (format!("용어집에 없는 화면 이름: {name}"), at(name), name.to_owned()));
        assert_eq!(told(page), expected);
    }

    #[test]
    fn who_reads_a_line_is_who_has_to_see_its_labels() {
        let fact = |roles: &str| format!("{roles} 화면에는 ‘결제’가 없어요");
        let facts = |page: &str| told(page).into_iter().map(|(fact, ..)| fact).collect::<Vec<_>>();
        assert_eq!(facts("---\ntitle: 가\ndescription: :ui[pay]\n---\n\n글\n"), [fact("조교, 강의자")]);
        assert_eq!(facts("---\ntitle: 가\nroles: student\ndescription: :ui[pay]\n---\n\n글\n"), Vec::<String>::new());
        let link = "[여기](https://a.b \":ui[pay]\")";
        assert_eq!(facts(&format!("---\ntitle: 가\n---\n\n:::role instructor\n{link}\n:::\n")), [fact("강의자")]);
        assert_eq!(facts(&format!("---\ntitle: 가\n---\n\n:::role student\n{link}\n:::\n")), Vec::<String>::new());
    }
}
