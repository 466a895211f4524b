//! Labels, written out, that not every reader of the passage sees.

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity, Subject};
use crate::lint::prose::{Run, RunKind};
use crate::lint::words::{quoted, roles_en, roles_ko};
use crate::lint::writing::{LabelTexts, Seen, Written};
use crate::lint::{Check, PageContext, Rule, replacing};
use crate::model::RoleSet;
use crate::parse::glossary::Label;

/// The rule.
pub const RULE: Rule = Rule {
    id: "label/wrong-role",
    severity: Severity::Error,
    ko: "읽는 사람의 화면에 없는 화면 이름이에요",
    en: "A label that not every role of the passage sees",
    check: Check::Page(check),
    doc: include_str!("wrong_role.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(labels) = context.across.labels.get(context.lang()) else { return found };
    for (run, mentions) in context.runs().iter().zip(context.mentions()) {
        let readers = context.readers(run);
        for written in &mentions.written {
            found.extend(match homonyms(labels, &written.text, readers) {
                Some(own) => Some(tell_homonyms(context, written, &own, readers)),
                None => wrong(labels, &written.text, readers).map(|seen| tell(context, run, written, &seen, readers)),
            });
        }
    }
    found
}

/// Who sees this text today, if not all of the readers do. None too where it was a reader's own before: that is another
/// rule's finding.
fn wrong<'t>(labels: &'t LabelTexts, text: &str, readers: RoleSet) -> Option<Vec<&'t Seen>> {
    let all = labels.get(text);
    let current: Vec<&Seen> = all.iter().filter(|seen| seen.until.is_none()).collect();
    let seeing = current.iter().fold(RoleSet::NOBODY, |roles, seen| roles.or(seen.roles));
    let former = all.iter().any(|seen| seen.until.is_some() && !seen.roles.and(readers).is_empty());
    let blind = readers.and(seeing) != readers;
    (!current.is_empty() && blind && !(former && readers.and(seeing).is_empty())).then_some(current)
}

/// Labels that read so, each on the screen of some of the readers and none on that of all: one word for several things.
fn homonyms(labels: &LabelTexts, text: &str, readers: RoleSet) -> Option<Vec<(usize, RoleSet)>> {
    let mut by_label: Vec<(usize, RoleSet)> = Vec::new();
    for seen in labels.get(text).iter().filter(|seen| seen.until.is_none()) {
        let roles = seen.roles.and(readers);
        match by_label.iter_mut().find(|(label, _)| *label == seen.label) {
            Some((_, known)) => *known = known.or(roles),
            None => by_label.push((seen.label, roles)),
        }
    }
    by_label.retain(|(_, roles)| !roles.is_empty());
    let parted = by_label.iter().any(|(_, roles)| *roles != by_label[0].1)
        && by_label.iter().all(|(_, roles)| *roles != readers);
    parted.then_some(by_label)
}

fn tell_homonyms(
    context: &PageContext<'_>,
    written: &Written,
    own: &[(usize, RoleSet)],
    readers: RoleSet,
) -> Diagnostic {
    let glossary = context.names.glossary();
    let text = &written.text;
    let say = Say::new(
        format!("{} 역할마다 다른 것을 가리키는 화면 이름이에요", quoted(text, "은")),
        format!("“{text}” is a label of different things for different roles"),
    );
    let each = own.iter().map(|(label, roles)| {
        let id = &glossary.labels[*label].id;
        (
            format!("{}: `:ui[{id}]`", roles_ko(context.roles(*roles))),
            format!("{}: `:ui[{id}]`", roles_en(context.roles(*roles))),
        )
    });
    let (mut ko, mut en): (Vec<String>, Vec<String>) = each.unzip();
    let blind: Vec<_> = context
        .roles(readers)
        .filter(|role| !own.iter().any(|(_, has)| context.roles(*has).any(|own| own.id == role.id)))
        .collect();
    if !blind.is_empty() {
        ko.push(format!("{}: 없음", roles_ko(blind.iter().copied())));
        en.push(format!("{}: none", roles_en(blind.iter().copied())));
    }
    let help = Say::new(
        format!("`:::role` 블록으로 나누어 써 주세요. {}", ko.join(", ")),
        format!("Part the passage with `:::role` blocks. {}", en.join(", ")),
    );
    let mut told = RULE.finding(context.place(written.inner), say).help(help);
    if blind.is_empty() {
        told.severity = Severity::Warning;
    }
    for (label, _) in own {
        let place = glossary.labels[*label].place.clone();
        told = told.note(Say::new("여기에 정해져 있어요", "It is declared here"), Some(place));
    }
    told.about(Subject::Label(glossary.labels[own[0].0].id.clone()))
}

