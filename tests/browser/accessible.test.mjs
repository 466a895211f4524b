import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { PHONE, chooseRole, open } from "./support/reader.mjs";
import { templates } from "./support/sites.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page, one line each. @param {import("playwright-core").Page} page */
async function violations(page) {
  const found = await page.evaluate(`${AXE}; axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`);
  return found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 160)}`));
}

const ARTICLE = "ko/start/enroll/";

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [name, device] of Object.entries({ desktop: {}, phone: PHONE })) {
    test(`axe finds nothing on any template, ${colorScheme}, ${name}`, async (t) => {
      const faults = [];
      for (const { path, template } of templates("demo")) {
        const missing = template === "404";
        const page = await open(t, missing ? "none/" : encodeURI(path), { site: "demo", colorScheme, missing, ...device });
        faults.push(...(await violations(page)).map((line) => `${template} ${path}: ${line}`));
        await page.close();
      }
      assert.deepEqual(faults, []);
    });
  }

  test(`axe finds nothing on pages with films and marks, and none with an enlarged picture, ${colorScheme}`, async (t) => {
    const faults = [];
    for (const [site, path] of /** @type {const} */ ([["films", "ko/film/"], ["marks", "ko/marks/"], ["marks", "en/marks/"]])) {
      for (const device of [{}, PHONE]) {
        const page = await open(t, path, { site, colorScheme, ...device });
        faults.push(...(await violations(page)).map((line) => `${path}: ${line}`));
        await page.locator("a[data-zoom]:visible").first().click();
        await page.getByRole("dialog").getByRole("img").first().waitFor();
        faults.push(...(await violations(page)).map((line) => `${path}, enlarged: ${line}`));
        await page.close();
      }
    }
    assert.deepEqual(faults, []);
  });

  test(`axe finds nothing on an article with everything and in its states, ${colorScheme}`, async (t) => {
    const page = await open(t, ARTICLE, { colorScheme });
    const faults = [];
    const look = async (/** @type {string} */ state) => faults.push(...(await violations(page)).map((line) => `${state}: ${line}`));
    await look("at first");
    await chooseRole(page, "수강생");
    await look("with a role");
    await page.getByText("환불은 어떻게 하나요?").click();
    await page.getByRole("tab", { name: "앱" }).click();
    await look("unfolded");
    await page.getByRole("article").getByRole("link", { name: "수강생" }).first().focus();
    await page.getByRole("tooltip").waitFor();
    await look("with a tip");
    await page.keyboard.press("Escape");
    await page.getByRole("figure").getByRole("link").click();
    await page.getByRole("dialog").getByRole("img").waitFor();
    await look("with a large picture");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await look("with the search dialog");
    await page.keyboard.press("Escape");
    await page.route("**/help/answers", (route) => route.fulfill({ status: 204 }));
    await page.getByRole("button", { name: "아니요" }).click();
    await look("after an answer that did not help");
    assert.deepEqual(faults, []);
  });
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing in what opens under a title, and in the document to be printed, ${colorScheme}`, async (t) => {
    const faults = [];
    const phone = await open(t, ARTICLE, { colorScheme, ...PHONE });
    const bar = phone.locator("[data-bar]");
    for (const part of [bar.locator("[data-facts]"), bar.locator(".role-fold summary"), bar.locator(".toc summary")]) {
      await part.click();
      faults.push(...(await violations(phone)));
    }
    const made = await open(t, "ko/print/", { colorScheme });
    await made.locator(".print-head [data-print]:not([disabled])").waitFor({ timeout: 60_000 });
    faults.push(...(await violations(made)));
    assert.deepEqual(faults, []);
  });
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing in the dense theme, ${colorScheme}`, async (t) => {
    const faults = [];
    for (const { path, template } of templates("dense")) {
      const page = await open(t, encodeURI(path), { site: "dense", colorScheme, missing: template === "404" });
      faults.push(...(await violations(page)).map((line) => `${template} ${path}: ${line}`));
      await page.close();
    }
    assert.deepEqual(faults, []);
  });
}
