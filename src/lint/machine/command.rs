//! Commands that stand amid prose without marks of code: `helpgen check --deny warning`, `npm run build`.
//!
//! Nothing but their own words tells where they end, so a word that may be an argument is found and left for people to
//! judge.

/// Programs whose names are no words of a sentence.
const PROGRAMS: [&str; 26] = [
    "apt-get",
    "aws",
    "bundle",
    "cargo",
    "cmd",
    "curl",
    "docker",
    "gcloud",
    "gem",
    "git",
    "helm",
    "helpgen",
    "hugo",
    "jekyll",
    "kubectl",
    "mkdir",
    "mkdocs",
    "npm",
    "npx",
    "php",
    "pip",
    "pip3",
    "pnpm",
    "sudo",
    "terraform",
    "yarn",
];
/// Words that end a command: a sentence goes on with them.
const OF_SENTENCES: [&str; 24] = [
    "a", "an", "the", "this", "that", "your", "its", "to", "for", "in", "on", "at", "of", "with", "by", "from", "and",
    "or", "if", "when", "is", "are", "can", "will",
];
/// How many words of a command are read back from its argument.
const REACH: usize = 5;

/// Whether the Latin word between `before` and `after` may be a word of a command.
pub(super) fn may_be_argument(before: &str, after: &str) -> bool {
    let open = before.ends_with([' ', '`', '\u{fffc}']);
    is_before_flag(after) || open && follows_command(before)
}

/// Whether a flag follows the word: helpgen page --all.
fn is_before_flag(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|rest| is_flag(rest.split_whitespace().next().unwrap_or_default()))
}

fn follows_command(before: &str) -> bool {
    let words = before.split_whitespace().rev().take(REACH).take_while(|word| is_of_command(word));
    let mut words = words.enumerate();
    words.any(|(distance, word)| is_flag(word) || distance < 3 && PROGRAMS.contains(&word.trim_matches('`')))
}

fn is_flag(word: &str) -> bool {
    let name = word.strip_prefix("--").or_else(|| word.strip_prefix('-'));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether a word can stand in a command: small letters and signs, and no end of a sentence or clause.
fn is_of_command(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && !c.is_ascii_uppercase() || c == '\u{fffc}';
    word.chars().all(plain) && !word.ends_with([',', '.', ';', ':', '!', '?', ')']) && !OF_SENTENCES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::may_be_argument;

    /// Whether the word in brackets may be one of a command.
    fn is_argument(text: &str) -> bool {
        let (before, rest) = text.split_once('[').expect("a word in brackets");
        let (_, after) = rest.split_once(']').expect("a word in brackets");
        may_be_argument(before, after)
    }

    #[test]
    fn words_of_commands_are_known() {
        for text in [
            "Run helpgen check --deny [warning] first.",
            "helpgen build --deny never [warning]",
            "Then npm run [page] again.",
            "git log --oneline [page]",
            "helpgen [page] --all shows it.",
            "명령 창에서 git [branch]를 입력해요.",
        ] {
            assert!(is_argument(text), "{text}");
        }
        for text in [
            "Use --watch to see the [page].",
            "With npm you can see a [page].",
            "Run git. A [page] opens.",
            "Open the [page] - it is new.",
            "Use npm, then the [page].",
        ] {
            assert!(!is_argument(text), "{text}");
        }
    }
}
