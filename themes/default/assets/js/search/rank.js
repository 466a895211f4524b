// @ts-check
/** How well does a page answer? `src/index/query/rank.rs` is its mirror, `FORMAT.md` has the formula and its numbers. */
import { pause } from "./lexicon.js";
import { runs } from "./words.js";

/** @typedef {import("./lexicon.js").Postings} Postings */
/** @typedef {{text: string, pages: number, factor: number, postings: Postings}} Sought a term that is looked for */

/** Four bits of a term's hash. @param {string} term */
function echo(term) {
  let h = 7;
  for (let i = 0; i < term.length; i++) h = (Math.imul(h, 31) + term.charCodeAt(i)) | 0;
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return (h >>> 3) & 15;
}

/** What a term weighs. @param {{pages: number, factor: number}} term @param {{rows: any[]}} lexicon */
export const weigh = ({ pages, factor }, { rows: { length } }) => Math.log(1 + (length - pages + 0.5) / (pages + 0.5)) ** 0.6 * factor;

/** @param {number} k1 @param {number} b @param {number} count @param {number} length beside the average */
const bm25 = (k1, b, count, length) => (count * (k1 + 1)) / (count + k1 * (1 - b + b * length));

/**
 * Scores by page: `{page, score, sections}`, the latter by section.
 * @param {Sought[][]} groups one for each word of the query, in its order
 * @param {{rows: import("./lexicon.js").Row[], averagePage: number, averageSection: number}} lexicon
 * @param {(page: number) => boolean} allowed
 */
export async function rank(groups, lexicon, allowed) {
  /** @type {Map<number, {body: number, title: number, length: number, words: Set<number>, sections: number[]}>} */
  const found = new Map();
  /** The words that say what is asked for: those of a question count too little. */
  const asked = [...groups.keys()].filter((word) => groups[word].some((term) => term.factor >= 0.5));
  for (const [word, group] of groups.entries()) {
    for (const term of group) {
      await pause();
      const weight = weigh(term, lexicon);
      for (const { page, titled, length, places } of term.postings) {
        if (!allowed(page)) continue;
        let hit = found.get(page), sum = 0;
        if (!hit) found.set(page, (hit = { body: 0, title: 0, length: 1, words: new Set(), sections: [] }));
        for (const { section, size, count } of places) {
          sum += count;
          hit.sections[section] = (hit.sections[section] || 0) + weight * bm25(1, 0.1, count, 2 ** size / lexicon.averageSection);
        }
        if (sum) hit.body += weight * bm25(6, 0.7, sum, length / lexicon.averagePage);
        if (titled) {
          hit.title += weight;
          hit.length = titled;
          hit.words.add(word);
        }
      }
    }
    for (const a of groups[word - 1] ?? []) for (const b of group) if (a.text !== b.text) pair(a, b, Math.min(weigh(a, lexicon), weigh(b, lexicon)), found);
  }
  return [...found].map(([page, { body, title, length, words, sections }]) => {
    const { size } = words;
    const share = size / Math.max(length, size);
    let first = 0, second = 0;
    for (const score of sections) if (score > second) [first, second] = score > first ? [score, first] : [first, score];
    const full = asked[0] !== undefined && asked.every((word) => words.has(word)) && (!asked[1] || share >= 0.7) ? 6 : 0;
    return { page, sections, score: (body + first + 0.15 * second + title * (2.5 * share + full)) * lexicon.rows[page].weight };
  });
}

/** Adds to the sections where `b` follows `a`. @param {Sought} a @param {Sought} b @param {number} weight @param {Map<number, any>} found */
function pair(a, b, weight, found) {
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
    if (sum) hit.body += (1.5 * weight * sum) / (sum + 0.5);
  }
}

/**
 * Counts what a text says beside its words' frequency: how near the words of the query stand there, and which English ones stand as they were typed.
 * @param {string} query folded @param {Sought[][]} groups @param {{rows: any[]}} lexicon
 */
export function nearness(query, groups, lexicon) {
  const typed = new Set(runs(query).map(({ run }) => run));
  /** The words that each term stands for, and what it weighs there; what makes a question counts too little. @type {Map<string, [number, number][]>} */
  const meant = new Map();
  for (const [word, group] of groups.entries()) for (const term of group) if (term.factor >= 0.5) meant.set(term.text, [...(meant.get(term.text) ?? []), [word, weigh(term, lexicon)]]);
  /** For one text: takes its runs, and says what they are worth so far. */
  return () => {
    /** @type {{word: number, at: number, term: string, weight: number}[]} */
    let last = [];
    /** The most that two words count, and one as it was typed. @type {Map<number, number>} */
    const most = new Map();
    const raise = (/** @type {number} */ what, /** @type {number} */ to) => (most.get(what) ?? 0) < to && most.set(what, to);
    let at = 0;
    return (/** @type {{run: string, terms: string[]}[]} */ found) => {
      for (const { run, terms } of found)
        for (const term of terms) {
          at++;
          for (const [word, weight] of meant.get(term) ?? []) {
            for (const other of last)
              if (other.word !== word && other.term !== term)
                raise(Math.min(word, other.word) * 1e3 + Math.max(word, other.word), (2 * Math.min(weight, other.weight)) / (at - other.at + +(other.word > word)));
            last = [...last.filter((other) => other.word !== word), { word, at, term, weight }];
            if (run !== term && /^[a-z]/.test(run) && typed.has(run)) raise(word - 1e3, 1.5 * weight);
          }
        }
      return [...most.values()].reduce((sum, one) => sum + one, 0);
    };
  };
}
