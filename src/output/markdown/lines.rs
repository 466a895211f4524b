//! Lines of markdown that mean nothing to other readers of it.

/// Removes `:::` lines and link definitions: each link is written with its own address. The content of the blocks
/// stays. Code blocks are left alone.
pub(super) fn without_fences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    // A definition cannot interrupt a paragraph.
    let mut free = true;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let defines = free && is_definition(content);
        free = defines || content.trim().is_empty();
        match fence {
            Some(open) if content.starts_with(open) => fence = None,
            Some(_) => {}
            None if content.starts_with("```") => fence = Some("```"),
            None if content.starts_with("~~~") => fence = Some("~~~"),
            None if content.starts_with(":::") || defines => continue,
            None => {}
        }
        out.push_str(line);
    }
    out
}

/// `[label]: address`
fn is_definition(line: &str) -> bool {
    let label = line.strip_prefix('[').filter(|rest| !rest.starts_with('^'));
    label
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(label, address)| !label.is_empty() && !label.contains(['[', ']']) && !address.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_for_helpgen_go_and_code_stays() {
        let text = ":::note\na\n:::\n\n[a]: b.md\n\n```\n:::note\n[a]: b.md\n```\n\n[^1]: c\n";
        assert_eq!(without_fences(text), "a\n\n\n```\n:::note\n[a]: b.md\n```\n\n[^1]: c\n");
    }
}
