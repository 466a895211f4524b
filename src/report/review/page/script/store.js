"use strict";
// What the page knows: the findings as lists of numbers, and which of them a filter lets through.
const data = JSON.parse(document.getElementById("data").textContent);
const { s: texts, files, findings, words, sheets } = data;
const total = findings.file.length;
const collator = new Intl.Collator(data.lang, { numeric: true });
const NEW = 0;
const WAIVED = 2;
const LEVELS = ["info", "warning", "error"];
const STATES = ["new", "baselined", "waived"];
const FIXES = ["-", "look", "safe"];
/** The parts of a file: see `Data` in data.rs. */
const FILE = { path: 0, title: 1, section: 2, lang: 3, roles: 4, features: 5, page: 6 };
/** What a filter may hold; `group`, `order` and `page` say how its findings are shown. */
const KEYS = ["q", "path", "rule", "subject", "action", "owner", "role", "section", "lang", "feature", "severity", "state", "fix", "decision", "group", "order", "page"];

let numbers;
/** The number of a text; -1: nobody says it. */
const numberOf = (text) => {
  numbers ??= new Map(texts.map((own, at) => [own, at]));
  return numbers.get(text === "-" ? "" : text) ?? -1;
};

let folded;
const fold = (text) => text.normalize("NFC").toLowerCase();

/** For each of some words: whether each text holds it. */
const holding = (query) => {
  folded ??= texts.map(fold);
  return fold(query).split(/\s+/).filter(Boolean).map((word) => Uint8Array.from(folded, (text) => (text.includes(word) ? 1 : 0)));
};

const searched = ["message", "sentence", "found", "rule", "owner", "fix_after"].map((key) => findings[key]);

/** The tests that a finding has to pass, by number. */
const tests = (filter) => {
  const all = [];
  const any = (value) => new Set(value.split("|").map(numberOf));
  const column = (key) => (findings[key] ? (at) => findings[key][at] : (at) => files[findings.file[at]][FILE[key]]);
  for (const key of ["rule", "owner", "subject", "action", "path", "section", "lang"]) {
    if (!filter[key]) continue;
    // Only rules are joined: a path may hold any sign.
    const wanted = key === "rule" ? any(filter.rule) : new Set([numberOf(filter[key])]);
    const of = column(key);
    all.push((at) => wanted.has(of(at)));
  }
  if (filter.severity) {
    const wanted = filter.severity.split("|").map((name) => LEVELS.indexOf(name));
    all.push((at) => wanted.includes(findings.severity[at]));
  }
  const state = STATES.indexOf(filter.state);
  all.push(state < 0 ? (at) => findings.state[at] !== WAIVED : (at) => findings.state[at] === state);
  if (filter.fix) {
    const wanted = FIXES.indexOf(filter.fix);
    all.push((at) => findings.fix[at] === wanted);
  }
  if (filter.decision) {
    const wanted = numberOf(filter.decision);
    all.push((at) => findings.decisions[at]?.[0] === wanted);
  }
  if (filter.role) {
    const role = numberOf(filter.role);
    all.push((at) => {
      const own = files[findings.file[at]][FILE.roles];
      return filter.role === "-" ? own.length === 0 : own.includes(role);
    });
  }
  if (filter.feature) {
    const [feature, kind] = [numberOf(filter.feature), numberOf("feature")];
    all.push((at) => files[findings.file[at]][FILE.features].includes(feature) || (findings.kind[at] === kind && findings.subject[at] === feature));
  }
  for (const word of filter.q ? holding(filter.q) : []) {
    const inFile = files.map((file) => word[file[FILE.path]] || word[file[FILE.title]]);
    all.push((at) => inFile[findings.file[at]] || searched.some((of) => word[of[at]]));
  }
  return all;
};

/** The findings that a filter lets through, in their order. */
const fitting = (filter) => {
  const all = tests(filter);
  const found = [];
  for (let at = 0; at < total; at += 1) if (all.every((test) => test(at))) found.push(at);
  return found;
};

