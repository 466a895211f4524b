// @ts-check
// The page at the site's root: goes to the language that the reader chose before, else to the browser's.
// A classic script, so that it runs before the page leads to the default language by itself.
(() => {
  const languages = (document.currentScript?.getAttribute("data-languages") ?? "").split(" ");
  /** @type {string | null} */
  let chosen = null;
  try {
    chosen = localStorage.getItem("helpgen:lang");
  } catch {
    // Storage may be closed to us; the browser's languages remain.
  }
  const wanted = [chosen ?? "", ...navigator.languages.map((code) => code.split("-")[0])];
  const found = wanted.find((code) => languages.includes(code));
  if (found && found !== languages[0]) {
    const file = location.protocol === "file:" ? "index.html" : "";
    location.replace(`${found}/${file}${location.search}`);
  }
})();
