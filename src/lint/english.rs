//! English as far as replacing a word asks for it: plurals and articles.

/// The plural of a noun or of a phrase's last word. Irregular plurals are those that help centers use.
pub fn plural(noun: &str) -> String {
    const IRREGULAR: [(&str, &str); 6] = [
        ("person", "people"),
        ("child", "children"),
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
    const VOWEL_LETTERS: [char; 10] = ['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R'];
    let first = word.split(|c: char| !c.is_ascii_alphanumeric()).find(|part| !part.is_empty()).unwrap_or_default();
    let lower = first.to_ascii_lowercase();
    let spelled = first.len() > 1
        && first.chars().all(|c| c.is_ascii_uppercase())
        && (first.len() <= 3 || !first.contains(['A', 'E', 'I', 'O', 'U']));
    if spelled || first.len() == 1 {
        return first.starts_with(VOWEL_LETTERS) || first.starts_with(['S', 'X']);
    }
    if ["hour", "honest", "honor", "honour", "heir"].iter().any(|start| lower.starts_with(start)) {
        return true;
    }
    let like_you = ["uni", "use", "usa", "usu", "uti", "eu", "ewe", "one", "once"];
    lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !like_you.iter().any(|start| lower.starts_with(start))
        || lower.starts_with("unin")
        || lower.starts_with("unim")
}

/// The word with its first letter in capitals.
pub fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
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
            ("due date", "due dates"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn articles_follow_the_sound() {
        for word in ["instructor", "email", "hour", "FAQ", "uninstall", "SMS"] {
            assert!(takes_an(word), "{word}");
        }
        for word in ["student", "user", "European", "one-time code", "URL", "PDF"] {
            assert!(!takes_an(word), "{word}");
        }
    }
}