const GROUPS = {
  path: (at) => findings.file[at],
  rule: (at) => findings.rule[at],
  action: (at) => findings.action[at],
  subject: (at) => findings.subject[at],
  owner: (at) => findings.owner[at],
  section: (at) => files[findings.file[at]][FILE.section],
  role: (at) => files[findings.file[at]][FILE.roles].join(" "),
};

const named = (key, id) => data.names[key]?.[id] ?? id;

/** What a group is called: its name, and its id where that is something else. */
const title = (key, own) => {
  if (key === "path") {
    const file = files[own];
    const path = texts[file[FILE.path]];
    return path ? [texts[file[FILE.title]], path] : [words.site, ""];
  }
  if (key === "role") return [own ? own.split(" ").map((role) => named("role", texts[role])).join(", ") : words.everyone, ""];
  const id = texts[own];
  if (!id) return [key === "owner" ? words.nobody : words.site, ""];
  if (key === "action") return actionTitle(id);
  const name = named(key, id);
  return [name, name === id ? "" : id];
};

/** An action by its kind and id. */
const actionTitle = (id) => {
  const [kind, ...rest] = id.split("/");
  const own = rest.join("/");
  const sheet = sheets.find((sheet) => sheet.id === "actions");
  const row = sheet?.rows.find(([first]) => first.f === `action=${id}`);
  return [row ? row[0].t : named(kind === "rule" ? "rule" : "subject", own), kind === "rule" ? own : ""];
};

/** Findings in groups: by how many, by how bad, or by name. */
const grouped = (found, key, order) => {
  const of = GROUPS[key] ?? GROUPS.path;
  const groups = new Map();
  for (const at of found) {
    const own = of(at);
    const list = groups.get(own);
    if (list) list.push(at);
    else groups.set(own, [at]);
  }
  const made = [...groups].map(([own, list]) => ({ own, list, worst: 0 }));
  if (order === "name") {
    for (const group of made) group.name = title(key, group.own)[0];
    return made.sort((a, b) => collator.compare(a.name, b.name));
  }
  if (order === "worst") {
    for (const group of made) for (const at of group.list) group.worst += 1e6 ** findings.severity[at];
    return made.sort((a, b) => b.worst - a.worst);
  }
  return made.sort((a, b) => b.list.length - a.list.length);
};

/** A part of an address. One that somebody cut says nothing. */
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

/** What the address asks for: `#findings?rule=…&owner=…`. */
const fromAddress = (hash) => {
  const filter = {};
  const [place, query = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  if (place !== "findings") return filter;
  for (const pair of query.split("&")) {
    const at = pair.indexOf("=");
    const key = pair.slice(0, at);
    if (!KEYS.includes(key)) continue;
    const value = decoded(pair.slice(at + 1));
    if (value) filter[key] = value;
  }
  return filter;
};

const toAddress = (filter) => {
  const encoded = (value) => encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%7C", "|");
  const pairs = KEYS.filter((key) => filter[key]).map((key) => `${key}=${encoded(filter[key])}`);
  return pairs.length > 0 ? `#findings?${pairs.join("&")}` : "#findings";
};

/** A filter as links carry it: values as they are, so that a pair begins where a known key stands. */
const fromLink = (text) => {
  const filter = {};
  for (const pair of text.split(new RegExp(`(?:^|&)(?=(?:${KEYS.join("|")})=)`)).filter(Boolean)) {
    const at = pair.indexOf("=");
    filter[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return filter;
};

/** Where a line can be edited; nothing: unknown. */
const editUrl = (at) => {
  const path = texts[files[findings.file[at]][FILE.path]];
  if (!data.edit || !path) return "";
  const escaped = (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
  const encoded = encodeURIComponent(path).replaceAll("%2F", "/").replace(/[!'()*]/g, escaped);
  return data.edit.replace("{path}", () => encoded).replace("{line}", String(findings.line[at] || 1));
};

const fingerprint = (at) => {
  const length = findings.fingerprints.length / total;
  return findings.fingerprints.slice(at * length, (at + 1) * length);
};
