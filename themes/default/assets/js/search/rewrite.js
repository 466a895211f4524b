// @ts-check
/** What was meant? Turns the words of a query into groups of terms to look for. */
import { INITIALS, jamo, near, skeleton, terms, toHangul, toLatin } from "./words.js";

/** @typedef {import("./lexicon.js").Entry} Entry */
/** @typedef {{entry: Entry, factor: number}} Choice a term, and how much it counts beside the word as typed */
/** @typedef {Awaited<ReturnType<typeof import("./lexicon.js").openLexicon>>} Lexicon */

const HANGUL = /^[가-힣]+$/;
const JAMO = /[ㄱ-ㅣ]/;

/** The best of `entries`: in titles first, then the most frequent. @param {Entry[]} entries @param {number} factor @returns {Choice[]} */
const best = (entries, factor, most = 4) =>
  entries
    .sort((a, b) => b.titled - a.titled || b.pages - a.pages || (a.text < b.text ? -1 : 1))
    .slice(0, most)
    .map((entry) => ({ entry, factor }));

/** Whether it is a word of pages, or one that the glossary explains. @param {Entry | undefined} entry */
const known = (entry) => entry && (entry.pages || entry.refers);

/** The key under which everything lies that `word` may become. @param {string} word */
function stub(word) {
  const last = word[word.length - 1];
  return skeleton(JAMO.test(last) && !INITIALS.includes(last) ? word.slice(0, -1) : word);
}

/** Terms that begin as `word` does, jamo by jamo. @param {Lexicon} lexicon @param {string} word */
async function beginning(lexicon, word) {
  const typed = jamo(word);
  const key = stub(word);
  const all = word.length < 2 ? await lexicon.vocabulary() : await lexicon.range(key);
  return all.filter((entry) => entry.pages && entry.text !== word && (typed === key ? entry.key : jamo(entry.text)).startsWith(typed));
}

/** Words of the vocabulary that hold `word` behind their first syllable. @param {Lexicon} lexicon @param {string} word */
const inside = async (lexicon, word) => (HANGUL.test(word) && word[1] ? (await lexicon.vocabulary()).filter((entry) => entry.pages && entry.text.lastIndexOf(word) > 0) : []);

/** Neighbouring words that are one word of pages when they are written together: the first, the last, its entry, and what it counts. @param {Lexicon} lexicon @param {{term: string, typed: string}[]} words */
export async function joined(lexicon, words) {
  const found = [];
  const entries = await Promise.all(words.map(({ term }) => lexicon.lookup(term)));
  for (let from = 0; from < words.length - 1; from++) {
    if (entries[from]?.pages && !entries[from]?.begins && entries[from + 1]?.pages) continue;
    let text = "", factor = JOINED;
    for (let to = from; to < Math.min(words.length, from + TOGETHER); to++) {
      const { term, typed } = words[to];
      const together = terms(text + typed);
      const more = together[0]?.length > text.length; // an ending alone makes no other word
      if (!entries[to]?.pages) factor = 1;
      text += HANGUL.test(term) ? term : typed; // without a particle inside
      const entry = to > from && more && !together[1] && (await lexicon.lookup(together[0]));
      if (entry && entry.pages) found.push({ from, to, entry, factor });
    }
  }
  return found;
}

/** The word as the other keyboard layout types it, as terms of the dictionary. @param {Lexicon} lexicon @param {string} word */
export async function otherLayout(lexicon, word) {
  // capitals are shifted keys, unless the lock was on
  const keys = word === word.toUpperCase() ? word.toLowerCase() : word;
  const other = /^[a-zA-Z]+$/.test(word) ? toHangul(keys) : /[가-힣ㄱ-ㅣ]/.test(word) ? toLatin(word) : "";
  if (!other || JAMO.test(other)) return [];
  const words = terms(other);
  const found = await Promise.all(words.map((term) => lexicon.lookup(term)));
  if (found.every(known)) return /** @type {Entry[]} */ (found);
  return words[1] ? [] : runTogether(lexicon, other, true);
}

/** Whether a word that is near is nearly certain to be meant: long enough, and with the same first syllable. ㅔ and ㅐ sound alike. @param {string} word @param {string} typed its jamo @param {string} meant */
function certain(word, typed, meant) {
  const other = jamo(meant), heard = (/** @type {string} */ text) => text.replace(/ㅔ/g, "ㅐ");
  return ((typed.length > 5 || !/[^\0-\x7f]/.test(typed)) && (word[0] === meant[0] || (typed.length > 7 && typed[0] === other[0]))) || heard(typed) === heard(other);
}

