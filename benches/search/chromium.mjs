// Times queries in Chromium, the module loaded, and asks Pagefind in it: node chromium.mjs ROOT LANG QUERIES.jsonl LABEL [pagefind]
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { documentOf, grade, kilobytes, lines, quantile } from "./grade.mjs";

const [root, lang, file, label, peer] = process.argv.slice(2);
const require = createRequire(`${process.env.PACKAGES}/`);
const { chromium } = require("playwright-core");
const queries = lines(file).map(({ text, gold }) => ({ text, gold }));
const dist = join(root, "dist");
const assets = JSON.parse(readFileSync(join(dist, "assets/manifest.json"), "utf8"));
const types = { js: "text/javascript", json: "application/json", html: "text/html" };
let sent = 0, asked = 0;
const server = createServer((request, response) => {
  let path = join(dist, decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
  try {
    if (statSync(path).isDirectory()) path = join(path, "index.html");
    const bytes = readFileSync(path);
    sent += bytes.length;
    asked++;
    response.writeHead(200, { "content-type": types[path.split(".").at(-1)] ?? "application/octet-stream" }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.goto(`${origin}/404.html`);

if (peer) {
  const first = [], answers = [], times = [];
  await page.evaluate(async () => (window.pagefind = await import("/pagefind/pagefind.js")));
  const ask = (text) =>
    page.evaluate(async (text) => {
      const start = performance.now();
      const { results } = await window.pagefind.search(text);
      const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return { urls: data.map((one) => one.url), ms: performance.now() - start };
    }, text);
  for (const { text } of queries) {
    const { urls, ms } = await ask(text);
    answers.push(urls.map(documentOf));
    times.push(ms);
  }
  const next = [];
  for (let i = 0; i < 20; i++) {
    const fresh = await browser.newPage();
    await fresh.goto(`${origin}/404.html`);
    const run = (text) => fresh.evaluate(async (text) => Promise.all((await (await import("/pagefind/pagefind.js")).search(text)).results.slice(0, 10).map((result) => result.data())), text);
    sent = asked = 0;
    await run(queries[(i * 13) % queries.length].text);
    first.push(sent);
    sent = 0;
    await run(queries[(i * 13 + 5) % queries.length].text);
    next.push(sent);
    await fresh.close();
  }
  const { mrr, recall } = grade(queries, answers);
  console.log(`| Pagefind, ${label} | | ${mrr.toFixed(4)} | ${recall.toFixed(3)} | | | ${kilobytes(quantile(first, 0.5))} | | ${kilobytes(quantile(next, 0.5))} | | | |`);
} else {
  const times = await page.evaluate(
    async ({ script, queries, lang }) => {
      const { search } = (await import(script)).openSearch({ base: "/" });
      for (const { text } of queries) await search(text, { lang });
      const times = [];
      for (const { text } of queries) {
        const start = performance.now();
        await search(text, { lang });
        times.push(performance.now() - start);
      }
      return times;
    },
    { script: `/${assets["search.js"]}`, queries, lang },
  );
  console.error(`${label}: in Chromium, loaded: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms`);
}
await browser.close();
server.close();
