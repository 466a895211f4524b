// @ts-check
/** Light or dark: the system's wish until the reader has one of their own. */
import { all, recall, remember, text } from "./page.js";

const page = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

const dark = () => (page.dataset.theme ? page.dataset.theme === "dark" : system.matches);

function show() {
  const media = { dark: "all", light: "not all" }[page.dataset.theme ?? ""] ?? "(prefers-color-scheme: dark)";
  for (const source of document.querySelectorAll("source[data-dark]")) if (source instanceof HTMLSourceElement && source.media !== media) source.media = media;
  for (const label of all("[data-theme-text]")) label.textContent = text(dark() ? "theme-light" : "theme-dark");
}

/** Takes over what was chosen elsewhere. @param {string} chosen */
function follow(chosen) {
  if (chosen === "dark" || chosen === "light") page.dataset.theme = chosen;
  else delete page.dataset.theme;
  show();
}

export function start() {
  show();
  system.addEventListener("change", show);
  addEventListener("storage", (event) => {
    if (event.key === "helpgen:theme") follow(event.newValue ?? "");
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) follow(recall("theme"));
  });
  for (const button of all("[data-theme-toggle]")) {
    button.addEventListener("click", () => {
      const wanted = dark() ? "light" : "dark";
      // Back at what the system wants: follow it again.
      const own = (wanted === "dark") === system.matches ? "" : wanted;
      if (own) page.dataset.theme = own;
      else delete page.dataset.theme;
      remember("theme", own);
      show();
    });
  }
}
