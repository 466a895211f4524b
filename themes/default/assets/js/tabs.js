// @ts-check
/** Tabs: arrows move, Home and End jump; a link or a search into a hidden panel opens it. */
import { all } from "./page.js";

/** @param {HTMLElement} tabs */
function prepare(tabs) {
  const buttons = all("[role=tab]", tabs).filter((tab) => tab.closest("[data-tabs]") === tabs);
  const panels = buttons.map((tab) => document.getElementById(tab.getAttribute("aria-controls") ?? ""));

  /** @param {number} chosen */
  const select = (chosen) => {
    buttons.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      panels[index]?.toggleAttribute("hidden", index !== chosen);
    });
  };
  panels.forEach((panel, index) => {
    panel?.setAttribute("role", "tabpanel");
    panel?.setAttribute("aria-labelledby", buttons[index].id);
    panel?.setAttribute("tabindex", "0");
  });
  buttons.forEach((tab, index) => tab.addEventListener("click", () => select(index)));
  buttons[0]?.parentElement?.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((tab) => tab === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = (to + buttons.length) % buttons.length;
    select(next);
    buttons[next].focus();
  });
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const at = target ? panels.findIndex((panel) => panel?.contains(target)) : -1;
    if (!target || at < 0) return;
    select(at);
    target.scrollIntoView();
  };
  select(0);
  tabs.dataset.ready = "";
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => panels.forEach((panel) => panel?.removeAttribute("hidden")));
  addEventListener("afterprint", () => select(buttons.findIndex((tab) => tab.getAttribute("aria-selected") === "true")));
}

export function start() {
  for (const tabs of all("[data-tabs]")) prepare(tabs);
}
