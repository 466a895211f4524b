//! English sentences that a replacement would spoil: a noun in a verb's place, a verb in a noun's.
//!
//! English words do not show what they are: post, class, sign-up. What a term and its replacement are is told by their
//! form and by short lists, what the place asks for by the words beside it. Where that is not enough, the fix is not
//! safe.

use crate::english::is_shouted;
use crate::lint::prose::OBJECT;

use super::{Place, Replacement};

/// Adverbs that make a verb of two words: sign up.
const ADVERBS: [&str; 10] = ["in", "out", "up", "on", "off", "down", "over", "back", "through", "away"];
/// Verbs that such words begin with, where they are written as one: signup, login.
const HEADS: [&str; 14] =
    ["sign", "log", "check", "set", "back", "start", "shut", "turn", "pop", "roll", "opt", "look", "clean", "time"];
/// Words that a noun follows.
const PREPOSITIONS: [&str; 9] = ["of", "in", "with", "for", "from", "by", "on", "about", "between"];
/// Words of interfaces that are verbs and hardly anything else.
const VERBS: [&str; 40] = [
    "add",
    "allow",
    "apply",
    "attach",
    "buy",
    "cancel",
    "choose",
    "click",
    "close",
    "collect",
    "complete",
    "confirm",
    "connect",
    "create",
    "delete",
    "disable",
    "edit",
    "enable",
    "enroll",
    "enrol",
    "enter",
    "erase",
    "get",
    "install",
    "join",
    "leave",
    "make",
    "open",
    "pay",
    "register",
    "remove",
    "save",
    "select",
    "send",
    "sell",
    "submit",
    "subscribe",
    "tap",
    "uninstall",
    "verify",
];
/// Endings of nouns that are no verbs.
const NOUN_ENDINGS: [&str; 17] = [
    "er", "or", "ee", "ist", "ian", "tion", "sion", "ness", "ity", "ship", "ism", "ance", "ence", "ency", "dent",
    "ware", "ics",
];
/// Verbs with such an ending.
const VERBS_IN_ER: [&str; 16] = [
    "order", "filter", "register", "transfer", "offer", "enter", "render", "answer", "number", "monitor", "trigger",
    "master", "power", "refer", "deliver", "mention",
];
/// Words that a verb follows.
const BEFORE_VERB: [&str; 31] = [
    "can",
    "could",
    "will",
    "would",
    "shall",
    "should",
    "may",
    "might",
    "must",
    "cannot",
    "can't",
    "won't",
    "couldn't",
    "wouldn't",
    "shouldn't",
    "mustn't",
    "don't",
    "doesn't",
    "didn't",
    "do",
    "did",
    "please",
    "let's",
    "i",
    "you",
    "we",
    "they",
    "who",
    "i'll",
    "you'll",
    "we'll",
];
/// Adverbs that may stand between those and the verb.
const BETWEEN: [&str; 11] =
    ["also", "not", "never", "always", "then", "just", "only", "easily", "quickly", "first", "now"];
/// Words that a noun follows, with or without an adjective between.
const BEFORE_NOUN: [&str; 25] = [
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "his", "her", "its", "their", "each",
    "every", "any", "some", "no", "another", "both", "all", "one", "new", "which",
];
/// Words that an object begins with.
const OBJECTS: [&str; 24] = [
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "his", "her", "its", "their", "it",
    "them", "us", "me", "him", "you", "each", "every", "any", "all",
];
/// Words behind which a form in -ing is a verb's.
const BEFORE_ING: [&str; 29] = [
    "by", "when", "before", "after", "of", "while", "for", "without", "from", "in", "on", "through", "since", "until",
    "start", "started", "begin", "keep", "stop", "avoid", "try", "finish", "is", "are", "was", "were", "be", "been",
    "to",
];
/// Words behind which to leads to a place or a person, and no verb follows.
const BEFORE_PLACE: [&str; 36] = [
    "go",
    "goes",
    "going",
    "switch",
    "move",
    "moved",
    "back",
    "access",
    "related",
    "according",
    "next",
    "close",
    "similar",
    "due",
    "return",
    "returns",
    "returned",
    "redirected",
    "scroll",
    "belong",
    "belongs",
    "apply",
    "applies",
    "subscribe",
    "reply",
    "prior",
    "assigned",
    "sent",
    "added",
    "linked",
    "connected",
    "attached",
    "refer",
    "refers",
    "leads",
    "visible",
];
/// Words that follow a noun which a sentence begins with.
const SAYING: [&str; 8] = ["is", "are", "was", "were", "can", "will", "has", "may"];

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// sign up, delete
    Verb,
    /// A verb made a noun: sign-up, login. Many write the verb so too.
    VerbalNoun,
    /// learner, due date, registration
    Noun,
    /// A noun, a verb or both: post, coupon.
    Either,
}

