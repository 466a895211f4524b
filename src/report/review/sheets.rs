//! The tables of the page, each made of the review's rows.

use std::collections::BTreeMap;

use super::sheet::{Cell, FEW, Sheet, files};
use super::words::Words;
use super::{Action, DecisionShown, GroupRow, PageRow, PictureRow, ProductRow, Review, Tally, UpkeepRow, lifetimes};

/// Actions that the first screen shows.
const FIRST_ACTIONS: usize = 8;

/// Every table, in the order of the page.
pub(super) fn sheets(review: &Review, words: &Words) -> Vec<Sheet> {
    let mut sheets = vec![
        actions(review, words),
        terms(review, words),
        pages(review, words),
        groups("sections", "section", "section", &review.sections, words),
        groups("owners", "owner", "owner", &review.owners, words),
        groups("roles", "role", "role", &review.roles, words),
        groups("languages", "lang", "languages", &review.languages, words),
        rules(review, words),
        waivers(review, words),
        labels(review, words),
        lifetimes::features(review, words),
        pictures(review, words),
        upkeep(review, words),
        product(review, words),
        guide(review, words),
        sentences(review, words),
        trend(review, words),
    ];
    sheets.retain(|sheet| !sheet.rows.is_empty());
    sheets
}

/// The filter's value for “no owner” or “every role”.
fn or_none(id: &str) -> &str {
    if id.is_empty() { "-" } else { id }
}

/// Three counts by severity.
fn severities(tally: &Tally, filter: &str) -> [Cell; 3] {
    [("error", tally.error), ("warning", tally.warning), ("info", tally.info)]
        .map(|(name, count)| Cell::number(count).findings(format!("{filter}&severity={name}")))
}

fn actions(review: &Review, w: &Words) -> Sheet {
    let columns = [
        (w.at("action"), ""),
        (w.at("places"), "num"),
        (w.at("pages"), "num"),
        (w.at("owner"), ""),
        (w.at("due"), "day"),
    ];
    let mut sheet = Sheet::new("actions", &columns).step(FIRST_ACTIONS);
    for action in &review.actions {
        let filter = format!("action={}/{}", action.kind, action.id);
        let mut title = Cell::text(&action.title).class("md").findings(&filter).and(how(action, w));
        if !action.command.is_empty() {
            title = title.and(Cell::text(&action.command).class("code"));
        }
        let due = match (action.due.as_str(), action.blocking) {
            ("", 0) => Cell::text("–").class("quiet").order("9999"),
            ("", _) => Cell::text(w.at("due_publish")).order("0000"),
            (day, _) => Cell::text(day),
        };
        sheet.rows.push(vec![
            title,
            Cell::number(action.places).findings(&filter),
            Cell::number(action.pages).findings(&filter),
            owners(action, w),
            due,
        ]);
    }
    sheet
}

/// How an action is done: by itself, after a look, by hand; and what it brings.
fn how(action: &Action, w: &Words) -> Cell {
    let hand = action.places - action.safe - action.look;
    let said = [("how_safe", action.safe), ("how_look", action.look), ("how_hand", hand)];
    let mut said: Vec<String> = said
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| w.with(key, &[("n", count.to_string())]))
        .collect();
    said.extend(action.gain.map(|points| w.with("gain", &[("n", format!("{points}"))])));
    Cell::text(said.join(" · ")).class("quiet")
}

fn owners(action: &Action, w: &Words) -> Cell {
    let name = |owner: &str| if owner.is_empty() { w.at("nobody").to_owned() } else { owner.to_owned() };
    let filter = |owner: &str| format!("action={}/{}&owner={}", action.kind, action.id, or_none(owner));
    let Some((first, _)) = action.owners.first() else { return Cell::default() };
    let rest = action.owners.len() - 1;
    let cell = Cell::text(name(first)).findings(filter(first));
    match rest {
        0 => cell,
        rest => cell.and(Cell::text(w.with("and_more", &[("n", rest.to_string())])).class("quiet")),
    }
}

