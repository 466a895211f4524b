// @ts-check
/** Asks the index: in a thread of its own, or in the page's where there is none to be had. */
import { root } from "./page.js";

/**
 * @typedef {import("./mark.js").Marked} Hits
 * @typedef {(query: string, options: import("./search.js").Options) => Promise<Hits>} Search
 */

/** @returns {Search} */
function threaded() {
  const worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
  /** @type {Map<number, {found: (hits: Hits) => void, failed: (error: Error) => void}>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, hits, about, failed } }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failed) asked?.failed(new Error(failed));
    else asked?.found(Object.assign(hits, about));
  });
  worker.addEventListener("error", () => {
    engine = undefined;
    for (const { failed } of waiting.values()) failed(new Error("worker"));
    waiting.clear();
    search = direct;
  });
  return (query, options) =>
    new Promise((found, failed) => {
      waiting.set((last += 1), { found, failed });
      worker.postMessage({ id: last, base: root, query, options });
    });
}

/** @type {Promise<{search: Search}> | undefined} */
let engine;

/** In the page's own thread; after a failure the next query starts anew. @type {Search} */
async function direct(query, options) {
  engine ??= Promise.all([import("./search.js"), import("./mark.js")]).then(([{ openSearch }, { marked }]) => {
    const { search } = openSearch({ base: root });
    return { search: async (...asked) => marked(await search(...asked)) };
  });
  engine.catch(() => (engine = undefined));
  return (await engine).search(query, options);
}

/** @type {Search | undefined} */
let search;

/** @type {Search} */
export async function ask(query, options) {
  try {
    search ??= threaded();
  } catch {
    search = direct;
  }
  const used = search;
  try {
    return await used(query, options);
  } catch (error) {
    // The thread could not start, and the page answers from now on.
    if (used !== direct && search === direct) return direct(query, options);
    throw error;
  }
}