fn class(term: &str) -> Class {
    let words: Vec<String> = term.split_whitespace().map(str::to_ascii_lowercase).collect();
    let [word] = &words[..] else {
        let phrasal = words.len() == 2 && ADVERBS.contains(&&*words[1]);
        return if phrasal { Class::Verb } else { Class::Noun };
    };
    let adverb = ADVERBS.iter().find_map(|adverb| word.strip_suffix(adverb));
    if adverb.is_some_and(|head| head.ends_with('-') || HEADS.contains(&head)) {
        Class::VerbalNoun
    } else if VERBS.contains(&&**word) {
        Class::Verb
    } else if NOUN_ENDINGS.iter().any(|end| word.ends_with(end)) && !VERBS_IN_ER.contains(&&**word) {
        Class::Noun
    } else {
        Class::Either
    }
}

/// Words that have a capital wherever they stand, or only because a button is named so.
const NO_NAMES: [&str; 4] = ["I", "I'm", "I'll", "I've"];

/// Whether a word with a capital amid a sentence is part of a name: WordPress Plugin Directory, User Guide.
pub(super) fn is_in_name(place: &Place<'_>, listed: &str) -> bool {
    let written = &place.text[place.term.clone()];
    let capital = |word: &str| word.starts_with(char::is_uppercase) && !NO_NAMES.contains(&word);
    if !capital(written) || is_shouted(written) || capital(listed) {
        return false;
    }
    let before = place.before();
    let own = |word: &str| !word.contains(|c: char| !c.is_alphanumeric() && c != '-');
    let mut words = before.split_whitespace().rev();
    // The first word of a sentence has a capital for being the first.
    let led = before.ends_with(' ')
        && words.next().is_some_and(|word| {
            let first = words.next().is_none();
            capital(word) && own(word) && !(first && BEFORE_NOUN.contains(&&*word.to_ascii_lowercase()))
        });
    led || capital(place.next_word())
}

/// Whether a name with capitals of its own stands before a word with a capital: GitHub Pages.
pub(super) fn follows_brand(place: &Place<'_>, listed: &str) -> bool {
    let written = &place.text[place.term.clone()];
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let brand = place.before().strip_suffix(' ').and_then(|before| before.split_whitespace().next_back());
    let mixed = |word: &str| word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    capital(written) && !capital(listed) && brand.is_some_and(mixed)
}

/// Whether the sentence would have a noun for a verb or a verb for a noun.
pub(super) fn spoils(place: &Place<'_>, Replacement { listed, new }: Replacement<'_>, plural: bool) -> bool {
    let around = Around::of(place);
    let is_ing = |word: &str| word.to_ascii_lowercase().ends_with("ing");
    if is_ing(listed) && !plural {
        return !is_ing(new) && around.is_gerund();
    }
    if !plural && !is_respelled(listed, new) && around.is_in_saying(place) {
        return true;
    }
    match (class(listed), class(new)) {
        (Class::Noun, Class::Verb)
        | (Class::VerbalNoun, Class::Verb)
        | (Class::Verb, Class::Noun | Class::VerbalNoun) => true,
        (Class::Noun, _) => false,
        (Class::Verb, _) => around.asks_noun(),
        (Class::VerbalNoun, _) if around.calls_upon() => true,
        (Class::Either, Class::Verb) => !around.asks_verb(plural),
        (Class::Either | Class::VerbalNoun, _) => around.asks_verb(plural),
    }
}