fn terms(review: &Review, w: &Words) -> Sheet {
    let columns = [
        (w.at("term"), ""),
        (w.at("forms"), ""),
        (w.at("uses"), "num"),
        (w.at("right"), "num"),
        (w.at("wrong"), "num"),
        (w.at("let_pass"), "num"),
        (w.at("pages"), "num"),
    ];
    let mut sheet = Sheet::new("terms", &columns);
    for term in review.terms.iter().filter(|term| term.uses > 0 || term.tally.all > 0) {
        let mut preferred = term.preferred.iter().map(|(_, text)| text.as_str());
        let name = Cell::text(preferred.next().unwrap_or(&term.id))
            .with(preferred.map(|text| Cell::text(text).class("quiet")))
            .and(Cell::text(&term.owner).class("quiet"));
        let form = |form: &super::FormRow| {
            let (status, class) = match form.status {
                "preferred" => ("", ""),
                "deprecated" | "superseded" => (w.under("status", form.status), "form-bad"),
                "variant" => (w.at("status.variant"), "form-variant"),
                other => (w.under("status", other), ""),
            };
            let status = if status.is_empty() { String::new() } else { format!(" · {status}") };
            Cell::text(format!("{} {}{status}", form.text, form.count)).class(class)
        };
        let subject = format!("subject={}&rule={}", term.id, super::WRONG_TERMS.join("|"));
        sheet.rows.push(vec![
            name,
            Cell::default().with(term.forms.iter().map(form)),
            Cell::number(term.uses),
            Cell::number(term.right),
            Cell::number(term.wrong).findings(&subject),
            Cell::number(term.let_pass).findings(format!("{subject}&state=waived")).with(
                (term.unseen > 0)
                    .then(|| Cell::text(w.with("unseen", &[("n", term.unseen.to_string())])).class("quiet")),
            ),
            Cell::number(term.pages),
        ]);
    }
    sheet
}

fn pages(review: &Review, w: &Words) -> Sheet {
    let columns = [
        (w.at("page"), ""),
        (w.at("owner"), ""),
        (w.at("words"), "num"),
        (w.at("updated"), "day"),
        (w.at("reviewed"), "day"),
        (w.at("severity.error"), "num"),
        (w.at("severity.warning"), "num"),
        (w.at("severity.info"), "num"),
        (w.at("per_thousand"), "num"),
    ];
    let mut sheet = Sheet::new("pages", &columns);
    let row = |page: &PageRow| {
        let filter = format!("path={}", page.path);
        let dense = page.tally.all as f64 * 1000.0 / page.words.max(1) as f64;
        let mut row = vec![
            Cell::text(&page.title).and(Cell::text(&page.path).class("path")),
            Cell::text(&page.owner),
            Cell::number(page.words),
            Cell::text(&page.updated),
            Cell::text(&page.reviewed),
        ];
        row.extend(severities(&page.tally, &filter));
        row.push(Cell::text(format!("{dense:.1}")).order(format!("{dense:.3}")));
        // What counts of pages lead to: see `groups`.
        let roles = if page.roles.is_empty() {
            vec!["role=-".to_owned()]
        } else {
            page.roles.iter().map(|role| format!("role={role}")).collect()
        };
        let keys = [("owner", &page.owner), ("section", &page.section), ("lang", &page.lang)];
        let known = keys.map(|(key, own)| format!("{key}={}", or_none(own))).into_iter().chain(roles);
        row.push(Cell::default().order(known.collect::<Vec<_>>().join("\n")));
        row
    };
    sheet.rows = review.pages.iter().map(row).collect();
    sheet
}

fn groups(id: &'static str, key: &str, name: &str, rows: &[GroupRow], w: &Words) -> Sheet {
    let columns = [
        (w.at(name), ""),
        (w.at("pages"), "num"),
        (w.at("score"), "num"),
        (w.at("severity.error"), "num"),
        (w.at("severity.warning"), "num"),
        (w.at("severity.info"), "num"),
    ];
    let mut sheet = Sheet::new(id, &columns);
    for group in rows {
        let name = match (group.id.as_str(), id) {
            ("", "roles") => Cell::text(w.at("everyone")),
            ("", "owners") => Cell::text(w.at("nobody")).class("quiet"),
            ("", _) => Cell::text(w.at("site")).class("quiet"),
            (own, _) if own == group.name => Cell::text(own),
            (own, _) => Cell::text(&group.name).and(Cell::text(own).class("path")),
        };
        let filter = format!("{key}={}", or_none(&group.id));
        let mut row = vec![name, Cell::number(group.pages).pages(&filter), Cell::percent(group.score)];
        row.extend(severities(&group.tally, &filter));
        sheet.rows.push(row);
    }
    sheet
}

fn rules(review: &Review, w: &Words) -> Sheet {
    let columns = [(w.at("rule"), ""), (w.at("level"), ""), (w.at("files"), "num"), (w.at("findings"), "num")];
    let mut sheet = Sheet::new("rules", &columns);
    for rule in &review.rules {
        let filter = format!("rule={}", rule.id);
        let level = match rule.level.as_str() {
            "off" => Cell::text(w.at("off")).class("quiet"),
            level => Cell::text(w.under("severity", level)),
        };
        let name = match rule.summary.as_str() {
            "" => Cell::text(&rule.id).class("code"),
            summary => Cell::text(summary).class("md").and(Cell::text(&rule.id).class("code")),
        };
        sheet.rows.push(vec![
            name,
            level,
            Cell::number(rule.files).findings(&filter),
            Cell::number(rule.tally.all).findings(&filter),
        ]);
    }
    sheet
}

