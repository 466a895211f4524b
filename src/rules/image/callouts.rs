//! Marks on pictures (`:::callouts`) that have no place, lie outside of their picture, or no longer lie on what they
//! mark.

use crate::diagnostic::{Diagnostic, Place, Say, Severity};
use crate::lint::words::quoted;
use crate::lint::{Check, PageContext, Rule};
use crate::model::{Area, Misplaced, RoleSet, Thing, mark_target, unknown};
use crate::parse::page::{
    BlockKind, Container, ContainerKind, MarkItem, MarkTarget, ReferenceId, Target, each_block, mark_items,
    marked_picture,
};
use crate::parse::unread::Unread;
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    id: "image/callouts",
    severity: Severity::Error,
    ko: "이미지의 표시가 있을 자리에 없어요",
    en: "A mark on a picture is not where it belongs",
    check: Check::Page(check),
    doc: include_str!("callouts.md"),
};

fn check(context: &PageContext<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    each_block(&context.document.blocks, &mut |block| {
        if let BlockKind::Container(Container { kind: ContainerKind::Marks(_), blocks, .. }) = &block.kind
            && let Some((picture, _)) = marked_picture(blocks)
        {
            for item in mark_items(blocks) {
                found.extend(of_item(context, picture, &item));
            }
        }
    });
    found
}

/// What is wrong with the mark of an item, on whichever version of its picture.
fn of_item(context: &PageContext<'_>, picture: ReferenceId, item: &MarkItem<'_>) -> Option<Diagnostic> {
    let reference = &context.document.references[picture];
    let Target::Image(image) = &reference.target else { return None };
    // `image/missing` reports a picture that does not exist.
    let key = context.site.picture(context.page.origin(), &image.url)?;
    let role = image.role.as_ref().and_then(|name| context.names.role(&name.text).ok());
    let around = role.map_or(context.audience(reference.passage), RoleSet::one);
    let readers = item.passage.map_or(around, |passage| context.audience(Some(passage)));
    let target = mark_target(context.document, item);
    let lang = context.lang();
    let faces = context.site.versions.faces(&key, lang, readers);
    let mut nobodys = None;
    let mut seen_by_some = false;
    for face in faces {
        let of = ((context.document, item), (face.file.as_str(), lang, face.readers));
        match context.site.placed(context.names, of.0, of.1) {
            // A role that does not have the label sees its version without the mark.
            Err(why @ Misplaced::Nobodys(_)) => nobodys = nobodys.or(Some(why)),
            Err(why) => return tell(context, item, target, why),
            Ok(area) => {
                seen_by_some = true;
                let Some(MarkTarget { at: Some(at), on: Some(on) }) = target else { continue };
                // Of an icon there is no text to be read.
                let is_icon = context.names.label(&on.text).is_ok_and(|label| label.icon.is_some());
                let found = |at: Option<Area>| context.site.found(context.names, of.0, of.1, at);
                if !is_icon
                    && found(Some(area)).is_err()
                    && let Ok(seen) = found(None)
                {
                    return Some(moved(context.place(at.span), seen));
                }
            }
        }
    }
    nobodys.filter(|_| !seen_by_some).and_then(|why| tell(context, item, target, why))
}