/// Whether only the spelling changes: e-mail and email, Javascript and JavaScript, helpdesk and help desk.
fn is_respelled(listed: &str, new: &str) -> bool {
    let letters =
        |word: &str| -> String { word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    letters(listed) == letters(new)
}

/// The words beside a term, in small letters.
struct Around {
    /// Those before it, the nearest first.
    before: Vec<String>,
    next: String,
    /// Code follows, or something else that is no word.
    code: bool,
    /// How many words of the sentence stand before the term behind the last comma.
    clause: usize,
}

/// Prepositions behind which a noun without an article is mostly part of a saying: of course, by mail, in class.
const BEFORE_SAYING: [&str; 7] = ["of", "in", "by", "at", "on", "off", "under"];
/// Adjectives that stand in such sayings: in due course, by regular mail.
const IN_SAYING: [&str; 4] = ["due", "full", "good", "regular"];

impl Around {
    /// Whether a noun stands in a saying: of course, in due course.
    fn is_in_saying(&self, place: &Place<'_>) -> bool {
        let mut before = self.before.iter().map(String::as_str).skip_while(|word| IN_SAYING.contains(word));
        let led = before.next().is_some_and(|word| BEFORE_SAYING.contains(&word));
        let quoted = place.before().ends_with(|c: char| !c.is_whitespace());
        led && !quoted && (self.next.is_empty() || self.next == "of")
    }

    fn of(place: &Place<'_>) -> Self {
        let bare = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.replace('’', "'").to_ascii_lowercase()
        };
        let before = place.before().split_whitespace().rev().map(bare).filter(|word| !word.is_empty()).take(4);
        let code = place.after().strip_prefix(' ').is_some_and(|rest| rest.starts_with(OBJECT));
        let clause = place.before().rsplit(',').next().unwrap_or_default().split_whitespace().count();
        Self { before: before.collect(), next: bare(place.next_word()), code, clause }
    }

    /// The word so far before the term.
    fn back(&self, at: usize) -> &str {
        self.before.get(at).map_or("", String::as_str)
    }

    /// Whether an article or another word for a noun stands right before it.
    fn is_determined(&self) -> bool {
        let possessive =
            self.back(0).ends_with("'s") && !matches!(self.back(0), "let's" | "it's" | "that's" | "there's");
        BEFORE_NOUN.contains(&self.back(0)) || possessive
    }

    fn asks_noun(&self) -> bool {
        self.is_determined()
    }

    fn asks_verb(&self, plural: bool) -> bool {
        if self.is_determined() {
            return false;
        }
        let object = OBJECTS.contains(&&*self.next) || ADVERBS.contains(&&*self.next) && self.before.is_empty();
        if plural {
            // Behind a preposition stands a noun: a list of pages you like.
            if PREPOSITIONS.contains(&self.back(0)) {
                return false;
            }
            return object || matches!(self.back(0), "he" | "she" | "it" | "who");
        }
        let ahead = if BETWEEN.contains(&self.back(0)) { 1 } else { 0 };
        let leads = match self.back(ahead) {
            "to" => !BEFORE_PLACE.contains(&self.back(ahead + 1)),
            // A question begins with its verb: Can class begin?
            word => BEFORE_VERB.contains(&word) && (ahead > 0 || self.before.len() > 1 || !is_asking(word)),
        };
        leads || object || self.is_between_plurals()
    }

    /// Whether a verb may stand between those who do and what they do it to: Users post comments.
    fn is_between_plurals(&self) -> bool {
        let plural =
            |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
        let clause = &self.before[..self.before.len().min(self.clause)];
        clause.first().is_some_and(|word| plural(word))
            && plural(&self.next)
            && !clause.iter().any(|word| BEFORE_NOUN.contains(&&**word) || word.ends_with("'s"))
    }

    /// Whether a sentence that begins with the word asks somebody to do it: Sign-up now!
    fn calls_upon(&self) -> bool {
        self.before.is_empty() && matches!(&*self.next, "now" | "here" | "today" | "again" | "with" | "via" | "using")
    }

    /// Whether a form in -ing is a verb's here: by setting, setting your name. One of several things that can be counted has
    /// an article or the like before it: the device setting.
    fn is_gerund(&self) -> bool {
        let takes_object = OBJECTS.contains(&&*self.next) || ADVERBS.contains(&&*self.next);
        let clause = &self.before[..self.before.len().min(self.clause)];
        let determined = self.is_determined() || clause.iter().any(|word| BEFORE_NOUN.contains(&&**word));
        let nothing = self.next.is_empty() && !self.code;
        let said = clause.is_empty() && (nothing || SAYING.contains(&&*self.next));
        takes_object || BEFORE_ING.contains(&self.back(0)) || !determined && !said
    }
}

