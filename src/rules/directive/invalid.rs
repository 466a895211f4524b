//! Directives that are written well but mean nothing here: unknown roles, passages that nobody reads, snippets that are
//! not there, tabs outside of tabs. Badly written ones are reported where pages are parsed.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Say, Severity};
use crate::lint::words::{roles_en, roles_ko};
use crate::lint::{Check, PageContext, Rule};
use crate::model::is_page_file;
use crate::model::{Thing, unknown};
use crate::parse::page::{Block, BlockKind, ContainerKind, Name, Target, each_block, marked_picture};
use crate::text::{Span, closest, composed};

/// The rule.
pub const RULE: Rule = Rule {
    id: "directive/invalid",
    severity: Severity::Error,
    ko: "모르거나, 닫히지 않았거나, 잘못 쓴 특수 표기예요",
    en: "An unknown, unclosed or badly written directive",
    check: Check::Page(check),
    doc: include_str!("invalid.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut included = 0;
    passages(context, &mut found);
    for (part, reference) in context.references() {
        let forced = match &reference.target {
            Target::Label { role, .. } => role.as_ref(),
            Target::Image(image) => image.role.as_ref(),
            Target::Include { path } => {
                included += 1;
                include(context, path, included, part.span(path.span), &mut found);
                None
            }
            _ => None,
        };
        if let Some(name) = forced {
            role(context, name, part.span(name.span), &mut found);
        }
    }
    containers(context, &context.document.blocks, false, &mut found);
    found
}

fn role(context: &PageContext<'_>, name: &Name, span: Span, found: &mut Vec<Diagnostic>) {
    if let Err(fault) = context.names.role(&name.text) {
        found.push(unknown(RULE.id, Thing::Role, &name.text, &fault, &context.places, span));
    }
}

fn passages(context: &PageContext<'_>, found: &mut Vec<Diagnostic>) {
    for (at, passage) in context.document.passages.iter().enumerate() {
        for name in &passage.roles {
            role(context, name, name.span, found);
        }
        let around = context.audience(passage.parent);
        if context.knows_readers(at) && context.audience(Some(at)).is_empty() && !around.is_empty() {
            let (ko, en) = (roles_ko(context.roles(around)), roles_en(context.roles(around)));
            let say = Say::new("아무도 읽을 수 없는 블록이에요", "Nobody can read this block");
            let help = Say::new(
                format!("바깥은 {ko}만 읽어요. 역할을 고치거나 블록을 밖으로 옮겨 주세요"),
                format!("Around it only the {en} reads: correct the role, or move the block out"),
            );
            found.push(RULE.finding(context.place(passage.span), say).help(help));
        }
    }
}

/// A snippet that does not exist, or that includes itself.
fn include(context: &PageContext<'_>, path: &Name, number: usize, span: Span, found: &mut Vec<Diagnostic>) {
    let snippets = &context.site.snippets;
    if !snippets.contains(&path.text) {
        let say =
            Say::new(format!("끼워 넣을 글이 없어요: {}", path.text), format!("Snippet not found: {}", path.text));
        let near = nearest_snippet(context, &path.text);
        let help = match near {
            Some(near) => Say::new(format!("혹시 {near}인가요?"), format!("Did you mean {near}?")),
            None => Say::new(
                "content 폴더에서 시작하는 경로로 적어 주세요: snippets/hours.md",
                "Write the path from the content folder: snippets/hours.md",
            ),
        };
        found.push(RULE.finding(context.place(span), say).help(help));
    } else if let Some(way) = cycle(context, &composed(&path.text)) {
        let say = Say::new("끼워 넣은 글이 서로를 가리켜 끝나지 않아요", "The snippets include each other in a circle");
        let help = Say::new(format!("고리를 끊어 주세요: {way}"), format!("Break the circle: {way}"));
        found.push(RULE.finding(context.place(span), say).help(help));
    } else if !context.is_snippet && context.site.includes_that_fit.get(&context.page.number) == Some(&(number - 1)) {
        let say = Say::new(
            format!("끼워 넣은 글을 모두 합치면 너무 길어요: {}", path.text),
            format!("The included snippets add up to too much: {}", path.text),
        );
        let help = Say::new(
            "여기부터는 끼워 넣지 않아요. 한 글에는 16 MB, 사이트 전체에는 256 MB까지 끼워 넣을 수 있어요. 스니펫이 다른 스니펫을 되풀이해 넣지 않는지 봐 주세요",
            "From here on nothing is included. One page may include 16 MB, the whole site 256 MB. See whether snippets include others again and again",
        );
        found.push(RULE.finding(context.place(span), say).help(help));
    }
}

/// The file that a wrong path may mean: a snippet, else a page.
fn nearest_snippet<'c>(context: &'c PageContext<'_>, path: &str) -> Option<&'c str> {
    let site = context.site;
    let (pages, own): (Vec<&str>, Vec<&str>) =
        site.texts.names().partition(|file| is_page_file(file) && !site.snippets.contains(file));
    nearest_path(path, &own).or_else(|| nearest_path(path, &pages))
}

/// The file that a wrong path means: paths begin at the content folder, so steps up and dots mean nothing, and a file
/// of the same name is nearer than one whose path merely looks like it.
fn nearest_path<'n>(path: &str, names: &[&'n str]) -> Option<&'n str> {
    let path = composed(path.trim_matches(['"', '\'', '<', '>'])).replace('\\', "/");
    let meant: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let meant = meant.join("/");
    let file = |path: &'n str| path.rsplit('/').next().unwrap_or(path);
    let own = meant.rsplit('/').next().unwrap_or_default();
    let ends = |name: &str| name.strip_suffix(&meant).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
    let named: Vec<&str> = names.iter().copied().filter(|name| file(name) == own).collect();
    let near_file = || {
        // A slip in the file's own name, wherever it lies.
        let near = closest(own, names.iter().map(|name| file(name)))?;
        names.iter().copied().find(|name| file(name) == near)
    };
    let exact = names.iter().copied().find(|name| ends(name));
    exact
        .or_else(|| closest(&meant, named.iter().copied()))
        .or_else(|| named.first().copied())
        .or_else(|| closest(&meant, names.iter().copied()))
        .or_else(near_file)
}

