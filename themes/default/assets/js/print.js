// @ts-check
/**
 * A section, or everything, as one document: contents, articles with numbers, links as notes. It is made here, from the pages of
 * the site, so that a site is no larger for it and what is printed is what the reader's role reads.
 */
import { readable } from "./article.js";
import { element, locale, role, root, text } from "./page.js";

/** Pages that are fetched at once. */
const AT_ONCE = 6;

/** @typedef {{number: string, level: number, title: string, url: string, front?: boolean, page?: Document}} Entry `front`: of a section */

/** @typedef {{entries: Entry[], title: string, failed: number}} Found `title`: of the section asked for; `failed`: pages that could not be read */

/** Only the site's own pages. @param {string} url */
const inside = (url) => url.startsWith(root);

/** @param {string} url */
async function load(url) {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(String(reply.status));
  return new DOMParser().parseFromString(await reply.text(), "text/html");
}

/** Whether the reader's role sees an element of another page. @param {Element} of */
function seen(of) {
  for (let at = /** @type {Element | null} */ (of.closest("[data-roles]")); at && role(); at = at.parentElement?.closest("[data-roles]") ?? null) {
    if (!at.getAttribute("data-roles")?.split(" ").includes(role())) return false;
  }
  return true;
}

/** Where links of a page lead that match. @param {Document} page @param {string} selector @param {string} base */
function leads(page, selector, base) {
  const links = [...page.querySelectorAll(selector)].filter(seen);
  const urls = links.map((link) => ({ url: new URL(link.getAttribute("href") ?? "", base).href, title: (link.querySelector(".card-title > :first-child") ?? link).textContent?.trim() ?? "" }));
  return urls.filter(({ url }) => inside(url));
}

/**
 * The articles of a section and of those in it, in order.
 * @param {string} url @param {string} number @param {Found} into @returns {Promise<string>} its title
 */
async function section(url, number, into) {
  const page = await load(url).catch(() => undefined);
  if (!page) {
    into.failed += 1;
    return "";
  }
  const title = page.querySelector("h1")?.textContent?.trim() ?? "";
  if (number) into.entries.push({ number, level: number.split(".").length, title, url, front: true, page });
  let count = 0;
  const next = () => (number ? `${number}.${(count += 1)}` : String((count += 1)));
  for (const article of leads(page, "[data-list=pages] .card-list a", url)) into.entries.push({ number: next(), level: number ? number.split(".").length + 1 : 1, ...article });
  for (const inner of leads(page, "a[data-section]", url)) await section(inner.url, next(), into);
  return title;
}

/** What is to be printed. @param {string} home @returns {Promise<Found>} */
async function collect(home) {
  /** @type {Found} */
  const found = { entries: [], title: "", failed: 0 };
  const asked = new URLSearchParams(location.search).get("section");
  const url = asked && URL.canParse(asked, root) ? new URL(asked, root).href : "";
  if (inside(url)) {
    found.title = await section(url, "", found);
    return found;
  }
  const page = await load(home).catch(() => undefined);
  let number = 0;
  const next = () => String((number += 1));
  // Articles that lie in no topic come first.
  if (page) for (const article of leads(page, "[data-list=pages] .card-list a", home)) found.entries.push({ number: next(), level: 1, ...article });
  for (const { url } of page ? leads(page, "a[data-section]", home) : []) await section(url, next(), found);
  // A home page that leads nowhere was not read as it should be.
  if (!found.entries.length) found.failed += 1;
  return found;
}

/** Names that belong to one article alone, so that two of them may stand on one page. @param {Element} part @param {string} prefix @param {string} base */
function settle(part, prefix, base) {
  for (const one of part.querySelectorAll("[id]")) one.id = prefix + one.id;
  for (const name of ["for", "aria-controls", "aria-labelledby", "aria-describedby"]) {
    for (const one of part.querySelectorAll(`[${name}]`)) one.setAttribute(name, (one.getAttribute(name) ?? "").split(" ").map((id) => prefix + id).join(" "));
  }
  for (const name of ["src", "poster"]) for (const one of part.querySelectorAll(`[${name}]`)) one.setAttribute(name, new URL(one.getAttribute(name) ?? "", base).href);
  for (const one of part.querySelectorAll("[srcset]")) {
    const each = (one.getAttribute("srcset") ?? "").split(",").map((choice) => choice.trim().split(/\s+/));
    one.setAttribute("srcset", each.map(([url, ...size]) => [new URL(url, base).href, ...size].join(" ")).join(", "));
  }
  for (const one of part.querySelectorAll("[loading]")) one.removeAttribute("loading");
  for (const one of part.querySelectorAll("details")) one.open = true;
  for (const one of part.querySelectorAll(".tab-list, .heading-link, video, audio")) one.remove();
  for (const one of part.querySelectorAll(".tab-panel")) one.removeAttribute("tabindex");
}

