// @ts-check
/** Tabs: arrows move, Home and End jump; what is sought in a hidden panel, by an address or in the page, opens it. */
import { all } from "./page.js";

/** @param {HTMLElement} tabs */
function prepare(tabs) {
  const buttons = all("[role=tab]", tabs).filter((tab) => tab.closest("[data-tabs]") === tabs);
  const panels = buttons.map((tab) => document.getElementById(tab.getAttribute("aria-controls") ?? ""));

  /** @param {number} chosen */
  const select = (chosen) => {
    buttons.forEach((tab, index) => {
      const open = index === chosen;
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
      const panel = panels[index];
      for (const [name, value] of [["hidden", "until-found"], ["aria-hidden", "true"]]) {
        if (open) panel?.removeAttribute(name);
        else panel?.setAttribute(name, value);
      }
      if (open) panel?.setAttribute("tabindex", "0");
      else panel?.removeAttribute("tabindex");
    });
  };
  /** The reader's own choice stands in the address. @param {number} chosen */
  const choose = (chosen) => {
    select(chosen);
    if (location.protocol !== "file:") history.replaceState(history.state, "", `#${panels[chosen]?.id}`);
  };
  panels.forEach((panel, index) => {
    for (const sought of ["beforematch", "helpgen:open"]) panel?.addEventListener(sought, () => select(index));
  });
  buttons.forEach((tab, index) => tab.addEventListener("click", () => choose(index)));
  buttons[0]?.parentElement?.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((tab) => tab === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = (to + buttons.length) % buttons.length;
    choose(next);
    buttons[next].focus();
  });
  select(0);
  tabs.dataset.ready = "";
  addEventListener("beforeprint", () => panels.forEach((panel) => panel?.removeAttribute("hidden")));
  addEventListener("afterprint", () => select(buttons.findIndex((tab) => tab.getAttribute("aria-selected") === "true")));
}

export function start() {
  for (const tabs of all("[data-tabs]")) prepare(tabs);
}
