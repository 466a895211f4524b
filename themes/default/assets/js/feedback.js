// @ts-check
/**
 * "Was this helpful?": each answer is posted as JSON; after "no" the reader may tick reasons and write, and sees the ways to
 * reach a person. The manual describes what is posted: whoever changes it raises `version`.
 */
import { announce, element, lang, role, text } from "./page.js";

/** What tells the posts of one visit to a page from others': it is new each time, and nothing else is known of the reader. */
const named = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {HTMLElement} box */
export function start(box) {
  const { endpoint = "", page = "" } = box.dataset;
  const title = /** @type {HTMLElement} */ (box.querySelector(".feedback-title"));
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
  const answer = named();

  /** @param {{helpful: boolean, reasons?: string[], comment?: string}} said */
  const post = ({ helpful, reasons = [], comment = "" }) =>
    fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ version: 1, answer, page, url: location.origin + location.pathname, lang, role: role(), helpful, reasons, comment }),
    }).then((reply) => {
      if (!reply.ok) throw new Error(String(reply.status));
    });

  /** Says what became of it, in the place of the question. @param {string} line */
  const told = (line) => {
    title.textContent = line;
    title.focus();
  };

  for (const button of box.querySelectorAll("button[value]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.addEventListener("click", () => {
      const helpful = button.value === "yes";
      button.closest(".feedback-answers")?.remove();
      if (!helpful) {
        const channels = document.querySelector("#hg-contact .channels");
        if (channels) box.append(element("div", { class: "feedback-channels" }, channels.cloneNode(true)));
        form.hidden = false;
      }
      told(text(helpful ? "feedback-thanks" : "feedback-sorry"));
      // The answer counts even if nothing is written; that it was lost is nothing the reader can mend.
      post({ helpful }).catch(() => announce(text("feedback-not-sent")));
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const reasons = data.getAll("reason").map(String);
    const comment = String(data.get("comment") ?? "").trim();
    if (!reasons.length && !comment) return form.querySelector("input")?.focus();
    const send = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
    send.disabled = true;
    post({ helpful: false, reasons, comment }).then(
      () => {
        form.remove();
        told(text("feedback-sent"));
      },
      () => {
        send.disabled = false;
        const state = form.querySelector("[role=status]");
        if (state) state.textContent = text("feedback-not-sent");
      },
    );
  });
}
