// @ts-check
/** Searches the static index: `openSearch({base})`, then `search(query, {lang, role, limit})`. */
import { fold, held, runs, terms, words as wordsOf } from "./search/words.js";
import { openFiles, openLexicon } from "./search/lexicon.js";
import { nearness, rank, weigh } from "./search/rank.js";
import { choices, joined, titles } from "./search/rewrite.js";

/**
 * `url` is relative to the base. `roles` stand where a page is for some, `state` where its feature is in one worth telling (`new`, `removed`, …), `date` (`2026-11-18`) where the day of the last change is known.
 * @typedef {{url: string, title: string, heading: string, excerpt: string, score: number, roles?: string[], state?: string, date?: string}} Hit
 * @typedef {{kind: string, [key: string]: any}} Note `preferred`, `typo`, `layout`, `initials` or `incomplete`
 * @typedef {ReturnType<ReturnType<typeof nearness>>} Near
 * @typedef {Hit[] & {notes: Note[], terms: string[], sections: {id: string, title: string, count: number}[], card?: object, notice?: object, places?: string[][]}} Hits
 * @typedef {{lang?: string, role?: string, section?: string, limit?: number, exact?: boolean}} Options `exact`: only the words as typed
 */

/** How many of the first hits are put in order again by what they show: as many as the dialog has. */
const AGAIN = 8;

