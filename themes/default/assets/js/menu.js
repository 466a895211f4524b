// @ts-check
/** The drawer of narrow screens, and the sections' list, which moves into it there. */
import { all, remember } from "./page.js";

/** A banner that is closed stays closed. */
function banner() {
  const page = document.documentElement;
  for (const button of all("[data-banner-close]")) {
    button.addEventListener("click", () => {
      remember("banner", page.dataset.banner ?? "");
      page.classList.replace("banner-on", "banner-off");
      document.getElementById("hg-main")?.focus({ preventScroll: true });
    });
  }
}

export function start() {
  banner();
  const drawer = document.querySelector("[data-drawer]");
  if (!(drawer instanceof HTMLDetailsElement)) return;
  const summary = /** @type {HTMLElement} */ (drawer.querySelector("summary"));

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.open) return;
    drawer.open = false;
    summary.focus();
  });
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (drawer.open && (!drawer.contains(target) || target.closest("a"))) drawer.open = false;
  });
  drawer.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !drawer.contains(event.relatedTarget)) drawer.open = false;
  });

  const side = document.querySelector(".columns > [data-side]");
  const slot = drawer.querySelector("[data-menu-slot]");
  const wide = matchMedia("(min-width: 56.25rem)");
  if (side && slot) {
    const columns = /** @type {Element} */ (side.parentElement);
    const place = () => {
      if (wide.matches) columns.prepend(side);
      else slot.append(side);
      const current = side.querySelector("[aria-current='page']");
      if (wide.matches && current instanceof HTMLElement) side.scrollTop = current.offsetTop - side.clientHeight / 2;
    };
    place();
    wide.addEventListener("change", place);
  }

  for (const link of /** @type {HTMLAnchorElement[]} */ (all("[data-languages] a"))) {
    link.addEventListener("click", () => {
      remember("lang", link.lang);
      // What was searched for is searched for in the other language.
      const query = new URLSearchParams(location.search).get("q");
      if (query) link.search = `?${new URLSearchParams({ q: query })}`;
    });
  }
}
