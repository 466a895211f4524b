// @ts-check
/**
 * Shows what an address, a hit, a contents entry or a copied link points to: opens the tab or fold-out around it. Where it is
 * another role's, the page says so at the place, with one step to see it.
 */
import { announce, element, role, text } from "./page.js";
import { roleName, visit } from "./role.js";

/** Whether the chosen role does not see an element. @param {Element} at */
const isOthers = (at) => at instanceof HTMLElement && at.dataset.roles !== undefined && role() !== "" && !at.dataset.roles.split(" ").includes(role());

/** Where a line may stand in front of an element: not between rows or items of other kinds. @param {Element} hidden */
const place = (hidden) => hidden.closest("table")?.closest(".table-scroll") ?? hidden.closest("table") ?? hidden.closest("dl") ?? hidden;

/** @param {Element} hidden @param {Element} target */
function tell(hidden, target) {
  const owner = /** @type {HTMLElement} */ (hidden).dataset.roles?.split(" ")[0] ?? "";
  const line = text("other-passage", { role: roleName(owner) });
  const show = element("button", { class: "quiet-link", type: "button", "aria-describedby": "hg-other-passage" }, text("other-show"));
  const before = place(hidden);
  const tag = before.matches("li") ? "li" : "div";
  const notice = element(tag, { class: "other-passage" }, element("span", { id: "hg-other-passage" }, line), show);
  before.before(notice);
  show.addEventListener("click", () => {
    visit(owner);
    reveal(target);
    if (!target.matches("a, button, summary")) target.setAttribute("tabindex", "-1");
    /** @type {HTMLElement} */ (target).focus({ preventScroll: true });
  });
  notice.scrollIntoView({ block: "center" });
  show.focus({ preventScroll: true });
  announce(line);
}

const forget = () => document.querySelector(".other-passage")?.remove();

/** @param {Element} target */
export function reveal(target) {
  forget();
  /** @type {Element | null} */
  let hidden = null;
  for (let at = /** @type {Element | null} */ (target); at; at = at.parentElement) {
    if (at.matches("details.fold")) /** @type {HTMLDetailsElement} */ (at).open = true;
    if (at.matches("[role=tabpanel]")) at.dispatchEvent(new Event("helpgen:open"));
    if (isOthers(at)) hidden = at;
  }
  if (hidden) tell(hidden, target);
  else target.scrollIntoView();
}

/** What the address points to. */
function addressed() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A stray per cent sign: it is taken as it is.
  }
  return id ? document.getElementById(id) : null;
}

/** The browser goes to what is there to be seen by itself. @param {Element} target */
const needed = (target) => target.closest("details.fold:not([open]), [role=tabpanel][hidden], [data-roles]") !== null;

/** Shows what the address points to, where the browser cannot by itself. */
export function follow() {
  const target = addressed();
  if (target && needed(target)) reveal(target);
}

document.addEventListener("helpgen:role", forget);
