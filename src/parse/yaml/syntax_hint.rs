//! Where the slip is that the parser noticed further on.

/// The byte at which the line of `at` starts.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The line that starts at a byte, without its ending.
fn line(text: &str, start: usize) -> &str {
    text[start..].lines().next().unwrap_or_default()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The start of the last line before the one at `at` that holds more than blanks and comments.
fn line_before(text: &str, at: usize) -> Option<usize> {
    let mut start = line_start(text, at);
    while start > 0 {
        start = line_start(text, start - 1);
        let content = line(text, start).trim_start();
        if !content.is_empty() && !content.starts_with('#') {
            return Some(start);
        }
    }
    None
}

/// The first tab in the indentation of the line at `at`: it explains most errors of its line, whatever the parser says.
/// If the parser complained of a tab, the lines beside it are looked at too.
pub fn indenting_tab(text: &str, at: usize, complained: bool) -> Option<usize> {
    let here = line_start(text, at);
    let next = || text[here..].find('\n').map(|newline| here + newline + 1);
    let beside = if complained { [line_before(text, at), next()] } else { [None, None] };
    std::iter::once(here).chain(beside.into_iter().flatten()).find_map(|start| {
        let line = line(text, start);
        let content = line.trim_start_matches([' ', '\t']);
        let tab = line[..line.len() - content.len()].find('\t')?;
        (!content.is_empty()).then_some(start + tab)
    })
}

/// Whether a bracket was forgotten rather than a comma inside it: a later line starts no deeper than the bracket's own
/// and is no bracket itself, or the text ends.
pub fn left_open(text: &str, open: usize, at: usize) -> bool {
    let (first, here) = (line_start(text, open), line_start(text, at));
    let line = line(text, here);
    let closes = line.trim_start().starts_with([']', '}']);
    text[at..].trim().is_empty() || (here > first && indent(line) <= indent(self::line(text, first)) && !closes)
}

/// The content of the line before, if it has no `key:` and starts in the same column: the colon that came too late was
/// its own.
pub fn keyless_line_before(text: &str, at: usize) -> Option<usize> {
    let start = line_before(text, at)?;
    let before = line(text, start);
    let column = indent(before);
    let content = before[column..].trim_end();
    let has_key = content.contains(": ") || content.ends_with(':') || content.starts_with("- ");
    let same_column = column == indent(line(text, line_start(text, at)));
    (same_column && !has_key).then_some(start + column)
}

/// A colon with no space after it, after the first word of the line that starts at a byte.
pub fn tight_colon(text: &str, start: usize) -> Option<usize> {
    let line = line(text, start);
    let content = line.trim_start();
    let word = content.split_whitespace().next()?;
    word.find(':').map(|at| start + (line.len() - content.len()) + at)
}

/// The first quote that opens a value on the line before.
pub fn opening_quote_before(text: &str, at: usize) -> Option<usize> {
    let start = line_before(text, at)?;
    let before = line(text, start);
    let opens = |(at, _): &(usize, &str)| *at == 0 || before[..*at].ends_with([' ', '[', '{', ',']);
    before.match_indices(['\'', '"']).find(opens).map(|(at, _)| start + at)
}
