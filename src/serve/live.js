// @ts-check
// Added to pages while they are served: reloads them when there is a new site, and shows what was found in it.

/**
 * @typedef {{lang: string, title: string, fold: string, unfold: string, here: string, elsewhere: string, new: string}} Words
 * @typedef {{severity: string, level: string, rule: string, at: string, message: string, help: string | null,
 *            line: [string, string, string] | null, here: boolean, new: boolean}} Finding
 * @typedef {{ok: boolean, words: Words, findings: Finding[]}} News
 */

const here = new URL(import.meta.url);
const site = here.searchParams.get("site");
const FOLDED = "helpgen-findings-folded";

/** @type {ShadowRoot | null} */
let panel = null;

// The page says which one it is: its own findings come first.
const events = new EventSource(new URL(`events?page=${encodeURIComponent(location.pathname)}`, here));
events.addEventListener("reload", (event) => {
  if (event.data !== site) {
    events.close();
    location.reload();
  }
});
events.addEventListener("findings", (event) => show(JSON.parse(event.data)));
// A connection kept by a page that is left would take one of the few that a browser opens to a host.
addEventListener("pagehide", () => events.close());
addEventListener("pageshow", (event) => event.persisted && location.reload());

/** @param {News} news */
function show(news) {
  if (!news.findings.length) {
    panel?.host.remove();
    panel = null;
    return;
  }
  const { host, root } = makePanel();
  host.lang = news.words.lang;
  const worst = ["error", "warning", "info"].find((level) => news.findings.some((own) => own.severity === level));
  const fold = element("button", "fold");
  fold.type = "button";
  const list = element("ol", "list");
  const own = news.findings.filter((finding) => finding.here);
  const others = news.findings.filter((finding) => !finding.here);
  if (own.length && others.length) list.append(element("li", "group", news.words.here));
  list.append(...own.map((finding) => item(finding, news.words)));
  if (own.length && others.length) list.append(element("li", "group", news.words.elsewhere));
  list.append(...others.map((finding) => item(finding, news.words)));
  const head = element("header", "head", element("h2", "title", news.words.title), fold);
  const section = element("section", `panel ${worst}`, head, list);
  section.setAttribute("aria-label", news.words.title);
  const apply = (/** @type {boolean} */ folded) => {
    list.hidden = folded;
    fold.textContent = folded ? news.words.unfold : news.words.fold;
    fold.setAttribute("aria-expanded", String(!folded));
  };
  fold.addEventListener("click", () => {
    sessionStorage.setItem(FOLDED, list.hidden ? "" : "yes");
    apply(!list.hidden);
  });
  apply(sessionStorage.getItem(FOLDED) === "yes");
  root.querySelector("section")?.remove();
  root.append(section);
}

/** The panel stands in a tree of its own, so that neither the page's style nor its own reaches across. */
function makePanel() {
  if (panel) return { host: /** @type {HTMLElement} */ (panel.host), root: panel };
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = element("link", "");
  style.rel = "stylesheet";
  style.href = new URL("live.css", here).href;
  root.append(style);
  document.body.append(host);
  panel = root;
  return { host, root };
}

/**
 * @param {Finding} finding
 * @param {Words} words
 */
function item(finding, words) {
  const parts = [element("p", "message", finding.message)];
  if (finding.new) parts[0].append(" ", element("span", "new", words.new));
  if (finding.line) {
    const [before, found, after] = finding.line;
    parts.push(element("p", "line", before, element("mark", "", found), after));
  }
  if (finding.help) parts.push(element("p", "help", finding.help));
  parts.push(element("p", "at", element("code", "", finding.at), ` ${finding.level} · ${finding.rule}`));
  return element("li", finding.severity, ...parts);
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {(Node | string)[]} children
 */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
