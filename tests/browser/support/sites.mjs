// The sites under test, built beforehand by `tests/run.sh`.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

const built = process.env.HELPGEN_TEST_SITES;
if (!built) throw new Error("HELPGEN_TEST_SITES names no folder: run `bash tests/run.sh`, or `bash tests/run.sh browser`");

export const SITES = {
  /** The help center at the root of this repository, at the root of a host. */
  demo: { folder: join(built, "demo"), base: "/" },
  /** `site/`: every element once, below a path of a host. */
  small: { folder: join(built, "small"), base: "/help/" },
  /** `arabic/`: a help center in a language that is written from right to left. */
  arabic: { folder: join(built, "arabic"), base: "/" },
  /** `dated/`: a help center whose day is not pinned. */
  dated: { folder: join(built, "dated"), base: "/" },
  /** `site/` in the theme `themes/dense`. */
  dense: { folder: join(built, "dense"), base: "/help/" },
  /** `films/`: films, sounds and a screenshot to be enlarged. */
  films: { folder: join(built, "films"), base: "/", named: true },
  /** `marks/`: pictures with marks, and with versions for a role, a language and the dark scheme. */
  marks: { folder: join(built, "marks"), base: "/" },
};

/**
 * Every page of a site that readers come to, with the template that made it; pages that only lead on are left out.
 * @param {keyof typeof SITES} name
 * @returns {{path: string, template: string, html: string}[]} `path`: as a browser asks for it, below the site's home
 */
export function pages(name) {
  const { folder } = SITES[name];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name.endsWith(".html"))
    .map((file) => relative(folder, join(file.parentPath ?? file.path, file.name)).split(sep).join("/"))
    .sort()
    .map((file) => {
      const html = readFileSync(join(folder, file), "utf8");
      const template = /<body class="page-([\w-]+)"/.exec(html)?.[1] ?? "";
      return { path: file.replace(/(^|\/)index\.html$/, "$1"), template, html };
    })
    .filter((page) => page.template);
}

/** One page of each template. @param {keyof typeof SITES} name */
export function templates(name) {
  /** @type {Map<string, ReturnType<typeof pages>[number]>} */
  const first = new Map();
  // The longest page of a template shows most of it.
  for (const page of pages(name).sort((a, b) => b.html.length - a.html.length)) if (!first.has(page.template)) first.set(page.template, page);
  return [...first.values()].sort((a, b) => a.template.localeCompare(b.template));
}
