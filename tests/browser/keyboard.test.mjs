import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, open } from "./support/reader.mjs";

const ARTICLE = "ko/start/enroll/";
const focused = (page) => page.evaluate(() => (document.activeElement?.textContent || document.activeElement?.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim());

test("the first Tab leads past the menu to the text", async (t) => {
  const page = await open(t, ARTICLE);
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "본문으로 건너뛰기");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "MAIN");
});

test("every stop of the keyboard is seen", async (t) => {
  const page = await open(t, ARTICLE);
  const stops = new Set();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      // A radio button may be drawn by its label.
      const drawn = [at, at.closest("label"), at.nextElementSibling, at.parentElement].filter((it) => it instanceof HTMLElement);
      const marked = drawn.some((it) => {
        const style = getComputedStyle(it);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
      });
      const box = (at.closest("label") ?? at).getBoundingClientRect();
      return { name: `${at.tagName} ${at.textContent?.trim().slice(0, 30)} ${at.outerHTML.slice(0, 60)}`, marked, seen: box.width > 0 && box.height > 0 };
    });
    if (!stop) break;
    stops.add(stop.name);
    assert.ok(stop.marked && stop.seen, `no visible focus: ${stop.name}`);
  }
  assert.ok(stops.size > 20, `${stops.size} stops`);
});

test("the menu of a phone opens and closes with keys, and the focus returns", async (t) => {
  const page = await open(t, ARTICLE, PHONE);
  const menu = page.locator("summary", { hasText: "메뉴" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "주제" }).getByRole("link").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "주제" }).waitFor({ state: "hidden" });
  assert.match(await focused(page), /메뉴/);
});

test("the search dialog opens by key, keeps the focus inside, and gives it back", async (t) => {
  const page = await open(t, ARTICLE);
  const button = page.getByRole("button", { name: /검색/ }).first();
  await button.focus();
  for (const keys of ["/", "Control+k"]) {
    await page.keyboard.press(keys);
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "INPUT", keys);
    for (let presses = 0; presses < 6; presses += 1) {
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null), keys);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await button.evaluate((it) => it === document.activeElement), true, keys);
  }
});

test("a slash in a field stays a slash", async (t) => {
  const page = await open(t, "ko/glossary/");
  const filter = page.getByRole("searchbox", { name: "용어 찾기" });
  await filter.focus();
  await page.keyboard.press("/");
  assert.equal(await filter.inputValue(), "/");
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("the role is chosen with the arrow keys", async (t) => {
  const page = await open(t, ARTICLE);
  await page.getByRole("radio", { name: "모두 보기" }).first().focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("html").getAttribute("data-role"), "instructor");
});

test("the way through an article needs no pointer", async (t) => {
  const page = await open(t, "ko/");
  const link = page.getByRole("main").getByRole("link", { name: "수강 신청하기" }).first();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/start\/enroll\/$/);
  await page.locator("summary", { hasText: "환불은 어떻게 하나요?" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("일주일 안에 환불할 수 있어요.").waitFor();
});