/// The chain of includes that leads from a snippet back to itself, or to the file that is looked at.
fn cycle(context: &PageContext<'_>, start: &str) -> Option<String> {
    let mut way = vec![start];
    /// `dead`: snippets whose includes never lead back; they are not followed again.
    fn walk<'s>(context: &'s PageContext<'_>, way: &mut Vec<&'s str>, dead: &mut BTreeSet<&'s str>) -> bool {
        let Some(inner) = way.last().and_then(|last| context.site.snippets.get(last)) else { return false };
        for next in &inner.includes {
            if dead.contains(next.as_str()) {
                continue;
            }
            let known = way.contains(&next.as_str()) || *next == composed(&context.page.file);
            way.push(next);
            if known || (way.len() < 64 && walk(context, way, dead)) {
                return true;
            }
            way.pop();
            dead.insert(next);
        }
        false
    }
    let direct = composed(start) == composed(&context.page.file);
    (direct || walk(context, &mut way, &mut BTreeSet::new())).then(|| way.join(" → "))
}

/// A `:::tab` outside of `:::tabs`, `:::tabs` without a tab, `:::steps` without a list, a block around some rows of a
/// table.
fn containers(context: &PageContext<'_>, blocks: &[Block], in_tabs: bool, found: &mut Vec<Diagnostic>) {
    rows(context, blocks, found);
    for block in blocks {
        let BlockKind::Container(container) = &block.kind else {
            for inner in crate::parse::page::inner_blocks(&block.kind) {
                containers(context, inner, false, found);
            }
            continue;
        };
        let told = match container.kind {
            ContainerKind::Tab if !in_tabs => Some((
                Say::new("`:::tab`이 `:::tabs` 밖에 있어요", "`:::tab` stands outside of `:::tabs`"),
                Say::new("`::::tabs`와 `::::` 사이에 넣어 주세요", "Put it between `::::tabs` and `::::`"),
            )),
            ContainerKind::Tabs if !has(&container.blocks, ContainerKind::Tab) => Some((
                Say::new("`:::tabs` 안에 `:::tab`이 없어요", "`:::tabs` has no `:::tab` in it"),
                Say::new("`:::tab[제목]`으로 나눠 주세요", "Divide it with `:::tab[title]`"),
            )),
            ContainerKind::Steps if !has_list(&container.blocks) => Some((
                Say::new("`:::steps` 안에 목록이 없어요", "`:::steps` has no list in it"),
                Say::new("단계마다 `1.`로 시작하는 줄로 적어 주세요", "Write each step as an item: `1. …`"),
            )),
            ContainerKind::Marks(_) if marked_picture(&container.blocks).is_none() => Some((
                Say::new("`:::callouts` 안에 이미지가 없어요", "`:::callouts` has no picture in it"),
                Say::new(
                    "표시할 이미지를 이 블록의 처음에 넣어 주세요",
                    "Put the picture to be marked first into this block",
                ),
            )),
            ContainerKind::Marks(_) if !has_list(&container.blocks) => Some((
                Say::new("`:::callouts` 안에 목록이 없어요", "`:::callouts` has no list in it"),
                Say::new("표시마다 `1.`로 시작하는 줄로 적어 주세요", "Write each mark as an item: `1. …`"),
            )),
            _ => None,
        };
        if let Some((say, help)) = told {
            found.push(RULE.finding(context.place(first_line(context, block.span)), say).help(help));
        }
        let passes_on = matches!(container.kind, ContainerKind::Role(_)) && in_tabs;
        containers(context, &container.blocks, passes_on || container.kind == ContainerKind::Tabs, found);
    }
}

