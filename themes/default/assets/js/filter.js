// @ts-check
/** The filter of the glossary and of the names on screen: any part of a word, or initial consonants (ㅅㄱㅅ). */
import { all, announce, text } from "./page.js";

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/** Each Hangul syllable as its initial consonant. @param {string} word */
const initials = (word) => word.replace(/[가-힣]/g, (syllable) => INITIALS[Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)]);

/** What input methods make of two consonants in a row. */
const PAIRS = { ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ" };

/** Without case, width and spaces. NFKC would turn single consonants into another block. @param {string} word */
const fold = (word) => word.replace(/[^ㄱ-ㅣ]+/g, (part) => part.normalize("NFKC")).toLowerCase().replace(/\s+/g, "");

/** @param {HTMLElement} filter */
export function start(filter) {
  const input = /** @type {HTMLInputElement} */ (filter.querySelector("input[type=search]"));
  const differing = /** @type {HTMLInputElement | null} */ (filter.querySelector("[data-filter-differs]"));
  const items = all("[data-filter-item], [data-filter-group] tbody tr").map((item) => {
    const words = fold(`${item.textContent} ${item.dataset.words ?? ""}`);
    return { item, words, initials: initials(words) };
  });
  const groups = all("[data-filter-group]");
  const empty = document.querySelector("[data-filter-empty]");
  /** @type {number | undefined} */
  let telling;

  const apply = () => {
    const wanted = fold(input.value);
    const consonants = wanted.replace(/[ㄱ-ㅎ]/g, (pair) => PAIRS[/** @type {keyof typeof PAIRS} */ (pair)] ?? pair);
    const byInitials = /^[ㄱ-ㅎ]+$/.test(wanted);
    let count = 0;
    for (const { item, words, initials: heads } of items) {
      const fits = (byInitials ? heads.includes(consonants) : words.includes(wanted)) && !(differing?.checked && item.dataset.differs === undefined);
      item.hidden = !fits;
      if (fits) count += 1;
    }
    for (const group of groups) group.hidden = !all("[data-filter-item], tbody tr", group).some((item) => !item.hidden);
    empty?.toggleAttribute("hidden", count > 0);
    clearTimeout(telling);
    if (wanted || differing?.checked) {
      telling = setTimeout(() => announce(count ? text("filtered", { count }) : text("filtered-none")), 500);
    }
  };
  input.addEventListener("input", apply);
  differing?.addEventListener("change", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    input.value = "";
    apply();
  });
  // Back, or a reload, may have brought the words back.
  if (input.value || differing?.checked) apply();
}
