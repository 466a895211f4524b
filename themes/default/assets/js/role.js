// @ts-check
/** The reader's role: one choice, applied to every part of the page at once. */
import { all, announce, remember, role, text } from "./page.js";

const page = document.documentElement;

/** @returns {HTMLInputElement[]} */
const radios = () => /** @type {HTMLInputElement[]} */ (all("[data-role-switch] input"));

/** Brings every switch on the page in line, and the line that is printed. */
function show() {
  for (const radio of radios()) radio.checked = radio.value === role();
  const name = radios().find((radio) => radio.checked)?.nextElementSibling?.textContent ?? "";
  for (const line of all("[data-print-role]")) line.textContent = role() ? ` · ${text("role-printed", { role: name })}` : "";
  return name;
}

/** The chosen role's words where no style can hide the others': the window's title, alternative texts, titles of links. */
function words() {
  for (const holder of document.querySelectorAll("[data-by-role]")) {
    const own = holder.getAttribute(`data-for-${role()}`) ?? holder.getAttribute("data-plain") ?? "";
    if (holder instanceof HTMLTitleElement) document.title = own;
    else holder.setAttribute(holder.getAttribute("data-by-role") ?? "", own);
  }
}

/** Groups of sections: what the role wants first stands first for those, too, who go from line to line. */
const groups = document.querySelector("[data-groups]");
const inOrder = groups ? /** @type {HTMLElement[]} */ ([...groups.children]) : [];

function order() {
  const first = (/** @type {HTMLElement} */ group) => (group.dataset.firstFor ?? "").split(" ").includes(role() || "-");
  const wanted = [...inOrder.filter(first), ...inOrder.filter((group) => !first(group))];
  if (groups && wanted.some((group, at) => group !== groups.children[at])) groups.append(...wanted);
}

/** @param {string} chosen empty: all */
function apply(chosen) {
  if (chosen) page.dataset.role = chosen;
  else delete page.dataset.role;
  words();
  order();
  const name = show();
  document.dispatchEvent(new CustomEvent("helpgen:role"));
  return name;
}

/** What readers call a role. @param {string} id */
export const roleName = (id) => radios().find((radio) => radio.value === id)?.nextElementSibling?.textContent?.trim() ?? id;

/** Shows a role's page for this visit, as a link with that role does: the reader's own choice stays. @param {string} chosen */
export function visit(chosen) {
  try {
    sessionStorage.setItem("helpgen:role", chosen);
  } catch {
    // Storage may be off: it holds for this page.
  }
  address(chosen);
  announce(text("role-chosen", { role: apply(chosen) }));
}

/** Keeps what the reader chose; a role that came with a link ends here. @param {string} chosen */
function keep(chosen) {
  remember("role", chosen);
  try {
    sessionStorage.removeItem("helpgen:role");
  } catch {
    // Nothing was kept, so there is nothing to drop.
  }
  address(chosen);
}

/** Puts the role into the address. @param {string} chosen */
function address(chosen) {
  const url = new URL(location.href);
  if (chosen) url.searchParams.set("role", chosen);
  else url.searchParams.delete("role");
  history.replaceState(history.state, "", url);
}

/** What a reader's eyes may rest on. */
const LINES = "[data-prose] :is(h1, h2, h3, h4, p, li, tr, dt, dd, pre, figure), .part :is(h2, li)";

/**
 * The line under the reader's eyes stays where it is while others above it come and go: the one nearest the middle of the
 * screen that is there before and after. The browser's own way of doing this is off meanwhile, or the page would move twice.
 * @param {() => void} change
 */
function inPlace(change) {
  const below = document.querySelector(".header")?.getBoundingClientRect().bottom ?? 0;
  const top = (/** @type {HTMLElement} */ line) => line.getBoundingClientRect().top;
  const middle = (below + innerHeight) / 2;
  const seen = scrollY > 0 ? all(LINES).filter((line) => line.checkVisibility() && top(line) >= below && top(line) < innerHeight) : [];
  seen.sort((a, b) => Math.abs(top(a) - middle) - Math.abs(top(b) - middle));
  const places = seen.map(top);
  page.classList.add("role-changing");
  change();
  const kept = seen.findIndex((line) => line.checkVisibility());
  if (kept >= 0) scrollBy({ top: top(seen[kept]) - places[kept], behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => page.classList.remove("role-changing")));
}

export function start() {
  words();
  order();
  if (!radios().length) return;
  show();
  document.addEventListener("change", (event) => {
    const radio = event.target;
    if (!(radio instanceof HTMLInputElement) || !radio.closest("[data-role-switch]")) return;
    keep(radio.value);
    inPlace(() => {
      const name = apply(radio.value);
      announce(radio.value ? text("role-chosen", { role: name }) : text("role-all"));
    });
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element && event.target.closest("[data-role-all]"))) return;
    keep("");
    apply("");
    announce(text("role-all"));
    document.getElementById("hg-main")?.focus({ preventScroll: true });
  });
  addEventListener("storage", (event) => {
    const known = radios().some((radio) => radio.value === (event.newValue ?? ""));
    if (event.key === "helpgen:role" && known) apply(event.newValue ?? "");
  });
  // A page that comes back from the browser's memory may have missed a choice, and keeps its old radios.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return show();
    let kept = "";
    try {
      kept = sessionStorage.getItem("helpgen:role") ?? localStorage.getItem("helpgen:role") ?? "";
    } catch {
      kept = role();
    }
    if (radios().some((radio) => radio.value === kept)) apply(kept);
  });
}
