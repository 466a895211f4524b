//! Writes requests to `git cat-file --batch` and reads its answers.

use std::io::{self, BufRead, BufReader, Read, Write};

/// What is done with each object in turn; `None` for one that this clone does not have.
pub(super) type Each<'e> = &'e mut dyn FnMut(Option<&[u8]>) -> io::Result<()>;

/// Reads the answers of `cat-file --batch`: a line with name, kind and size, the bytes, and a line end. For an object
/// that a partial clone left out, the line ends with `missing`.
pub(super) fn read_blobs(answer: impl Read, each: Each<'_>) -> io::Result<()> {
    let mut answer = BufReader::new(answer);
    let mut line = String::new();
    loop {
        line.clear();
        if answer.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let size = line.trim_end().rsplit(' ').next().unwrap_or_default();
        if size == "missing" {
            each(None)?;
            continue;
        }
        let size: usize = size.parse().map_err(|_| io::ErrorKind::InvalidData)?;
        let mut bytes = vec![0; size + 1];
        answer.read_exact(&mut bytes)?;
        bytes.pop();
        each(Some(&bytes))?;
    }
}

/// Writes the ids of the wanted objects.
pub(super) fn write_ids(mut to: impl Write, ids: &[&str]) -> io::Result<()> {
    for id in ids {
        writeln!(to, "{id}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_cut_into_its_files() {
        let mut read = Vec::new();
        read_blobs(&b"aa blob 3\na\nb\ncc missing\nbb blob 0\n\n"[..], &mut |bytes| {
            read.push(bytes.map(<[u8]>::to_vec));
            Ok(())
        })
        .expect("it is whole");
        assert_eq!(read, [Some(b"a\nb".to_vec()), None, Some(Vec::new())]);
        assert!(read_blobs(&b"aa blob 9\nab"[..], &mut |_| Ok(())).is_err());
    }
}
