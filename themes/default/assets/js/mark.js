// @ts-check
/** Which words of a text were found? `src/index/query/marks.rs` is the mirror. */
import { fold, held, runs } from "./search.js";

/**
 * The text in pieces, each with whether it was sought: Korean words without their particles, others whole.
 * @param {string} text @param {Set<string>} sought terms @returns {{text: string, hit: boolean, term: string}[]}
 */
export function pieces(text, sought) {
  /** @type {{text: string, hit: boolean, term: string}[]} */
  const found = [];
  let done = 0;
  /** @param {number} from @param {number} to @param {string} term */
  const add = (from, to, term) => {
    if (from > done) found.push({ text: text.slice(done, from), hit: false, term: "" });
    found.push({ text: text.slice(from, to), hit: true, term });
    done = to;
  };
  for (const { 0: word, index } of text.matchAll(/[\p{Alphabetic}\p{N}](?:[\p{Alphabetic}\p{N}\p{M}]|[-‐-–_&.,](?=[\p{Alphabetic}\p{N}]))*[+#]*/gu)) {
    const aligned = fold(word).length === word.length;
    for (const { run, index: from, terms } of runs(word)) {
      const whole = terms.find((one) => held(one, sought)), term = whole && held(whole, sought);
      if (!term || index + from < done) continue; // a part of a name may be marked already
      if (!aligned) {
        add(index, index + word.length, term);
        break;
      }
      const korean = !terms[1] && /^[가-힣]/.test(run);
      const start = index + from + (korean && whole !== term && !whole.startsWith(term) ? whole.length - term.length : 0);
      add(start, korean ? Math.min(start + term.length, index + from + run.length) : index + from + run.length, term);
    }
  }
  if (done < text.length) found.push({ text: text.slice(done), hit: false, term: "" });
  return found;
}

/**
 * The hits with the lines that they show in pieces: where texts are read as the index reads them, so that a page that only
 * shows hits need not.
 * @typedef {import("./search.js").Hits & {marks: Map<string, ReturnType<typeof pieces>>}} Marked
 * @param {import("./search.js").Hits} hits @returns {Marked}
 */
export function marked(hits) {
  const sought = new Set(hits.terms);
  const lines = hits.flatMap((hit) => [hit.title, hit.heading, hit.excerpt]);
  return Object.assign(hits, { marks: new Map(lines.map((line) => [line, pieces(line, sought)])) });
}
