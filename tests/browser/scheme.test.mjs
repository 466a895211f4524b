import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/reader.mjs";

/** How light the page is, 0 to 255. */
const light = (page) => page.evaluate(() => Math.max(...(getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).slice(0, 3).map(Number)));
const toggle = (page) => page.getByRole("button", { name: /화면으로 바꾸기/ }).first();

test("the page follows the system's colours", async (t) => {
  const page = await open(t, "ko/start/enroll/", { colorScheme: "light" });
  assert.ok((await light(page)) > 200);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.ok((await light(page)) < 60);
});

test("the reader's own colours are kept over pages and visits", async (t) => {
  const page = await open(t, "ko/start/enroll/", { colorScheme: "light" });
  await toggle(page).click();
  assert.ok((await light(page)) < 60);
  await page.goto("ko/glossary/");
  assert.ok((await light(page)) < 60);
  const later = await page.context().newPage();
  await later.goto("ko/");
  assert.ok((await light(later)) < 60);
  await toggle(later).click();
  assert.ok((await light(later)) > 200);
});

test("the colour switch tells what it will do", async (t) => {
  const page = await open(t, "ko/", { colorScheme: "light" });
  assert.match(await toggle(page).innerText(), /어두운/);
  await toggle(page).click();
  assert.match(await toggle(page).innerText(), /밝은/);
});