/** @param {{base: string, fetch?: typeof fetch}} options */
export function openSearch({ base, fetch: get = (...request) => fetch(...request) }) {
  const file = openFiles(base.replace(/\/*$/, "/"), get);

  /** @param {string | undefined} wanted */
  async function language(wanted) {
    const { languages, default: first } = await file("search/manifest.json", async (bytes) => {
      const found = await new Response(/** @type {BodyInit} */ (bytes)).json();
      // `VERSION` of export.rs
      if (found.version !== 12) throw Error(`search: format ${found.version}; reload the page`);
      return found;
    });
    const lang = wanted || first;
    return Object.hasOwn(languages, lang) && { ...languages[lang], lexicon: await openLexicon(file, lang, languages[lang].root) };
  }

  /**
   * @param {string} query @param {Options} [options]
   * @returns {Promise<Hits>}
   */
  async function search(query, { lang, role, section, limit = 10, exact = false } = {}) {
    const hits = /** @type {Hits} */ (Object.assign([], { notes: [], terms: [], sections: [] }));
    const typed = String(query ?? "").slice(0, 200).trim();
    const text = fold(typed);
    const opened = text && (await language(lang));
    if (!opened) return hits;
    const { lexicon, roles, sections, stop } = opened;
    /** Keeps what is found when a file fails to load. @template T @param {Promise<T>} found @param {T} otherwise */
    const kept = (found, otherwise) =>
      found.catch(() => {
        if (!hits.notes.some(({ kind }) => kind === "incomplete")) hits.notes.push({ kind: "incomplete" });
        return otherwise;
      });

    /** Unless only the words as typed count. @template T @param {() => Promise<T>} find @param {T} otherwise */
    const unless = (find, otherwise) => (exact ? otherwise : kept(find(), otherwise));

    const all = wordsOf(text, text.length === typed.length ? typed : text).slice(0, 16);
    const asked = all.filter(({ term }) => !stop.includes(term));
    const words = asked[0] ? asked : all;
    const last = /[\p{Alphabetic}\p{N}]$/u.test(text) && all.at(-1);
    const called = await unless(() => referrals(lexicon, words, hits, role), []);
    const together = await unless(() => joined(lexicon, all), []);
    const [named] = await Promise.all([
      unless(() => titles(lexicon, squash(text)), new Map()),
      ...all.map(async (word, at) => {
        const settled = exact || word.explained || together.some(({ from, to }) => from <= at && at <= to);
        word.found = await kept(choices(lexicon, word, word === last, settled, words.includes(word) ? (word.together ? 0.5 : 1) : 0.2), []);
      }),
    ]);
    // of several words one may be wrong, if another is found
    const own = words.flatMap(({ found }) => found);
    const typos = own.filter(({ how }) => how === "typo");
    if (typos[1] || (words[1] && typos.length === own.length)) for (const word of all) word.found = word.found.filter((group) => !typos.includes(group));
    // what was put right may be a form of the glossary
    const right = words.flatMap((word) => {
      const [first] = word.found;
      const other = first && (first.how || (first.choices[0].factor === 1 && first.choices[0].entry.text !== word.term));
      return other ? word.found.map(({ choices: [{ entry }] }) => ({ term: entry.text, typed: entry.text })) : [word];
    });
    if (!called[0] && right.some((word) => !words.includes(word))) called.push(...(await unless(() => referrals(lexicon, right, hits, role), [])));
    for (const { from, to, entry, factor } of together)
      for (const { found } of all.slice(from, to + 1)) {
        if (!found[0]) found.push({ choices: [] });
        found[0].choices.push({ entry, factor });
      }
    const groups = [...all.flatMap(({ found }) => found), ...called];
    // beside as many words that nobody knows, questions aside, only those count that titles have
    const lost = words.filter(({ found, typed, term }) => !found[0] && !/^어디|[요까죠]$/.test(typed) && !/^방?법$/.test(term));
    if (lost.length * 2 >= words.length && !named.size && !called[0] && !groups.some(({ choices: [{ entry }] }) => entry.titled)) groups.length = 0;
    for (const { how, typed, choices } of groups) if (how) hits.notes.push({ kind: how, typed, terms: choices.map(({ entry }) => entry.text) });
    const sought = await Promise.all(
      groups.map(({ choices }) => Promise.all(choices.map(async ({ entry: { text, pages, key }, factor }) => ({ text, pages, factor, postings: await kept(lexicon.postings({ text, key }), []) })))),
    );
    const looked = new Map(sought.flat().map((term) => [term.text, weigh(term, lexicon)]));
    hits.terms = [...looked.keys()];
    const { rows } = lexicon;
    const allowed = (/** @type {number} */ page) => {
      const set = rows[page].roles;
      return !role || !set || roles[set - 1].includes(role);
    };
    const ranked = await rank(sought, lexicon, allowed);
    // what is gone ranks last, but the name of what is gone asks for just that
    const first = /** @type {any} */ (hits.notice)?.pages ?? [];
    for (const page of first) named.set(page, 1);
    for (const [page, cover] of named) {
      const hit = ranked.find((hit) => hit.page === page) ?? { page, sections: [], score: 0 };
      if (!hit.score && allowed(page)) ranked.push(hit);
      hit.score += 8 * cover ** 2;
    }
    const inside = (/** @type {string} */ id) => ranked.filter(({ page }) => sections[rows[page].section][0] === id);
    hits.sections = sections.map(([id, title]) => ({ id, title, count: inside(id).length })).filter(({ count }) => count);
    const place = (/** @type {number} */ page) => (first.includes(page) ? -1 : +(rows[page].state === "removed"));
    const order = (/** @type {any} */ a, /** @type {any} */ b) => place(a.page) - place(b.page) || b.score - a.score || a.page - b.page;
    const found = (section ? inside(section) : ranked).sort(order).slice(0, limit && Math.max(limit, AGAIN));
    // what the first ones show puts them in order once more
    const near = nearness(text, sought, lexicon);
    const shown = new Map();
    await Promise.all(found.map(async (hit, at) => shown.set(hit, await kept(show(lexicon, hit, roles, looked, role, at < AGAIN ? near() : undefined), undefined))));
    for (const hit of [...found.slice(0, AGAIN).sort(order), ...found.slice(AGAIN)].slice(0, limit)) if (shown.get(hit)) hits.push({ ...shown.get(hit), score: hit.score });
    return hits;
  }
  return { search };
}

/** Letters and digits alone. @param {string} part */
const squash = (part) => part.replace(/[^\p{Alphabetic}\p{N}]+/gu, "");

/** Words that the glossary prefers to the typed ones; its cards and notices go to `hits`, words that lead to others are `explained`. Of forms within each other the longest counts, a form of one word if it was typed so far, and a former label only if it is all that was typed. @param {any} lexicon @param {{term: string, typed: string, explained?: boolean, together?: boolean}[]} words @param {Hits} hits @param {string | undefined} role */
async function referrals(lexicon, words, hits, role) {
  const found = [];
  for (const from of words.keys()) {
    let form = "", most = 1;
    for (let to = from; words[to] && to < from + most; ) {
      form += words[to++].term;
      const entry = await lexicon.lookup(form);
      const said = entry?.refers && (await lexicon.referral(entry));
      if (said) found.push({ from, to, said });
      if (entry?.begins) most = 5;
    }
  }
  const groups = [];
  for (const { from, to, said } of found) {
    const whole = to - from === words.length;
    const { notice } = said; // a name of four letters tells of it inside a longer query, too
    if (whole) (hits.card = said.card), (hits.places = said.places);
    if (notice && (whole || notice.name[3]) && (!role || !notice.roles.length || notice.roles.includes(role))) hits.notice = whole ? notice : { ...notice, pages: [] };
    const meant = words.slice(from, to);
    if (found.some((other) => other.from <= from && to <= other.to && other.to - other.from > to - from && (other.said.to.length || other.said.card || other.said.notice))) continue;
    for (const { preferred, form, kind } of said.to) {
      if ((kind === "former" && !whole) || (!meant[1] && !squash(fold(meant[0].typed)).startsWith(squash(fold(form))))) continue;
      hits.notes.push({ kind: "preferred", form, preferred, status: kind });
      for (const word of meant) (word.explained = true), (word.together ||= !!meant[1]);
      // a customer's word or one of another language may be meant as it stands, if pages use it too
      const known = !meant[1] && (await lexicon.lookup(meant[0].term));
      const factor = (known && known.pages && { hidden: 0.5, foreign: 0.15 }[kind]) || meant.length; // what several words mean together counts as much as they
      for (const entry of await Promise.all(terms(preferred).map(lexicon.lookup))) if (entry?.pages) groups.push({ choices: [{ entry, factor }] });
    }
  }
  return groups;
}

/** The sentence that weighs most, in 160 characters at most, from its beginning or a little before its weightiest word, and what follows it; `src/index/query/excerpt.rs` is the mirror. @param {string} text @param {Map<string, number>} sought what each term weighs @param {Near} [near] counts its words, too */
function best(text, sought, near) {
  let most = 0, from = 0, at = 0;
  for (const { 0: sentence, index } of text.matchAll(/[^\r]*?(?:[.?!。](?=\s)|\r|$)/g)) {
    const left = new Map(sought);
    let sum = 0, top = 0, place = 0;
    const words = runs(sentence);
    near?.(words);
    for (const { terms, index } of words) {
      for (const term of terms) {
        const one = held(term, left), weight = (one && /** @type {number} */ (left.get(one)) * (one === term ? 1 : 0.9)) || 0;
        if (one) left.delete(one);
        sum += weight;
        if (weight > top) (top = weight), (place = index);
      }
    }
    if (sum > most + 1e-9) (most = sum), (from = index), (at = place);
  }
  const cut = at > 99 ? text.lastIndexOf(" ", from + at - 40) + 1 : 0;
  const shown = (cut > from ? "…" : "") + text.slice(Math.max(from, cut)).trim().replace(/\s/g, " ");
  return shown[159] ? `${shown.slice(0, shown.lastIndexOf(" ", 159) + 1).trim() || shown.slice(0, 160)}…` : shown;
}

/** Shows the section that answers best of those that the role reads, and adds to the score what its words say. @param {any} lexicon @param {{page: number, sections: number[], score: number}} hit @param {string[][]} sets roles @param {Map<string, number>} sought what each term weighs @param {string | undefined} role @param {Near | undefined} near counts them @returns {Promise<Omit<Hit, "score">>} */
async function show(lexicon, hit, sets, sought, role, near) {
  const { page, sections } = hit;
  const { state, roles } = lexicon.rows[page];
  /** @type {any} */
  let lines, at;
  /** A line's cells, and whether the role reads it: who does stands before it, if not all do. @param {number} at */
  const line = (at) => {
    const [, readers, text] = /** @type {string[]} */ (/^(?:(.*)\v)?([^]*)/.exec(lines[at] ?? ""));
    return { cells: text.split("\t"), read: !role || !readers || readers.split(" ").includes(role) };
  };
  do {
    /** @type {any} */
    let best;
    if (state !== "removed") sections.forEach((score, section) => score > (sections[best] ?? 0) && (best = section));
    ({ lines, at } = await lexicon.shown(page, best ?? 0));
    best ?? (at = 0);
    delete sections[best];
  } while (at && !line(at).read);
  const [url, title, , date] = line(0).cells;
  const own = at && /** @type {string} */ (line(at).cells.at(-1));
  while (at && line(at).cells.length < 3) at--; // a further passage is a text alone
  const [heading, anchor] = at ? line(at).cells : [""];
  near?.(runs(heading));
  let excerpt = own && best(own, sought, near);
  if (near && own) hit.score += near([]);
  const hash = anchor || fold(heading).replace(/[^\p{Alphabetic}\p{N} _-]/gu, "").trim().replace(/ /g, "-");
  if (!excerpt) {
    ({ lines } = await lexicon.shown(page, 0));
    const { cells, read } = line(1);
    excerpt = line(0).cells[2] || best((read && cells[2]) || "", sought);
  }
  return { url: url + (hash && `#${hash}`), title, heading, excerpt, ...(roles && { roles: sets[roles - 1] }), ...(state && { state }), ...(date && { date }) };
}

// What marks hits reads texts as the index does.
export { fold, held, runs };
