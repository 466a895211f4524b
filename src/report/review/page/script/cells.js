// How values become elements. Texts are set as texts: no markup of a page's words ever becomes the report's.
const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
};

/** Text in which backticks make code. */
const rich = (text) =>
  text
    .split(/(`[^`]+`)/)
    .filter(Boolean)
    .map((part) => (part.length > 2 && part.startsWith("`") && part.endsWith("`") ? element("code", {}, part.slice(1, -1)) : part));

const NUMBERS = new Intl.NumberFormat("en");
const filled = (text, values) => Object.entries(values).reduce((made, [key, value]) => made.replaceAll(`{${key}}`, () => value), text);

/** A cell of a table: see `Cell` in sheet.rs. */
const cell = (own) => {
  const made = document.createDocumentFragment();
  if (own.k === "fold" && own.l) {
    made.append(element("details", { class: "on-pages" }, element("summary", {}, NUMBERS.format(own.n ?? own.l.length)), ...own.l.map(line)));
    return made;
  }
  const text = own.t ?? "";
  const shown = own.n === undefined ? (own.k === "code" ? [element("code", {}, text)] : own.k === "md" ? rich(text) : [text]) : [NUMBERS.format(own.n)];
  const style = own.n === 0 ? "zero" : ["code", "md", "fold"].includes(own.k) ? "" : (own.k ?? "");
  const nothing = own.n === 0 || (own.n === undefined && text === "");
  let inner = shown;
  if (!nothing && own.f) inner = [element("a", { class: "count", href: toAddress(fromLink(own.f)), "data-filter": own.f }, ...shown)];
  else if (!nothing && own.p) inner = [element("a", { class: "count", href: "#pages", "data-pages": own.p }, ...shown)];
  else if (!nothing && own.h) inner = [element("a", { href: own.h }, ...shown)];
  // A cell that says nothing stays empty: on a phone it is left out with its label.
  const empty = own.n === undefined && text === "";
  if (style && !empty) made.append(element("span", { class: style }, ...inner));
  else if (!empty) made.append(...inner);
  if (own.i) made.append(element("img", { class: "thumb", alt: "", loading: "lazy", src: own.i }));
  if (own.b) {
    const bars = own.b.map(([name, start, length]) => {
      const bar = element("span", { class: name });
      bar.style.left = `${start / 10}%`;
      bar.style.width = `${length / 10}%`;
      return bar;
    });
    made.append(element("span", { class: "life-line", "aria-hidden": "true" }, ...bars));
  }
  made.append(...(own.l ?? []).map(line));
  return made;
};

/** As more of another cell: a badge stands beside the words, everything else beneath them. */
const line = (own) => (own.k?.startsWith("life life-") ? cell(own) : element("span", { class: "line" }, cell(own)));

/** Everything that a row says, to be searched. */
const spoken = (own) => [own.t ?? "", ...(own.l ?? []).map(spoken)].join(" ");
