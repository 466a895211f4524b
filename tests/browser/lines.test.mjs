// Korean lines: none begins with a particle torn from what it is written on, and no range of numbers is torn.
import assert from "node:assert/strict";
import { test } from "node:test";

import { address, browser } from "./support/reader.mjs";
import { pages } from "./support/sites.mjs";

/** Lines of the page that begin where they must not, with what stands before. */
const torn = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const range = document.createRange();
  const inline = (/** @type {Element} */ element) => getComputedStyle(element).display.startsWith("inline");
  const faults = [];
  let before = "";
  let bottom = 0;
  /** @type {Element | null} */
  let block = null;
  while (walker.nextNode()) {
    if (walker.currentNode instanceof Element) {
      if (walker.currentNode.matches("br")) before = "";
      continue;
    }
    const node = /** @type {Text} */ (walker.currentNode);
    const parent = node.parentElement;
    if (!parent || parent.closest("script, style, template, svg, pre, code") || !parent.checkVisibility({ contentVisibilityAuto: true })) continue;
    let own = parent;
    while (own.parentElement && inline(own)) own = own.parentElement;
    if (own !== block) {
      block = own;
      before = "";
    }
    for (let at = 0; at < node.length; at += 1) {
      const c = node.data[at];
      if (/\s/.test(c)) {
        before += before && !/\s$/.test(before) ? " " : "";
        continue;
      }
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box || !box.width) continue;
      const begins = before && box.top >= bottom - 2;
      const last = before.at(-1) ?? "";
      const particle = begins && /[가-힣]/.test(c) && /[)\]}’”」』》〉%％\dA-Za-z]/.test(last);
      const inRange = begins && /\d/.test(c) && /\d\s*[–—~∼〜-]\s*$/.test(before);
      const dash = begins && /[–—~∼〜]/.test(c) && /\d\s*$/.test(before) && /^\s*\d/.test(node.data.slice(at + 1));
      if (particle || inRange || dash) faults.push(`${before.slice(-24)}⏎${node.data.slice(at, at + 10)}`);
      before = (before + c).slice(-40);
      bottom = box.bottom;
    }
  }
  return faults;
};

test("no line of the demo begins with a torn particle or inside of a range", async (t) => {
  const { url } = await address("demo");
  const context = await (await browser()).newContext({ locale: "ko-KR" });
  t.after(() => context.close());
  const page = await context.newPage();
  const all = pages("demo").filter((one) => one.template !== "404" && one.path.startsWith("ko/"));
  assert.ok(all.length >= 50, `${all.length} pages`);
  /** @type {string[]} */
  const faults = [];
  for (const { path } of all) {
    await page.goto(url + encodeURI(path), { waitUntil: "load" });
    for (const width of [360, 412, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      // What is painted counts: in the same moment Chromium may lay the old width's columns out in the new one.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      for (const fault of await page.evaluate(torn)) faults.push(`${path} ${width}: ${fault}`);
    }
  }
  t.diagnostic(`${faults.length} torn lines on ${all.length} pages`);
  assert.deepEqual(faults, []);
});

test("the count sees a torn line", async (t) => {
  const context = await (await browser()).newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.setContent("<p style='width:0;word-break:keep-all'>(가)는 10:00–18:00</p>");
  assert.ok((await page.evaluate(torn)).length >= 2);
});
