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

/** @param {string} chosen empty: all */
function apply(chosen) {
  if (chosen) page.dataset.role = chosen;
  else delete page.dataset.role;
  const name = show();
  document.dispatchEvent(new CustomEvent("helpgen:role"));
  return name;
}

/** Keeps what the reader chose; a role that came with a link ends here. @param {string} chosen */
function keep(chosen) {
  remember("role", chosen);
  try {
    sessionStorage.removeItem("helpgen:role");
  } catch {
    // Nothing was kept, so there is nothing to drop.
  }
  const url = new URL(location.href);
  if (chosen) url.searchParams.set("role", chosen);
  else url.searchParams.delete("role");
  history.replaceState(history.state, "", url);
}

/** The text under the reader's eyes stays where it is while lines above it come and go. @param {() => void} change */
function inPlace(change) {
  const fixed = all("[data-prose] > *, .part").find((block) => block.getBoundingClientRect().bottom > 80);
  const before = fixed?.getBoundingClientRect().top ?? 0;
  change();
  if (fixed && scrollY > 0 && fixed.offsetParent) scrollBy({ top: fixed.getBoundingClientRect().top - before, behavior: "instant" });
}

export function start() {
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
