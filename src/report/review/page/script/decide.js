// What is decided about a finding is kept in the repository. The page writes the command, and the entry that it makes, for
// whoever copies them.
const KINDS = ["waive", "product-wrong", "not-a-term", "later"];

/** A word on a command line. */
const shell = (text) => (/^[\p{L}\p{N}_.:/-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const command = (known, { what, reason, by, until, ticket }) => {
  const flags = [["what", what], ["reason", reason || words.decide_reason], ["by", by], ["until", until], ["ticket", ticket]];
  return ["helpgen decide", known, ...flags.filter(([, value]) => value).map(([name, value]) => `--${name} ${shell(value)}`)].join(" ");
};

/** Each entry has an id of its own: the beginning of what it is about is one. */
const entry = (known, { what, reason, by, until, ticket }) => {
  const told = [["reason", reason || words.decide_reason], ["by", by || words.decide_by]];
  const pairs = [["id", known.slice(0, 12)], ["finding", known], ["what", what], ...told, ["on", data.day], ["until", until], ["ticket", ticket]];
  const plain = ["what", "on", "until"];
  const shown = pairs.filter(([, value]) => value).map(([name, value]) => `${name}: ${plain.includes(name) ? value : JSON.stringify(value)}`);
  return `- { ${shown.join(", ")} }`;
};

/** A line that can be copied. */
const copied = (text) => {
  const code = element("code", {}, text);
  const said = element("span", { role: "status", class: "quiet" });
  const button = element("button", { type: "button" }, words.copy);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // A page from disk may not reach the clipboard: what is selected can be copied by hand.
      getSelection()?.selectAllChildren(code);
      document.execCommand("copy");
    }
    said.textContent = words.copied;
  });
  return { code, line: element("p", { class: "copied" }, code, button, said) };
};

let panels = 0;

/** The form of a decision, for the finding with this number. */
const decision = (at) => {
  const known = fingerprint(at);
  panels += 1;
  const field = (name, made) => {
    made.id = `decide-${panels}-${name}`;
    made.name = name;
    return element("div", {}, element("label", { for: made.id }, words.decide_field[name]), made);
  };
  const what = element("select", {}, ...KINDS.map((kind) => element("option", { value: kind }, words.decide_kind[kind])));
  const fields = [field("what", what), field("reason", element("input", { type: "text" })), field("by", element("input", { type: "text" })), field("until", element("input", { type: "date" })), field("ticket", element("input", { type: "text" }))];
  const [typed, written] = [copied(""), copied("")];
  const made = element("form", { class: "decide" }, ...fields, element("p", { class: "quiet" }, words.decide_text), typed.line, written.line);
  const tell = () => {
    const values = Object.fromEntries(new FormData(made));
    typed.code.textContent = command(known, values);
    written.code.textContent = entry(known, values);
  };
  made.addEventListener("input", tell);
  made.addEventListener("submit", (event) => event.preventDefault());
  tell();
  return made;
};

/** The button that opens the form beneath its finding. */
const decideButton = (at) => {
  const button = element("button", { type: "button", class: "plain", "aria-expanded": "false" }, words.decide);
  button.addEventListener("click", () => {
    const item = button.closest("li");
    const open = item.querySelector(".decide");
    if (open) open.remove();
    else item.append(decision(at));
    button.setAttribute("aria-expanded", String(!open));
    item.querySelector(".decide select")?.focus();
  });
  return button;
};