/// Blocks around rows of a table: the table ends before them, and the rows would be seen as they are typed.
fn rows(context: &PageContext<'_>, blocks: &[Block], found: &mut Vec<Diagnostic>) {
    let is_row = |block: &Block| match &block.kind {
        BlockKind::Paragraph(_) => context.source.slice(block.span).trim_start().starts_with('|'),
        _ => false,
    };
    for pair in blocks.windows(2) {
        let (BlockKind::Table(_), BlockKind::Container(container)) = (&pair[0].kind, &pair[1].kind) else { continue };
        if container.blocks.first().is_some_and(is_row) {
            let say = Say::new("표의 행만 블록에 넣을 수 없어요", "A block cannot hold single rows of a table");
            let help = Say::new(
                "역할마다 표를 따로 만들어 블록에 통째로 넣어 주세요. 이름만 다르면 한 표에 `:ui[…]`로 적으면 돼요",
                "Give each role a table of its own, whole in its block. If only names differ, one table with `:ui[…]` will do",
            );
            found.push(RULE.finding(context.place(first_line(context, pair[1].span)), say).help(help));
        }
    }
}

fn has(blocks: &[Block], kind: ContainerKind) -> bool {
    let mut found = false;
    each_block(blocks, &mut |block| {
        found |= matches!(&block.kind, BlockKind::Container(container) if container.kind == kind);
    });
    found
}

fn has_list(blocks: &[Block]) -> bool {
    let mut found = false;
    each_block(blocks, &mut |block| found |= matches!(block.kind, BlockKind::List(..) | BlockKind::Include(_)));
    found
}

fn first_line(context: &PageContext<'_>, span: Span) -> Span {
    let text = context.source.slice(span);
    let line = text.lines().next().unwrap_or_default().trim_end();
    Span::new(span.start as usize, span.start as usize + line.len())
}
