// The list of findings: what the address asks for, in groups, a part at a time.
const form = document.getElementById("filter");
const list = document.getElementById("groups");
const state = document.getElementById("filter-state");
const more = document.getElementById("filter-more");
const turning = document.getElementById("pager");
const heading = document.getElementById("findings-title");
const SHOWN = 100;

let current = {};
let fitted = [];

const meta = (at) => {
  const made = element("p", { class: "meta" }, element("code", {}, texts[findings.rule[at]]));
  const note = (text) => made.append(element("span", {}, text));
  if (findings.state[at] !== NEW) note(words.state[STATES[findings.state[at]]]);
  if (byDate.has(at)) note(words.by_date);
  if (findings.owner[at]) note(texts[findings.owner[at]]);
  const path = texts[files[findings.file[at]][FILE.path]];
  if (path) {
    const line = findings.line[at] ? ` ${filled(words.line, { n: findings.line[at] })}` : "";
    made.append(element("span", { class: "where" }, element("span", { class: "path" }, path), line));
  }
  const url = editUrl(at);
  if (url) made.append(element("a", { href: url }, words.open));
  if (findings.state[at] !== WAIVED) made.append(decideButton(at));
  return made;
};

const byDate = new Set(findings.by_date);

/** A finding with its sentence, its fix, and where it is. */
const item = (at) => {
  const level = LEVELS[findings.severity[at]];
  const made = element("li", { class: "finding", "data-rule": texts[findings.rule[at]], "data-severity": level });
  made.append(element("p", { class: "fact" }, element("span", { class: `sev sev-${level}` }, words.severity[level]), " ", ...rich(texts[findings.message[at]])));
  const sentence = texts[findings.sentence[at]];
  if (sentence) {
    const [from, to] = [findings.from[at], findings.to[at]];
    const marked = from < to ? element("mark", {}, sentence.slice(from, to)) : undefined;
    made.append(element("p", { class: "sentence" }, sentence.slice(0, from), marked, sentence.slice(to)));
  }
  // The place on the screenshot of which it speaks.
  const cut = findings.cuts[at];
  if (cut) made.append(element("img", { class: "cut", alt: words.cut, loading: "lazy", src: texts[cut] }));
  const [before, after] = [texts[findings.fix_before[at]], texts[findings.fix_after[at]]];
  if (before && after) {
    const how = findings.fix[at] === 2 ? words.fix_safe : words.fix_unsafe;
    const arrow = element("span", { "aria-hidden": "true" }, "→");
    made.append(element("p", { class: "fix" }, element("del", {}, before), " ", arrow, " ", element("ins", {}, after), " ", element("span", { class: "quiet" }, how)));
  } else if (findings.help[at]) {
    made.append(element("p", { class: "fix" }, ...rich(texts[findings.help[at]])));
  }
  const exception = findings.exceptions[at];
  if (exception) {
    const [reason, until, expired] = exception;
    const day = until ? `${texts[until]}${expired ? ` (${words.expired})` : ""}` : words.forever;
    made.append(element("p", { class: "exception" }, `${words.reason}: `, ...rich(texts[reason]), ` · ${words.until}: ${day}`));
  }
  const decided = findings.decisions[at];
  if (decided) {
    const [, what, ...rest] = decided.map((own) => texts[own]);
    made.append(element("p", { class: "exception" }, [`${words.decide}: ${words.decide_kind[what]}`, ...rest.filter(Boolean)].join(" · ")));
  }
  made.append(meta(at));
  return made;
};

/** A group of findings, of which some are shown. */
const section = (key, group, shown) => {
  const [name, id] = title(key, group.own);
  const head = element("h3", {}, ...rich(name), name ? " " : "", id ? element("span", { class: "path" }, id) : "", " ", element("span", { class: "total" }, NUMBERS.format(group.list.length)));
  return element("section", { class: "group" }, head, element("ul", { class: "list" }, ...shown.map(item)));
};

/** The groups of one part of the list. */
const part = (groups, key, first, count) => {
  const sections = [];
  let before = 0;
  for (const group of groups) {
    const [from, to] = [Math.max(0, first - before), Math.min(group.list.length, first + count - before)];
    if (from < to) sections.push(section(key, group, group.list.slice(from, to)));
    before += group.list.length;
    if (before >= first + count) break;
  }
  return sections;
};

/** What a filter's value is called. */
const valueName = (key, value) => {
  if (value === "-") return key === "role" ? words.everyone : key === "owner" ? words.nobody : words.site;
  if (key === "action") return actionTitle(value)[0];
  if (key === "severity" || key === "state") return value.split("|").map((one) => words[key][one] ?? one).join(", ");
  if (key === "path") {
    const file = files.find((own) => texts[own[FILE.path]] === value);
    return file ? texts[file[FILE.title]] || value : value;
  }
  return value.split("|").map((one) => named(key, one)).join(", ");
};

