//! Writes requests to `git cat-file --batch` and reads its answers.

use std::io::{self, BufRead, BufReader, Read, Write};

/// Reads the answers of `cat-file --batch`: a line with name, kind and size, the bytes, and a line end.
pub(super) fn read_blobs(answer: impl Read, each: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut answer = BufReader::new(answer);
    let mut line = String::new();
    loop {
        line.clear();
        if answer.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let size = line.trim_end().rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
        // A partial clone answers `missing` here.
        let size = size.ok_or(io::ErrorKind::NotFound)?;
        let mut bytes = vec![0; size + 1];
        answer.read_exact(&mut bytes)?;
        bytes.pop();
        each(&bytes)?;
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
        read_blobs(&b"aa blob 3\na\nb\nbb blob 0\n\n"[..], &mut |bytes| {
            read.push(bytes.to_vec());
            Ok(())
        })
        .expect("it is whole");
        assert_eq!(read, [b"a\nb".to_vec(), Vec::new()]);
        assert!(read_blobs(&b"aa missing\n"[..], &mut |_| Ok(())).is_err());
        assert!(read_blobs(&b"aa blob 9\nab"[..], &mut |_| Ok(())).is_err());
    }
}
