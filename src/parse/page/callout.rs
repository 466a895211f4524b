//! Which callout is meant? Every program has its own names for them; this is the only list of those.

use super::ast::CalloutKind;

/// GitHub's alerts: `> [!NOTE]` (https://docs.github.com/en/get-started/writing-on-github, “Alerts”).
pub const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// The callout that a name means: helpgen's own names, types of Material for MkDocs
/// (https://squidfunk.github.io/mkdocs-material/reference/admonitions/), components of Docusaurus, Mintlify and
/// GitBook, alerts. Capitals do not matter. None: the name means no callout.
pub(super) fn callout(name: &str) -> Option<CalloutKind> {
    Some(match name.to_ascii_lowercase().as_str() {
        "note" | "info" | "important" | "abstract" => CalloutKind::Note,
        "tip" | "hint" | "success" | "check" | "done" => CalloutKind::Tip,
        "caution" | "warning" | "warn" | "attention" => CalloutKind::Caution,
        "danger" | "error" | "failure" | "fail" | "missing" | "bug" | "alert" => CalloutKind::Danger,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_programs_mean_callouts_of_helpgen() {
        for (name, meant) in
            [("Hint", "tip"), ("warn", "caution"), ("attention", "caution"), ("ERROR", "danger"), ("abstract", "note")]
        {
            assert_eq!(callout(name).map(CalloutKind::name), Some(meant), "{name}");
        }
        for kind in [CalloutKind::Note, CalloutKind::Tip, CalloutKind::Caution, CalloutKind::Danger] {
            assert_eq!(callout(kind.name()), Some(kind));
        }
        assert_eq!(callout("steps"), None);
    }
}
