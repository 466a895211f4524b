//! Labels, written out, that not every reader of the passage sees.

use crate::diagnostic::{Diagnostic, Edit, Fix, Say, Severity, Subject};
use crate::lint::label_notation::{Capitals, Seen, WrittenLabel};
use crate::lint::prose::Run;
use crate::lint::whose::Whose;
use crate::lint::words::{name_en, name_ko, quoted, roles_en, roles_ko};
use crate::lint::{Check, PageContext, Rule, word_fix};
use crate::model::RoleSet;
use crate::parse::glossary::{Label, Role};
use crate::text::as_u32;

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
    for (at, (run, mentions)) in context.runs().iter().zip(context.mentions()).enumerate() {
        if mentions.written.is_empty() {
            continue;
        }
        let readers = context.readers(run);
        for (written, &whose) in mentions.written.iter().zip(context.whose(at)) {
            if written.capitals == Capitals::Chance {
                continue;
            }
            let all = labels.of(written);
            if let Some(own) = homonyms(all, whose.roles(readers)) {
                found.push(tell_homonyms(context, written, &own, whose.roles(readers)));
            } else if let Some(seen) = wrong(all, readers, whose) {
                let place = Place { run, written, readers, whose };
                found.push(tell(context, &place, &seen));
            }
        }
    }
    found
}

/// A label where it is written out.
struct Place<'r> {
    run: &'r Run,
    written: &'r WrittenLabel,
    readers: RoleSet,
    whose: Whose,
}

/// Whether somebody whom the label is about does not see it today.
pub(super) fn is_wrong(all: &[Seen], readers: RoleSet, whose: Whose) -> bool {
    wrong(all, readers, whose).is_some()
}

/// Who sees the label, if somebody whom it is about does not: the role that the sentence speaks of, else every reader.
fn wrong(all: &[Seen], readers: RoleSet, whose: Whose) -> Option<Vec<&Seen>> {
    let Some(named) = whose.named else { return blind(all, readers) };
    let seen = blind(all, named.roles)?;
    // A label that all readers see is a finding only if the sentence says that it is on another role's screen.
    let told = blind(all, readers).is_some() || named.on_screen;
    let seeing = seen.iter().fold(RoleSet::NOBODY, |roles, seen| roles.or(seen.roles));
    let said = named.absent && seeing.and(named.roles).is_empty();
    (told && !said).then_some(seen)
}

/// Who sees this text today, if some of these roles do not. `None` also where they saw it before and none of them does
/// today: `label/former` reports that.
fn blind(all: &[Seen], readers: RoleSet) -> Option<Vec<&Seen>> {
    let current: Vec<&Seen> = all.iter().filter(|seen| seen.until.is_none()).collect();
    let seeing = current.iter().fold(RoleSet::NOBODY, |roles, seen| roles.or(seen.roles));
    let former = all.iter().any(|seen| seen.until.is_some() && !seen.roles.and(readers).is_empty());
    let blind = !seeing.holds(readers);
    (!current.is_empty() && blind && !(former && readers.and(seeing).is_empty())).then_some(current)
}

