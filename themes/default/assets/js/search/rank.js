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
 * Scores by page: `{score, section}`, the section being the one that answers best (-1: the title alone).
 * @param {Sought[][]} groups one for each word of the query, in its order
 * @param {{rows: import("./lexicon.js").Row[], averagePage: number, averageSection: number}} lexicon
 * @param {(page: number) => boolean} allowed
 */
export async function rank(groups, { rows, averagePage, averageSection }, allowed) {
  /** @type {Map<number, {body: number, title: number, words: Set<number>, sections: Float64Array}>} */
  const found = new Map();
  const at = (/** @type {number} */ page) => {
    let hit = found.get(page);
    if (!hit) found.set(page, (hit = { body: 0, title: 0, words: new Set(), sections: new Float64Array(rows[page].classes.length) }));
    return hit;
  };
  for (let word = 0; word < groups.length; word++) {
    for (const { pages, factor, postings } of groups[word]) {
      await pause();
      const weight = idf(pages, rows.length) * factor;
      postings.pages.forEach((page, i) => {
        if (!allowed(page)) return;
        const hit = at(page);
        let count = 0;
        const { sections } = hit, { classes, length } = rows[page];
        for (let s = i ? postings.ends[i - 1] : 0; s < postings.ends[i]; s++) {
          const section = postings.sections[s];
          count += postings.counts[s];
          sections[section] += weight * bm25(SECTION_K1, SECTION_B, postings.counts[s], 1 << classes[section], averageSection);
        }
        if (count) hit.body += weight * bm25(PAGE_K1, PAGE_B, count, length, averagePage);
        if (postings.titled[i]) {
          hit.title += weight;
          hit.words.add(word);
        }
      });
    }
  }
  for (let word = 1; word < groups.length; word++) {
    for (const a of groups[word - 1]) {
      await pause();
      for (const b of groups[word]) if (a.text !== b.text) pair(a, b, rows.length, found);
    }
  }
  return [...found].map(([page, hit]) => {
    let section = -1, most = 0;
    for (let s = 0; s < hit.sections.length; s++) if (hit.sections[s] > most) most = hit.sections[(section = s)];
    const share = hit.words.size / Math.max(rows[page].title, hit.words.size, 1);
    const full = hit.words.size === groups.length && (groups.length === 1 || share >= SHARE);
    const title = hit.title * (TITLE * share + (full ? FULL : 0));
    return { page, section, score: (hit.body + most + title) * rows[page].weight };
  });
}

/** Adds to the sections where `b` follows `a`. @param {Sought} a @param {Sought} b @param {number} all @param {Map<number, any>} found */
function pair(a, b, all, found) {
  const weight = Math.min(idf(a.pages, all) * a.factor, idf(b.pages, all) * b.factor);
  const hash = echo(b.text);
  const [p, q] = [a.postings, b.postings];
  for (let i = 0, j = 0; i < p.pages.length; i++) {
    while (j < q.pages.length && q.pages[j] < p.pages[i]) j++;
    const hit = q.pages[j] === p.pages[i] && found.get(p.pages[i]);
    if (!hit) continue;
    let sum = 0;
    for (let s = i ? p.ends[i - 1] : 0, t = j ? q.ends[j - 1] : 0; s < p.ends[i]; s++) {
      while (t < q.ends[j] && q.sections[t] < p.sections[s]) t++;
      if (t === q.ends[j]) break;
      if (q.sections[t] !== p.sections[s]) continue;
      const e = p.echoes[s];
      const count = e >= 512 ? 1 : (e & 15) === hash ? (e < 256 && e >> 4 === hash ? 2 : 1) : e < 256 && e >> 4 === hash ? 1 : 0;
      if (!count) continue;
      hit.sections[p.sections[s]] += (weight * count) / (count + 0.5);
      sum += count;
    }
    if (sum) hit.body += (PAGE_PAIR * weight * sum) / (sum + 0.5);
  }
}
