import assert from "node:assert/strict";
import { test } from "node:test";

import { browser, open } from "./support/reader.mjs";
import { serve } from "./support/server.mjs";
import { SITES } from "./support/sites.mjs";

test("a page that is not there is told in the language of its address", async (t) => {
  const page = await open(t, "en/none/deeper/", { missing: true });
  await page.getByRole("heading", { level: 1, name: "We can't find that page" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("main").getByRole("link", { name: "Back to help home" }).click();
  await page.waitForURL(/\/help\/en\/$/);
});

test("a page that is not there leads on, in the folder's depth and below the site's path", async (t) => {
  for (const path of ["ko/none/", "ko/none/deeper/still.html"]) {
    const page = await open(t, path, { missing: true });
    await page.getByRole("heading", { level: 1, name: "찾는 글이 없어요" }).waitFor();
    await page.getByRole("main").getByRole("search").waitFor();
    await page.getByRole("main").getByRole("link", { name: "도움말 홈으로" }).click();
    await page.waitForURL(/\/help\/ko\/$/);
    await page.getByRole("heading", { level: 1, name: "무엇을 도와드릴까요?" }).waitFor();
  }
});

test("where the host has one such page alone, it still answers in the language of the address", async (t) => {
  const host = await serve(SITES.small.folder, SITES.small.base, false, true);
  const context = await (await browser()).newContext({ locale: "ko-KR" });
  t.after(async () => {
    await context.close();
    host.close();
  });
  const page = await context.newPage();
  await page.goto(`${host.url}en/none/deeper/`);
  await page.getByRole("heading", { level: 1, name: "We can't find that page" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("main").getByRole("link", { name: "Back to help home" }).click();
  await page.waitForURL(/\/help\/en\/$/);
  await page.goto(`${host.url}ko/none/`);
  await page.getByRole("heading", { level: 1, name: "찾는 글이 없어요" }).waitFor();
});
