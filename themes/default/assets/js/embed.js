// @ts-check
/** A film that a provider keeps: its player takes the link's place once that was pressed. */
import { element } from "./page.js";

/** @param {HTMLAnchorElement} link */
export function embed(link) {
  const frame = element("iframe", {
    class: "film-frame",
    src: link.dataset.embed ?? "",
    title: link.dataset.title || link.innerText.trim(),
    allow: "autoplay; fullscreen; picture-in-picture; encrypted-media",
    referrerpolicy: "strict-origin-when-cross-origin",
  });
  link.replaceWith(frame);
  frame.focus();
}