/**
 * Links become notes: to another article of the document its number, to anything else a number of the list below.
 * @param {Element} part @param {string} base @param {Map<string, Entry>} known
 */
function notes(part, base, known) {
  /** @type {string[]} */
  const list = [];
  for (const link of part.querySelectorAll("a[href]")) {
    if (link.matches(".shot-zoom")) {
      link.replaceWith(...link.childNodes);
      continue;
    }
    const url = new URL(link.getAttribute("href") ?? "", base);
    const to = known.get(url.origin + url.pathname);
    if (to && url.href.split("#")[0] === base) {
      link.replaceWith(...link.childNodes);
    } else if (to) {
      link.setAttribute("href", `#p${to.number}`);
      link.after(element("span", { class: "print-see" }, ` (${text("print-see", { number: to.number })})`));
    } else if (!link.matches(".term")) {
      const shown = url.protocol === "mailto:" || url.protocol === "tel:" ? url.pathname : readable(url.href);
      if (!list.includes(shown)) list.push(shown);
      link.setAttribute("href", url.href);
      link.after(element("sup", { class: "print-note" }, String(list.indexOf(shown) + 1)));
    } else {
      link.replaceWith(...link.childNodes);
    }
  }
  if (!list.length) return;
  const lines = element("ol", {}, ...list.map((line) => element("li", {}, line)));
  part.append(element("div", { class: "print-notes" }, element("p", {}, text("print-links")), lines));
}

/** An article, or the front page of a section, of the document. @param {Entry} entry @param {Map<string, Entry>} known */
function article({ number, level, title, url, front, page }, known) {
  const heading = element("h2", { class: "print-title" }, element("span", { class: "print-number" }, number), " ", title);
  const made = element("section", { class: `print-part print-level-${Math.min(level, 3)}${front ? " print-front" : ""}`, id: `p${number}` }, heading);
  const lead = page?.querySelector(".lead")?.textContent?.trim();
  if (lead) made.append(element("p", { class: "lead" }, lead));
  for (const part of page?.querySelectorAll(".notice, .prose") ?? []) {
    const own = /** @type {Element} */ (document.importNode(part, true));
    own.removeAttribute("data-prose");
    made.append(own);
  }
  settle(made, `p${number}-`, url);
  made.id = `p${number}`;
  notes(made, url, known);
  return made;
}

export function start() {
  let round = 0;
  const again = () => {
    round += 1;
    const own = round;
    return make(() => own === round);
  };
  // What is printed is what the role reads.
  document.addEventListener("helpgen:role", again);
  return again();
}

/** A day as the site writes it: 18 November 2026. @param {Date} date */
function day(date) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(date);
}

/** Makes the document, unless it is to be made anew meanwhile. @param {() => boolean} wanted */
async function make(wanted) {
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-print-document]"));
  const state = /** @type {HTMLElement} */ (document.querySelector("[data-print-state]"));
  const button = /** @type {HTMLButtonElement} */ (document.querySelector(".print-head [data-print]"));
  button.disabled = true;
  const { entries, title, failed: unread } = await collect(new URL(place.dataset.home ?? "", location.href).href);
  if (!wanted()) return;
  const known = new Map(entries.map((entry) => [entry.url, entry]));
  const waiting = entries.filter((entry) => !entry.page);
  const all = waiting.length;
  let failed = unread;
  let done = 0;
  const work = async () => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      entry.page = await load(entry.url).catch(() => void (failed += 1));
      done += 1;
      if (!wanted()) return;
      state.textContent = text("print-collecting", { done, all });
    }
  };
  state.textContent = text("print-collecting", { done, all });
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (!wanted()) return;
  const name = title || text("print-all", { title: place.dataset.title ?? "" });
  const lines = entries.map(({ number, level, title }) =>
    element("li", { class: `print-line-${Math.min(level, 3)}` }, element("a", { href: `#p${number}` }, element("span", { class: "print-number" }, number), " ", title)),
  );
  const contents = element("nav", { class: "print-contents", "aria-label": place.dataset.contents ?? "" }, element("h2", {}, place.dataset.contents ?? ""), element("ul", {}, ...lines));
  const cover = element("header", { class: "print-cover" }, element("p", { class: "print-name" }, name), element("p", {}, `${place.dataset.title} · ${day(new Date())}`));
  place.replaceChildren(cover, contents, ...entries.map((entry) => article(entry, known)));
  await Promise.all([...place.querySelectorAll("img")].map((picture) => picture.decode().catch(() => undefined)));
  state.textContent = failed ? text("print-failed", { count: failed }) : text("print-ready", { count: all });
  document.title = `${name} · ${place.dataset.title}`;
  button.disabled = !entries.length;
}
