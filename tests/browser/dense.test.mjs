// The theme `themes/dense` stands on the built-in one: whatever it leaves alone has to work in it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, chooseRole, open } from "./support/reader.mjs";
import { templates } from "./support/sites.mjs";

test("the dense theme's home page lists topics with their articles, and leads there", async (t) => {
  const page = await open(t, "ko/", { site: "dense" });
  const topics = page.getByRole("region", { name: "주제별로 찾아보기" });
  assert.ok((await topics.getByRole("heading", { level: 3 }).count()) >= 2);
  await topics.getByRole("link", { name: "수강 신청하기" }).click();
  await page.getByRole("heading", { level: 1, name: "수강 신청하기" }).waitFor();
});

test("the dense theme shows more of an article than the built-in one", async (t) => {
  const height = async (/** @type {"small" | "dense"} */ site) => {
    const page = await open(t, "ko/start/enroll/", { site });
    return page.getByRole("article").evaluate((one) => one.getBoundingClientRect().height);
  };
  assert.ok((await height("dense")) < 0.9 * (await height("small")));
});

test("roles, search and pictures work in the dense theme, and fingers keep their room", async (t) => {
  const page = await open(t, "ko/start/enroll/", { site: "dense" });
  await chooseRole(page, "수강생");
  assert.equal(await page.getByText("강의자만 보는 문단이에요.").isVisible(), false);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("수강 신청");
  await page.getByRole("dialog").locator(".hit").first().waitFor();
  const phone = await open(t, "ko/", { site: "dense", ...PHONE });
  const low = await phone.locator("main a:visible").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
  assert.equal(low, 0);
});

test("no page of the dense theme scrolls sideways on a phone", async (t) => {
  for (const { path, template } of templates("dense")) {
    const page = await open(t, encodeURI(path), { site: "dense", missing: template === "404", ...PHONE });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, path);
    await page.close();
  }
});

test("the dense theme's articles become one document, too", async (t) => {
  const page = await open(t, "ko/print/", { site: "dense" });
  await page.locator(".print-head [data-print]:not([disabled])").waitFor({ timeout: 60_000 });
  assert.ok((await page.locator(".print-part").count()) > 3);
});
