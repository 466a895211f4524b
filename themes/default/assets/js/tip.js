// @ts-check
/**
 * Tips of terms, UI labels and badges. They open by pointer, focus and tap, stay while the pointer is on them, and close
 * with Esc (WCAG 1.4.13). On a touch screen the first tap on a term shows the tip, which holds the link.
 */
import { all, element, text } from "./page.js";

const HAS_TIP = "[data-tip], [data-place], [data-former]";

/** @type {HTMLElement | null} */
let tip = null;
/** @type {HTMLElement | null} */
let owner = null;
/** @type {number | undefined} */
let leaving;

/** @param {HTMLElement} from */
function content(from) {
  const { tip: plain, place, former } = from.dataset;
  if (plain) {
    const parts = [element("span", {}, plain)];
    if (from instanceof HTMLAnchorElement) {
      parts.push(element("span", {}, element("br"), element("a", { href: from.href, tabindex: "-1" }, `${text("read-on")} ${document.documentElement.dir === "rtl" ? "←" : "→"}`)));
    }
    return parts;
  }
  const list = element("dl");
  if (place) list.append(element("dt", {}, text("place")), element("dd", {}, place));
  if (former) list.append(element("dt", {}, text("former")), element("dd", {}, former));
  return [list];
}

function close() {
  clearTimeout(leaving);
  tip?.remove();
  owner?.removeAttribute("aria-describedby");
  tip = owner = null;
}

/** @param {HTMLElement} from */
function open(from) {
  clearTimeout(leaving);
  if (owner === from) return;
  close();
  owner = from;
  const shown = element("div", { class: "tip", id: "hg-tip", role: "tooltip" }, ...content(from));
  tip = shown;
  shown.addEventListener("pointerenter", () => clearTimeout(leaving));
  shown.addEventListener("pointerleave", leave);
  (document.querySelector("main") ?? document.body).append(shown);
  from.setAttribute("aria-describedby", "hg-tip");

  // Under the line on which the text begins, or above where there is no room.
  const at = from.getClientRects()[0];
  if (!at) return close();
  const edge = 16;
  const left = Math.max(edge, Math.min(at.left, document.documentElement.clientWidth - shown.offsetWidth - edge));
  const below = at.bottom + shown.offsetHeight + 8 < innerHeight;
  shown.style.left = `${left + scrollX}px`;
  shown.style.top = `${scrollY + (below ? at.bottom + 6 : at.top - shown.offsetHeight - 6)}px`;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(close, 120);
}

/** @param {Event} event @returns {HTMLElement | null} */
const found = (event) => (event.target instanceof Element ? event.target.closest(HAS_TIP) : null);

export function start() {
  for (const from of all(HAS_TIP)) {
    if (!(from instanceof HTMLAnchorElement) && !from.closest("a, summary, button")) from.tabIndex = 0;
  }
  let touched = false;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  document.addEventListener("pointerover", (event) => {
    const from = found(event);
    if (from && event.pointerType === "mouse") open(from);
  });
  document.addEventListener("pointerout", (event) => {
    if (found(event) && event.pointerType === "mouse") leave();
  });
  document.addEventListener("focusin", (event) => {
    const from = found(event);
    if (from && !touched) open(from);
    else if (!tip?.contains(/** @type {Node} */ (event.target))) close();
  });
  document.addEventListener("click", (event) => {
    const from = found(event);
    if (from && touched && owner !== from) {
      event.preventDefault();
      open(from);
    } else if (!from && !tip?.contains(/** @type {Node} */ (event.target))) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && tip) {
      event.stopPropagation();
      close();
    }
  }, true);
  document.addEventListener("helpgen:role", close);
}