fn waivers(review: &Review, w: &Words) -> Sheet {
    let columns = [
        (w.at("page"), ""),
        (w.at("rule"), ""),
        (w.at("marked"), ""),
        (w.at("decide_field.what"), ""),
        (w.at("reason"), ""),
        (w.at("owner"), ""),
        (w.at("until"), "day"),
    ];
    let mut sheet = Sheet::new("waivers", &columns).step(FEW);
    let cut = |text: &str| match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    };
    for told in review.findings.iter().filter(|finding| !finding.is_open()) {
        let place = if told.line > 0 { format!("{}:{}", told.path, told.line) } else { told.path.clone() };
        let until = match told.until.as_str() {
            "" => Cell::text(w.at("forever")).class("quiet").order("9999"),
            day if told.expired => Cell::text(day).and(Cell::text(w.at("expired")).class("life life-removed")),
            day => Cell::text(day),
        };
        let decision = told.decision.as_ref();
        let what = decision.map_or_else(|| w.at("by_comment"), |own| w.under("decide_kind", own.what.name()));
        sheet.rows.push(vec![
            Cell::text(&told.page_title).and(Cell::text(place).class("path").link(&told.url)),
            Cell::text(&told.rule).class("code"),
            Cell::text(cut(&told.found)),
            Cell::text(what).with(decision.map(decided)),
            Cell::text(&told.reason).class("md"),
            Cell::text(&told.owner),
            until,
        ]);
    }
    sheet
}

