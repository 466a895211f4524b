// @ts-check
/** "Was this helpful?": told to the configured address, or answered with the ways to reach a person. */
import { announce, element, lang, role, text } from "./page.js";

/** @param {HTMLElement} box */
export function start(box) {
  const { endpoint, page = "" } = box.dataset;

  /** @param {Record<string, string>} answer */
  const post = (answer) =>
    fetch(/** @type {string} */ (endpoint), {
      method: "POST",
      body: new URLSearchParams({ page, lang, role: role(), ...answer }),
    }).then((reply) => {
      if (!reply.ok) throw new Error(String(reply.status));
    });

  /** @param {string} line @param {Node[]} more */
  const answer = (line, ...more) => {
    const title = element("p", { class: "feedback-title", tabindex: "-1" }, line);
    box.replaceChildren(title, ...more);
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", line);
    title.focus();
  };

  const more = () => {
    const part = element("div", { class: "feedback-more" });
    if (endpoint) {
      const words = element("textarea", { id: "hg-feedback-words", maxlength: "1000" });
      const send = element("button", { class: "button button-main", type: "button" }, text("send"));
      const state = element("p", { role: "status" });
      send.addEventListener("click", () => {
        if (!words.value.trim()) return words.focus();
        send.disabled = true;
        post({ helpful: "no", comment: words.value.trim() }).then(
          () => answer(text("sent")),
          () => {
            send.disabled = false;
            state.textContent = text("not-sent");
          },
        );
      });
      part.append(element("label", { for: "hg-feedback-words" }, text("what-missing")), words, send, state);
    }
    const channels = document.querySelector("#hg-contact .channels");
    if (channels) part.append(channels.cloneNode(true));
    return part;
  };

  for (const button of box.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      if (button.value === "yes") answer(text("thanks"));
      else answer(text("sorry"), more());
      // The answer counts even if nothing is written; that it was lost is nothing the reader can mend.
      if (endpoint) post({ helpful: button.value }).catch(() => announce(text("not-sent")));
    });
  }
}
