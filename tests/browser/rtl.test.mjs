import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, open } from "./support/reader.mjs";
import { pages } from "./support/sites.mjs";

const all = pages("arabic").filter((page) => page.template !== "404");

test("pages in Arabic say that they are written from right to left", () => {
  assert.ok(all.length >= 8, `${all.length} pages`);
  for (const { path, html } of pages("arabic")) assert.match(html, /<html lang="ar" dir="rtl"/, path);
});

test("no page in Arabic can be pushed sideways, on a phone or on a screen", async (t) => {
  for (const options of [PHONE, { viewport: { width: 1280, height: 860 } }]) {
    const page = await open(t, "ar/", { site: "arabic", ...options });
    for (const { path } of all) {
      await page.goto(path);
      const { whole, seen } = await page.evaluate(() => ({ whole: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
      assert.ok(whole <= seen, `${path} is ${whole} of ${seen} pixels wide`);
    }
  }
});

test("the page is the mirror image of one that is written from left to right", async (t) => {
  const page = await open(t, "ar/start/enroll/", { site: "arabic", viewport: { width: 1440, height: 900 } });
  const left = async (selector) => (await page.locator(selector).first().boundingBox())?.x ?? 0;
  assert.ok((await left(".side")) > (await left("main h1")), "the menu stands to the right of the text");
  const brand = await page.locator(".brand").first().boundingBox();
  assert.ok(brand && brand.x > 720, "the site's name stands at the right");
  const number = await page.locator(".steps > ol > li").first().evaluate((step) => {
    const [box, text] = [step.getBoundingClientRect(), getComputedStyle(step)];
    return { direction: text.direction, align: text.textAlign, width: box.width };
  });
  assert.equal(number.direction, "rtl");
  assert.ok(["start", "right"].includes(number.align) && number.width > 200);
});

test("what is written from left to right in an Arabic page stays so", async (t) => {
  const page = await open(t, "ar/start/enroll/", { site: "arabic" });
  assert.equal(await page.locator("main code").first().evaluate((code) => getComputedStyle(code).direction), "ltr");
});

test("the theme itself speaks Arabic", async (t) => {
  for (const { path, html } of pages("arabic")) {
    assert.match(html, /انتقل إلى المحتوى/, path);
    assert.doesNotMatch(html, /Skip to content|Help center|On this page|Was this helpful/, path);
  }
  const page = await open(t, "ar/start/enroll/", { site: "arabic" });
  await page.keyboard.press("/");
  assert.equal(await page.locator("dialog[open] input").first().getAttribute("placeholder"), "ما الذي تريد معرفته؟");
});
