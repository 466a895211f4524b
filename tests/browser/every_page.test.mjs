import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";

import { PHONE, address, browser, open, watch } from "./support/reader.mjs";
import { pages, templates } from "./support/sites.mjs";

/** What a page may weigh: HTML, CSS and JS, compressed, without pictures. */
const WEIGHT = 35 * 1024;

/** Pages but the one for addresses that are not there: hosts serve it with an error. */
const reachable = (site) => pages(site).filter((page) => page.template !== "404");

test("the demo shows every template", () => {
  const found = templates("demo").map((page) => page.template);
  assert.deepEqual(found, ["404", "article", "concept", "glossary", "home", "names", "print", "removed", "search", "section", "whats_new"].sort((a, b) => a.localeCompare(b)));
});

for (const site of /** @type {const} */ (["demo", "small"])) {
  test(`every page of the ${site} site opens without an error, without another host, and within 360 pixels`, async (t) => {
    const { origin, url } = await address(site);
    const context = await (await browser()).newContext({ ...PHONE, locale: "ko-KR" });
    t.after(() => context.close());
    const wrong = watch(context, origin);
    const page = await context.newPage();
    const all = reachable(site);
    assert.ok(all.length >= (site === "demo" ? 60 : 10), `${all.length} pages`);
    for (const { path } of all) {
      await page.goto(url + encodeURI(path), { waitUntil: "load" });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > 360) wrong.push(`${path} is ${wide} pixels wide`);
    }
    assert.deepEqual(wrong, []);
  });

  test(`every page of the ${site} site is valid HTML`, async () => {
    const validate = new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: {
        "no-inline-style": "error",
        "no-implicit-button-type": "error",
        // Matters of taste: the text's own length, spaces at the ends of lines, how a phone number breaks.
        "doctype-style": "off",
        "long-title": "off",
        "no-trailing-whitespace": "off",
        "tel-non-breaking": "off",
        // A group of radio buttons and a note are what their roles say.
        "prefer-native-element": "off",
      },
    });
    const faults = [];
    for (const { path, html } of pages(site)) {
      const report = await validate.validateString(html, path);
      for (const { messages } of report.results) for (const { line, column, ruleId, message } of messages) faults.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
    }
    assert.deepEqual(faults.slice(0, 20), []);
  });
}

test("no page of the demo weighs more than 35 KB without its pictures", async (t) => {
  const zipped = (/** @type {Buffer | string} */ body) => gzipSync(body, { level: 9 }).length;
  /** @type {Map<string, number>} */
  const assets = new Map();
  for (const { template, path } of templates("demo").filter((page) => page.template !== "404")) {
    const page = await open(t, "robots.txt", { site: "demo" });
    const loaded = [];
    page.on("response", (response) => {
      if (["stylesheet", "script"].includes(response.request().resourceType())) loaded.push(response.body().then(zipped));
    });
    await page.goto(encodeURI(path), { waitUntil: "networkidle" });
    assets.set(template, (await Promise.all(loaded)).reduce((sum, size) => sum + size, 0));
  }
  const heavy = reachable("demo")
    .map(({ path, template, html }) => ({ path, weight: zipped(html) + (assets.get(template) ?? 0) }))
    .sort((a, b) => b.weight - a.weight);
  t.diagnostic(`heaviest: ${heavy[0].path} ${(heavy[0].weight / 1024).toFixed(2)} KB`);
  assert.deepEqual(heavy.filter(({ weight }) => weight > WEIGHT), []);
});

test("inline scripts and styles are nowhere", () => {
  const faults = [];
  for (const site of /** @type {const} */ (["demo", "small"])) {
    for (const { path, html } of pages(site)) {
      for (const [tag] of html.matchAll(/<script\b[^>]*>|<style\b[^>]*>|<[^>]*\s(?:style|on[a-z]+)=[^>]*>/g)) {
        const data = /type="application\/ld\+json"/.test(tag);
        if (!data && !/<script\b[^>]*\ssrc=/.test(tag)) faults.push(`${path}: ${tag}`);
      }
    }
  }
  assert.deepEqual(faults, []);
});

test("the watch behind the page sees what the policy refuses", async () => {
  const { origin, url } = await address("small");
  const context = await (await browser()).newContext();
  const wrong = watch(context, origin);
  const page = await context.newPage();
  await page.goto(`${url}ko/`);
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<img src='https://elsewhere.invalid/x.png' alt=''><p style='color: red'>x</p>"));
  await page.waitForTimeout(100);
  await context.close();
  assert.ok(wrong.length >= 2 && wrong.every((line) => /Content Security Policy|another host/.test(line)), wrong.join("\n"));
});