/** Known words that `word` is one slip away from. @param {Lexicon} lexicon @param {string} word */
async function mistyped(lexicon, word) {
  const typed = jamo(word);
  if (typed.length < 4) return [];
  const key = skeleton(word);
  const close = (/** @type {Entry} */ entry) => entry.pages > 0 && near(typed, jamo(entry.text));
  const here = HANGUL.test(word) ? (await lexicon.range(key)).filter((entry) => entry.key === key && close(entry)) : [];
  // English words are known by their stems: a slip may stand before an ending
  const shapes = (/^[a-z]{5,}$/.test(typed) ? [0, 1, 2] : [0]).map((n) => typed.slice(0, typed.length - n)).filter((shape) => shape.length > 3);
  // a short word is near to many: then it is one of those that titles name
  const slips = (await lexicon.vocabulary()).filter((entry) => (typed.length > 5 || entry.titled) && entry.jamo.length > 2 && shapes.some((shape) => near(shape, entry.jamo)));
  const all = await Promise.all(slips.map((entry) => lexicon.lookup(entry.text)));
  return /** @type {Entry[]} */ ([...new Set([...here, ...all])].filter((entry) => entry && entry.text !== word && certain(word, typed, entry.text)));
}

/** Words that may be written together, and what the whole counts beside its parts if pages have them all. */
const TOGETHER = 4, JOINED = 0.15;

/** The known words of a word that was written together, as typed; `all`: nothing may be left over. @param {Lexicon} lexicon @param {string} word @param {boolean} all @returns {Promise<Entry[]>} */
async function runTogether(lexicon, word, all, most = TOGETHER) {
  if (!HANGUL.test(word) || word.length < 3) return [];
  const words = new Set((await lexicon.vocabulary()).map((entry) => entry.text));
  for (let at = word.length - 1; at > +!all; at--) {
    const rest = word.slice(at), first = all ? terms(word.slice(0, at))[0] : word.slice(0, at);
    if (!words.has(first) && !(all && at === 1)) continue;
    const [head, tail] = await Promise.all([lexicon.lookup(first), lexicon.lookup(terms(rest)[0])]);
    if (!head || !known(head)) continue;
    const parts = tail && known(tail) ? [tail] : most > 2 ? await runTogether(lexicon, rest, all, most - 1) : [];
    if (!all || parts[0]) return [head, ...parts];
  }
  return [];
}

/**
 * The groups of terms for one word; each group is what one word of the query may stand for, and `how` says what was put right.
 * @param {Lexicon} lexicon @param {{term: string, typed: string}} word its term, and the word itself
 * @param {boolean} last whether it may still be being typed @param {boolean} exact whether only the word itself counts @param {number} factor what it counts; below 1 it is never put right
 * @returns {Promise<{how: string, typed: string, choices: Choice[]}[]>}
 */
export async function choices(lexicon, { term, typed }, last, exact, factor) {
  /** @param {Choice[]} choices @param {string} [how] */
  const group = (choices, how = "") => ({ how, typed, choices });
  const entry = await lexicon.lookup(term);
  if (entry?.pages) {
    const found = [group([{ entry, factor }])];
    if (entry.split) {
      const parts = await Promise.all([lexicon.lookup(term.slice(0, entry.split)), lexicon.lookup(term.slice(entry.split))]);
      for (const part of parts) if (part?.pages) found.push(group([{ entry: part, factor: 1 }]));
    }
    return found;
  }
  if (exact || factor < 1) return [];
  if (last) {
    const longer = best(await beginning(lexicon, term), 0.8);
    if (longer.length) return [group(longer, /^[ㄱ-ㅎ]{2,}$/.test(term) ? "initials" : "")];
  }
  const typedElsewhere = await otherLayout(lexicon, typed);
  if (typedElsewhere.length) return typedElsewhere.map((entry) => group([{ entry, factor: 0.9 }], "layout"));
  const together = async (/** @type {boolean} */ all) => (await runTogether(lexicon, typed, all)).map((entry) => group([{ entry, factor: 1 }]));
  const parts = await together(true);
  if (parts[0]) return parts;
  const holding = best(await inside(lexicon, term), 0.8);
  if (holding[0]) return [group(holding)];
  const meant = best(await mistyped(lexicon, term), 0.6, 3);
  return meant[0] ? [group(meant, "typo")] : together(false);
}

/** Titles that `squashed` (a query without spaces) begins, as pages with how much of the title's phrase it covers. @param {Lexicon} lexicon @param {string} squashed */
export async function titles(lexicon, squashed) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const typed = jamo(squashed);
  const initials = /^[ㄱ-ㅎ]+$/.test(typed);
  const key = initials ? typed : stub(squashed);
  if (squashed.length < 2) return found;
  for (const entry of await lexicon.range(key)) {
    if (!entry.phrase.length) continue;
    const text = initials ? entry.key : jamo(entry.text);
    if (!text.startsWith(typed)) continue;
    for (const [page, whole] of entry.phrase) {
      const cover = (typed.length / text.length) * (whole ? 1 : 0.9);
      if (cover > (found.get(page) ?? 0)) found.set(page, cover);
    }
  }
  return found;
}
