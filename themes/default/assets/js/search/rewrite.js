// @ts-check
/** What was meant? Turns the words of a query into groups of terms to look for. */
import { INITIALS, jamo, near, skeleton, terms, toHangul, toLatin, words } from "./words.js";

/** @typedef {import("./lexicon.js").Entry} Entry */
/** @typedef {{entry: Entry, factor: number}} Choice a term, and how much it counts beside the word as typed */
/** @typedef {{term: string, typed: string, parts: string[]}} Word its term, what was typed for it, and the terms of its parts */
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
  const typed = jamo(word), start = stub(word);
  const all = word[1] ? await lexicon.range(start) : await lexicon.vocabulary();
  return all.filter(({ key, text, pages }) => pages && text !== word && (typed === start ? key : jamo(text)).startsWith(typed));
}

/** Words of the vocabulary that hold `word` behind their first syllable. @param {Lexicon} lexicon @param {string} word */
const inside = async (lexicon, word) => (HANGUL.test(word) && word[1] ? await lexicon.vocabulary() : []).filter(({ pages, text }) => pages && text.lastIndexOf(word) > 0);

/** Neighbouring words that are one word of pages when they are written together: the first, the last, its entry, and what it counts. @param {Lexicon} lexicon @param {Word[]} all */
export async function joined(lexicon, all) {
  const found = [];
  const entries = await Promise.all(all.map(({ term }) => lexicon.lookup(term)));
  for (let from = 0; from < all.length - 1; from++) {
    if (entries[from]?.pages && !entries[from]?.begins && entries[from + 1]?.pages) continue;
    // what the whole counts beside its parts if pages have them all
    let text = "", factor = 0.5;
    for (let to = from; to < Math.min(all.length, from + 4); to++) {
      const { term, typed } = all[to];
      const [one, more] = words(text + typed);
      if (!entries[to]?.pages) factor = 1;
      // an ending alone makes no other word
      const entry = to > from && !more && one?.term.length > text.length && (await lexicon.lookup(one.term));
      if (entry && entry.pages) found.push({ from, to, entry, factor });
      text += HANGUL.test(term) ? term : typed; // without a particle inside
    }
  }
  return found;
}

/** The word as the other keyboard layout types it, as terms of the dictionary. @param {Lexicon} lexicon @param {string} word */
async function otherLayout(lexicon, word) {
  // capitals are shifted keys, unless the lock was on
  const keys = word === word.toUpperCase() ? word.toLowerCase() : word;
  const other = /^[a-zA-Z]+$/.test(word) ? toHangul(keys) : /[가-힣ㄱ-ㅣ]/.test(word) ? toLatin(word) : "";
  if (!other || JAMO.test(other)) return [];
  const found = await Promise.all(terms(other).map(lexicon.lookup));
  if (found.every(known)) return /** @type {Entry[]} */ (found);
  return found[1] ? [] : runTogether(lexicon, other);
}

/** Letters that sound alike as one: ㅔ is ㅐ, ㅙ is ㅚ. @param {string} text */
const sound = (text) => text.replace(/ㅔ/g, "ㅐ").replace(/ㅗㅐ/g, "ㅗㅣ");

/** Letters that differ by a shift key, or by its neighbour for ㅣ before a vowel, as one: 쯩 is 증, 숑 is 송. @param {string} text */
const plain = (text) => sound(text).replace(/[ㄲㄸㅃㅆㅉㅑㅕㅛㅠ]/g, (c) => "ㄱㄷㅂㅅㅈㅏㅓㅗㅜ"["ㄲㄸㅃㅆㅉㅑㅕㅛㅠ".indexOf(c)]);

/** Whether a word that is near is nearly certain to be meant: long enough, and with the same first syllable, or like it to the ear. @param {string} word @param {string} typed its jamo @param {string} meant */
function certain(word, typed, meant) {
  const other = jamo(meant), same = word[0] === meant[0];
  return ((typed.length > 5 || /^\w/.test(typed)) && (same || (typed.length > 7 && typed[0] === other[0]))) || sound(typed) === sound(other) || (same && plain(typed) === plain(other));
}

/** Known words that `word` is one slip away from. @param {Lexicon} lexicon @param {string} word */
async function mistyped(lexicon, word) {
  const typed = jamo(word);
  if (!typed[3]) return [];
  const key = skeleton(word);
  const here = HANGUL.test(word) ? (await lexicon.range(key)).filter((entry) => entry.key === key && entry.pages && near(typed, jamo(entry.text))) : [];
  // English words are known by their stems: a slip may stand before an ending
  const shapes = [0, 1, 2].map((n) => typed.slice(0, typed.length - n)).filter((shape) => shape === typed || (/^[a-z]{5,}$/.test(typed) && shape[3]));
  // a short word is near to many: then it is one of those that titles name
  const slips = (await lexicon.vocabulary()).filter((entry) => (typed[5] || entry.titled) && entry.jamo[2] && shapes.some((shape) => near(shape, entry.jamo)));
  return [...new Map([...here, ...slips].map((entry) => [entry.text, entry])).values()].filter(({ text }) => text !== word && certain(word, typed, text));
}


