import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/reader.mjs";

/** A page whose clock stands at a moment. @param {import("node:test").TestContext} t @param {string} moment */
const at = (t, moment) => open(t, "ko/", { site: "dated", timezoneId: "America/New_York", moment });

test("a banner is there from its first day on, to the end of its last one, in the time zone of the site", async (t) => {
  for (const [moment, shown] of /** @type {const} */ ([
    ["2025-12-31T14:59:00Z", false],
    ["2025-12-31T15:01:00Z", true],
    ["2099-12-31T14:59:00Z", true],
    ["2099-12-31T15:01:00Z", false],
  ])) {
    const page = await at(t, moment);
    assert.equal(await page.getByText("결제 점검이 있어요.").isVisible(), shown, moment);
  }
});

test("a banner says how bad it is with more than its colour", async (t) => {
  const page = await at(t, "2026-11-22T03:00:00Z");
  const banner = page.getByRole("region", { name: "공지" });
  assert.ok((await banner.getAttribute("class"))?.split(" ").includes("banner-danger"));
  const usual = await open(t, "ko/");
  const picture = async (/** @type {import("playwright-core").Locator} */ of) => of.locator("svg").first().innerHTML();
  assert.notEqual(await picture(banner), await picture(usual.getByRole("region", { name: "공지" })));
});

test("a banner that was closed stays closed on other pages, and its place is free", async (t) => {
  const page = await open(t, "ko/start/enroll/");
  const banner = page.getByText("오늘 밤 점검이 있어요.");
  const above = async () => (await page.locator("header.header").boundingBox())?.y ?? -1;
  assert.ok((await above()) > 0);
  await page.getByRole("button", { name: "공지 닫기" }).click();
  await banner.waitFor({ state: "hidden" });
  assert.equal(await above(), 0);
  await page.goto("ko/");
  assert.equal(await banner.isVisible(), false);
});