/// Whether a word may begin a question.
fn is_asking(word: &str) -> bool {
    matches!(word, "can" | "could" | "will" | "would" | "shall" | "should" | "may" | "might" | "must" | "do" | "did")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_form() {
        for (term, expected) in [
            ("sign up", Class::Verb),
            ("delete", Class::Verb),
            ("sign-up", Class::VerbalNoun),
            ("login", Class::VerbalNoun),
            ("checkout", Class::VerbalNoun),
            ("learner", Class::Noun),
            ("due date", Class::Noun),
            ("registration", Class::Noun),
            ("order", Class::Either),
            ("post", Class::Either),
            ("begin", Class::Either),
        ] {
            assert_eq!(class(term), expected, "{term}");
        }
    }

    /// Whether the fix of the word in brackets is safe.
    fn fits(sentence: &str, listed: &str, new: &str, plural: bool) -> bool {
        let (before, rest) = sentence.split_once('[').expect("a word in brackets");
        let (word, after) = rest.split_once(']').expect("a word in brackets");
        let text = format!("{before}{word}{after}");
        let end = before.len() + word.len();
        let place = Place { text: &text, term: before.len()..end, tail: end..end };
        !spoils(&place, Replacement { listed, new }, plural)
    }

    #[test]
    fn names_are_known_by_capitals_beside_them() {
        let is_named = |sentence: &str| {
            let (before, rest) = sentence.split_once('[').expect("a word in brackets");
            let (word, after) = rest.split_once(']').expect("a word in brackets");
            let text = format!("{before}{word}{after}");
            let end = before.len() + word.len();
            is_in_name(&Place { text: &text, term: before.len()..end, tail: end..end }, "plugin")
        };
        for sentence in [
            "in the WordPress [Plugin] Directory",
            "the [Plugin] Guide says",
            "ask the Acme [Plugin] team",
            "Acme [Plugin] helps",
        ] {
            assert!(is_named(sentence), "{sentence}");
        }
        for sentence in
            ["Every [Plugin] is here", "[Plugin] authors", "the [plugin] I use", "the [Plugin] I use", "a [PLUGIN] Y"]
        {
            assert!(!is_named(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_noun_stays_where_a_noun_is_asked_for() {
        for (sentence, listed, new) in [
            ("Read the [post] first.", "post", "entry"),
            ("Go to [class] pages", "class", "course"),
            ("Every [post] has one.", "post", "entry"),
            ("The settings [post] shows it.", "post", "entry"),
            ("In settings, [post] options are off.", "post", "entry"),
            ("Can [learner] data be kept?", "learner", "student"),
            ("Please [delete] it.", "delete", "remove"),
            ("The [setting] is off.", "setting", "option"),
            ("[Setting] is off.", "setting", "option"),
            ("[Setting]", "setting", "option"),
            ("The device [setting] \u{fffc} is off.", "setting", "option"),
            ("Use the following [setting] to choose.", "setting", "option"),
            ("by [setting] it", "setting", "choosing"),
        ] {
            assert!(fits(sentence, listed, new, false), "{sentence}");
        }
    }

    #[test]
    fn a_plural_behind_a_preposition_is_a_noun() {
        assert!(fits("a list of [page]s you like", "page", "article", true));
        assert!(!fits("He [page]s you.", "page", "article", true));
    }

    #[test]
    fn a_verb_is_no_noun() {
        for (sentence, listed, new) in [
            ("You can [post] twice.", "post", "entry"),
            ("You can also [post] twice.", "post", "entry"),
            ("Don’t [post] here.", "post", "entry"),
            ("how to [post] here", "post", "entry"),
            ("view and [post] it", "post", "entry"),
            ("Users [post] comments.", "post", "entry"),
            ("by [setting] names", "setting", "option"),
            ("[Setting] \u{fffc} has no effect.", "setting", "option"),
            ("Then [setting] names is easy.", "setting", "option"),
            ("We recommend [setting] both of them.", "setting", "option"),
            ("Without the name, [setting] \u{fffc} helps.", "setting", "option"),
            ("On the new phone, [setting] colors is easy.", "setting", "option"),
            ("The [login] page", "login", "sign in"),
            ("the [delete] button", "delete", "remove"),
            ("the [post] here", "post", "send"),
            ("[Sign-up] now!", "sign-up", "enrollment"),
        ] {
            assert!(!fits(sentence, listed, new, false), "{sentence}");
        }
    }
}
