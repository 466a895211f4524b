//! Names for texts that a picture declares for itself (`<!ENTITY ns "…">`), as old drawing programs write them.

use std::collections::BTreeMap;

use crate::pictures::PictureFault;

/// Longest text that a name may stand for, in bytes.
const LONGEST: usize = 4096;
/// How much longer a picture may become by its names, in bytes.
const ROOM: usize = 4 * 1024 * 1024;

/// The picture with its names written out and without their declarations; none: it declares none.
///
/// # Errors
/// It would become too long, or its declarations never end.
pub(super) fn expanded(text: &str) -> Result<Option<String>, PictureFault> {
    let Some(start) = text.find("<!DOCTYPE") else { return Ok(None) };
    let head = &text[start..];
    // A declaration that stands in a comment or behind the picture's first tag is the XML reader's to judge.
    let Some(open) = head.find(['[', '>']).filter(|&at| head.as_bytes()[at] == b'[') else { return Ok(None) };
    let close = open + head[open..].find("]").ok_or(PictureFault::Broken)?;
    let end = close + head[close..].find('>').ok_or(PictureFault::Broken)?;
    let names = declared(&head[open + 1..close]);
    let rest = &head[end + 1..];
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..start]);
    let mut pieces = rest.split('&');
    out.push_str(pieces.next().unwrap_or_default());
    let mut room = ROOM;
    for piece in pieces {
        let known = piece.split_once(';').and_then(|(name, after)| Some((names.get(name)?, after)));
        match known {
            Some((value, after)) => {
                room = room.checked_sub(value.len()).ok_or(PictureFault::Broken)?;
                out.push_str(value);
                out.push_str(after);
            }
            None => {
                out.push('&');
                out.push_str(piece);
            }
        }
    }
    Ok(Some(out))
}

/// Names with plain texts. Others stay unknown: a browser then shows nothing of the picture, and harms nobody.
fn declared(subset: &str) -> BTreeMap<&str, &str> {
    let mut names = BTreeMap::new();
    for entry in subset.split("<!ENTITY").skip(1) {
        let entry = entry.trim_start();
        let Some((name, value)) = entry.split_once(char::is_whitespace) else { continue };
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let Some((value, _)) = value[1..].split_once(quote) else { continue };
        if value.len() <= LONGEST && !value.contains(['<', '&', '%', '"', '\'']) {
            names.entry(name).or_insert(value);
        }
    }
    names
}
