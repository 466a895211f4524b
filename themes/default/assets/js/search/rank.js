// @ts-check
/** How well does a page answer? `src/index/query/rank.rs` is its mirror, `FORMAT.md` has the formula. */
import { pause } from "./lexicon.js";

/** @typedef {import("./lexicon.js").Postings} Postings */
/** @typedef {{text: string, pages: number, factor: number, postings: Postings}} Sought a term that is looked for */

const SECTION_K1 = 1, SECTION_B = 0.1, PAGE_K1 = 6, PAGE_B = 0.7, TITLE = 2.5, PAGE_PAIR = 1.5, RARE = 0.6;
/** A title that holds every word counts this much more, if they are this share of it or the query is one word. */
const FULL = 6, SHARE = 0.6;

/** Four bits of a term's hash. @param {string} term */
export function echo(term) {
  let h = 7;
  for (let i = 0; i < term.length; i++) h = (Math.imul(h, 31) + term.charCodeAt(i)) | 0;
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return (h >>> 3) & 15;
}

/** @param {number} pages @param {number} all */
const idf = (pages, all) => Math.log(1 + (all - pages + 0.5) / (pages + 0.5)) ** RARE;

/** @param {number} k1 @param {number} b @param {number} count @param {number} length @param {number} average */
const bm25 = (k1, b, count, length, average) => (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average));

/**
 * Scores by page: `{score, sections}`, the latter by section.
 * @param {Sought[][]} groups one for each word of the query, in its order
 * @param {{rows: import("./lexicon.js").Row[], averagePage: number, averageSection: number}} lexicon
 * @param {(page: number) => boolean} allowed
 */
export async function rank(groups, { rows, averagePage, averageSection }, allowed) {
  /** @type {Map<number, {body: number, title: number, length: number, words: Set<number>, sections: number[]}>} */
  const found = new Map();
  for (let word = 0; word < groups.length; word++) {
    for (const { pages, factor, postings } of groups[word]) {
      await pause();
      const weight = idf(pages, rows.length) * factor;
      for (const { page, titled, length, places } of postings) {
        if (!allowed(page)) continue;
        let hit = found.get(page);
        if (!hit) found.set(page, (hit = { body: 0, title: 0, length: 1, words: new Set(), sections: [] }));
        let sum = 0;
        for (const { section, size, count } of places) {
          sum += count;
          hit.sections[section] = (hit.sections[section] || 0) + weight * bm25(SECTION_K1, SECTION_B, count, 1 << size, averageSection);
        }
        if (sum) hit.body += weight * bm25(PAGE_K1, PAGE_B, sum, length, averagePage);
        if (titled) {
          hit.title += weight;
          hit.length = titled;
          hit.words.add(word);
        }
      }
    }
  }
  for (let word = 1; word < groups.length; word++) {
    for (const a of groups[word - 1]) {
      await pause();
      for (const b of groups[word]) if (a.text !== b.text) pair(a, b, rows.length, found);
    }
  }
  return [...found].map(([page, hit]) => {
    const most = hit.sections.reduce((most, score) => Math.max(most, score), 0);
    const share = hit.words.size / Math.max(hit.length, hit.words.size);
    const full = hit.words.size === groups.length && (groups.length === 1 || share >= SHARE);
    const title = hit.title * (TITLE * share + (full ? FULL : 0));
    return { page, sections: hit.sections, score: (hit.body + most + title) * rows[page].weight };
  });
}

/** Adds to the sections where `b` follows `a`. @param {Sought} a @param {Sought} b @param {number} all @param {Map<number, any>} found */
function pair(a, b, all, found) {
  const weight = Math.min(idf(a.pages, all) * a.factor, idf(b.pages, all) * b.factor);
  const hash = echo(b.text);
  let j = 0;
  for (const { page, places } of a.postings) {
    while (b.postings[j]?.page < page) j++;
    const other = b.postings[j], hit = other?.page === page && found.get(page);
    if (!hit) continue;
    const there = new Set(other.places.map((place) => place.section));
    let sum = 0;
    for (const { section, echo: e } of places) {
      const count = e >= 512 ? 1 : +((e & 15) === hash) + +(e >> 4 === hash);
      if (!count || !there.has(section)) continue;
      hit.sections[section] += (weight * count) / (count + 0.5);
      sum += count;
    }
    if (sum) hit.body += (PAGE_PAIR * weight * sum) / (sum + 0.5);
  }
}
