//! The least that any generator has to do: read every page, parse it, write plain HTML, on all cores, nothing else.
//!
//! `cargo run --release --example floor -- CONTENT OUT` prints how many pages it wrote. Other builds are measured in
//! multiples of its time.

#![expect(clippy::print_stdout, reason = "a command of its own")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

/// Where a page is written: `s0000/p000001.md` → `s0000/p000001/index.html`.
fn target(content: &Path, page: &Path, out: &Path) -> Option<PathBuf> {
    let inner = page.strip_prefix(content).ok()?.with_extension("");
    Some(out.join(inner).join("index.html"))
}

fn write(content: &Path, page: &Path, out: &Path) -> std::io::Result<()> {
    let text = fs::read_to_string(page)?;
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text.as_str(), |it| it.1);
    let mut page_html = String::with_capacity(body.len() * 3 / 2);
    page_html.push_str("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>x</title>\n");
    html::push_html(&mut page_html, Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_GFM));
    let Some(target) = target(content, page, out) else { return Ok(()) };
    fs::create_dir_all(target.parent().unwrap_or(out))?;
    fs::write(target, page_html)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [content, out] = arguments.as_slice() else {
        return Err("usage: floor CONTENT OUT".into());
    };
    let pages = WalkDir::new(content)
        .into_iter()
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|ending| ending == "md")))
        .map(|entry| entry.map(walkdir::DirEntry::into_path))
        .collect::<Result<Vec<_>, _>>()?;
    pages.par_iter().try_for_each(|page| write(content, page, out))?;
    println!("{} pages", pages.len());
    Ok(())
}
