//! What a glossary says, after reading. Order is the file's order; every part knows its place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use litemap::LiteMap;

use crate::diagnostic::Place;

/// A language code as it stands in the project (`ko`, `en`), or `any` for terms of every language.
pub type Lang = String;

/// A text per language. A plain string in the file stands under every language (`*`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Localized {
    /// By language code; `*` for a text that holds in all of them. There are few languages and thousands of texts, each
    /// looked up again and again: a sorted list is smaller and faster than a tree.
    pub by_lang: LiteMap<Lang, String>,
}

impl Localized {
    /// The text in a language, or the one for all languages. Never another language's.
    pub fn get(&self, lang: &str) -> Option<&str> {
        self.by_lang.get(lang).or_else(|| self.by_lang.get("*")).map(String::as_str)
    }

    /// The text in a language, else in `fallback`, else whichever comes first.
    pub fn get_or(&self, lang: &str, fallback: &str) -> Option<&str> {
        self.get(lang).or_else(|| self.get(fallback)).or_else(|| self.by_lang.values().next().map(String::as_str))
    }

    /// The languages in which something is said by name.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.by_lang.keys().map(String::as_str).filter(|lang| *lang != "*")
    }

    /// Whether nothing is said in any language.
    pub fn is_empty(&self) -> bool {
        self.by_lang.is_empty()
    }
}

/// Everything in `glossary.yml` and the files it includes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glossary {
    /// In the order in which the site offers them.
    pub roles: Vec<Role>,
    /// In the file's order.
    pub concepts: Vec<Concept>,
    /// In the file's order.
    pub labels: Vec<Label>,
    /// The product's translation files from which labels take their texts.
    pub labels_from: Vec<LabelsFrom>,
    /// In the file's order.
    pub features: Vec<Feature>,
    /// Tone, by language.
    pub style: BTreeMap<Lang, Style>,
}

impl Glossary {
    /// The languages in which it names anything (roles, terms, labels, features). `any` is none of them.
    pub fn languages(&self) -> BTreeSet<&str> {
        let terms = self.concepts.iter().flat_map(|concept| concept.terms.keys().map(String::as_str));
        let from = self.labels_from.iter().map(|from| &*from.language);
        let names = self.roles.iter().map(|role| &role.name).chain(self.features.iter().map(|feature| &feature.name));
        let labels = self.labels.iter().flat_map(Label::texts).map(|(_, text)| text);
        let named = names.chain(labels).flat_map(Localized::languages);
        terms.chain(from).chain(named).filter(|lang| *lang != "any").collect()
    }

    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// The concept with this id.
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.id == id)
    }

    /// The label with this id.
    pub fn label(&self, id: &str) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == id)
    }

    /// The feature with this id.
    pub fn feature(&self, id: &str) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.id == id)
    }
}

/// A kind of user with a screen of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// The name by which files call it.
    pub id: String,
    /// What readers see.
    pub name: Localized,
    /// Where it is declared.
    pub place: Place,
}

/// The administrative status of a term (ISO 30042, `administrativeStatus`), and SKOS's hidden labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The one to use.
    Preferred,
    /// Fine to use.
    Admitted,
    /// Not to be used.
    Deprecated,
    /// Once preferred, not to be used any more.
    Superseded,
    /// Customers' words: for search only.
    Hidden,
}

/// How much of a word a term has to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// A whole word, with particles and endings.
    #[default]
    Word,
    /// The beginning of a word.
    Prefix,
    /// Letter for letter, with nothing attached.
    Exact,
}

/// Whether upper and lower case count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseKind {
    /// They do not.
    #[default]
    Insensitive,
    /// They do.
    Sensitive,
}