/// Labels that read so, each on the screen of some of the readers and none on that of all: one word for several things.
fn homonyms(all: &[Seen], readers: RoleSet) -> Option<Vec<(usize, RoleSet)>> {
    let mut by_label: Vec<(usize, RoleSet)> = Vec::new();
    for seen in all.iter().filter(|seen| seen.until.is_none()) {
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
    written: &WrittenLabel,
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
        let id = if context.has_directives() { format!("`:ui[{id}]`") } else { format!("`{id}`") };
        (format!("{}: {id}", roles_ko(context.roles(*roles))), format!("{}: {id}", roles_en(context.roles(*roles))))
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
    let (way_ko, way_en) = match context.has_directives() {
        true => ("`:::role` 블록으로 나누어 써 주세요", "Part the passage with `:::role` blocks"),
        false => ("누구의 화면인지 문장에 적어 주세요", "Say in the sentence whose screen it is"),
    };
    let help = Say::new(format!("{way_ko}. {}", ko.join(", ")), format!("{way_en}. {}", en.join(", ")));
    let mut told = RULE.finding(context.place(written.inner), say).help(help);
    if blind.is_empty() {
        told.severity = Severity::Warning;
    }
    for (label, _) in own {
        let place = glossary.labels[*label].place.clone();
        told = told.note(Say::new("여기에서 정했어요", "It is declared here"), Some(place));
    }
    told.about(Subject::Label(glossary.labels[own[0].0].id.clone()))
}

fn tell(context: &PageContext<'_>, place: &Place<'_>, seen: &[&Seen]) -> Diagnostic {
    let Place { written, readers, whose, .. } = *place;
    let lang = context.lang();
    let glossary = context.names.glossary();
    let text = &written.text;
    let roles = whose.roles(readers);
    // Of several labels that read so, the one that the most of them have under another text.
    let known = |label: &Label, roles: RoleSet| {
        context.roles(roles).filter(|role| label.text_for(&role.id, lang).is_some()).count()
    };
    let best = seen.iter().max_by_key(|own| known(&glossary.labels[own.label], roles)).map_or(0, |own| own.label);
    let label = &glossary.labels[best];
    let seeing = seen.iter().fold(RoleSet::NOBODY, |roles, own| roles.or(own.roles));
    let blind: Vec<&Role> = context.roles(roles.without(seeing)).collect();
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
    let told = RULE
        .finding(context.place(written.inner), say)
        .help(way_out(context, place, label, &blind, seeing))
        .note(Say::new("여기에서 정했어요", "It is declared here"), Some(label.place.clone()))
        .about(Subject::Label(label.id.clone()));
    let certain =
        seen.iter().all(|own| own.label == best) && (!whose.contrast || roles == readers && !roles.is_several());
    let told = match own {
        Some(own) => told.instead(own),
        None => told,
    };
    match own.and_then(|own| fix(context, place, label, own, seeing, certain)) {
        Some(fix) => told.fix(fix),
        None => told,
    }
}

/// The fix: the label as the people see it whom it is about. A directive that shows one role's screen to everybody is
/// never certain.
fn fix(
    context: &PageContext<'_>,
    place: &Place<'_>,
    label: &Label,
    own: &str,
    seeing: RoleSet,
    certain: bool,
) -> Option<Fix> {
    let Place { run, written, readers, whose } = *place;
    let lang = context.lang();
    let texts = |roles: RoleSet| context.roles(roles).map(|role| label.text_for(&role.id, lang)).collect::<Vec<_>>();
    let roles = whose.roles(readers);
    if roles == readers && !readers.is_several() {
        return written_as(context, run, written, own, certain);
    }
    let every = texts(readers).iter().all(Option::is_some);
    match whose.named {
        Some(named) if named.here => {
            let alike = texts(named.roles).iter().all(|text| *text == Some(own));
            let role = context.roles(named.roles).next().filter(|_| alike)?;
            match context.has_directives() {
                true => forced(context, run, written, label, role),
                false => written_as(context, run, written, own, false),
            }
        }
        // The sentence contrasts two names: this one is shown as the role sees it that has it.
        None if whose.contrast => {
            let role = context.roles(readers.and(seeing)).next()?;
            forced(context, run, written, label, role)
        }
        _ if every => directive(context, run, written, label, certain),
        _ => None,
    }
}

/// What a writer may do.
fn way_out(context: &PageContext<'_>, place: &Place<'_>, label: &Label, blind: &[&Role], seeing: RoleSet) -> Say {
    let Place { readers, whose, .. } = *place;
    let lang = context.lang();
    let (id, roles) = (&label.id, whose.roles(readers));
    let seeing: Vec<&Role> = context.roles(seeing).collect();
    let own = blind.first().and_then(|role| Some((*role, label.text_for(&role.id, lang)?)));
    if !context.has_directives() {
        let each = || context.roles(readers.or(roles)).filter_map(|role| Some((role, label.text_for(&role.id, lang)?)));
        let ko: Vec<String> =
            each().map(|(role, text)| format!("{}: ‘{text}’", name_ko(&role.name, &role.id))).collect();
        let en: Vec<String> =
            each().map(|(role, text)| format!("{}: “{text}”", roles_en([role].into_iter()))).collect();
        return Say::new(
            format!("누구의 화면인지 문장에 적어 주세요. {}", ko.join(", ")),
            format!("Say in the sentence whose screen it is. {}", en.join(", ")),
        );
    }
    // Whose screen the sentence may speak of, with what is right then.
    let only = |role: &Role| {
        (
            format!("{} 화면만 말한다면 `:ui[{id}]{{role={}}}`", name_ko(&role.name, &role.id), role.id),
            format!(
                "where only the {}’s screen is meant, `:ui[{id}]{{role={}}}`",
                name_en(&role.name, &role.id).to_lowercase(),
                role.id
            ),
        )
    };
    let first = seeing.first().map(|role| only(role));
    match own {
        Some(_) if roles == readers && !readers.is_several() => {
            Say::new(format!("`:ui[{id}]`처럼 쓰면 늘 맞아요"), format!("`:ui[{id}]` is always right"))
        }
        Some((role, _)) if whose.named.is_some() => {
            let (ko, en) = only(role);
            let (other_ko, other_en) =
                first.map_or((String::new(), String::new()), |(ko, en)| (format!(", {ko}"), format!("; {en}")));
            Say::new(format!("{ko}{other_ko}처럼 써 주세요"), format!("Write it so: {en}{other_en}"))
        }
        Some(_) => {
            let (ko, en) = first.map_or((String::new(), String::new()), |(ko, en)| {
                (format!(". {ko}처럼 써 주세요"), format!("; {en}"))
            });
            Say::new(
                format!("함께 읽는 글은 `:ui[{id}]`처럼 써 주세요{ko}"),
                format!("On shared pages write `:ui[{id}]`{en}"),
            )
        }
        None => {
            let ids: Vec<&str> = seeing.iter().map(|role| role.id.as_str()).collect();
            let ids = ids.join(" ");
            let (ko, en) = first.map_or((String::new(), String::new()), |(ko, en)| {
                (format!(". {ko}처럼 써 주세요"), format!("; {en}"))
            });
            Say::new(
                format!("`:::role {ids}` 블록에 넣거나 이 역할의 화면 이름을 써 주세요{ko}"),
                format!("Put it into a `:::role {ids}` block, or name what this role sees{en}"),
            )
        }
    }
}

/// The label's words replaced by others, in the same marks.
pub(super) fn written_as(
    context: &PageContext<'_>,
    run: &Run,
    written: &WrittenLabel,
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
    word_fix::replace(&context.source.text, run, written.range.clone(), new, certain)
}

/// The label with its marks replaced by the directive. The particle after it agrees by itself. None: it cannot stand there,
/// or the page is another generator's.
pub(super) fn directive(
    context: &PageContext<'_>,
    run: &Run,
    written: &WrittenLabel,
    label: &Label,
    certain: bool,
) -> Option<Fix> {
    let edits = directive_for(context, run, written, label, None)?;
    Some(Fix::new(edits, certain))
}

/// The directive that shows one role's screen to everybody. Only the author knows whether that is meant.
fn forced(context: &PageContext<'_>, run: &Run, written: &WrittenLabel, label: &Label, role: &Role) -> Option<Fix> {
    directive_for(context, run, written, label, Some(role)).map(Fix::suggestion)
}

fn directive_for(
    context: &PageContext<'_>,
    run: &Run,
    written: &WrittenLabel,
    label: &Label,
    role: Option<&Role>,
) -> Option<Vec<Edit>> {
    let raw = context.source.slice(written.whole);
    if !context.has_directives()
        || run.kind.is_plain_text()
        || (written.notation.is_none() && !written.code && raw != written.text)
    {
        return None;
    }
    let mut span = written.whole;
    if label.icon.is_some() {
        // The directive says by itself that it is an icon.
        let rest = &context.source.text[span.end as usize..];
        let word = ["아이콘", "icon"].iter().find(|word| rest.strip_prefix(' ').unwrap_or(rest).starts_with(**word));
        span.end += as_u32(word.map_or(0, |word| word.len() + usize::from(rest.starts_with(' '))));
    }
    let role = role.map_or(String::new(), |role| format!("{{role={}}}", role.id));
    Some(vec![Edit { span, text: format!(":ui[{}]{role}", label.id) }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::TestSite;

    const ROLES: &str = "roles:\n  student: { ko: 수강생, en: Student }\n  assistant: { ko: 조교, en: Assistant }\n  \
                         instructor: { ko: 강의자, en: Instructor }\n";

    /// What the rule tells of a Korean text: how bad it is, the fact and the help in both languages, the number of notes.
    fn told(labels: &str, text: &str) -> Vec<(Severity, [String; 4], usize)> {
        let trial = TestSite {
            glossary: format!("{ROLES}labels:\n{labels}"),
            pages: vec![("ko/a.md".to_owned(), format!("---\ntitle: 가\n---\n\n{text}\n"))],
            only: Some(RULE.id.to_owned()),
            ..TestSite::default()
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
            "`:::role student` 블록에 넣거나 이 역할의 화면 이름을 써 주세요. 수강생 화면만 말한다면 `:ui[pay]{role=student}`처럼 써 주세요",
            "Put it into a `:::role student` block, or name what this role sees; where only the student’s screen is meant, `:ui[pay]{role=student}`",
        ]);
        assert_eq!(told(labels, "**결제 내역**을 열어요."), [(Severity::Error, expected, 1)]);
    }
}
