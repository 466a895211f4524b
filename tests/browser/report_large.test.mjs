// The report of a help center that is being moved over: 20,000 findings. What is asked for is counted work (what is in the
// page, what is looked at); times are told.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { browser } from "./support/reader.mjs";

const PATH = join(process.env.HELPGEN_TEST_SITES ?? "", "large/report/index.html");
const FINDINGS = 20_000;
/** Milliseconds that anything may take, as the middle of three: one of them may fall into a pause of the machine. */
const PATIENCE = 100;

/** @param {import("node:test").TestContext} t */
async function open(t, options = {}) {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 860 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(pathToFileURL(PATH).href);
  return page;
}

/** How long it takes until a filter is shown, and what is said of it. @param {import("playwright-core").Page} page @param {Record<string, string>} filter */
const shown = (page, filter) =>
  page.evaluate(async (filter) => {
    const started = performance.now();
    go(filter);
    document.body.getBoundingClientRect();
    const took = performance.now() - started;
    return { took, said: document.getElementById("filter-state").textContent, items: document.querySelectorAll(".finding").length };
  }, filter);

test("it fits a mail, and little of it is in the page at a time", async (t) => {
  assert.ok(statSync(PATH).size <= 6_000_000, `${statSync(PATH).size} bytes`);
  const page = await open(t);
  const { nodes, items, painted } = await page.evaluate(() => ({
    nodes: document.querySelectorAll("*").length,
    items: document.querySelectorAll(".finding").length,
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  }));
  t.diagnostic(`${statSync(PATH).size} bytes, ${nodes} elements, painted after ${Math.round(painted)} ms`);
  assert.ok(nodes < 12_000 && items <= 100, `${nodes} elements, ${items} findings`);
});

test("it is filtered, grouped and sorted at once, and none is lost", async (t) => {
  const page = await open(t);
  /** @type {number[][]} */
  const times = [];
  const asked = [
    [{}, 20_000],
    [{ owner: "squad-commerce" }, 5_000],
    [{ owner: "squad-commerce", subject: "refund" }, 1_000],
    [{ q: "저장 단추" }, Math.ceil(FINDINGS / 3)],
    [{ q: "저장 단추", rule: "term/deprecated" }, Math.ceil(FINDINGS / 3)],
    [{ group: "rule" }, 20_000],
    [{ group: "subject", order: "name" }, 20_000],
    [{ group: "section", order: "worst" }, 20_000],
    [{ page: "150" }, 20_000],
  ];
  for (const [at, [filter, least]] of [...asked, ...asked, ...asked].entries()) {
    const { took, said, items } = await shown(page, /** @type {Record<string, string>} */ (filter));
    (times[at % asked.length] ??= []).push(took);
    const count = Number((/^([\d,]+)개/.exec(said)?.[1] ?? "").replaceAll(",", ""));
    // Beside the words, the site's own findings: pages in no menu and the like.
    assert.ok(count >= Number(least) && count <= Number(least) + 300, `${JSON.stringify(filter)}: ${said}`);
    assert.ok(items <= 100);
  }
  const middle = times.map((three) => three.sort((a, b) => a - b)[1]);
  t.diagnostic(`took ${middle.map((time) => Math.round(time)).join(", ")} ms`);
  assert.ok(Math.max(...middle) < PATIENCE, `${middle}`);
});

test("every number leads to its whole list", async (t) => {
  const page = await open(t);
  const { wrong, looked } = await page.evaluate(() => {
    const faults = [];
    let looked = 0;
    const cells = sheets.flatMap((sheet) => sheet.rows.flat()).filter((own) => own.f && own.n > 0);
    const links = [...document.querySelectorAll("a.count[data-filter]")].map((link) => ({ f: link.dataset.filter, n: Number(link.textContent.replaceAll(",", "")) }));
    for (const { f, n } of [...cells, ...links].filter(({ n }) => Number.isInteger(n))) {
      const found = fitting(fromLink(f));
      looked += 1;
      if (n !== found.length && n !== new Set(found.map((at) => findings.file[at])).size) faults.push(`${f}: ${n}, not ${found.length}`);
    }
    return { wrong: faults, looked };
  });
  assert.deepEqual(wrong, []);
  assert.ok(looked > 200, `${looked} numbers`);
});

test("the list is turned by its buttons, to the last finding", async (t) => {
  const page = await open(t);
  await shown(page, { owner: "squad-commerce" });
  await page.locator("#pager").getByRole("button", { name: "다음" }).click();
  assert.match(page.url(), /page=2/);
  assert.match(await page.locator("#pager").innerText(), /101–200 \/ 5,/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "findings-title");
  const last = await page.evaluate(() => Math.ceil(fitted.length / 100));
  const { items } = await shown(page, { owner: "squad-commerce", page: String(last) });
  assert.ok(items > 0 && items <= 100);
  assert.ok(await page.locator("#pager").getByRole("button", { name: "다음" }).isDisabled());
});

test("without scripts it says honestly how many more there are", async (t) => {
  const page = await open(t, { javaScriptEnabled: false });
  const text = await page.locator("#findings").innerText();
  assert.match(text, /심각한 것부터 100개만 표시했어요. 전체 20,0\d\d개는/);
  assert.equal(await page.locator(".finding").count(), 100);
});
