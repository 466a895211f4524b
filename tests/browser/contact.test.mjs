import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/reader.mjs";

/** What the phone line of a page says at a moment. @param {import("node:test").TestContext} t @param {string} moment */
async function said(t, moment, { timezoneId = "Asia/Seoul", path = "ko/" } = {}) {
  const page = await open(t, path, { timezoneId, moment });
  const line = page.locator("#hg-contact .channel-now");
  await line.waitFor();
  return line.innerText();
}

test("a channel says whether somebody is there now, by the site's own clock", async (t) => {
  // Weekdays 10:00–12:30 and 13:30–18:00; Saturday 22:00 to Sunday 02:00; not on 25 December.
  assert.equal(await said(t, "2026-11-23T01:00:00Z"), "지금 문의할 수 있어요 (12:30까지)");
  assert.equal(await said(t, "2026-11-23T03:45:00Z"), "지금은 쉬고 있어요. 오늘 13:30에 열어요");
  assert.equal(await said(t, "2026-11-23T09:00:00Z"), "지금은 쉬고 있어요. 내일 10:00에 열어요");
  assert.equal(await said(t, "2026-11-28T04:00:00Z"), "지금은 쉬고 있어요. 오늘 22:00에 열어요");
  assert.equal(await said(t, "2026-11-28T14:00:00Z"), "지금 문의할 수 있어요 (02:00까지)");
  assert.equal(await said(t, "2026-11-28T18:00:00Z"), "지금은 쉬고 있어요. 내일 10:00에 열어요");
});

test("on a holiday nobody is there", async (t) => {
  assert.equal(await said(t, "2026-12-25T02:00:00Z"), "지금은 쉬고 있어요. 내일 22:00에 열어요");
});

test("whoever reads elsewhere is told in their own time", async (t) => {
  const line = await said(t, "2026-11-22T15:00:00Z", { timezoneId: "America/New_York", path: "en/" });
  assert.equal(line, "Closed now. Opens today at 20:00 (your time)");
});

test("whoever reads by the same clock in another zone is told no more", async (t) => {
  const line = await said(t, "2026-11-23T01:00:00Z", { timezoneId: "Asia/Tokyo" });
  assert.equal(line, "지금 문의할 수 있어요 (12:30까지)");
});

test("texts of opening hours stand where somebody keeps some", async (t) => {
  const page = await open(t, "ko/", { site: "films" });
  const named = await page.locator("#hg-page").evaluate((texts) => texts.getAttributeNames().filter((name) => name.startsWith("data-t-open")));
  assert.deepEqual(named, []);
});

test("without JavaScript the hours alone stand there", async (t) => {
  const page = await open(t, "ko/", { javaScriptEnabled: false });
  assert.equal(await page.locator("#hg-contact .channel-now").isVisible(), false);
  await page.locator("#hg-contact").getByText("평일 10:00–18:00").waitFor();
});

test("day and night, and over a change to summer time, it says what the clock on the wall says", async (t) => {
  const page = await open(t, "ko/");
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => /\/open\.[0-9a-f]+\.js$/.test(name)));
  const script = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /\/open\.[0-9a-f]+\.js$/.test(name)) ?? "");
  /** When it changes next, in New York. @param {string} hours @param {string} moment */
  const next = (hours, moment) =>
    page.evaluate(
      async ([script, hours, moment]) => {
        const { standing } = await import(script);
        const { open, next } = standing(hours, "America/New_York", [], Date.parse(moment));
        return `${open} ${new Date(next).toLocaleString("sv-SE", { timeZone: "America/New_York" })}`;
      },
      [script, hours, moment],
    );
  const week = "1 540-1080;7 600-720";
  assert.equal(await next(week, "2026-03-08T04:30:00Z"), "false 2026-03-08 10:00:00");
  assert.equal(await next("1 540-1080", "2026-10-31T16:00:00Z"), "false 2026-11-02 09:00:00");
  assert.equal(await next(week, "2026-11-01T04:15:00Z"), "false 2026-11-01 10:00:00");
});
