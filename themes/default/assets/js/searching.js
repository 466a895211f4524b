// @ts-check
/** When searching begins: a press on the field or the button, `/`, Ctrl+K. What it needs is fetched then. */
import { all, searchPage } from "./page.js";

const load = () => import("./find.js");

/** The dialog, with what was typed elsewhere. @param {string} [query] */
const dialog = (query) => load().then((find) => find.openDialog(query));

/** @param {EventTarget | null} target */
const writing = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function start() {
  /** @type {HTMLInputElement | null} */
  let field = null;
  for (const form of /** @type {HTMLFormElement[]} */ (all("form[data-search]"))) {
    const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    field ??= input;
    const whole = form.dataset.search === "page";
    let attached = false;
    const attach = () => {
      if (attached) return;
      attached = true;
      load().then((find) => find.attach(form, { whole }));
    };
    // The focus that the page gives by itself fetches nothing: the first press or key does.
    const desk = matchMedia("(hover: hover) and (min-width: 56.25rem)").matches;
    if (desk && !location.hash && (whole || form.dataset.focus !== undefined)) input.focus({ preventScroll: true });
    if (whole) {
      input.value = new URLSearchParams(location.search).get("q") ?? "";
      attach();
    } else {
      for (const event of ["focus", "pointerdown", "keydown", "input"]) input.addEventListener(event, attach);
      // On a small screen the list needs the whole of it; the press lets the keyboard come up.
      input.addEventListener("click", () => {
        if (matchMedia("(max-width: 40rem)").matches) dialog(input.value);
      });
    }
  }

  for (const button of all("[data-search-open]")) button.addEventListener("click", () => dialog());
  document.addEventListener("keydown", (event) => {
    const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    // In a search field that is still empty, too: who presses it there means the shortcut.
    if (plain && event.target instanceof HTMLInputElement && !event.target.value && event.target.closest("form.search")) return event.preventDefault();
    const slash = plain && !writing(event.target);
    const k = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === "KeyK";
    if (!slash && !k) return;
    if (document.querySelector("dialog[open]") || !searchPage) return;
    event.preventDefault();
    if (field?.offsetParent && matchMedia("(min-width: 40.01rem)").matches) {
      field.focus();
      field.select();
    } else dialog();
  });
}
