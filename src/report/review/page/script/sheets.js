// Tables: sorted, searched, and shown a part at a time.
const SEARCHED_FROM = 20;

/** Previous and next, with where one is. @returns {Node[]} */
const pager = (page, step, count, go) => {
  const last = Math.max(0, Math.ceil(count / step) - 1);
  const button = (text, to, disabled) => {
    const made = element("button", { type: "button", disabled }, text);
    made.addEventListener("click", () => go(to));
    return made;
  };
  const range = filled(words.range, {
    from: NUMBERS.format(page * step + 1),
    to: NUMBERS.format(Math.min(count, (page + 1) * step)),
    all: NUMBERS.format(count),
  });
  return [button(words.previous, page - 1, page <= 0), element("span", { "aria-live": "polite" }, range), button(words.next, page + 1, page >= last)];
};

class SheetTable {
  constructor(table, sheet) {
    this.table = table;
    this.body = table.tBodies[0];
    this.heads = [...table.tHead.rows[0].cells];
    this.labels = this.heads.map((head) => head.textContent);
    this.sheet = sheet;
    this.rows = sheet.rows;
    this.page = 0;
    this.step = sheet.step;
    this.heads.forEach((head, column) => this.sortable(head, column));
    const tools = element("div", { class: "tools" });
    if (sheet.id !== "actions" && sheet.rows.length > SEARCHED_FROM) tools.append(this.search());
    const name = document.getElementById(`${sheet.id}-title`)?.firstChild?.textContent.trim() ?? "";
    this.nav = element("nav", { class: "pager", "aria-label": `${name} ${words.pager}` });
    if (sheet.rows.length > this.step) {
      table.parentElement.after(this.nav);
      this.turn();
    }
    this.chosen = element("p", { class: "filter-more", hidden: true });
    table.parentElement.before(tools, this.chosen);
  }

  /** Shows the rows that are found by a key, such as `owner=cx`; without one, all of them. */
  only(key) {
    const [kind, value] = key.split(/=(.*)/s);
    const button = element("button", { type: "button" }, key ? `${words.filter_keys[kind] ?? kind}: ${valueName(kind, value)}` : "", element("span", { "aria-hidden": "true" }, " ✕"));
    button.addEventListener("click", () => {
      location.hash = `#${this.sheet.id}`;
    });
    this.chosen.replaceChildren(button);
    this.chosen.hidden = !key;
    this.rows = this.sheet.rows.filter((row) => !key || row[this.heads.length]?.o.split("\n").includes(key));
    if (this.order) this.rows.sort(this.order);
    this.page = 0;
    this.show();
  }

  search() {
    const field = element("input", { type: "search", autocomplete: "off" });
    field.addEventListener("input", () => {
      this.spoken ??= this.sheet.rows.map((row) => fold(row.map(spoken).join(" ")));
      const wanted = fold(field.value).split(/\s+/).filter(Boolean);
      this.rows = this.sheet.rows.filter((_, at) => wanted.every((word) => this.spoken[at].includes(word)));
      if (this.order) this.rows.sort(this.order);
      this.page = 0;
      this.show();
    });
    return element("label", {}, element("span", {}, words.sheet_search), field);
  }

  sortable(head, column) {
    const button = element("button", { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => this.sort(head, column));
  }

  sort(head, column) {
    const numeric = head.classList.contains("num");
    const was = head.getAttribute("aria-sort");
    // Numbers: the greatest first. Words: the first letter first.
    const descending = numeric ? was !== "descending" : was === "ascending";
    const number = (own) => own.n ?? (Number.parseFloat(own.o ?? own.t) || 0);
    const text = (own) => own.o ?? own.t ?? spoken(own);
    const many = this.sheet.rows.length > 5000;
    const words = many ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : collator.compare;
    const order = numeric ? (a, b) => number(a[column]) - number(b[column]) : (a, b) => words(text(a[column]), text(b[column]));
    this.order = descending ? (a, b) => order(b, a) : order;
    this.rows = [...this.rows].sort(this.order);
    for (const other of this.heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    this.page = 0;
    this.show();
  }

  turn() {
    this.nav.replaceChildren(
      ...pager(this.page, this.step, this.rows.length, (to) => {
        this.page = to;
        this.show();
        this.table.parentElement.focus({ preventScroll: true });
        this.table.scrollIntoView({ block: "nearest" });
      }),
    );
    this.nav.hidden = this.rows.length <= this.step;
  }

  /** Shows the part of the rows that is asked for; all of them, to be printed. */
  show(all = false) {
    const shown = all ? this.rows : this.rows.slice(this.page * this.step, (this.page + 1) * this.step);
    this.body.replaceChildren(
      ...shown.map((row) =>
        element(
          "tr",
          {},
          ...row.slice(0, this.heads.length).map((own, at) => {
            const style = this.heads[at].className || undefined;
            return at === 0 ? element("th", { scope: "row", class: style }, cell(own)) : element("td", { class: style, "data-label": this.labels[at] }, cell(own));
          }),
        ),
      ),
    );
    this.turn();
  }
}

const tables = [...document.querySelectorAll("table[data-sheet]")].map((table) => new SheetTable(table, sheets.find((sheet) => sheet.id === table.dataset.sheet)));