/// One term of a concept in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// As written.
    pub text: String,
    /// Its status.
    pub status: Status,
    /// Longer words in which it is fine.
    pub except: Vec<String>,
    /// Why it has this status.
    pub reason: Option<String>,
    /// Since when.
    pub since: Option<Date>,
    /// How much of a word it has to be.
    pub matching: MatchKind,
    /// Whether case counts.
    pub case: CaseKind,
    /// Sentences in which it must be found.
    pub bad: Vec<Example>,
    /// Sentences in which it must not be found.
    pub good: Vec<Example>,
    /// Where it is declared.
    pub place: Place,
}

/// An example sentence of a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// One idea, with its terms in each language.
#[derive(Clone, Debug, PartialEq)]
pub struct Concept {
    /// The name by which files call it.
    pub id: String,
    /// By language, then in the order preferred, admitted, deprecated, superseded, hidden.
    pub terms: BTreeMap<Lang, Vec<Term>>,
    /// Terms that nobody has approved yet (`status: proposed`), likewise. They hold nowhere.
    pub proposed: BTreeMap<Lang, Vec<Term>>,
    /// One or two sentences per language.
    pub definition: Localized,
    /// A remark per language.
    pub note: Localized,
    /// Ids of related concepts.
    pub related: Vec<Reference>,
    /// Ids of concepts that it is easily mistaken for.
    pub confusable: Vec<Reference>,
    /// Must be spelled out at its first use on a page.
    pub abbreviation: bool,
    /// Team jargon that must not reach customers.
    pub internal: bool,
    /// Team or person responsible.
    pub owner: Option<String>,
    /// Where it is declared (its id).
    pub place: Place,
}

impl Concept {
    /// The preferred term in a language, else the one under `any`.
    pub fn preferred(&self, lang: &str) -> Option<&Term> {
        [lang, "any"]
            .into_iter()
            .find_map(|lang| self.terms.get(lang)?.iter().find(|term| term.status == Status::Preferred))
    }
}

/// An id written somewhere, with its place.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Reference {
    /// The id.
    pub id: String,
    /// Where it is written.
    pub place: Place,
}

/// What a label is on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelKind {
    /// An entry of a menu.
    Menu,
    /// A button.
    #[default]
    Button,
    /// A tab.
    Tab,
    /// A field of a form.
    Field,
    /// A page's or dialog's title.
    Page,
    /// A switch.
    Toggle,
    /// A message.
    Message,
}

impl LabelKind {
    /// As the glossary writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Menu => "menu",
            Self::Button => "button",
            Self::Tab => "tab",
            Self::Field => "field",
            Self::Page => "page",
            Self::Toggle => "toggle",
            Self::Message => "message",
        }
    }
}

/// A label's text: the same for every role, or one for each.
#[derive(Clone, Debug, PartialEq)]
pub enum LabelText {
    /// What every role sees.
    Shared(Localized),
    /// By role id, in the glossary's order of roles.
    ByRole(Vec<(String, Localized)>),
    /// Taken from `labels_from` by the label's `key`.
    FromKey,
}

/// A text that a label had before.
#[derive(Clone, Debug, PartialEq)]
pub struct FormerText {
    /// Whose screen it was on; none: every role's.
    pub role: Option<String>,
    /// The text, by language.
    pub text: Localized,
    /// Last day on screen.
    pub until: Option<Date>,
    /// Where it is declared.
    pub place: Place,
}

/// What is written on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The name by which files call it.
    pub id: String,
    /// What it is on the screen.
    pub kind: LabelKind,
    /// The label under which it sits.
    pub parent: Option<Reference>,
    /// Its text.
    pub text: LabelText,
    /// The key of its text in `labels_from`.
    pub key: Option<Reference>,
    /// What it was called before.
    pub former: Vec<FormerText>,
    /// The feature that it belongs to.
    pub feature: Option<Reference>,
    /// Only an icon is shown; the text is its name. What the icon looks like, as far as that is said.
    pub icon: Option<Localized>,
    /// Team or person responsible.
    pub owner: Option<String>,
    /// Where it is declared (its id).
    pub place: Place,
}

