// @ts-check
/** Searches the static index: `openSearch({base})`, then `search(query, {lang, role, limit})`. */
import { fold, runs, terms } from "./search/words.js";
import { VERSION, openFiles, openLexicon } from "./search/lexicon.js";
import { rank } from "./search/rank.js";
import { choices, joined, otherLayout, titles } from "./search/rewrite.js";

/** Characters and words of a query that are looked at. */
const LONGEST = 200, WORDS = 16;

/**
 * `url` is relative to the base. `roles` stand where a page is for some, `state` where its feature is in one worth telling (`new`, `removed`, …).
 * @typedef {{url: string, title: string, heading: string, excerpt: string, score: number, roles?: string[], state?: string}} Hit
 * @typedef {{kind: string, [key: string]: any}} Note `preferred`, `typo`, `layout`, `initials` or `incomplete`
 * @typedef {Hit[] & {notes: Note[], terms: string[], sections: {id: string, title: string, count: number}[], card?: object, notice?: object, places?: string[][]}} Hits
 * @typedef {{lang?: string, role?: string, section?: string, limit?: number, exact?: boolean}} Options `exact`: only the words as typed
 */

/** @param {{base: string, fetch?: typeof fetch}} options */
export function openSearch({ base, fetch: get = (...request) => fetch(...request) }) {
  const file = openFiles(base.replace(/\/*$/, "/") + "search/", get);
  const manifest = () =>
    file("manifest.json", (bytes) => {
      const found = JSON.parse(new TextDecoder().decode(bytes));
      if (found.version !== VERSION) throw new Error(`search: format ${found.version}, not ${VERSION}; reload the page`);
      return found;
    });
  /** @type {Map<string, ReturnType<typeof openLexicon>>} */
  const lexicons = new Map();

  /** @param {string | undefined} wanted */
  async function language(wanted) {
    const { languages, default: first } = await manifest();
    const lang = wanted || first;
    if (!Object.hasOwn(languages, lang)) return undefined;
    const { root, roles, sections, stop } = languages[lang];
    if (!lexicons.has(root)) {
      const opening = openLexicon(file, lang, root);
      lexicons.set(root, opening);
      opening.catch(() => lexicons.delete(root));
    }
    return { lexicon: await /** @type {ReturnType<typeof openLexicon>} */ (lexicons.get(root)), roles, sections, stop };
  }

  /**
   * @param {string} query @param {Options} [options]
   * @returns {Promise<Hits>}
   */
  async function search(query, { lang, role, section, limit = 10, exact = false } = {}) {
    const hits = /** @type {Hits} */ (Object.assign([], { notes: [], terms: [], sections: [] }));
    const typed = String(query ?? "").slice(0, LONGEST).trim();
    const text = fold(typed);
    const opened = text && (await language(lang));
    if (!opened) return hits;
    const { lexicon, roles, sections, stop } = opened;
    /** Keeps what is found when a file fails to load. @template T @param {Promise<T>} found @param {T} otherwise */
    const kept = (found, otherwise) =>
      found.catch((error) => {
        if (!hits.notes.some((note) => note.kind === "incomplete")) hits.notes.push({ kind: "incomplete", message: String(error.message ?? error) });
        return otherwise;
      });

    const asTyped = text.length === typed.length ? typed : text;
    const all = runs(text)
      .flatMap(({ run, index, terms: own }) => own.map((term) => ({ term, typed: own[1] ? term : asTyped.slice(index, index + run.length) })))
      .slice(0, WORDS);
    const asked = all.filter(({ term }) => !stop.includes(term));
    const words = asked[0] ? asked : all;
    const last = /[\p{Alphabetic}\p{N}]$/u.test(text) && all.at(-1);
    const explained = new Set();
    const called = exact ? [] : await kept(referrals(lexicon, words, hits, role, explained), []);
    const together = exact ? [] : await kept(joined(lexicon, all), []);
    const [named, ...found] = await Promise.all([
      exact ? new Map() : kept(titles(lexicon, squash(text)), new Map()),
      ...all.map((word, at) => kept(choices(lexicon, word, word === last, exact || explained.has(word) || together.some(({ from, to }) => from <= at && at <= to), words.includes(word) ? 1 : STOP), [])),
    ]);
    // of several words one may be wrong, if another is found
    const own = words.flatMap((word) => found[all.indexOf(word)]);
    const typos = own.filter(({ how }) => how === "typo");
    if (typos[1] || (words[1] && typos.length === own.length)) found.forEach((groups, at) => (found[at] = groups.filter((group) => !typos.includes(group))));
    // what was put right may be a form of the glossary
    const right = words.flatMap((word) => {
      const own = found[all.indexOf(word)];
      const other = own[0] && (own[0].how || (own[0].choices[0].factor === 1 && own[0].choices[0].entry.text !== word.term));
      return other ? own.map(({ choices: [{ entry }] }) => ({ term: entry.text, typed: entry.text })) : [word];
    });
    if (!called[0] && right.some((word) => !words.includes(word))) called.push(...(await kept(referrals(lexicon, right, hits, role, explained), [])));
    for (const { from, to, entry, factor } of together)
      for (const groups of found.slice(from, to + 1)) {
        if (!groups[0]) groups.push({ how: "", typed: "", choices: [] });
        groups[0].choices.push({ entry, factor });
      }
    const groups = [...found.flat(), ...called];
    if (!groups.length && !named.size && !exact) {
      const other = await kept(otherLayout(lexicon, squash(asTyped)), []);
      if (other.length) groups.push(...other.map((entry) => ({ how: "layout", typed, choices: [{ entry, factor: 0.9 }] })));
    }
    for (const { how, typed, choices } of groups) if (how) hits.notes.push({ kind: how, typed, terms: choices.map(({ entry }) => entry.text) });
    const sought = await Promise.all(
      groups.map(async (group) =>
        (await Promise.all(group.choices.map(async ({ entry, factor }) => kept(lexicon.postings(entry).then((postings) => [{ text: entry.text, pages: entry.pages, factor, postings }]), [])))).flat(),
      ),
    );
    const looked = new Set(sought.flat().map((term) => term.text));
    hits.terms = [...looked];
    const { rows } = lexicon;
    const allowed = (/** @type {number} */ page) => {
      const set = rows[page].roles;
      return !role || !set || roles[set - 1].includes(role);
    };
    let ranked = await rank(sought, lexicon, allowed);
    const byPage = new Map(ranked.map((hit) => [hit.page, hit]));
    for (const [page, cover] of named) {
      if (!allowed(page)) continue;
      const hit = byPage.get(page);
      const bonus = NAMED * cover ** 2;
      if (hit) hit.score += bonus;
      else ranked.push({ page, sections: [], score: bonus });
    }
    const first = new Set(/** @type {any} */ (hits.notice)?.pages);
    for (const page of first) if (allowed(page) && !byPage.has(page) && !named.has(page)) ranked.push({ page, sections: [], score: NAMED });
    const counts = sections.map(([id, title]) => ({ id, title, count: 0 }));
    for (const { page } of ranked) counts[rows[page].section].count++;
    hits.sections = counts.filter((one) => one.count);
    if (section) ranked = ranked.filter(({ page }) => counts[rows[page].section].id === section);
    // what is gone ranks last, but the name of what is gone asks for just that
    const place = (/** @type {number} */ page) => (first.has(page) ? -1 : +(rows[page].state === "removed"));
    ranked.sort((a, b) => place(a.page) - place(b.page) || b.score - a.score || a.page - b.page);
    const shown = await Promise.all(ranked.slice(0, Math.max(0, limit)).map((hit) => kept(show(lexicon, hit, roles, looked, role), undefined)));
    for (const hit of shown) if (hit) hits.push(hit);
    return hits;
  }
  return { search };
}

/** What a title that the query begins is worth. What a word that customers use for another counts, if pages use it too; what a stop word beside others. */
const NAMED = 8, MAYBE = 0.5, STOP = 0.3;

/** Letters and digits alone. @param {string} part */
const squash = (part) => part.replace(/[^\p{Alphabetic}\p{N}]+/gu, "");

/** Words that the glossary prefers to the typed ones; its cards and notices go to `hits`, words that lead to others so to `explained`. Of forms within each other the longest counts, a form of one word if it was typed so far, and a former label only if it is all that was typed. @param {any} lexicon @param {{term: string, typed: string}[]} words @param {Hits} hits @param {string | undefined} role @param {Set<object>} explained */
async function referrals(lexicon, words, hits, role, explained) {
  const found = [];
  for (let from = 0; from < words.length; from++) {
    const first = await lexicon.lookup(words[from].term);
    if (!first) continue;
    for (let to = from + 1; to <= (first.begins ? Math.min(words.length, from + 5) : from + 1); to++) {
      const entry = to === from + 1 ? first : await lexicon.lookup(words.slice(from, to).map((word) => word.term).join(""));
      const said = entry?.refers && (await lexicon.referral(entry));
      if (said) found.push({ from, to, said });
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
      if ((kind === "former" && !whole) || (!meant[1] && !fold(meant[0].typed).startsWith(squash(fold(form))))) continue;
      hits.notes.push({ kind: "preferred", form, preferred, status: kind });
      for (const word of meant) explained.add(word);
      const known = await Promise.all(meant.map((word) => lexicon.lookup(word.term)));
      const factor = kind === "hidden" && known.every((entry) => entry?.pages) ? MAYBE : 1;
      for (const term of terms(preferred)) {
        const entry = await lexicon.lookup(term);
        if (entry?.pages) groups.push({ how: "", typed: "", choices: [{ entry, factor }] });
      }
    }
  }
  return groups;
}

/** Characters of an excerpt, less one. */
const EXCERPT = 159;

/** The sentence that holds most of `sought`, and what follows it; `src/index/query/excerpt.rs` is the mirror. @param {string} text @param {Set<string>} sought */
function best(text, sought) {
  let most = 0, from = 0;
  for (const { 0: sentence, index } of text.matchAll(/[^\r]*?(?:[.?!。](?=\s)|\r|$)/g)) {
    const { size } = new Set(terms(sentence).filter((term) => sought.has(term)));
    if (size > most) (most = size), (from = index);
  }
  const shown = text.slice(from).trim().replace(/\s/g, " ");
  return shown.length > EXCERPT ? `${shown.slice(0, shown.lastIndexOf(" ", EXCERPT) + 1).trim() || shown.slice(0, EXCERPT + 1)}…` : shown;
}

/** Shows the section that answers best of those that the role reads. @param {any} lexicon @param {{page: number, sections: number[], score: number}} hit @param {string[][]} sets roles @param {Set<string>} sought terms @param {string | undefined} role @returns {Promise<Hit>} */
async function show(lexicon, { page, sections, score }, sets, sought, role) {
  const { state, roles } = lexicon.rows[page];
  const lines = await lexicon.shown(page);
  // who reads it stands before a line, if not all do
  const split = (/** @type {number} */ at) => /^(?:([^\v]*)\v)?([^]*)/.exec(lines[at] ?? "") ?? [];
  const parts = (/** @type {number} */ at) => split(at)[2]?.split("\t") ?? [];
  const read = (/** @type {number} */ at) => !role || (split(at)[1] ?? role).split(" ").includes(role);
  const [url, title, description] = parts(0);
  let at = 0, most = 0;
  if (state !== "removed") sections.forEach((score, s) => {
    if (score > most && read(s + 1)) (most = score), (at = s + 1);
  });
  const excerpt = at ? best(parts(at).at(-1) ?? "", sought) : "";
  while (at && parts(at).length < 3) at--; // a further passage is an excerpt alone
  const [heading, anchor] = at ? parts(at) : ["", ""];
  const slug = anchor || fold(heading).replace(/[^\p{Alphabetic}\p{N} _-]/gu, "").trim().replace(/ /g, "-");
  return {
    url: url + (heading ? `#${slug}` : ""), title, heading, excerpt: excerpt || description || best((read(1) && parts(1)[2]) || "", sought), score,
    ...(roles && { roles: sets[roles - 1] }), ...(state && { state }),
  };
}

// What marks hits reads texts as the index does.
export { fold, runs };
