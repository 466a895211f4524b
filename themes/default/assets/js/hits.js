// @ts-check
/** What a search shows: answers, the last searches, or ways on when there is no answer. Texts only become text nodes. */
import { all, element, icon, role, root, text } from "./page.js";

/**
 * @typedef {{url: string, title: string, heading: string, excerpt: string, score: number}} Hit
 * @typedef {string | {kind: string, preferred?: string}} Note
 * @typedef {{url: string, title?: string, text?: string, term?: string, definition?: string}} Card a concept and its definition
 * @typedef {{url: string, name: string, notice: string}} Notice a feature that is gone
 * @typedef {Hit[] & {notes?: Note[], card?: Card, notice?: Notice, places?: [string, string][]}} Hits `places`: role and menu path
 */

/** Text whose matches stand between U+0002 and U+0003, as nodes. @param {string} marked */
function nodes(marked) {
  return marked.split(/(\u0002[^\u0003]*\u0003)/).filter(Boolean).map((piece) => (piece[0] === "\u0002" ? element("mark", {}, piece.slice(1, -1)) : piece.replace(/[\u0002\u0003]/g, "")));
}

/** @param {string} url relative to the site's root @param {string} kind @param {Node[]} parts */
const option = (url, kind, ...parts) => element("a", { class: `hit${kind}`, href: new URL(url, root).href }, ...parts);

/** @param {string} url @param {string} kind @param {string} word @param {string} title @param {string} body */
const card = (url, kind, word, title, body) =>
  option(url, ` hit-card${kind}`, element("span", { class: "hit-word" }, word), element("span", { class: "hit-title" }, ...nodes(title)), element("span", { class: "hit-text" }, ...nodes(body)));

/** The answers as links; first what became of a feature and what a term means. @param {Hits} hits */
export function answers(hits) {
  const links = hits.map((hit) => {
    const link = option(hit.url, "", element("span", { class: "hit-title" }, ...nodes(hit.title)));
    if (hit.heading) link.append(element("span", { class: "hit-heading" }, ...nodes(hit.heading)));
    if (hit.excerpt) link.append(element("span", { class: "hit-text" }, ...nodes(hit.excerpt)));
    return link;
  });
  const { card: concept, notice } = hits;
  if (concept) links.unshift(card(concept.url, "", text("search-term"), concept.title ?? concept.term ?? "", concept.text ?? concept.definition ?? ""));
  if (notice) links.unshift(card(notice.url, " hit-notice", text("search-gone"), notice.name, notice.notice));
  return links;
}

/** Whether there is nothing to show. @param {Hits} hits */
export const isEmpty = (hits) => !hits.length && !hits.card && !hits.notice;

/** @param {Note} note */
function line(note) {
  if (typeof note === "string") return note;
  if (note.kind === "preferred") return text("search-preferred", { preferred: note.preferred ?? "" });
  return note.kind === "incomplete" ? text("search-incomplete") : "";
}

/** What was added to the query, and where on screen the label of that name is. @param {Hits} hits */
export function notes(hits) {
  const places = (hits.places ?? [])
    .filter(([id]) => !id || !role() || id === role())
    .map(([id, path]) => {
      const radio = id && document.querySelector(`[data-role-switch] input[value="${CSS.escape(id)}"]`);
      const name = radio ? radio.nextElementSibling?.textContent ?? "" : "";
      return name ? text("search-place", { role: name, path }) : text("search-place-any", { path });
    });
  const lines = [...(hits.notes ?? []).map(line), ...places].filter(Boolean);
  return [...new Set(lines)].map((said) => element("p", { class: "search-note" }, ...nodes(said)));
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
