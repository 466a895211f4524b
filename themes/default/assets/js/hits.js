// @ts-check
/** What a search shows: answers, the last searches, or ways on when there is no answer. Texts only become text nodes. */
import { all, element, icon, root, text } from "./page.js";

/**
 * @typedef {import("./mark.js").Marked} Hits
 * @typedef {import("./search.js").Hit} Hit
 * @typedef {{url: string, term: string, definition: string}} Card a concept and its definition
 * @typedef {{url: string, name: string, notice: string, instead: [string, string] | null}} Notice a feature that is gone
 */

/** The particle that follows a word's last sound: 은/는, or 으로/로, which ㄹ takes like a vowel. @param {string} word @param {string} closed @param {string} open */
function particle(word, closed, open) {
  const last = word.trim().at(-1)?.toLowerCase() ?? "";
  const syllable = last.charCodeAt(0) - 0xac00;
  if (syllable >= 0 && syllable < 11172) return syllable % 28 && !(open === "로" && syllable % 28 === 8) ? closed : open;
  if (/[l178]/.test(last)) return open === "로" ? open : closed;
  return /[mn036]/.test(last) ? closed : open;
}

/** A line whose sought words are marked, as nodes. @param {string} line @param {Hits["marks"]} marks */
const nodes = (line, marks) => (marks.get(line) ?? []).map((piece) => (piece.hit ? element("mark", {}, piece.text) : piece.text));

/** A term as the hits write it; the term itself if none does. @param {string} term @param {Hits["marks"]} marks */
const spelled = (term, marks) => [...marks.values()].flat().find((piece) => piece.hit && piece.term === term)?.text ?? term;

/** @param {string} url relative to the site's root @param {string} kind @param {(Node | string)[]} parts */
const option = (url, kind, ...parts) => element("a", { class: `hit${kind}`, href: new URL(url, root).href }, ...parts);

/** @param {string} url @param {string} kind @param {string} word @param {string} title @param {string} body */
const card = (url, kind, word, title, body) =>
  option(url, ` hit-card${kind}`, element("span", { class: "hit-word" }, word), element("span", { class: "hit-title" }, title), element("span", { class: "hit-text" }, body));

/** A role's name as the page's switch has it. @param {string} id */
export const roleName = (id) => document.querySelector(`[data-role-switch] input[value="${CSS.escape(id)}"]`)?.nextElementSibling?.textContent?.trim() ?? "";

/** @param {Hit} hit @param {Hits["marks"]} marks @param {string} role the one for which was searched */
function answer(hit, marks, role) {
  const title = element("span", { class: "hit-title" }, ...nodes(hit.title, marks));
  if (hit.state) title.append(" ", element("span", { class: `badge badge-${hit.state}` }, text(`state-${hit.state}`)));
  const link = option(hit.url, "", title);
  const names = (hit.roles ?? []).map(roleName).filter(Boolean).join(", ");
  if (hit.heading) link.append(element("span", { class: "hit-heading" }, ...nodes(hit.heading, marks)));
  if (hit.excerpt) link.append(element("span", { class: "hit-text" }, ...nodes(hit.excerpt, marks)));
  if (names && !role) link.append(element("span", { class: "hit-roles" }, names));
  return link;
}

/** Letters and digits alone, as `fold` of `search.js` would have them in a title. @param {string} line */
const squashed = (line) => line.normalize("NFKC").toLowerCase().replace(/[^\p{Alphabetic}\p{N}]+/gu, "");

/** The answers as links; first what became of a feature and what a term means, but behind an article that is called so. @param {Hits} hits @param {string} role @param {string} query */
export function answers(hits, role, query) {
  const gone = /** @type {Notice | undefined} */ (hits.notice)?.url;
  const links = hits.filter((hit) => hit.url !== gone).map((hit) => answer(hit, hits.marks, role));
  const concept = /** @type {Card | undefined} */ (hits.card);
  const notice = /** @type {Notice | undefined} */ (hits.notice);
  const titled = links.length > 0 && hits[0].url !== gone && squashed(hits[0].title) === squashed(query);
  if (concept) links.splice(+titled, 0, card(concept.url, "", text("search-term"), concept.term, concept.definition));
  if (notice?.instead) links.unshift(card(notice.instead[1], "", text("search-instead"), notice.instead[0], ""));
  if (notice) links.unshift(card(notice.url, " hit-notice", text("search-gone"), notice.name, notice.notice));
  return links;
}

