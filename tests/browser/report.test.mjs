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

test("the first screen says what to do, for how many places, whose it is and with which command", async (t) => {
  const page = await open(t, { viewport: { width: 1440, height: 900 } });
  assert.match(await page.getByRole("heading", { level: 2 }).first().innerText(), /게시할 수 없어요/);
  const first = page.locator("#actions tbody tr").first();
  const box = await first.boundingBox();
  assert.ok(box && box.y + box.height < 900, "it is seen without scrolling");
  const said = (await first.innerText()).replace(/\s+/g, " ");
  assert.match(said, /‘반환’ → ‘환불’/);
  assert.match(said, /helpgen fix --concept refund/);
  assert.match(said, /자동 수정 \d+곳/);
  assert.match(said, /squad-commerce/);
  assert.match(said, /게시 전/);
});

test("every number leads to its whole list", async (t) => {
  const page = await open(t);
  const wrong = await page.evaluate(() => {
    const faults = [];
    for (const link of document.querySelectorAll("a.count[data-filter]")) {
      const count = Number(link.textContent.replaceAll(",", ""));
      if (!Number.isInteger(count)) continue;
      const found = fitting(fromLink(link.dataset.filter)).length;
      const files = new Set(fitting(fromLink(link.dataset.filter)).map((at) => findings.file[at])).size;
      if (count !== found && count !== files) faults.push(`${link.dataset.filter}: ${count}, not ${found}`);
    }
    return faults;
  });
  assert.deepEqual(wrong, []);
});

test("what looks like a number to follow leads to a list, and names lead to their tables", async (t) => {
  const page = await open(t);
  const nowhere = await page.locator("#score a.count").evaluateAll((all) => all.filter((one) => !(/** @type {HTMLElement} */ (one).dataset.filter)).map((one) => one.outerHTML));
  assert.deepEqual(nowhere, []);
  const tables = await page.locator("#score dt a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.ok(tables.includes("#terms") && tables.includes("#labels"), tables.join());
  for (const to of tables) assert.equal(await page.locator(`section${to}`).count(), 1, to ?? "");
});

test("a count of pages leads to these pages", async (t) => {
  const page = await open(t);
  for (const part of ["owners", "roles", "sections", "languages"]) {
    const link = page.locator(`#${part} a[data-pages]`).first();
    const count = Number((await link.innerText()).replaceAll(",", ""));
    await link.click();
    await page.waitForFunction(() => !document.querySelector("#pages .filter-more")?.hidden);
    assert.equal(await page.evaluate(() => pagesTable.rows.length), count, part);
    assert.match(page.url(), /#pages\?/);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector("#pages .filter-more")?.hidden);
  }
});

test("a filter is in the address, goes with it, and Back undoes it; the list gets the focus", async (t) => {
  const page = await open(t);
  const all = await seen(page);
  const link = page.locator("#owners a[data-filter]").first();
  const count = Number(await link.innerText());
  await link.focus();
  await page.keyboard.press("Enter");
  assert.equal(await seen(page), count);
  assert.match(page.url(), /#findings\?owner=.+&severity=error/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "findings-title");
  await page.getByLabel("고치는 법", { exact: true }).selectOption("safe");
  const both = await seen(page);
  assert.ok(both > 0 && both <= count, `${both} of ${count}`);
  const address = page.url();
  await page.reload();
  assert.equal(await seen(page), both, "the address alone says it");
  assert.equal(page.url(), address);
  await page.goBack();
  assert.equal(await seen(page), count);
  await page.goBack();
  assert.equal(await seen(page), all);
  assert.equal(await page.getByLabel("담당", { exact: true }).inputValue(), "");
});

test("what has no field of its own is a button that takes it away", async (t) => {
  const page = await open(t);
  await page.locator("#actions tbody tr").first().locator("a.count").first().click();
  const button = page.getByRole("button", { name: "할 일: ‘반환’ → ‘환불’ 조건 빼기" });
  assert.ok((await seen(page)) < Number((await page.locator("#findings-title .total").innerText())));
  await button.click();
  assert.equal(await page.evaluate(() => location.hash), "#findings");
  assert.equal(await page.locator("#filter-more button").count(), 0);
  // What its fields say needs no button.
  await page.locator("#filter select[name=severity]").selectOption("error");
  assert.equal(await page.locator("#filter-more button").count(), 0);
});

test("what is filtered is downloaded as a table that a spreadsheet reads safely", async (t) => {
  const page = await open(t);
  await page.locator("#actions tbody tr").first().locator("a.count").first().click();
  const count = await seen(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "표로 내려받기" }).click()]);
  const rows = readFileSync(await download.path(), "utf8").split("\r\n");
  const whole = readFileSync(new URL("findings.csv", FILE), "utf8").split("\r\n");
  assert.equal(rows[0], whole[0]);
  assert.ok(rows.slice(1, -1).every((row) => whole.includes(row)), "the rows are those of the table beside the page");
  assert.equal(rows.length, 1 + count + 1);
  assert.ok(rows.slice(1, -1).every((row) => row.includes("term/deprecated")));
});

test("a decision is written for whoever copies it", async (t) => {
  const page = await open(t);
  const button = page.locator(".finding").first().getByRole("button", { name: "결정" });
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  const form = page.locator(".decide");
  await form.getByLabel("결정").selectOption("product-wrong");
  await form.getByLabel("이유").fill("화면이 그래요; `rm`");
  await form.getByLabel("정한 사람").fill("고객경험팀");
  await form.getByLabel("작업 번호").fill("X-12");
  const [command, entry] = await form.locator("code").allInnerTexts();
  assert.match(command, /^helpgen decide [0-9a-f]+ --what product-wrong --reason '화면이 그래요; `rm`' --by 고객경험팀 --ticket X-12$/);
  assert.match(entry, /^- { id: "[0-9a-f]{12}", finding: "[0-9a-f]{32}", what: product-wrong, reason: "화면이 그래요; `rm`", by: "고객경험팀", on: 2026-11-22, ticket: "X-12" }$/);
  await button.click();
  assert.equal(await form.count(), 0);
});

test("on a phone no column is so narrow that words stand letter by letter", async (t) => {
  const page = await open(t, { viewport: { width: 390, height: 844 } });
  const narrow = await page.evaluate(() => {
    const cells = [...document.querySelectorAll("tbody th, tbody td")].filter((cell) => cell.textContent.trim().length > 6 && cell.offsetParent);
    return cells.filter((cell) => cell.getBoundingClientRect().width < 60).map((cell) => cell.outerHTML.slice(0, 120));
  });
  assert.deepEqual(narrow, []);
});

test("on a phone no label stands before nothing", async (t) => {
  const page = await open(t, { viewport: { width: 390, height: 844 } });
  const bare = await page.$$eval(".cards td", (cells) => {
    const says = (cell) => cell.textContent.trim() !== "" || cell.querySelector("img, .life-line");
    return cells.filter((cell) => getComputedStyle(cell).display !== "none" && !says(cell)).map((cell) => cell.outerHTML.slice(0, 120));
  });
  assert.deepEqual(bare, []);
});

test("a meeting gets two pages, everything only on demand", async (t) => {
  const page = await open(t);
  const pages = async () => (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const short = await pages();
  assert.ok(short >= 1 && short <= 2, `${short} pages`);
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole("button", { name: "모두 인쇄" }).click();
  assert.ok((await pages()) > short);
});
