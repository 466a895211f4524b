// @ts-check
/**
 * Searching as the reader types: a combobox under a field, the same in a dialog, and the search page's whole list.
 * The index itself is `search.js`; it is fetched with the first query.
 */
import { ask } from "./engine.js";
import { answers, failure, isEmpty, matching, noAnswer, notes, outside, recentOptions } from "./hits.js";
import { narrowing } from "./narrow.js";
import { all, element, icon, lang, searchPage, searchReport, text } from "./page.js";
import { addRecent, forgetRecent, recent } from "./recent.js";

/** How long the words stand before a search without an answer is told, in milliseconds: not each syllable on the way. */
const SETTLED = 1500;

/** Searches that were told already. @type {Set<string>} */
const told = new Set();

/** @param {string} query */
function report(query) {
  if (!searchReport || told.has(query)) return;
  told.add(query);
  // Whether it arrives is nothing the reader can mend.
  fetch(searchReport, { method: "POST", body: new URLSearchParams({ query, lang }), keepalive: true }).catch(() => told.delete(query));
}

let made = 0;

/** @typedef {import("./hits.js").Hits} Hits */

/**
 * Makes a search form answer as the reader types.
 * @param {HTMLFormElement} form
 * @param {{whole?: boolean, leave?: () => void}} options `whole`: the search page; `leave`: what closes the dialog
 */