/** How many pages match, in one section or in all. @param {Hits} hits @param {string} [section] */
export const matching = (hits, section) => hits.sections.reduce((sum, { id, count }) => (!section || id === section ? sum + count : sum), 0);

/** Whether there is nothing to show. @param {Hits} hits */
export const isEmpty = (hits) => !hits.length && !hits.card && !hits.notice;

/** @param {string} line @param {(Node | string)[]} more */
const note = (line, ...more) => element("p", { class: "search-note" }, line, ...more);

/** @param {string} label @param {() => void} act */
function action(label, act) {
  const button = element("button", { class: "quiet-link", type: "button" }, label);
  button.addEventListener("click", act);
  return button;
}

/**
 * What was put right in the query or added to it, and where on screen the label of that name is.
 * @param {Hits} hits @param {{exact: () => void, retry: () => void, query: string, role: string}} ways `exact`: searches for the words as typed
 */
export function notes(hits, { exact, retry, query, role }) {
  const lines = [];
  const meant = hits.notes.filter((one) => ["typo", "layout", "initials"].includes(one.kind));
  if (meant.length) {
    const words = [...new Set(meant.flatMap((one) => one.terms.slice(0, 2)).map((term) => spelled(term, hits.marks)))].join(", ");
    lines.push(note(text("search-meant", { words, to: particle(words, "으로", "로") }), " ", action(text("search-exact", { query }), exact)));
  }
  const known = new Set();
  for (const { kind, form, preferred } of hits.notes) {
    if (kind !== "preferred" || known.has(form + preferred)) continue;
    known.add(form + preferred);
    lines.push(note(text("search-preferred", { form, preferred, topic: particle(form, "은", "는"), to: particle(preferred, "으로", "로") })));
  }
  for (const [id, path] of hits.places ?? []) {
    if (id && role && id !== role) continue;
    const name = id && roleName(id);
    lines.push(note(name ? text("search-place", { role: name, path }) : text("search-place-any", { path })));
  }
  if (hits.notes.some((one) => one.kind === "incomplete")) lines.push(note(text("search-incomplete"), " ", action(text("search-retry"), retry)));
  return lines;
}

/** What a filter keeps out, with the way to it. @param {"section" | "role"} filter @param {string} query @param {number} count @param {() => void} widen */
export const outside = (filter, query, count, widen) => note(text(`search-outside-${filter}`, { query, count }), " ", action(text(`search-widen-${filter}`), widen));

/** Why there is no answer, and what mends it: pressing again, or the page anew if the index was made for newer scripts. @param {unknown} error @param {() => void} retry */
export function failure(error, retry) {
  // Errors of the other thread arrive as their texts.
  const stale = String(error).includes("reload the page");
  return stale ? note(text("search-stale"), " ", action(text("search-reload"), () => location.reload())) : note(text("search-failed"), " ", action(text("search-retry"), retry));
}

/** @param {string[]} queries */
export const recentOptions = (queries) =>
  queries.map((query) => element("div", { class: "hit hit-recent", "data-query": query }, icon("search"), element("span", {}, query)));

/** No answer: chosen pages or the sections, and a person to ask. @param {string} query */
export function noAnswer(query) {
  const featured = all("[data-featured] a");
  const ways = element("div", { class: "search-ways" });
  for (const link of featured.length ? featured : all(".side-section").slice(0, 6)) {
    if (link instanceof HTMLAnchorElement && !link.closest("[data-roles]")?.matches(":not(:is(li, a))")) {
      ways.append(element("a", { href: link.href }, link.textContent?.trim() ?? ""));
    }
  }
  const parts = [
    element("div", { class: "search-none" }, element("p", {}, text("search-none", { query })), element("p", {}, text("search-none-text"))),
    ways,
  ];
  const channels = document.querySelector("#hg-contact .channels");
  if (channels) parts.push(element("div", { class: "search-contact" }, channels.cloneNode(true)));
  return parts;
}
