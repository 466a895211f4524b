// @ts-check
/** What the page tells its scripts, and small things that all of them need. */

const source = /** @type {HTMLTemplateElement} */ (document.getElementById("hg-page"));

export const root = new URL(source.dataset.root ?? "./", location.href).href;
export const lang = source.dataset.lang ?? "";
/** For days and times: English ones as the site writes them, the day first. */
export const locale = lang === "en" ? "en-GB" : lang;
export const searchPage = source.dataset.searchPage ?? "";
/** Where searches without an answer are told; empty: nowhere. */
export const searchReport = source.dataset.searchReport ?? "";

/**
 * A text of the interface with its places filled in.
 * @param {string} key as in `script:` of i18n/<lang>.yml
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  let line = source.getAttribute(`data-t-${key}`) ?? "";
  for (const [name, value] of Object.entries(values)) line = line.replaceAll(`{${name}}`, String(value));
  return line;
}

const ICONS = ["search", "close", "arrow", "link", "check"];

/** A copy of an icon that the page brought along. @param {string} name one of ICONS */
export function icon(name) {
  return source.content.querySelectorAll("svg")[ICONS.indexOf(name)].cloneNode(true);
}

/**
 * An element with attributes and children; texts become text nodes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** All elements that match. @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
export function all(selector, within = document) {
  return [...within.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

/** Tells screen readers. @param {string} message */
export function announce(message) {
  const live = document.getElementById("hg-live");
  if (!live) return;
  live.textContent = "";
  setTimeout(() => (live.textContent = message), 60);
}

/** @type {number | undefined} */
let fading;

/** Shows a line at the foot of the window for a moment, and tells screen readers. @param {string} message */
export function toast(message) {
  document.querySelector(".toast")?.remove();
  document.body.append(element("div", { class: "toast", "aria-hidden": "true" }, message));
  announce(message);
  clearTimeout(fading);
  fading = setTimeout(() => document.querySelector(".toast")?.remove(), 2600);
}

/** Remembers on this device; an empty value forgets. @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    if (value) localStorage.setItem(`helpgen:${key}`, value);
    else localStorage.removeItem(`helpgen:${key}`);
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

/** @param {string} key */
export function recall(key) {
  try {
    return localStorage.getItem(`helpgen:${key}`) ?? "";
  } catch {
    return "";
  }
}

/** The role in force; empty: all. */
export const role = () => document.documentElement.dataset.role ?? "";
