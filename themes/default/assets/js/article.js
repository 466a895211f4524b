// @ts-check
/** An article's contents that follow the scroll, links to its headings, wide tables, printing. */
import { all, element, icon, role, text, toast } from "./page.js";

/** Opens the contents where they stand beside the text, and marks the heading that is being read. */
function contents() {
  const toc = document.querySelector("[data-toc]");
  if (!(toc instanceof HTMLDetailsElement)) return;
  const wide = matchMedia("(min-width: 75rem)");
  const unfold = () => (toc.open = wide.matches);
  unfold();
  wide.addEventListener("change", unfold);
  toc.addEventListener("click", (event) => {
    if (!wide.matches && event.target instanceof Element && event.target.closest("a")) toc.open = false;
  });

  const links = /** @type {HTMLAnchorElement[]} */ (all("a", toc));
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;
  const follow = () => {
    waiting = false;
    let current = -1;
    headings.forEach((heading, index) => {
      if (heading?.offsetParent && heading.getBoundingClientRect().top < 140) current = index;
    });
    const end = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    if (end && headings.at(-1)?.offsetParent) {
      const visible = headings.findIndex((heading) => heading && heading.getBoundingClientRect().top >= 0);
      if (visible > current) current = visible;
    }
    links.forEach((link, index) => {
      if (index === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    if (wide.matches && current >= 0) {
      const { offsetTop, offsetHeight } = links[current];
      if (offsetTop < toc.scrollTop || offsetTop + offsetHeight > toc.scrollTop + toc.clientHeight) toc.scrollTop = offsetTop - 60;
    }
  };
  const schedule = () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  };
  addEventListener("scroll", schedule, { passive: true });
  addEventListener("resize", schedule, { passive: true });
  document.addEventListener("helpgen:role", schedule);
  follow();
}

/** On a phone the parts of the line under the title open over the text: one at a time, until something else is pressed. */
function bar() {
  const line = document.querySelector("[data-bar]");
  if (!line) return;
  const facts = line.querySelector("[data-facts]");
  const beside = matchMedia("(min-width: 75rem)");
  /** Closes what is open, and tells the button of the last one. @param {Element | null} [but] the part that is being used */
  const close = (but) => {
    let closed = null;
    for (const fold of line.querySelectorAll("details[open]")) {
      if (fold === but || (beside.matches && fold.matches("[data-toc]"))) continue;
      fold.removeAttribute("open");
      closed = fold.querySelector("summary");
    }
    if (facts?.getAttribute("aria-expanded") === "true" && facts !== but) {
      facts.setAttribute("aria-expanded", "false");
      closed = facts;
    }
    return closed;
  };
  facts?.addEventListener("click", () => facts.setAttribute("aria-expanded", String(facts.getAttribute("aria-expanded") !== "true")));
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    close(target.closest(".meta") ? facts : target.closest("[data-bar] details, [data-facts]"));
  });
  addEventListener("keydown", (event) => {
    const closed = event.key === "Escape" && !document.querySelector("dialog[open]") && close();
    if (closed instanceof HTMLElement) closed.focus();
  });
  // Tab leads on: what is open would lie over what has the focus.
  line.addEventListener("focusout", (event) => {
    const to = /** @type {FocusEvent} */ (event).relatedTarget;
    if (to instanceof Element && !line.contains(to)) close();
  });
  const fold = line.querySelector(".role-fold");
  // A press chooses and closes; the arrows walk through the roles until Enter or Escape.
  let pressed = false;
  const chosen = () => {
    const closed = close();
    if (closed instanceof HTMLElement) closed.focus();
  };
  fold?.addEventListener("pointerdown", () => (pressed = true));
  fold?.addEventListener("keydown", (event) => {
    pressed = false;
    if (/** @type {KeyboardEvent} */ (event).key === "Enter" && event.target instanceof HTMLInputElement) chosen();
  });
  fold?.addEventListener("change", () => pressed && chosen());
}

/** An address as it is read: `/ko/환불/`; as it is written where that cannot be decoded. @param {string} url */
export function readable(url) {
  try {
    return decodeURI(url).replace(/[\s<>"]/g, encodeURIComponent);
  } catch {
    return url;
  }
}

/**
 * The address of a place as it is passed on: readable, and with a role where only some roles see the place.
 * @param {HTMLAnchorElement} link
 */
function shared(link) {
  const url = new URL(link.href);
  const owners = link.closest("[data-roles]")?.getAttribute("data-roles")?.split(" ") ?? [];
  if (owners.length) url.searchParams.set("role", owners.includes(role()) ? role() : owners[0]);
  else url.searchParams.delete("role");
  return readable(url.href);
}

/** Each heading gets a link to itself; a press copies it. */
function headingLinks() {
  for (const heading of all("[data-prose] :is(h2, h3, h4)[id]")) {
    const link = element("a", { class: "heading-link", href: `#${heading.id}` }, icon("link"));
    // As it is seen: the other roles' names are hidden.
    const name = () => {
      const title = heading.innerText.replace(/\s+/g, " ").trim();
      link.setAttribute("aria-label", text("copy-link", { title }));
    };
    name();
    document.addEventListener("helpgen:role", name);
    link.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(shared(link));
        toast(text("copied"));
      } catch {
        // No leave to write: the address bar has it.
      }
    });
    heading.append(link);
  }
}

/** Longest name of a row that stays on one line (`PAY-01`), in characters. */
const SHORT = 10;

/** A word by itself (`9,900원/월`), which would break at a slash or hyphen. */
const WORD = /^\S{1,16}$/;

/** A table wider than its column scrolls by itself, also by keyboard. */
function wideTables() {
  for (const table of all("[data-prose] table")) {
    for (const cell of all("td, th", table)) {
      const words = (cell.textContent ?? "").trim();
      cell.classList.toggle("short-cell", WORD.test(words) || (cell.matches(":first-child") && words.length <= SHORT));
    }
    let box = table.closest(".table-scroll");
    if (!box) {
      box = element("div", { class: "table-scroll" });
      table.before(box);
      box.append(table);
    }
    if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
    else box.removeAttribute("tabindex");
  }
}

export function start() {
  if (document.querySelector("[data-prose]")) {
    headingLinks();
    wideTables();
  }
  contents();
  bar();
  for (const button of all("[data-print]")) button.addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    for (const picture of all("img[loading]")) picture.setAttribute("loading", "eager");
    for (const fold of /** @type {HTMLDetailsElement[]} */ (all("details.fold"))) fold.open = true;
  });
}
