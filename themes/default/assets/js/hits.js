// @ts-check
/** What a search shows: answers, the last searches, or ways on when there is no answer. Texts only become text nodes. */
import { all, element, icon, root, text } from "./page.js";

/**
 * @typedef {{url: string, title: string, heading: string, excerpt: string, score: number}} Hit
 * @typedef {Hit[] & {notes?: string[], card?: {title: string, text: string, url: string}}} Hits
 */

/** Text whose matches stand between U+0002 and U+0003, as nodes. @param {string} marked */
function nodes(marked) {
  return marked.split(/(\u0002[^\u0003]*\u0003)/).filter(Boolean).map((piece) => (piece[0] === "\u0002" ? element("mark", {}, piece.slice(1, -1)) : piece.replace(/[\u0002\u0003]/g, "")));
}

/** @param {string} url relative to the site's root @param {string} kind @param {Node[]} parts */
const option = (url, kind, ...parts) => element("a", { class: `hit${kind}`, href: new URL(url, root).href }, ...parts);

/** The answers as links, the definition of a term first. @param {Hits} hits */
export function answers(hits) {
  const links = hits.map((hit) => {
    const link = option(hit.url, "", element("span", { class: "hit-title" }, ...nodes(hit.title)));
    if (hit.heading) link.append(element("span", { class: "hit-heading" }, ...nodes(hit.heading)));
    if (hit.excerpt) link.append(element("span", { class: "hit-text" }, ...nodes(hit.excerpt)));
    return link;
  });
  const { card } = hits;
  if (card) links.unshift(option(card.url, " hit-card", element("span", { class: "hit-title" }, ...nodes(card.title)), element("span", { class: "hit-text" }, ...nodes(card.text))));
  return links;
}

/** What was corrected or added to the query. @param {Hits} hits */
export const notes = (hits) => (hits.notes ?? []).map((note) => element("p", { class: "search-note" }, ...nodes(note)));

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
  const channels = document.querySelector("#contact .channels");
  if (channels) parts.push(element("div", { class: "search-contact" }, channels.cloneNode(true)));
  return parts;
}
