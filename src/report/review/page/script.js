"use strict";
// Filters, groups and sorts what the page already says. Without this script all of it can be read.
(() => {
  const form = document.getElementById("filter");
  const state = document.getElementById("filter-state");
  const groups = document.getElementById("groups");
  if (form && state && groups) {
    form.hidden = false;
    const findings = [...groups.querySelectorAll(".finding")].map((item) => ({ item, text: item.textContent.toLowerCase(), data: item.dataset }));
    const original = [...groups.children].map((group) => ({ group, list: group.querySelector("ul"), items: [...group.querySelectorAll(".finding")] }));
    // What has no field of its own in the form: the place to which a number led.
    let extra = {};

    const fits = ({ text, data }, wanted) =>
      Object.entries(wanted).every(([key, value]) => {
        if (!value) return true;
        if (key === "q") return value.toLowerCase().split(/\s+/).every((word) => text.includes(word));
        const own = data[key] ?? "";
        if (value === "-") return own === "";
        if (key === "role") return own.split(" ").includes(value);
        return key === "rule" ? value.split("|").includes(own) : own === value;
      });

    const heading = (key, data) => {
      if (key === "rule") return [data.rule, ""];
      if (key === "subject") return [data.subject || state.dataset.site, ""];
      if (key === "owner") return [data.owner || state.dataset.nobody, ""];
      return [data.role || state.dataset.everyone, ""];
    };

    const show = () => {
      const fields = Object.fromEntries(new FormData(form));
      const { group: key, ...rest } = fields;
      const wanted = { ...rest, ...extra };
      groups.dataset.group = key;
      let count = 0;
      for (const finding of findings) {
        const shown = fits(finding, wanted);
        finding.item.hidden = !shown;
        count += shown ? 1 : 0;
      }
      if (key === "path") {
        for (const { list, items } of original) list.append(...items);
        groups.replaceChildren(...original.map(({ group }) => group));
      } else {
        const by = new Map();
        for (const { item, data } of findings) {
          const [name] = heading(key, data);
          if (!by.has(name)) by.set(name, []);
          by.get(name).push(item);
        }
        const sections = [...by].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0])).map(([name, items]) => {
          const section = document.createElement("section");
          section.className = "group";
          const title = document.createElement("h3");
          title.textContent = name;
          const total = document.createElement("span");
          total.className = "total";
          title.append(" ", total);
          const list = document.createElement("ul");
          list.className = "list";
          list.append(...items);
          section.append(title, list);
          return section;
        });
        groups.replaceChildren(...sections);
      }
      for (const group of groups.children) {
        const left = group.querySelectorAll(".finding:not([hidden])").length;
        group.hidden = left === 0;
        const total = group.querySelector(".total");
        if (total) total.textContent = String(left);
      }
      const { fix, ...named } = extra;
      const places = Object.values(named).filter((value) => value && value !== "-").join(", ").replaceAll("|", ", ");
      const said = count === 0 ? state.dataset.nothing : state.dataset.count.replace("{n}", count).replace("{all}", findings.length);
      state.textContent = places ? `${said} · ${places}` : said;
    };

    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      extra = {};
      setTimeout(show);
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-filter]");
      if (!link) return;
      // Its answer shows what fits, once all that is wanted stands in the form.
      form.reset();
      extra = {};
      // A path may hold any sign, so a pair begins where a known key stands.
      for (const pair of link.dataset.filter.split(/(?:^|&)(?=(?:path|rule|subject|owner|role|severity|state|fix)=)/).filter(Boolean)) {
        const at = pair.indexOf("=");
        const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
        const field = form.elements.namedItem(key);
        const known = field && (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value));
        if (known) field.value = value;
        else extra[key] = value;
      }
    });
    show();
  }

  for (const table of document.querySelectorAll("table[data-sort]")) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") !== "descending";
        const numeric = head.classList.contains("num");
        const value = (row) => row.cells[column]?.textContent.trim() ?? "";
        const number = (row) => Number.parseFloat(value(row).replaceAll(",", "")) || 0;
        const order = (a, b) => (numeric ? number(a) - number(b) : value(a).localeCompare(value(b), document.documentElement.lang, { numeric: true }));
        const rows = [...body.rows].sort(order);
        // Numbers: the greatest first. Words: the first letter first.
        const descending = numeric ? down : head.getAttribute("aria-sort") === "ascending";
        if (descending) rows.reverse();
        body.append(...rows);
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      });
    });
  }
  // Everything is to be printed.
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
})();
