// @ts-check
/** Searches the static index: `openSearch({base})`, then `search(query, {lang, role, limit})`. */
import { fold, terms } from "./search/words.js";
import { VERSION, openFiles, openLexicon, pause } from "./search/lexicon.js";
import { rank } from "./search/rank.js";
import { choices, otherLayout, titles } from "./search/rewrite.js";

/** Characters and words of a query that are looked at. */
const LONGEST = 200, WORDS = 16;

/**
 * @typedef {{url: string, title: string, heading: string, excerpt: string, score: number}} Hit
 * @typedef {Hit[] & {notes: {kind: string, [key: string]: unknown}[], card?: object, notice?: object, places?: string[][]}} Hits
 */

/** @param {{base: string, fetch?: typeof fetch}} options */
export function openSearch({ base, fetch: get = (...request) => fetch(...request) }) {
  const home = base.replace(/\/*$/, "/");
  const file = openFiles(home + "search/", get);
  const manifest = () =>
    file("manifest.json", (bytes) => {
      const found = JSON.parse(new TextDecoder().decode(bytes));
      if (found.version !== VERSION) throw new Error(`search: the index has format ${found.version}, this script reads ${VERSION}; reload the page`);
      return found;
    });
  /** @type {Map<string, ReturnType<typeof openLexicon>>} */
  const lexicons = new Map();

  /** @param {string | undefined} wanted */
  async function language(wanted) {
    const { languages, default: first } = await manifest();
    const lang = wanted || first;
    if (!Object.hasOwn(languages, lang)) return undefined;
    const { root, roles } = languages[lang];
    if (!lexicons.has(root)) {
      const opening = openLexicon(file, lang, root);
      lexicons.set(root, opening);
      opening.catch(() => lexicons.delete(root));
    }
    return { lexicon: await /** @type {ReturnType<typeof openLexicon>} */ (lexicons.get(root)), roles };
  }

  /**
   * @param {string} query @param {{lang?: string, role?: string, limit?: number}} [options]
   * @returns {Promise<Hits>}
   */
  async function search(query, { lang, role, limit = 10 } = {}) {
    const hits = /** @type {Hits} */ (Object.assign([], { notes: [] }));
    const text = fold(String(query ?? "").slice(0, LONGEST)).trim();
    const opened = text && (await language(lang));
    if (!opened) return hits;
    const { lexicon, roles } = opened;
    /** Keeps what is found when a file fails to load. @template T @param {Promise<T>} found @param {T} otherwise */
    const kept = (found, otherwise) =>
      found.catch((error) => {
        if (!hits.notes.some((note) => note.kind === "incomplete")) hits.notes.push({ kind: "incomplete", message: String(error.message ?? error) });
        return otherwise;
      });

    const squashed = text.replace(/[^\p{Alphabetic}\p{N}]+/gu, "");
    const words = terms(text).slice(0, WORDS);
    const growing = /[\p{Alphabetic}\p{N}]$/u.test(text);
    const [named, ...typed] = await Promise.all([
      kept(titles(lexicon, squashed), new Map()),
      ...words.map((word, i) => kept(choices(lexicon, word, growing && i === words.length - 1), [])),
    ]);
    const called = await kept(referrals(lexicon, words, hits), []);
    const groups = [...typed.flat(), ...called];
    if (!groups.length && !named.size) {
      const other = await kept(otherLayout(lexicon, squashed), []);
      groups.push(...other.map((entry) => [{ entry, factor: 0.9 }]));
    }
    const sought = await Promise.all(
      groups.map(async (group) =>
        (await Promise.all(group.map(async ({ entry, factor }) => kept(lexicon.postings(entry).then((postings) => [{ text: entry.text, pages: entry.pages, factor, postings }]), [])))).flat(),
      ),
    );
    await pause();
    const allowed = (/** @type {number} */ page) => {
      const set = lexicon.rows[page].roles;
      return !role || !set || roles[set - 1].includes(role);
    };
    const ranked = rank(sought, lexicon, allowed);
    const byPage = new Map(ranked.map((hit) => [hit.page, hit]));
    for (const [page, cover] of named) {
      if (!allowed(page)) continue;
      const hit = byPage.get(page);
      const bonus = NAMED * cover ** 2;
      if (hit) hit.score += bonus;
      else ranked.push({ page, section: -1, score: bonus });
    }
    const removed = (/** @type {number} */ page) => lexicon.rows[page].removed;
    ranked.sort((a, b) => removed(a.page) - removed(b.page) || b.score - a.score || a.page - b.page);
    const shown = await Promise.all(ranked.slice(0, Math.max(0, limit)).map((hit) => kept(show(lexicon, hit, home), undefined)));
    for (const hit of shown) if (hit) hits.push(hit);
    return hits;
  }
  return { search };
}

/** What a title that the query begins is worth. */
const NAMED = 8;

/** Words that the glossary prefers to the typed ones; its cards and notices go to `hits`. @param {any} lexicon @param {string[]} words @param {Hits} hits */
async function referrals(lexicon, words, hits) {
  const groups = [];
  for (let from = 0; from < words.length; from++) {
    const first = await lexicon.lookup(words[from]);
    if (!first) continue;
    for (let to = from + 1; to <= (first.begins ? Math.min(words.length, from + 5) : from + 1); to++) {
      const entry = to === from + 1 ? first : await lexicon.lookup(words.slice(from, to).join(""));
      const said = entry?.refers && (await lexicon.referral(entry));
      if (!said) continue;
      for (const { preferred, form, kind } of said.to ?? []) {
        hits.notes.push({ kind: "preferred", form, preferred, status: kind });
        for (const term of terms(preferred)) {
          const found = await lexicon.lookup(term);
          if (found?.pages) groups.push([{ entry: found, factor: 1 }]);
        }
      }
      if (to - from === words.length) {
        hits.card = said.card;
        hits.notice = said.notice;
        hits.places = said.places;
      }
    }
  }
  return groups;
}

/** @param {any} lexicon @param {{page: number, section: number, score: number}} hit @param {string} home @returns {Promise<Hit>} */
async function show(lexicon, { page, section, score }, home) {
  const [[url, title, description], ...sections] = await lexicon.shown(page);
  const [heading = "", anchor = "", excerpt = ""] = sections[section] ?? [];
  const slug = anchor || fold(heading).replace(/[^\p{Alphabetic}\p{N} _-]/gu, "").trim().replace(/ /g, "-");
  return { url: home + url + (heading ? `#${slug}` : ""), title, heading, excerpt: excerpt || description || sections[0]?.[2] || "", score };
}
