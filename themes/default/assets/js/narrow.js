// @ts-check
/** Narrows a search down: to what a role sees, and to one section. */
import { all, element, role, text } from "./page.js";

/** @param {string} label @param {() => void} changed */
function choice(label, changed) {
  const select = element("select", { "aria-label": label });
  select.addEventListener("change", changed);
  return select;
}

/** Brings the options in line without losing the choice. @param {HTMLSelectElement} select @param {[string, string][]} options */
function offer(select, options) {
  const kept = select.value;
  if (options.some(([value, name], i) => select.options[i]?.value !== value || select.options[i].text !== name) || select.options.length !== options.length) {
    select.replaceChildren(...options.map(([value, name]) => element("option", { value }, name)));
    select.value = options.some(([value]) => value === kept) ? kept : "";
  }
}

/** @param {() => void} changed */
export function narrowing(changed) {
  const roles = choice(text("search-role"), changed);
  const sections = choice(text("search-section"), changed);
  const names = all("[data-role-switch]")[0] ? all("input", all("[data-role-switch]")[0]) : [];
  offer(roles, [
    ["", text("search-all-roles")],
    ...names.flatMap((radio) => /** @type {[string, string][]} */ (radio instanceof HTMLInputElement && radio.value ? [[radio.value, radio.nextElementSibling?.textContent?.trim() ?? ""]] : [])),
  ]);
  roles.hidden = roles.options.length < 2;
  roles.value = role();
  offer(sections, [["", text("search-all-sections")]]);
  document.addEventListener("helpgen:role", () => (roles.value = role()));
  const bar = element("div", { class: "search-filters" }, roles, sections);
  bar.hidden = true;
  return {
    bar,
    chosen: () => ({ role: roles.value, section: sections.value }),
    /** Takes a choice; without one, everything that the reader's role sees. @param {{role?: string, section?: string}} [choice] @returns {boolean} whether it is another */
    choose(choice = {}) {
      const { role: wanted = role(), section = "" } = choice;
      const before = roles.value + "/" + sections.value;
      if ([...roles.options].some((option) => option.value === wanted)) roles.value = wanted;
      // Of a topic that an address names its title is known with the answers.
      if (section && ![...sections.options].some((option) => option.value === section)) sections.append(element("option", { value: section }, section));
      sections.value = section;
      return roles.value + "/" + sections.value !== before;
    },
    /** Takes the choice that an address names. @param {URLSearchParams} from */
    read(from) {
      this.choose({ role: from.get("for") ?? role(), section: from.get("topic") ?? "" });
    },
    /** Writes the choice into an address, or into what a form sends. @param {URLSearchParams | FormData} into */
    write(into) {
      for (const [name, value, usual] of [["for", roles.value, role()], ["topic", sections.value, ""]]) {
        if (value === usual) into.delete(name);
        else into.set(name, value);
      }
    },
    /** Offers the sections that have answers. @param {{id: string, title: string}[]} found */
    show(found) {
      const chosen = sections.value;
      const named = found.filter((one) => one.id && one.title);
      const lost = chosen && !named.some((one) => one.id === chosen) ? [{ id: chosen, title: sections.selectedOptions[0].text }] : [];
      offer(sections, [["", text("search-all-sections")], ...[...named, ...lost].map((one) => /** @type {[string, string]} */ ([one.id, one.title]))]);
      sections.hidden = sections.options.length < 3 && !chosen;
      bar.hidden = roles.hidden && sections.hidden;
    },
    hide() {
      bar.hidden = true;
    },
  };
}
