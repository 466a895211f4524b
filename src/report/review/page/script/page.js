// Links to findings, and printing.
for (const link of document.querySelectorAll("a[data-filter]")) link.setAttribute("href", toAddress(fromLink(link.dataset.filter)));

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-filter]");
  if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(fromLink(link.dataset.filter));
  lead();
});

// Counts of pages lead to these pages.
const pagesTable = tables.find((table) => table.sheet.id === "pages");
const choosePages = () => {
  const [place, key = ""] = location.hash.split(/\?(.*)/s);
  if (!pagesTable || (place !== "#pages" && pagesTable.chosen.hidden)) return;
  const wanted = place === "#pages" ? decoded(key) : "";
  pagesTable.only(wanted);
  if (!wanted) return;
  document.getElementById("pages").scrollIntoView();
  pagesTable.table.parentElement.focus({ preventScroll: true });
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-pages]");
  if (!link || !pagesTable || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  location.hash = `#pages?${encodeURIComponent(link.dataset.pages)}`;
});
addEventListener("hashchange", choosePages);
choosePages();

// A meeting gets two pages: what to do, and how it goes. Everything is printed only for who asks for it.
const buttons = document.querySelector(".print-buttons");
buttons.hidden = false;
buttons.addEventListener("click", (event) => {
  const kind = event.target.dataset?.print;
  if (!kind) return;
  document.documentElement.dataset.print = kind;
  if (kind === "long") {
    for (const table of tables) table.show(true);
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    if (form) list.replaceChildren(...part(grouped(fitted, list.dataset.group, current.order ?? "most"), list.dataset.group, 0, fitted.length));
  }
  print();
});
addEventListener("afterprint", () => {
  if (document.documentElement.dataset.print === "long") {
    for (const table of tables) table.show();
    if (form) show(current);
  }
  delete document.documentElement.dataset.print;
});
