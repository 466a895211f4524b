// The reviewers' report as somebody opens it from a mail: from disk, with nothing around it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { PHONE, browser } from "./support/reader.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FILE = pathToFileURL(join(process.env.HELPGEN_TEST_SITES ?? "", "reviewed/report/index.html")).href;

/** Opens the report. @param {import("node:test").TestContext} t @param {import("playwright-core").BrowserContextOptions} options */
async function open(t, options = {}) {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 860 }, ...options });
  /** @type {string[]} */
  const wrong = [];
  context.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) wrong.push(request.url());
  });
  context.on("console", (message) => wrong.push(message.text()));
  context.on("weberror", (error) => wrong.push(error.error().message));
  t.after(async () => {
    await context.close();
    assert.deepEqual(wrong, [], "behind the page");
  });
  const page = await context.newPage();
  await page.goto(FILE);
  return page;
}

/** Findings that are to be seen. @param {import("playwright-core").Page} page */
const seen = (page) => page.locator(".finding:visible").count();

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [name, device] of Object.entries({ desktop: {}, phone: PHONE })) {
    test(`axe finds nothing in the report, ${colorScheme}, ${name}`, async (t) => {
      const page = await open(t, { colorScheme, ...device });
      const found = await page.evaluate(`${AXE}; axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`);
      const faults = found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`));
      assert.deepEqual(faults, []);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beyond, 0, "nothing sticks out at the side");
    });
  }
}

test("a number leads to its list", async (t) => {
  const page = await open(t);
  const all = await seen(page);
  const link = page.locator("#rules td:last-child a.count").first();
  const count = Number(await link.innerText());
  await link.click();
  await page.waitForFunction((before) => document.querySelectorAll(".finding:not([hidden])").length < before, all);
  assert.equal(await seen(page), count);
  await page.getByRole("button", { name: "모두 보기" }).click();
  await page.waitForFunction((before) => document.querySelectorAll(".finding:not([hidden])").length === before, all);
});

test("findings are searched and grouped, and none is lost", async (t) => {
  const page = await open(t);
  const all = await seen(page);
  await page.getByLabel("찾기").fill("학습자");
  const some = await seen(page);
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  await page.getByLabel("찾기").fill("");
  for (const group of ["rule", "subject", "owner", "role", "path"]) {
    await page.getByLabel("묶기").selectOption(group);
    assert.equal(await seen(page), all, group);
  }
  await page.getByLabel("찾기").fill("이런 말은 없어요");
  assert.equal(await seen(page), 0);
  assert.match(await page.getByRole("status").innerText(), /조건에 맞는 것이 없어요/);
});

test("a table is sorted by its head", async (t) => {
  const page = await open(t);
  const words = page.locator("#pages thead th").nth(2);
  await words.getByRole("button").click();
  assert.equal(await words.getAttribute("aria-sort"), "descending");
  const column = await page.locator("#pages tbody tr td:nth-child(3)").allInnerTexts();
  const numbers = column.map((text) => Number(text.replaceAll(",", "")));
  assert.deepEqual(numbers, numbers.toSorted((a, b) => b - a));
});

test("all of it can be read without its script", async (t) => {
  const page = await open(t, { javaScriptEnabled: false });
  assert.ok((await seen(page)) > 0);
  assert.equal(await page.locator("#filter").isVisible(), false);
});