export function attach(form, { whole = false, leave } = {}) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const id = `hg-search-list-${(made += 1)}`;
  const list = element("div", { id, role: whole ? "group" : "listbox", "aria-label": text("search-results") });
  const above = element("div");
  const below = element("div");
  const filters = narrowing(() => update(true));
  const panel = element("div", { class: "search-panel" }, filters.bar, above, list, below);
  const status = element("div", { class: "visually-hidden", role: "status" });
  form.append(panel, status);
  panel.hidden = true;
  if (!whole) {
    for (const [name, value] of Object.entries({ role: "combobox", "aria-controls": id, "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox" })) input.setAttribute(name, value);
  }

  /** @type {HTMLElement[]} */
  let options = [];
  let active = -1;
  let asked = 0;
  let asking = "";
  let shown = "";
  /** The query that is to be taken as it was typed. */
  let exactly = "";
  /** @type {number | undefined} */
  let reporting;
  /** @type {number | undefined} */
  let telling;

  /** @param {string} message */
  const tell = (message) => {
    clearTimeout(telling);
    telling = setTimeout(() => (status.textContent = message), 500);
  };

  /** @param {number} index */
  const activate = (index) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const chosen = options[active];
    if (whole) return chosen?.focus();
    if (!chosen) return input.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", chosen.id);
  };

  /** Asks again. The button that was pressed for it goes, so the focus is given back to the field. */
  const afresh = () => {
    input.focus();
    update(true);
  };

  /** @param {string} query @param {string} role */
  const ways = (query, role) => ({
    query,
    role,
    exact: () => {
      exactly = query;
      afresh();
    },
    retry: afresh,
  });

  const close = () => {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  };

  /**
   * What the filters keep out where nothing else was found.
   * @param {string} query @param {Hits} found @param {import("./search.js").Options} options
   */
  const hidden = async (query, found, { role, section, exact }) => {
    if (found.length) return undefined;
    const others = section ? matching(found) : 0;
    if (others) return outside("section", query, others, () => (filters.choose({ role }), afresh()));
    const all = role ? matching(await ask(query, { lang, exact, limit: 0 })) : 0;
    return all ? outside("role", query, all, () => (filters.choose({ role: "" }), afresh())) : undefined;
  };

  /** @param {{top?: Node[], rows?: HTMLElement[], bottom?: Node[]}} parts */
  const render = ({ top = [], rows = [], bottom = [] }) => {
    above.replaceChildren(...top);
    list.replaceChildren(...rows);
    below.replaceChildren(...bottom);
    options = rows;
    if (!whole) {
      rows.forEach((row, index) => {
        row.id = `${id}-${index}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        row.tabIndex = -1;
      });
    }
    list.hidden = !rows.length;
    panel.hidden = !(top.length || rows.length || bottom.length);
    panel.scrollTop = 0;
    if (!whole) input.setAttribute("aria-expanded", String(!panel.hidden && rows.length > 0));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    for (const idle of document.querySelectorAll("[data-search-idle]")) if (whole) idle.toggleAttribute("hidden", !panel.hidden);
  };

  const showStart = () => {
    shown = exactly = "";
    filters.hide();
    const queries = whole ? [] : recent();
    if (queries.length) {
      const forget = element("button", { class: "quiet-link", type: "button" }, text("search-forget"));
      forget.addEventListener("click", () => {
        forgetRecent();
        showStart();
        input.focus();
      });
      render({ top: [element("div", { class: "search-group" }, element("span", {}, text("search-recent")), forget)], rows: recentOptions(queries) });
    } else render(leave ? { bottom: [element("p", { class: "search-summary" }, text("search-start"))] } : {});
    status.textContent = "";
  };

  const update = async (again = false) => {
    const query = input.value.trim();
    // An input method tells the end of a syllable as a change, too; the choice among the answers must outlive it. What is
    // asked of other words meanwhile is asked no longer; the same words asked again, for another role, still are.
    if (query && query === shown && !panel.hidden && !again) {
      if (asking !== query) asked += 1;
      return;
    }
    const turn = (asked += 1);
    asking = query;
    if (whole) {
      const url = new URL(location.href);
      if (query) url.searchParams.set("q", query);
      else url.searchParams.delete("q");
      filters.write(url.searchParams);
      history.replaceState(history.state, "", url);
      // The same question in another language.
      for (const link of /** @type {HTMLAnchorElement[]} */ (all("[data-languages] a"))) link.search = query ? `?${new URLSearchParams({ q: query })}` : "";
    }
    clearTimeout(reporting);
    if (!query) return showStart();
    if (exactly !== query) exactly = "";
    try {
      const chosen = { lang, ...filters.chosen(), exact: exactly === query };
      const found = await ask(query, { ...chosen, limit: whole ? 30 : 8 });
      const elsewhere = await hidden(query, found, chosen);
      // An answer that comes late, to a question that is no longer asked, is dropped; what stands stays until then.
      if (turn !== asked) return;
      if (isEmpty(found) && found.notes.some((note) => note.kind === "incomplete")) throw new Error("nothing could be loaded");
      shown = query;
      filters.show(found.sections);
      const top = [...notes(found, ways(query, chosen.role)), ...(elsewhere ? [elsewhere] : [])];
      if (isEmpty(found)) {
        render({ top, bottom: elsewhere ? [] : noAnswer(query) });
        tell(elsewhere?.firstChild?.textContent ?? text("search-none", { query }));
        if (!elsewhere && !exactly && !found.notes.length) reporting = setTimeout(() => report(query), SETTLED);
        return;
      }
      const count = matching(found, chosen.section);
      const summary = text("search-found", { count });
      const partly = found.length && found.length < count ? text("search-found-first", { count, shown: found.length }) : summary;
      const address = new URLSearchParams({ q: query });
      filters.write(address);
      const more = element("a", { class: "quiet-link search-more", href: `${searchPage}?${address}` }, text("search-all", { query }), icon("arrow"));
      render({
        top: [...(whole ? [element("p", { class: "search-summary" }, partly)] : []), ...top],
        rows: answers(found, chosen.role, query),
        bottom: whole ? [] : [more],
      });
      tell(summary);
    } catch (error) {
      if (turn !== asked) return;
      shown = "";
      // What was found before stays; a press tries again.
      const failed = failure(error, afresh);
      above.replaceChildren(failed);
      panel.hidden = false;
      tell(failed.firstChild?.textContent ?? "");
    }
  };

  input.addEventListener("input", () => update());
  document.addEventListener("helpgen:role", () => {
    if (shown) update(true);
  });
  input.addEventListener("focus", () => {
    if (!whole && panel.hidden) update();
  });

  form.addEventListener("keydown", (event) => {
    // Keys that an input method is using are not ours.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.target instanceof HTMLSelectElement && event.key !== "Escape") return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length && (event.target === input || whole)) {
      event.preventDefault();
      if (panel.hidden) {
        panel.hidden = false;
        input.setAttribute("aria-expanded", "true");
      }
      const at = whole ? options.findIndex((row) => row === document.activeElement) : active;
      const next = at + step;
      if (next < 0 && at === 0) {
        activate(-1);
        input.focus();
      } else activate(next < 0 ? options.length - 1 : Math.min(next, options.length - 1));
    } else if (event.key === "Enter" && event.target === input && options[active]) {
      event.preventDefault();
      options[active].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (leave) leave();
      else if (whole || panel.hidden) {
        input.value = "";
        update();
      } else {
        close();
        input.focus();
      }
    }
  });

  form.addEventListener("formdata", ({ formData }) => filters.write(formData));
  form.addEventListener("submit", (event) => {
    const query = input.value.trim();
    if (!query) return event.preventDefault();
    addRecent(query);
    if (!whole) return;
    event.preventDefault();
    update();
  });

  panel.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const past = target?.closest("[data-query]");
    if (past instanceof HTMLElement) {
      input.value = past.dataset.query ?? "";
      input.focus();
      update();
    } else if (target?.closest("a")) {
      addRecent(input.value);
      leave?.();
    }
  });
  // A press on the list must not take the focus from the field, which would close the list.
  panel.addEventListener("pointerdown", (event) => {
    if (!whole && event.pointerType === "mouse" && !(event.target instanceof Element && event.target.closest("button, select"))) event.preventDefault();
  });
  if (!whole && !leave) {
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget instanceof Node && form.contains(event.relatedTarget)) return;
      close();
    });
  }

  if (whole) filters.read(new URLSearchParams(location.search));
  if (input.value || document.activeElement === input || leave) update();
  return { input, update, reset: () => filters.choose() };
}

/** @type {({dialog: HTMLDialogElement} & ReturnType<typeof attach>) | null} */
let box = null;

function makeDialog() {
  const input = element("input", {
    type: "search", name: "q", "aria-label": text("search"), placeholder: text("search-placeholder"), autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search",
  });
  const close = element("button", { class: "tool", type: "button", "aria-label": text("close") }, icon("close"));
  const form = element("form", { class: "search", role: "search", action: searchPage, method: "get" }, element("div", { class: "search-field" }, icon("search"), input, close));
  /** @param {string} key @param {string} does */
  const key = (key, does) => element("span", {}, element("kbd", { class: "key" }, key), ` ${text(`search-keys-${does}`)}`);
  const keys = element("p", { class: "search-keys", "aria-hidden": "true" }, key("↑↓", "move"), key("Enter", "open"), key("Esc", "close"));
  const dialog = element("dialog", { class: "search-dialog", "aria-label": text("search") }, form, keys);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return { dialog, ...attach(form, { leave: () => dialog.close() }) };
}

/** Opens the dialog, narrowed down to nothing but the reader's role; the focus goes back by itself when it closes. @param {string} [query] */
export function openDialog(query) {
  box ??= makeDialog();
  if (query !== undefined) box.input.value = query;
  const other = box.reset();
  box.dialog.showModal();
  box.input.focus();
  box.input.select();
  box.update(other);
}