impl Label {
    /// Its texts, each with the role that sees it; none: every role.
    pub fn texts(&self) -> Vec<(Option<&str>, &Localized)> {
        match &self.text {
            LabelText::Shared(text) => vec![(None, text)],
            LabelText::ByRole(texts) => texts.iter().map(|(role, text)| (Some(&**role), text)).collect(),
            LabelText::FromKey => Vec::new(),
        }
    }

    /// The text on a role's screen in a language.
    pub fn text_for(&self, role: &str, lang: &str) -> Option<&str> {
        match &self.text {
            LabelText::Shared(text) => text.get(lang),
            LabelText::ByRole(texts) => texts.iter().find(|(id, _)| id == role)?.1.get(lang),
            LabelText::FromKey => None,
        }
    }
}

/// One of the product's own translation files.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelsFrom {
    /// Path relative to the glossary.
    pub file: String,
    /// Whose screen it describes; none: every role's.
    pub role: Option<String>,
    /// Its language.
    pub language: Lang,
    /// Where it is declared.
    pub place: Place,
}

/// How far ahead a change must be announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Impact {
    /// Hardly felt.
    Low,
    /// Felt.
    #[default]
    Medium,
    /// Work depends on it.
    High,
}

/// The days that make up a feature's life. Any may be absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lifecycle {
    /// First day.
    pub introduced: Option<Date>,
    /// Last change of its screens.
    pub changed: Option<Date>,
    /// Day from which it is on its way out.
    pub deprecated: Option<Date>,
    /// First day without it.
    pub removed: Option<Date>,
}

/// A feature of the product.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// The name by which files call it.
    pub id: String,
    /// Its name, by language.
    pub name: Localized,
    /// Other names by which texts mention it, by language.
    pub also: BTreeMap<Lang, Vec<String>>,
    /// Its days.
    pub life: Lifecycle,
    /// Roles that have it, each with days of its own where they differ; empty: every role.
    pub roles: Vec<(String, Lifecycle)>,
    /// The feature that takes its place.
    pub replacement: Option<Reference>,
    /// What customers are told.
    pub notice: Localized,
    /// Why it goes.
    pub reason: Localized,
    /// One sentence on what it does, for lists.
    pub summary: Localized,
    /// When the end was announced.
    pub announced: Option<Date>,
    /// How far ahead it must be announced.
    pub impact: Impact,
    /// A planned feature that customers may know of.
    pub public: bool,
    /// Still being tried out.
    pub beta: bool,
    /// Team or person responsible.
    pub owner: Option<String>,
    /// Its pages stay as notices until this day.
    pub keep_until: Option<Date>,
    /// URLs to redirect once the files are gone.
    pub former_pages: Vec<Reference>,
    /// Where it is declared (its id).
    pub place: Place,
}

impl Feature {
    /// The days as they are for one role.
    pub fn life_for(&self, role: &str) -> Lifecycle {
        let own = self.roles.iter().find(|(id, _)| id == role).map(|(_, life)| life);
        let pick = |own: Option<Date>, shared: Option<Date>| own.or(shared);
        let blank = Lifecycle::default();
        let own = own.unwrap_or(&blank);
        Lifecycle {
            introduced: pick(own.introduced, self.life.introduced),
            changed: pick(own.changed, self.life.changed),
            deprecated: pick(own.deprecated, self.life.deprecated),
            removed: pick(own.removed, self.life.removed),
        }
    }
}

/// The tone of a language's pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    /// Korean register.
    pub register: Option<Register>,
    /// Endings of 해요체 that a text in 합니다체 may have.
    pub allow: Vec<Ending>,
}

/// An ending of 해요체 that texts in 합니다체 often have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// 누르세요: how instructions are given.
    Seyo,
    /// 누를까요: questions that lead on.
    Kkayo,
    /// 그렇죠, 그렇지요.
    Jyo,
}

/// A Korean register that a help center may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Register {
    /// 해요체.
    Haeyo,
    /// 합니다체.
    Hapsyo,
}
