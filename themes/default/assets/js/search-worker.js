// @ts-check
/** The index in a thread of its own, so that no query holds the page up. */
import { marked } from "./mark.js";
import { openSearch } from "./search.js";

/** @type {ReturnType<typeof openSearch> | undefined} */
let opened;

addEventListener("message", async ({ data: { id, base, query, options } }) => {
  try {
    opened ??= openSearch({ base });
    const hits = marked(await opened.search(query, options));
    // A copy for another thread keeps a list's items, not what else it bears.
    postMessage({ id, hits: [...hits], about: { ...hits } });
  } catch (error) {
    postMessage({ id, failed: String(error) });
  }
});
