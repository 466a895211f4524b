//! What readers see of the glossary and the configuration, in words that are not to be used.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place, Say, Severity, Subject};
use crate::lint::words::quoted;
use crate::lint::{Check, Rule, SiteContext};
use crate::parse::glossary::{Localized, Status};

/// The rule.
pub const RULE: Rule = Rule {
    id: "glossary/text",
    severity: Severity::Warning,
    ko: "용어집과 설정의 글에 쓰지 않는 말이 있어요",
    en: "A text of the glossary or the configuration that readers see uses a deprecated term",
    check: Check::Site(check),
    doc: include_str!("text.md"),
};

/// A text of the glossary that readers see: its field's name in both languages, and its entry's place.
struct Shown<'s> {
    ko: String,
    en: String,
    text: &'s Localized,
    place: Place,
    /// The concept that it defines: a definition says it in other words.
    defines: Option<&'s str>,
}

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    shown(context).iter().flat_map(|own| told(context, own)).collect()
}

fn shown<'s>(context: &SiteContext<'s>) -> Vec<Shown<'s>> {
    let (glossary, config) = (&context.site.glossary, &context.site.config);
    let mut all = Vec::new();
    for concept in &glossary.concepts {
        let (ko, en) = (format!("{}의 뜻풀이", concept.id), format!("The definition of {}", concept.id));
        all.push(Shown { ko, en, text: &concept.definition, place: concept.place.clone(), defines: Some(&concept.id) });
    }
    for feature in &glossary.features {
        let texts = [
            ("이름", "name", &feature.name),
            ("안내", "notice", &feature.notice),
            ("종료 이유", "reason", &feature.reason),
        ];
        all.extend(texts.map(|(ko, en, text)| Shown {
            ko: format!("기능 {}의 {ko}", feature.id),
            en: format!("The {en} of the feature {}", feature.id),
            text,
            place: feature.place.clone(),
            defines: None,
        }));
    }
    let hours = config.contact.iter().filter_map(|contact| contact.hours.as_ref());
    let own = [
        ("사이트 이름", "The site’s title", &config.title),
        ("사이트 소개", "The site’s description", &config.description),
    ];
    let banner = config.banner.iter().map(|banner| ("알림", "The banner", &banner.text));
    let settings = own.into_iter().chain(banner).chain(hours.map(|text| ("상담 시간", "The hours of a contact", text)));
    all.extend(settings.map(|(ko, en, text)| Shown {
        ko: ko.to_owned(),
        en: en.to_owned(),
        text,
        place: Place::file("helpgen.yml"),
        defines: None,
    }));
    all
}

fn told(context: &SiteContext<'_>, own: &Shown<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for (lang, lexicon) in &context.across.lexicons {
        let Some(text) = own.text.get(lang) else { continue };
        for mention in lexicon.find(text, &[]) {
            let entry = lexicon.entry(mention.entry);
            let word = &text[mention.term.clone()];
            let unwanted = matches!(entry.term.status, Status::Deprecated | Status::Superseded);
            let own_words = own.defines == Some(&*entry.concept.id);
            if !unwanted || own_words || words.contains(&word) || is_quoted(text, &mention.term) {
                continue;
            }
            words.push(word);
            let say = Say::new(
                format!("{}에 쓰지 않는 말이 있어요: {word}", own.ko),
                format!("{} uses a deprecated term: {word}", own.en),
            );
            let help = match entry.concept.preferred(lang) {
                Some(new) => Say::new(
                    format!("‘{word}’ 대신 {} 써 주세요", quoted(&new.text, "을")),
                    format!("Use “{}”, not “{word}”", new.text),
                ),
                None => Say::new("다른 말로 바꿔 주세요", "Use another word"),
            };
            let note = Say::new("여기에서 쓰지 않는 말로 정했어요", "It is declared as deprecated here");
            found.push(
                RULE.finding(own.place.clone(), say)
                    .help(help)
                    .note(note, Some(entry.term.place.clone()))
                    .about(Subject::Concept(entry.concept.id.clone())),
            );
        }
    }
    found
}

/// Whether it stands in quotes by itself: the text speaks of the word.
fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    text[..range.start].ends_with(['‘', '“', '\'', '"', '「'])
        && text[range.end..].starts_with(['’', '”', '\'', '"', '」'])
}
