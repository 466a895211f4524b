// @ts-check
/** Tasks can be ticked off; what is ticked holds for the visit. */
import { all } from "./page.js";

export function start() {
  all("[data-prose] li > input[type=checkbox], [data-prose] li > p > input[type=checkbox]").forEach((found, number) => {
    const box = /** @type {HTMLInputElement} */ (found);
    const item = /** @type {HTMLElement} */ (box.closest("li"));
    const key = `helpgen:task:${location.pathname}:${number}`;
    box.disabled = false;
    box.setAttribute("aria-label", item.innerText.split("\n")[0].trim());
    try {
      box.checked = (sessionStorage.getItem(key) ?? String(Number(box.checked))) === "1";
    } catch {
      // Without storage a tick holds until the page is left.
    }
    box.addEventListener("change", () => {
      try {
        sessionStorage.setItem(key, String(Number(box.checked)));
      } catch {
        // As above.
      }
    });
    item.classList.add("task");
    item.addEventListener("click", (event) => {
      const own = event.target instanceof Element && event.target.closest("a, button, input, summary, [tabindex]");
      // The main part of the page can be focused, too, and is around the line.
      if (!own || !item.contains(own)) box.click();
    });
  });
}