fn tell(
    context: &PageContext<'_>,
    item: &MarkItem<'_>,
    target: Option<&MarkTarget>,
    why: Misplaced,
) -> Option<Diagnostic> {
    let at = target.and_then(|target| target.at.as_ref()).map(|at| at.span);
    let on = target.and_then(|target| target.on.as_ref());
    let mark = item.mark.map(|id| context.document.references[id].span);
    let whole = || {
        let all = item.blocks.first().map_or_else(Span::default, |block| block.span);
        let line = context.source.slice(all).lines().next().unwrap_or_default().trim_end().len();
        Span::new(all.start as usize, all.start as usize + line)
    };
    let place = |span: Option<Span>| context.place(span.or(mark).unwrap_or_else(whole));
    Some(match why {
        Misplaced::Unknown => {
            let name = on?;
            let fault = context.names.label(&name.text).err()?;
            return Some(unknown("label/unknown", Thing::Label, &name.text, &fault, &context.places, name.span));
        }
        Misplaced::Nowhere => RULE
            .finding(place(None), Say::new("표시할 자리가 없어요", "Nothing says where its mark stands"))
            .help(or_in_percent(
                "설명 앞에 `{on=화면 이름의 id}`를 적거나 설명에 `:ui[…]`를 써 주세요.",
                "Begin it with `{on=id-of-a-label}`, or name a label with `:ui[…]`.",
            )),
        Misplaced::Unreadable => RULE
            .finding(place(at), Say::new("표시할 자리를 읽을 수 없어요", "The place of the mark cannot be read"))
            .help(Say::new(
                "왼쪽과 위에서 몇 %인지 적어 주세요: `{at=\"12%,40%\"}`. 테두리는 너비와 높이도 적어요: `{at=\"12%,40%,20%,8%\"}`",
                "Write how far from the left and from the top: `{at=\"12%,40%\"}`; for a frame its width and height too: \
                 `{at=\"12%,40%,20%,8%\"}`",
            )),
        Misplaced::Outside => RULE
            .finding(place(at), Say::new("표시가 이미지 밖에 있어요", "The mark would stand outside of its picture"))
            .help(Say::new(
                "자리는 0%부터 100%까지이고, 테두리도 그 안에서 끝나야 해요",
                "Places go from 0% to 100%, and a frame has to end within them",
            )),
        Misplaced::Nobodys(id) => RULE
            .finding(
                place(on.map(|on| on.span)),
                Say::new(
                    format!("이 이미지를 보는 사람의 화면에는 {} 없어요", quoted(&id, "이")),
                    format!("Nobody who sees this picture has “{id}” on the screen"),
                ),
            )
            .help(Say::new("화면 이름이나 이미지의 role을 고쳐 주세요", "Correct the label, or the picture’s “role”")),
        Misplaced::Unseen(text) => RULE
            .finding(
                place(on.map(|on| on.span)),
                Say::new(
                    format!("이미지에서 {} 찾지 못해서 표시할 수 없어요", quoted(&text, "을")),
                    format!("“{text}” is not to be seen on the picture, so that it cannot be marked"),
                ),
            )
            .help(or_in_percent("스크린샷을 다시 찍거나 화면 이름을 고쳐 주세요.", "Take the picture again or correct the label.")),
        // `image/broken` reports a file that is no picture.
        Misplaced::Unread(_, Some(Unread::Broken)) => return None,
        Misplaced::Unread(text, why) => unread(place(on.map(|on| on.span)), &text, why.as_ref()),
    })
}

/// A label whose place on the picture could not be looked for.
fn unread(place: Place, text: &str, why: Option<&Unread>) -> Diagnostic {
    let Say { ko, en } = why.map_or_else(not_read, Unread::say);
    let say = Say::new(
        format!("{} 이미지의 어디에 있는지 몰라요: {ko}", quoted(text, "이")),
        format!("The place of “{text}” on the picture is unknown. {en}"),
    );
    let help = match why.and_then(Unread::help) {
        Some(Say { ko, en }) => or_in_percent(&format!("{ko}."), &format!("{en}.")),
        None => in_percent(),
    };
    let mut told = RULE.finding(place, say).help(help);
    told.severity = Severity::Warning;
    told
}

/// What to do, or to write the place of the mark in per cent.
fn or_in_percent(ko: &str, en: &str) -> Say {
    Say::new(
        format!("{ko} `{{at=\"12%,40%,20%,8%\"}}`처럼 왼쪽, 위, 너비, 높이를 %로 적어도 돼요"),
        format!("{en} Or write left, top, width and height in per cent: `{{at=\"12%,40%,20%,8%\"}}`"),
    )
}

fn in_percent() -> Say {
    Say::new(
        "왼쪽, 위, 너비, 높이를 %로 적어 주세요: `{at=\"12%,40%,20%,8%\"}`",
        "Write left, top, width and height in per cent: `{at=\"12%,40%,20%,8%\"}`",
    )
}

/// The reason where the words on the picture were not to be read.
fn not_read() -> Say {
    Say::new("이미지 속 글자를 읽지 않았어요", "The words on it were not read")
}

/// A mark beside what it marks: the screenshot was taken again, and its label stands elsewhere now.
fn moved(place: Place, seen: Area) -> Diagnostic {
    let written = seen.written();
    let say = Say::new("화면 이름이 이미지의 다른 자리에 있어요", "The label stands elsewhere on the picture");
    let help = Say::new(format!("여기 있어요: `at=\"{written}\"`"), format!("It stands here: `at=\"{written}\"`"));
    let mut told = RULE.finding(place, say).help(help);
    told.severity = Severity::Warning;
    told
}
