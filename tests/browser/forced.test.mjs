// Colours that the reader's system forces upon the page: what is chosen, current or found can still be told apart, and every
// text can be read.
import assert from "node:assert/strict";
import { test } from "node:test";

import { eventually, open } from "./support/reader.mjs";

const FORCED = /** @type {const} */ ({ site: "demo", forcedColors: "active" });

/**
 * Texts in the colour of their ground.
 * @param {import("playwright-core").Page} page
 */
const unreadable = (page) =>
  page.evaluate(() => {
    const clear = "rgba(0, 0, 0, 0)";
    /** @param {Element | null} of @returns {string} */
    const ground = (of) => {
      if (!of) return "rgb(255, 255, 255)";
      const { backgroundColor } = getComputedStyle(of);
      return backgroundColor === clear ? ground(of.parentElement) : backgroundColor;
    };
    const own = (/** @type {Element} */ of) => [...of.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    const texts = [...document.querySelectorAll("body *")].filter((one) => own(one) && one.checkVisibility({ visibilityProperty: true }) && !one.closest("svg, option, .visually-hidden"));
    return texts.filter((one) => getComputedStyle(one).color === ground(one)).map((one) => one.outerHTML.slice(0, 120));
  });

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`every text can be read in forced colours, ${colorScheme}`, async (t) => {
    for (const path of ["ko/", "ko/trouble/playback/", "ko/payment/refund/", "ko/glossary/", "ko/names/", "ko/search/?q=환불", "ko/print/?section=ko/payment/"]) {
      const page = await open(t, path, { ...FORCED, colorScheme });
      if (path.includes("search")) await page.locator(".hit mark").first().waitFor();
      assert.deepEqual(await unreadable(page), [], path);
      await page.context().close();
    }
    const page = await open(t, "ko/", { site: "small", forcedColors: "active", colorScheme });
    await page.goto("ko/start/enroll/");
    assert.deepEqual(await unreadable(page), [], "every element");
  });
}

test("the chosen tab, the current page and the place in the contents are told apart by more than weight", async (t) => {
  const page = await open(t, "ko/trouble/playback/", FORCED);
  const line = (/** @type {string} */ of) => page.locator(of).first().evaluate((one) => getComputedStyle(one).borderBottomWidth);
  assert.notEqual(await line('.tab[aria-selected="true"]'), await line('.tab[aria-selected="false"]'));
  const outline = (/** @type {string} */ of) => page.locator(of).first().evaluate((one) => getComputedStyle(one).outlineStyle);
  assert.notEqual(await outline('.side-pages [aria-current="page"]'), await outline(".side-pages a:not([aria-current])"));
  assert.notEqual(await outline(".segment input:checked + span"), await outline(".segment input:not(:checked) + span"));
  await page.mouse.wheel(0, 1200);
  await page.locator(".toc [aria-current]").waitFor();
  const side = (/** @type {string} */ of) => page.locator(of).first().evaluate((one) => getComputedStyle(one).borderInlineStart);
  assert.notEqual(await side(".toc [aria-current]"), await side(".toc a:not([aria-current])"));
});

test("the chosen hit of the search dialog is told apart", async (t) => {
  const page = await open(t, "ko/", { ...FORCED });
  await page.goto("ko/payment/refund/");
  await eventually(async () => {
    await page.keyboard.press("/");
    assert.equal(await page.getByRole("dialog").isVisible(), true);
  });
  await page.keyboard.type("환불");
  await page.locator(".hit").nth(2).waitFor();
  await page.keyboard.press("ArrowDown");
  const outline = (/** @type {string} */ of) => page.locator(of).first().evaluate((one) => getComputedStyle(one).outlineStyle);
  assert.notEqual(await outline('.hit[aria-selected="true"]'), await outline('.hit:not([aria-selected="true"])'));
  assert.deepEqual(await unreadable(page), []);
});
