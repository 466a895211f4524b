// @ts-check
/** The page's scripts: what every page needs at once, the rest when it is first asked for. */
import { start as article } from "./article.js";
import { start as menu } from "./menu.js";
import { all } from "./page.js";
import { start as role } from "./role.js";
import { start as scheme } from "./scheme.js";
import { start as searching } from "./searching.js";
import { start as tabs } from "./tabs.js";
import { start as tip } from "./tip.js";

role();
scheme();
menu();
tabs();
article();
tip();
searching();

// What an address points to may be folded away, or be another role's.
const follow = () => location.hash.length > 1 && import("./reveal.js").then((module) => module.follow());
addEventListener("hashchange", follow);
follow();

if (document.querySelector("[data-prose] input[type=checkbox]")) import("./tasks.js").then((module) => module.start());
if (document.body.classList.contains("page-404")) import("./elsewhere.js").then((module) => module.start());
if (document.querySelector("[data-open]")) import("./open.js").then((module) => module.start());
if (document.querySelector("[data-print-document]")) import("./print.js").then((module) => module.start());
for (const box of all("[data-feedback]")) import("./feedback.js").then((module) => module.start(box));
for (const filter of all("[data-filter]")) import("./filter.js").then((module) => module.start(filter));

document.addEventListener("click", (event) => {
  const film = event.target instanceof Element && event.target.closest("a[data-embed]");
  if (!(film instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./embed.js").then((module) => module.embed(film));
});

document.addEventListener("click", (event) => {
  // A link to where the address is already changes nothing in it.
  const same = event.target instanceof Element && event.target.closest("a[href]");
  if (same instanceof HTMLAnchorElement && same.hash && same.href === location.href) setTimeout(follow);
  const link = event.target instanceof Element && event.target.closest("a[data-zoom]");
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import("./zoom.js").then((module) => module.zoom(link, event));
});
