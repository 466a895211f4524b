//! Pictures that make a page slow.

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::lint::{Check, Rule, SiteContext};
use crate::model::Site;
use crate::parse::page::media_type;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/size",
    severity: Severity::Warning,
    ko: "정해 둔 크기보다 큰 이미지예요",
    en: "A picture larger than the configured limit",
    check: Check::Site(check),
    doc: include_str!("size.md"),
};

fn check(context: &SiteContext<'_>) -> Vec<Diagnostic> {
    let limit = context.site.config.images.max_bytes;
    let too_large = context.site.file_sizes.iter().filter(|(file, bytes)| {
        **bytes > limit && context.across.uses.pictures.contains(*file) && media_type(file).is_none()
    });
    too_large
        .map(|(file, &bytes)| {
            let (size, most) = (readable(bytes), readable(limit));
            RULE.finding(
                Place::file(path(context, file)),
                Say::new(
                    format!("이미지가 {size}예요. {most}까지로 정했어요"),
                    format!("The picture has {size}; the limit is {most}"),
                ),
            )
            .help(Say::new(
                "필요한 만큼만 잘라 내거나 줄여서 다시 저장해 주세요",
                "Crop it to what matters, or save it smaller",
            ))
        })
        .collect()
}

/// The path of a picture relative to the project.
pub(crate) fn path(context: &SiteContext<'_>, file: &str) -> String {
    path_of(context.site, file)
}

/// The same, from the site alone.
pub(crate) fn path_of(site: &Site, file: &str) -> String {
    let config = &site.config;
    let (folder, file) = match file.strip_prefix('/') {
        Some(file) => (&config.static_dir, file),
        None => (&config.content, file),
    };
    if folder == "." { file.to_owned() } else { format!("{folder}/{file}") }
}

fn readable(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1_000_000.0),
    }
}