/** What it costs to take a word for these: few words cost less than many, frequent ones less than rare ones, one of one syllable much. @param {Entry[]} parts */
const cost = (parts) => parts.reduce((sum, { text, pages }) => sum + ((text[1] ? 1 : 4) + 0.5 / (pages || 1)), 0);

/** The known words of a word that was written together: five at most, two of Latin letters (signup). @param {Lexicon} lexicon @param {string} word @returns {Promise<Entry[]>} */
async function runTogether(lexicon, word, most = 5) {
  const latin = /^[a-z]+$/i.test(word);
  if (!(latin ? word[4] : HANGUL.test(word) && word[2]) || word[24]) return [];
  if (latin) most = 2;
  /** @type {Entry[]} */
  let least = [];
  for (let at = latin ? 3 : 1; at < word.length - +latin; at++) {
    const rest = word.slice(at), head = await lexicon.lookup(terms(word.slice(0, at))[0]);
    if (!head || !known(head)) continue;
    const tail = await lexicon.lookup(terms(rest)[0]);
    const inner = tail && known(tail) ? [tail] : most > 2 ? await runTogether(lexicon, rest, most - 1) : [];
    const parts = [head, ...inner];
    if (inner[0] && cost(parts) < (least[0] ? cost(least) : 8)) least = parts;
  }
  return least;
}

/** The words of the vocabulary in a long word that was written together, but for those within others, if it begins with one or they are half of it. @param {Lexicon} lexicon @param {string} word @returns {Promise<Entry[]>} */
async function within(lexicon, word) {
  const inner = (HANGUL.test(word) && word[4] ? await lexicon.vocabulary() : []).filter((entry) => known(entry) && word.includes(entry.text));
  const parts = inner.filter(({ text }) => !inner.some((other) => other.text !== text && other.text.includes(text)));
  return parts.some(({ text }) => word.startsWith(text)) || parts.reduce((sum, { text }) => sum + text.length, 0) * 2 > word.length ? parts : [];
}

/**
 * The groups of terms for one word; each group is what one word of the query may stand for, and `how` says what was put right.
 * @param {Lexicon} lexicon @param {Word} word
 * @param {boolean} last whether it may still be being typed @param {boolean} exact whether only the word itself counts @param {number} factor what it counts; below 1 it is never put right
 * @returns {Promise<{how?: string, typed?: string, choices: Choice[]}[]>}
 */
export async function choices(lexicon, { term, typed, parts }, last, exact, factor) {
  /** @param {Choice[]} choices @param {string} [how] */
  const group = (choices, how) => ({ how, typed, choices });
  /** @param {(Entry | undefined)[]} entries @param {string} [how] */
  const each = (entries, factor = 1, how) => entries.flatMap((entry) => (entry ? group([{ entry, factor }], how) : []));
  const entry = await lexicon.lookup(term);
  const found = entry?.pages ? each([entry], factor) : [];
  // behind one syllable stands a particle
  const halves = entry?.split ? [term.slice(0, entry.split), term.slice(entry.split)].slice(0, entry.split) : parts;
  const inner = await Promise.all(halves.map(lexicon.lookup));
  const whole = found[0] || inner.every((part) => part?.pages);
  // of a name that nobody writes so a letter or a number says nothing
  found.push(...each(inner.filter((part) => part?.pages && (whole || /^\D{2}/.test(part.text)))));
  if (found[0] || exact || factor < 1) return found;
  if (last) {
    const longer = best(await beginning(lexicon, term), 0.8);
    if (longer[0]) return [group(longer, /^[ㄱ-ㅎ]{2,}$/.test(term) ? "initials" : "")];
  }
  const elsewhere = await otherLayout(lexicon, typed);
  if (elsewhere[0]) return each(elsewhere, 0.9, "layout");
  const together = await runTogether(lexicon, typed);
  if (together[0]) return each(together);
  const holding = best(await inside(lexicon, term), 0.8);
  if (holding[0]) return [group(holding)];
  const meant = best(await mistyped(lexicon, term), 0.6, 3);
  return meant[0] ? [group(meant, "typo")] : each(await within(lexicon, typed));
}

/** Titles that `squashed` (a query without spaces) begins, as pages with how much of the title's phrase it covers. @param {Lexicon} lexicon @param {string} squashed */
export async function titles(lexicon, squashed) {
  /** @type {Map<number, number>} */
  const found = new Map();
  const typed = jamo(squashed), initials = /^[ㄱ-ㅎ]+$/.test(typed);
  for (const { key, text, phrase } of squashed[1] ? await lexicon.range(initials ? typed : stub(squashed)) : []) {
    const title = initials ? key : jamo(text);
    if (title.startsWith(typed)) for (const [page, whole] of phrase) found.set(page, Math.max(found.get(page) ?? 0, (typed.length / title.length) * (whole ? 1 : 0.9)));
  }
  return found;
}