fn tell(context: &PageContext<'_>, run: &Run, written: &Written, seen: &[&Seen], readers: RoleSet) -> Diagnostic {
    let lang = context.lang();
    let glossary = context.names.glossary();
    let text = &written.text;
    // Of several labels that read so, the one that the most readers have under another text.
    let known = |label: &Label, roles: RoleSet| {
        context.roles(roles).filter(|role| label.text_for(&role.id, lang).is_some()).count()
    };
    let best = seen.iter().max_by_key(|own| known(&glossary.labels[own.label], readers)).map_or(0, |own| own.label);
    let label = &glossary.labels[best];
    let certain = seen.iter().all(|own| own.label == best);
    let seeing = seen.iter().fold(RoleSet::NOBODY, |roles, own| roles.or(own.roles));
    let blind: Vec<_> =
        context.roles(readers).filter(|role| !context.roles(seeing).any(|own| own.id == role.id)).collect();
    let one = context.roles(readers).nth(1).is_none();
    let own = blind.first().and_then(|role| label.text_for(&role.id, lang));
    let (ko, en) = (roles_ko(blind.iter().copied()), roles_en(blind.iter().copied()));
    let say = match own {
        Some(own) => Say::new(
            format!("{ko} 화면에서는 {} 아니라 {}", quoted(text, "이"), quoted(own, "이에요")),
            format!("On the {en}’s screen it is “{own}”, not “{text}”"),
        ),
        None => Say::new(
            format!("{ko} 화면에는 {} 없어요", quoted(text, "이")),
            format!("“{text}” is not on the {en}’s screen"),
        ),
    };
    let seeing_ids: Vec<&str> = context.roles(seeing).map(|role| role.id.as_str()).collect();
    let id = &label.id;
    let help = match (own, one) {
        (Some(_), true) => Say::new(format!("`:ui[{id}]`로 쓰면 늘 맞아요"), format!("`:ui[{id}]` is always right")),
        (Some(_), false) => {
            Say::new(format!("함께 읽는 글은 `:ui[{id}]`로 써 주세요"), format!("On shared pages write `:ui[{id}]`"))
        }
        (None, _) => Say::new(
            format!("`:::role {}` 블록에 넣거나 이 역할의 화면 이름을 써 주세요", seeing_ids.join(" ")),
            format!("Put it into a `:::role {}` block, or name what this role sees", seeing_ids.join(" ")),
        ),
    };
    let told = RULE
        .finding(context.place(written.inner), say)
        .help(help)
        .note(Say::new("여기에 정해져 있어요", "It is declared here"), Some(label.place.clone()))
        .about(Subject::Label(id.clone()));
    let every = context.roles(readers).all(|role| label.text_for(&role.id, lang).is_some());
    let fix = match own {
        Some(own) if one => written_as(context, run, written, own, certain),
        Some(_) if every => directive(context, run, written, label, certain),
        _ => None,
    };
    match fix {
        Some(fix) => told.fix(fix),
        None => told,
    }
}

/// The label's words replaced by others, in the same marks.
pub(super) fn written_as(
    context: &PageContext<'_>,
    run: &Run,
    written: &Written,
    new: &str,
    certain: bool,
) -> Option<Fix> {
    if written.code {
        let edit = Edit { span: written.inner, text: new.to_owned() };
        let rest = &context.source.text[written.whole.end as usize..];
        let particle = crate::korean::repair("", new, rest.lines().next().unwrap_or_default());
        let mut edits = vec![edit];
        edits.extend(particle.map(|own| Edit {
            span: crate::text::Span::new(written.whole.end as usize + own.start, written.whole.end as usize + own.end),
            text: own.text,
        }));
        return Some(if certain { Fix::safe(edits) } else { Fix::suggestion(edits) });
    }
    replacing::replace(&context.source.text, run, written.range.clone(), new, certain)
}

