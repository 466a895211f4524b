// Asks a built site graded queries: node measure.mjs HELPGEN ROOT LANG QUERIES.jsonl LABEL, a row of the table on standard output.
// Bytes are what the host sends; the module counts gzipped, the index as it lies, since it is compressed already.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pathToFileURL } from "node:url";
import { documentOf, grade, kilobytes, lines, quantile } from "./grade.mjs";

const [helpgen, root, lang, file, label] = process.argv.slice(2);
const dist = join(root, "dist");
const queries = lines(file);
const manifest = JSON.parse(readFileSync(join(dist, "assets/manifest.json"), "utf8"));
const { openSearch } = await import(pathToFileURL(join(dist, manifest["search.js"])).href);

const sent = { bytes: 0, requests: 0 };
const open = () =>
  openSearch({
    base: "/",
    fetch: async (url) => {
      const path = join(dist, String(url));
      if (!existsSync(path)) return new Response("", { status: 404 });
      const bytes = readFileSync(path);
      sent.bytes += bytes.length;
      sent.requests++;
      return new Response(bytes);
    },
  });

const { search } = open();
const answers = [];
for (const query of queries) answers.push(await search(query.text, { lang, limit: 10 }));
const found = answers.map((hits) => hits.map((hit) => documentOf(hit.url)));
const browser = grade(queries, found);

// The terminal is a process a query: a sample tells whether it agrees, all of them its rank.
const asked = process.env.TERMINAL === "all" ? queries : queries.filter((_, i) => i % 10 === 0);
const terminal = asked.map((query) => {
  const run = spawnSync(helpgen, ["search", "-C", root, "--format", "json", "--", query.text], { encoding: "utf8" });
  return JSON.parse(run.stdout).hits.map((hit) => documentOf(hit.url));
});
const agree = asked.filter((query, i) => found[queries.indexOf(query)][0] === terminal[i][0]).length / asked.length;

const cost = { first: [], next: [], requests: [] };
for (let i = 0; i < queries.length; i += Math.ceil(queries.length / 100)) {
  const fresh = open();
  sent.bytes = sent.requests = 0;
  await fresh.search(queries[i].text, { lang });
  cost.first.push(sent.bytes);
  cost.requests.push(sent.requests);
  for (let next = 1; next <= 3; next++) {
    sent.bytes = 0;
    await fresh.search(queries[(i * 7 + next * 31) % queries.length].text, { lang });
    cost.next.push(sent.bytes);
  }
}
const index = readdirSync(join(dist, "search"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const size = (folder) => folder.reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
const bytes = size(index), texts = size(readdirSync(join(dist, "texts"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()));
const pages = JSON.parse(readFileSync(join(dist, "search/manifest.json"), "utf8")).languages[lang].pages;
const module = gzipSync(readFileSync(join(dist, manifest["search.js"])), { level: 9 }).length;
const row = [
  `helpgen, ${label}`, pages, browser.mrr.toFixed(4), browser.recall.toFixed(3), grade(asked, terminal).mrr.toFixed(4), `${(100 * agree).toFixed(1)} %`,
  kilobytes(quantile(cost.first, 0.5)), quantile(cost.requests, 0.5), kilobytes(quantile(cost.next, 0.5)), (bytes / pages / 1000).toFixed(2), (texts / pages / 1000).toFixed(2), kilobytes(module),
];
console.log(`| ${row.join(" | ")} |`);