/// Who decided, when, and where it is followed up.
fn decided(decision: &DecisionShown) -> Cell {
    let parts = [&decision.by, &decision.on, &decision.ticket].map(String::as_str);
    Cell::text(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")).class("quiet")
}

/// What the product's teams have to mend.
fn product(review: &Review, w: &Words) -> Sheet {
    let columns = [
        (w.at("squad"), ""),
        (w.at("on_screen"), ""),
        (w.at("reason"), ""),
        (w.at("decide_field.by"), ""),
        (w.at("in_articles"), "num"),
    ];
    let mut sheet = Sheet::new("product", &columns).step(FEW);
    let row = |own: &ProductRow| {
        let owner = if own.owner.is_empty() { w.at("nobody") } else { &own.owner };
        vec![
            Cell::text(owner),
            Cell::text(&own.found).and(Cell::text(&own.subject).class("code")),
            Cell::text(&own.reason).class("md"),
            decided(&own.decision),
            Cell::number(own.places).findings(format!("state=waived&decision={}", own.decision.id)),
        ]
    };
    sheet.rows = review.product.iter().map(row).collect();
    sheet
}

fn labels(review: &Review, w: &Words) -> Sheet {
    let mut columns = vec![(w.at("labels"), "")];
    columns.extend(review.labels.columns.iter().map(|name| (name.as_str(), "")));
    columns.extend([(w.at("former"), ""), (w.at("former_uses"), "num"), (w.at("pages"), "num")]);
    let mut sheet = Sheet::new("labels", &columns).step(FEW);
    for label in &review.labels.rows {
        let kind = w.under("kind", label.kind);
        let kind = if label.differs { format!("{kind} · {}", w.at("differs")) } else { kind.to_owned() };
        let mut row = vec![Cell::text(&label.id).class("code").and(Cell::text(kind).class("quiet"))];
        row.extend(label.texts.iter().zip(&label.states).map(|(text, state)| match *state {
            "missing" => Cell::text(w.at("label_missing")).class("life life-removed"),
            "absent" => Cell::text(w.at("label_absent")).class("zero"),
            _ => Cell::text(text),
        }));
        row.push(Cell::text(label.former.join(", ")).class("quiet"));
        row.push(Cell::number(label.former_uses).findings(format!("rule=label/former&subject={}", label.id)));
        row.push(files(&label.pages, w));
        sheet.rows.push(row);
    }
    sheet
}

fn pictures(review: &Review, w: &Words) -> Sheet {
    let columns = [
        (w.at("pictures"), ""),
        (w.at("picture_faults"), ""),
        (w.at("page"), ""),
        (w.at("role"), ""),
        (w.at("taken"), "day"),
    ];
    let mut sheet = Sheet::new("pictures", &columns).step(FEW);
    let roles: BTreeMap<&str, &str> = review.roles.iter().map(|role| (&*role.id, &*role.name)).collect();
    let row = |picture: &PictureRow| {
        let fault = |rule: &String| {
            let filter = format!("path={}&rule={rule}", picture.path);
            Cell::text(w.under("picture_fault", rule.trim_start_matches("image/")))
                .class("life-removed")
                .findings(filter)
        };
        let taken = match picture.age {
            Some(age) if !picture.taken.is_empty() => {
                Cell::text(&picture.taken).and(Cell::text(w.with("age", &[("n", age.to_string())])).class("quiet"))
            }
            _ => Cell::text(w.at("unknown")).class("quiet").order("0000"),
        };
        vec![
            Cell::default().image(&picture.thumbnail).and(Cell::text(&picture.file)),
            Cell::default().with(picture.faults.iter().map(fault)),
            Cell::text(format!("{}:{}", picture.path, picture.line)).class("path"),
            Cell::text(roles.get(picture.role.as_str()).copied().unwrap_or(&picture.role)),
            taken,
        ]
    };
    sheet.rows = review.pictures.iter().map(row).collect();
    sheet
}

fn upkeep(review: &Review, w: &Words) -> Sheet {
    let columns =
        [(w.at("upkeep_what"), ""), (w.at("due"), "day"), (w.at("page"), ""), (w.at("owner"), ""), (w.at("note"), "")];
    let mut sheet = Sheet::new("upkeep", &columns).step(FEW);
    let row = |own: &UpkeepRow| {
        let place = if own.line > 0 { format!("{}:{}", own.path, own.line) } else { own.path.clone() };
        let left = own.days_left.map(|days| {
            let (key, days) = if days < 0 { ("days_over", -days) } else { ("days_left", days) };
            Cell::text(w.with(key, &[("n", days.to_string())])).class(if key == "days_over" {
                "life-removed"
            } else {
                "quiet"
            })
        });
        let day =
            if own.day.is_empty() { Cell::text("–").class("quiet").order("9999") } else { Cell::text(&own.day) };
        vec![
            Cell::text(w.under("upkeep_kind", own.kind)),
            day.with(left),
            Cell::text(&own.title).and(Cell::text(place).class("path")),
            Cell::text(&own.owner),
            Cell::text(&own.note).class("md"),
        ]
    };
    sheet.rows = review.upkeep.iter().map(row).collect();
    sheet
}

fn guide(review: &Review, w: &Words) -> Sheet {
    let several = review.scope.languages.len() > 1;
    let mut columns = vec![(w.at("write"), ""), (w.at("or"), ""), (w.at("not"), ""), (w.at("meaning"), "")];
    if several {
        columns.insert(1, (w.at("languages"), ""));
    }
    let mut sheet = Sheet::new("guide", &columns);
    for word in &review.guide.words {
        let mut row = vec![
            Cell::text(&word.write),
            Cell::text(word.or.join(", ")),
            Cell::text(word.not.join(", ")).class("not"),
            Cell::text(&word.definition).class("quiet"),
        ];
        if several {
            row.insert(1, Cell::text(&word.lang));
        }
        sheet.rows.push(row);
    }
    sheet
}

fn sentences(review: &Review, w: &Words) -> Sheet {
    let columns = [(w.at("sentence_wrong"), "not"), (w.at("sentence_right"), ""), (w.at("rule"), "")];
    let mut sheet = Sheet::new("sentences", &columns);
    for own in &review.guide.sentences {
        let rule = Cell::text(&own.rule).class("code");
        sheet.rows.push(vec![Cell::text(&own.wrong), Cell::text(&own.right), rule]);
    }
    sheet
}

fn trend(review: &Review, w: &Words) -> Sheet {
    let columns = [
        (w.at("day"), "day"),
        (w.at("open_findings"), "num"),
        (w.at("severity.error"), "num"),
        (w.at("severity.warning"), "num"),
        (w.at("severity.info"), "num"),
        (w.at("state.waived"), "num"),
        (w.at("score"), "num"),
    ];
    let mut sheet = Sheet::new("runs", &columns).step(FEW);
    for run in review.history.iter().rev() {
        let counts = [super::trend::open(run), run.errors, run.warnings, run.infos, run.waived];
        let mut row = vec![Cell::text(&run.day)];
        row.extend(counts.map(Cell::number));
        row.push(Cell::percent(run.score));
        sheet.rows.push(row);
    }
    if sheet.rows.len() < 2 {
        sheet.rows.clear();
    }
    sheet
}