/// The label with its marks replaced by the directive. The particle after it agrees by itself.
pub(super) fn directive(
    context: &PageContext<'_>,
    run: &Run,
    written: &Written,
    label: &Label,
    certain: bool,
) -> Option<Fix> {
    let plain_text = matches!(
        run.kind,
        RunKind::Title
            | RunKind::Description
            | RunKind::Alt
            | RunKind::Caption
            | RunKind::Html
            | RunKind::Attribute
            | RunKind::Shown
    );
    let raw = context.source.slice(written.whole);
    if plain_text || (written.notation.is_none() && !written.code && raw != written.text) {
        return None;
    }
    let mut span = written.whole;
    if label.icon.is_some() {
        // The directive says by itself that it is an icon.
        let rest = &context.source.text[span.end as usize..];
        let word = ["아이콘", "icon"].iter().find(|word| rest.strip_prefix(' ').unwrap_or(rest).starts_with(**word));
        span.end += word.map_or(0, |word| word.len() + usize::from(rest.starts_with(' '))) as u32;
    }
    let edits = vec![Edit { span, text: format!(":ui[{}]", label.id) }];
    Some(if certain { Fix::safe(edits) } else { Fix::suggestion(edits) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::trial::Trial;

    const ROLES: &str = "roles:\n  student: { ko: 수강생, en: Student }\n  assistant: { ko: 조교, en: Assistant }\n  \
                         instructor: { ko: 강의자, en: Instructor }\n";

    /// What the rule tells of a Korean text: how bad it is, the fact and the help in both languages, the number of notes.
    fn told(labels: &str, text: &str) -> Vec<(Severity, [String; 4], usize)> {
        let trial = Trial {
            glossary: format!("{ROLES}labels:\n{labels}"),
            pages: vec![("ko/a.md".to_owned(), format!("---\ntitle: 가\n---\n\n{text}\n"))],
            only: Some(RULE.id.to_owned()),
            ..Trial::default()
        };
        let each = trial.run().all().into_iter().filter(|told| told.rule == RULE.id).map(|told| {
            let help = told.help.unwrap_or_else(|| Say::new("", ""));
            (told.severity, [told.message.ko, told.message.en, help.ko, help.en], told.notes.len())
        });
        each.collect()
    }

    fn words(words: [&str; 4]) -> [String; 4] {
        words.map(str::to_owned)
    }

    #[test]
    fn one_text_of_two_labels_is_told_by_label_with_the_roles_of_each() {
        let labels = "  - { id: own, text: { student: { ko: 성적 }, assistant: { ko: 성적 } } }\n  \
                      - { id: book, text: { instructor: { ko: 성적 } } }\n";
        let fact = [
            "‘성적’은 역할마다 다른 것을 가리키는 화면 이름이에요",
            "“성적” is a label of different things for different roles",
        ];
        let help = [
            "`:::role` 블록으로 나누어 써 주세요. 수강생, 조교: `:ui[own]`, 강의자: `:ui[book]`",
            "Part the passage with `:::role` blocks. student, assistant: `:ui[own]`, instructor: `:ui[book]`",
        ];
        assert_eq!(
            told(labels, "**성적**을 열어요."),
            [(Severity::Warning, words([fact[0], fact[1], help[0], help[1]]), 2)]
        );
        // For whom it is one thing it is no riddle.
        assert_eq!(told(labels, ":::role student assistant\n**성적**을 열어요.\n:::"), []);
        // Of the passage's readers alone is it said.
        let help = [
            "`:::role` 블록으로 나누어 써 주세요. 조교: `:ui[own]`, 강의자: `:ui[book]`",
            "Part the passage with `:::role` blocks. assistant: `:ui[own]`, instructor: `:ui[book]`",
        ];
        assert_eq!(
            told(labels, ":::role assistant instructor\n**성적**을 열어요.\n:::"),
            [(Severity::Warning, words([fact[0], fact[1], help[0], help[1]]), 2)]
        );
    }

    #[test]
    fn a_reader_who_has_none_of_two_labels_makes_it_an_error_and_is_named_last() {
        let labels = "  - { id: own, text: { student: { ko: 성적 } } }\n  \
                      - { id: book, text: { instructor: { ko: 성적 } } }\n";
        let expected = words([
            "‘성적’은 역할마다 다른 것을 가리키는 화면 이름이에요",
            "“성적” is a label of different things for different roles",
            "`:::role` 블록으로 나누어 써 주세요. 수강생: `:ui[own]`, 강의자: `:ui[book]`, 조교: 없음",
            "Part the passage with `:::role` blocks. student: `:ui[own]`, instructor: `:ui[book]`, assistant: none",
        ]);
        assert_eq!(told(labels, "**성적**을 열어요."), [(Severity::Error, expected, 2)]);
    }

    #[test]
    fn two_labels_with_one_text_on_every_screen_are_no_riddle() {
        let labels = "  - { id: save, text: { ko: 저장 } }\n  - { id: store, text: { ko: 저장 } }\n";
        assert_eq!(told(labels, "**저장**을 눌러요."), []);
        // What only was called so is another rule's.
        let labels = "  - { id: own, text: { ko: 성적 } }\n  \
                      - { id: book, text: { ko: 성적부 }, former: [{ role: instructor, ko: 성적, until: 2026-01-01 }] }\n";
        assert_eq!(told(labels, "**성적**을 열어요."), []);
    }

    #[test]
    fn everybody_who_lacks_a_label_is_named_in_one_finding() {
        let labels = "  - { id: pay, text: { student: { ko: 결제 내역 } } }\n";
        let expected = words([
            "조교, 강의자 화면에는 ‘결제 내역’이 없어요",
            "“결제 내역” is not on the assistant, instructor’s screen",
            "`:::role student` 블록에 넣거나 이 역할의 화면 이름을 써 주세요",
            "Put it into a `:::role student` block, or name what this role sees",
        ]);
        assert_eq!(told(labels, "**결제 내역**을 열어요."), [(Severity::Error, expected, 1)]);
    }
}
