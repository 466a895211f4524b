//! English as far as names and replaced words ask for it: plurals, articles, capitals.

/// A number of things: 1 place, 2 places, 2 entries. `noun` stands for one of them.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {}", plural(noun)) }
}

/// The plural of a noun or of a phrase's last word. Irregular plurals are those that help centers use.
pub fn plural(noun: &str) -> String {
    const IRREGULAR: [(&str, &str); 9] = [
        ("person", "people"),
        ("child", "children"),
        ("woman", "women"),
        ("salesman", "salesmen"),
        ("shelf", "shelves"),
        ("criterion", "criteria"),
        ("quiz", "quizzes"),
        ("analysis", "analyses"),
        ("half", "halves"),
    ];
    for (one, many) in IRREGULAR {
        if let Some(stem) = noun.strip_suffix(one) {
            return format!("{stem}{many}");
        }
    }
    let lower = noun.to_ascii_lowercase();
    if let Some(stem) = noun.strip_suffix('y')
        && stem.ends_with(|c: char| c.is_ascii_alphabetic() && !"aeiouAEIOU".contains(c))
    {
        return format!("{stem}ies");
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| lower.ends_with(end)) {
        return format!("{noun}es");
    }
    format!("{noun}s")
}

/// Whether `an` stands before a word: by its sound, as far as its letters tell.
pub fn takes_an(word: &str) -> bool {
    const VOWEL_LETTERS: &str = "AEFHILMNORSX";
    let first = word.split(|c: char| !c.is_ascii_alphanumeric()).find(|part| !part.is_empty()).unwrap_or_default();
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        // Eight, eleven, eighteen.
        let number = &first[..first.find(|c: char| !c.is_ascii_digit()).unwrap_or(first.len())];
        return number.starts_with('8') || matches!(number, "11" | "18");
    }
    let lower = first.to_ascii_lowercase();
    // Letters said one by one: e-mail, FAQ, MP3.
    let letters: String = first.chars().filter(char::is_ascii_alphabetic).collect();
    let spelled = first.len() > 1
        && letters.chars().all(|c| c.is_ascii_uppercase())
        && (letters.len() <= 3 || !letters.contains(['A', 'E', 'I', 'O', 'U']));
    if spelled || first.len() == 1 {
        return first.to_ascii_uppercase().starts_with(|c| VOWEL_LETTERS.contains(c));
    }
    if ["hour", "honest", "honor", "honour", "heir"].iter().any(|start| lower.starts_with(start)) {
        return true;
    }
    let like_you = ["uni", "use", "usa", "usu", "uti", "eu", "ewe", "one", "once"];
    lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !like_you.iter().any(|start| lower.starts_with(start))
        || lower.starts_with("unin")
        || lower.starts_with("unim")
}

/// The word with its first letter in capitals, unless it has capitals where it wants them: iPhone.
pub fn capitalized(word: &str) -> String {
    let first = word.split_whitespace().next().unwrap_or_default();
    if first.contains(char::is_uppercase) {
        return word.to_owned();
    }
    let mut characters = word.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

/// Whether a word is written in capitals throughout; one letter may stand at a sentence's start.
pub fn is_shouted(word: &str) -> bool {
    !word.contains(char::is_lowercase) && word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_the_ending() {
        for (one, many) in [
            ("student", "students"),
            ("category", "categories"),
            ("key", "keys"),
            ("class", "classes"),
            ("quiz", "quizzes"),
            ("child", "children"),
            ("bookshelf", "bookshelves"),
            ("due date", "due dates"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn articles_follow_the_sound() {
        for word in [
            "instructor",
            "email",
            "hour",
            "FAQ",
            "uninstall",
            "SMS",
            "e-book",
            "x-ray",
            "MP3",
            "H264",
            "8-bit",
            "11th",
        ] {
            assert!(takes_an(word), "{word}");
        }
        for word in ["student", "user", "European", "one-time code", "URL", "PDF", "u-turn", "UTF8", "5G", "1-day"] {
            assert!(!takes_an(word), "{word}");
        }
    }
}
