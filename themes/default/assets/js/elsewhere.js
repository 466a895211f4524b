// @ts-check
/** The page for addresses that lead nowhere, in the address's own language: hosts show the one at the site's root everywhere. */
import { lang, root } from "./page.js";

export async function start() {
  const { pathname } = new URL(root);
  if (!location.pathname.startsWith(pathname)) return;
  const wanted = location.pathname.slice(pathname.length).split("/")[0];
  const other = document.querySelector(`[data-languages] a[hreflang="${CSS.escape(wanted)}"]`);
  if (!other || wanted === lang) return;
  const answer = await fetch(`${root}${wanted}/404.html`);
  const text = await answer.text();
  // Hosts may answer with an error even where the page is there.
  if (!/<body class="page-404"/.test(text)) return;
  document.open();
  document.write(text);
  document.close();
}
