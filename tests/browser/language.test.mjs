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

test("the bar at the top keeps one line in both languages at any width", async (t) => {
  for (const address of ["ko/start/enroll/", "en/start/enroll/"]) {
    const page = await open(t, address);
    for (const width of [360, 768, 900, 1024, 1279, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const bar = await page.locator(".header-bar").evaluate((bar) => {
        const parts = [...bar.querySelectorAll("a, button, .segments, .segment span")].filter((part) => part.offsetParent && !part.closest(".drawer-panel"));
        const frame = bar.getBoundingClientRect();
        const outside = parts.filter((part) => {
          const own = part.getBoundingClientRect();
          return own.width > 0 && (own.top < frame.top || own.bottom > frame.bottom + 1 || own.right > document.documentElement.clientWidth + 1);
        });
        const name = bar.querySelector(".brand span");
        return { outside: outside.map((part) => part.textContent.trim()), cut: name.scrollWidth > name.clientWidth };
      });
      assert.deepEqual(bar, { outside: [], cut: false }, `${address} at ${width}`);
    }
  }
});
