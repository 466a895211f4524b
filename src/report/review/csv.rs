//! `findings.csv`: the findings for a spreadsheet (RFC 4180). It begins with a byte-order mark, by which Excel knows that it
//! is UTF-8, and no cell can be taken for a formula.

use super::words::Words;
use super::{DecisionShown, FindingState, Review};

/// The whole table, its headings and kinds in the language of the report.
pub fn csv(review: &Review) -> String {
    let words = Words::of(review.lang).expect("the program's own words can be read");
    let head: Vec<String> = words.list("csv_columns").into_iter().map(cell).collect();
    let mut text = format!("\u{feff}{}\r\n", head.join(","));
    for finding in &review.findings {
        let state = match finding.state {
            FindingState::New => "new",
            FindingState::Baselined => "baselined",
            FindingState::Waived => "waived",
        };
        let number = |number: u32| if number == 0 { String::new() } else { number.to_string() };
        let about = match finding.subject_kind {
            "" => String::new(),
            kind => format!("{kind}:{}", finding.subject),
        };
        let fix = finding.fix.as_ref().map(|fix| fix.after.clone()).unwrap_or_default();
        let decision = finding.decision.as_ref();
        let decided = |part: &dyn Fn(&DecisionShown) -> String| decision.map(part).unwrap_or_default();
        let cells = [
            words.under("state", state),
            words.under("severity", finding.severity.name()),
            &finding.rule,
            &finding.path,
            &number(finding.line),
            &number(finding.column),
            &finding.page,
            &finding.page_title,
            &finding.owner,
            &finding.roles.join(" "),
            &about,
            &finding.found,
            &fix,
            &finding.message,
            &finding.help,
            &format!("{}{}{}", finding.before, finding.marked, finding.after),
            &finding.reason,
            &finding.until,
            &finding.fingerprint,
            &finding.url,
            &decided(&|own| words.under("decide_kind", own.what.name()).to_owned()),
            &decided(&|own| own.by.clone()),
            &decided(&|own| own.on.clone()),
            &decided(&|own| own.ticket.clone()),
        ];
        text.push_str(&cells.map(cell).join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell: quoted where it has to be; an apostrophe keeps programs from taking it for a formula
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn cell(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let guarded = if formula || text.starts_with(['\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r', '\'']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+82", "-1", "@a", " =HYPERLINK(\"x\")", "\t=1", "＝1"] {
            let shown = cell(text);
            assert!(shown.trim_start_matches('"').starts_with('\''), "{shown}");
        }
        assert_eq!(cell("학습자 = 수강생"), "학습자 = 수강생");
    }

    #[test]
    fn marks_and_lines_stay_in_their_cell() {
        assert_eq!(cell("가, \"나\"\n다"), "\"가, \"\"나\"\"\n다\"");
    }
}
