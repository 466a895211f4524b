import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/reader.mjs";

const switchTo = (page, name) => page.getByRole("navigation", { name: /^(언어|Language)/ }).getByRole("link", { name }).first().click();

test("the language switch stays on the page", async (t) => {
  const page = await open(t, "ko/start/enroll/");
  await switchTo(page, "English");
  await page.waitForURL(/\/help\/en\/start\/enroll\//);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("heading", { level: 1, name: "Enroll in a course" }).waitFor();
  await switchTo(page, "한국어");
  await page.waitForURL(/\/help\/ko\/start\/enroll\//);
});

test("a page without its translation leads to the other language's home", async (t) => {
  const page = await open(t, "ko/grades/check/");
  await switchTo(page, "English");
  await page.waitForURL(/\/help\/en\//);
  await page.getByRole("heading", { level: 1 }).waitFor();
});

test("the role is kept over the language switch", async (t) => {
  const page = await open(t, "ko/start/enroll/?role=instructor");
  await switchTo(page, "English");
  await page.waitForURL(/\/en\/start\/enroll\//);
  assert.match(await page.locator(".steps > ol > li").first().innerText(), /^Open Manage courses\.$/);
});

test("search engines are told of each language's page", async (t) => {
  const page = await open(t, "ko/start/enroll/");
  const alternates = await page.locator("link[rel=alternate][hreflang]").evaluateAll((links) => links.map((link) => [link.getAttribute("hreflang"), link.getAttribute("href")]));
  for (const lang of ["ko", "en"]) {
    assert.deepEqual(alternates.find(([code]) => code === lang), [lang, `https://help.example.com/help/${lang}/start/enroll/`]);
  }
});