/** Puts the filter into the form; what has no field there stands beneath, each with a button that takes it away. */
const fill = (filter) => {
  const extra = [];
  for (const field of form.elements) if (field.name && field !== document.activeElement) field.value = "";
  for (const [key, value] of Object.entries(filter)) {
    const field = form.elements.namedItem(key);
    const known = field && (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value));
    if (known) {
      if (field !== document.activeElement || field.tagName === "SELECT") field.value = value;
    } else if (key !== "page") extra.push([key, value]);
  }
  form.elements.namedItem("group").value ||= "path";
  form.elements.namedItem("order").value ||= "most";
  more.replaceChildren(
    ...extra.map(([key, value]) => {
      const name = `${words.filter_keys[key]}: ${valueName(key, value)}`;
      const button = element("button", { type: "button", "aria-label": filled(words.remove_filter, { name }) }, name, element("span", { "aria-hidden": "true" }, " ✕"));
      button.addEventListener("click", () => {
        const { [key]: _, page, ...rest } = current;
        go(rest);
        heading.focus();
      });
      return button;
    }),
  );
  more.hidden = extra.length === 0;
};

/** Shows what a filter lets through. */
const show = (filter) => {
  current = filter;
  fitted = fitting(filter);
  const key = GROUPS[filter.group] ? filter.group : "path";
  const groups = grouped(fitted, key, filter.order ?? "most");
  const page = Math.min(Math.max(0, (Number.parseInt(filter.page, 10) || 1) - 1), Math.max(0, Math.ceil(fitted.length / SHOWN) - 1));
  list.dataset.group = key;
  list.replaceChildren(...part(groups, key, page * SHOWN, SHOWN));
  fill(filter);
  const wanted = STATES.indexOf(filter.state);
  const all = findings.state.reduce((count, own) => count + ((wanted < 0 ? own !== WAIVED : own === wanted) ? 1 : 0), 0);
  const files = new Set(fitted.map((at) => findings.file[at])).size;
  const counted = filled(words.count_of, { n: NUMBERS.format(fitted.length), all: NUMBERS.format(all) });
  state.textContent = fitted.length === 0 ? words.nothing_found : `${counted} · ${filled(words.count_files, { n: NUMBERS.format(files) })}`;
  turning.hidden = fitted.length <= SHOWN;
  turning.replaceChildren(
    ...pager(page, SHOWN, fitted.length, (to) => {
      go({ ...current, page: to > 0 ? String(to + 1) : "" });
      lead();
    }),
  );
};

/** Shows a filter and says so in the address, where Back finds the one before. While somebody types, one visit is enough. */
const go = (asked, typing = false) => {
  // What is asked for by no word is not asked for.
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
  const address = toAddress(filter);
  show(filter);
  if (address === location.hash) return;
  if (typing) history.replaceState(null, "", address);
  else location.hash = address;
};

/** To the head of the list, for eyes and for screen readers. */
const lead = () => {
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
};

/** The rows of `findings.csv` that fit. */
const csvRows = () => {
  const guarded = (text) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text);
  const quoted = (text) => (/[",\n\r']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const row = (at) => {
    const file = files[findings.file[at]];
    const kind = texts[findings.kind[at]];
    const [reason = 0, until = 0] = findings.exceptions[at] ?? [];
    const [, what, ...rest] = findings.decisions[at] ?? [0, 0, 0, 0, 0];
    return [
      words.state[STATES[findings.state[at]]],
      words.severity[LEVELS[findings.severity[at]]],
      texts[findings.rule[at]],
      texts[file[FILE.path]],
      findings.line[at] || "",
      findings.column[at] || "",
      texts[file[FILE.page]],
      texts[file[FILE.title]],
      texts[findings.owner[at]],
      file[FILE.roles].map((role) => texts[role]).join(" "),
      kind ? `${kind}:${texts[findings.subject[at]]}` : "",
      texts[findings.found[at]],
      texts[findings.fix_after[at]],
      texts[findings.message[at]],
      texts[findings.help[at]],
      texts[findings.sentence[at]],
      texts[reason],
      texts[until],
      fingerprint(at),
      editUrl(at),
      words.decide_kind[texts[what]] ?? "",
      ...rest.map((own) => texts[own]),
    ];
  };
  const lines = [words.csv_columns, ...fitted.map(row)];
  return `\ufeff${lines.map((cells) => cells.map((text) => quoted(guarded(String(text)))).join(",")).join("\r\n")}\r\n`;
};

if (form) {
  // Labels stand beside their fields, so that a field's name is not also all of its options.
  for (const field of form.elements) if (field.name) field.id = `f-${field.name}`;
  form.hidden = false;
  const wanted = () => {
    const { page, ...rest } = current;
    const fields = Object.fromEntries(new FormData(form));
    if (fields.group === "path") fields.group = "";
    if (fields.order === "most") fields.order = "";
    // A value that no field can show stays until its field is used.
    for (const key of Object.keys(fields)) if (!fields[key] && rest[key]?.includes("|")) delete fields[key];
    return { ...rest, ...fields };
  };
  form.addEventListener("input", (event) => go(wanted(), event.target.name === "q" && Boolean(current.q)));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    go({});
  });
  document.getElementById("csv").addEventListener("click", () => {
    const url = URL.createObjectURL(new Blob([csvRows()], { type: "text/csv" }));
    const link = element("a", { href: url, download: "findings.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });
  addEventListener("hashchange", () => {
    const asked = fromAddress(location.hash);
    if (toAddress(asked) !== toAddress(current)) show(asked);
  });
  // The first search is as quick as the others.
  (window.requestIdleCallback ?? setTimeout)(() => holding("-"));
  show(fromAddress(location.hash));
  if (location.hash.startsWith("#findings?")) requestAnimationFrame(lead);
}
