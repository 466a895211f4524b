// @ts-check
/** A screenshot, as large as the window; Esc, the button or a press on it goes back. */
import { element, icon, text } from "./page.js";

/** @param {HTMLAnchorElement} link */
export function zoom(link) {
  const small = link.querySelector("img");
  // As it is seen: a chosen role hides the roles' names.
  const caption = link.closest("figure")?.querySelector("figcaption")?.innerText.trim() ?? "";
  const picture = element("img", { src: link.href, alt: small?.alt ?? "" });
  const button = element("button", { class: "tool zoom-close", type: "button", "aria-label": text("close") }, icon("close"));
  const dialog = element("dialog", { class: "zoom-dialog", "aria-label": text("zoomed") }, picture, button);
  if (caption) dialog.append(element("p", {}, caption));
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
