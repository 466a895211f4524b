// Nothing is hidden that was asked for: by an address, a search hit, a contents entry, a copied link or the browser's own search.
import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, chooseRole, eventually, open } from "./support/reader.mjs";

const ARTICLE = "ko/start/enroll/";
const PLACES = "ko/grades/places/";
const live = (page) => page.locator("#hg-live").innerText();
const inView = (locator) => locator.evaluate((it) => {
  const { top, bottom } = it.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
});

test("a tab's address opens it", async (t) => {
  for (const device of [{}, PHONE]) {
    const page = await open(t, `${ARTICLE}#앱`, device);
    assert.equal(await page.getByRole("tab", { name: "앱" }).getAttribute("aria-selected"), "true");
    assert.match(await page.getByRole("tabpanel").innerText(), /앱에서 하는 방법/);
    assert.equal(await inView(page.getByRole("tabpanel")), true);
  }
});

test("a tab that is chosen stands in the address, and a link to it works again", async (t) => {
  const page = await open(t, ARTICLE);
  await page.getByRole("tab", { name: "앱" }).click();
  assert.equal(decodeURIComponent(new URL(page.url()).hash), "#앱");
  await page.getByRole("tab", { name: "웹" }).click();
  await page.evaluate(() => (location.hash = "#앱"));
  await page.getByText("앱에서 하는 방법이에요.").waitFor();
});

test("a fold-out's address opens it", async (t) => {
  const page = await open(t, `${ARTICLE}#환불은-어떻게-하나요`);
  await page.getByText("일주일 안에 환불할 수 있어요.").waitFor();
});

test("what stands in a closed tab can be found in the page", async (t) => {
  const page = await open(t, ARTICLE);
  const panel = page.locator("#앱");
  assert.equal(await panel.getAttribute("hidden"), "until-found");
  assert.equal(await panel.evaluate((it) => it.textContent?.includes("앱에서 하는 방법") && getComputedStyle(it).display !== "none"), true);
  await panel.evaluate((it) => it.dispatchEvent(new Event("beforematch")));
  await page.getByText("앱에서 하는 방법이에요.").waitFor();
  assert.equal(await page.getByRole("tab", { name: "앱" }).getAttribute("aria-selected"), "true");
});

test("another role's passage says so at the place, and one step shows it", async (t) => {
  for (const device of [{}, PHONE]) {
    const page = await open(t, "ko/", device);
    await chooseRole(page, "수강생");
    await page.goto(`${PLACES}#강의자에게만`);
    const notice = page.locator(".other-passage");
    await notice.waitFor();
    assert.match(await notice.innerText(), /강의자 화면의 설명이에요/);
    assert.equal(await inView(notice), true);
    await eventually(async () => assert.match(await live(page), /강의자 화면의 설명이에요/));
    const show = notice.getByRole("button", { name: "보기" });
    assert.equal(await show.evaluate((it) => it === document.activeElement), true);
    await page.keyboard.press("Enter");
    await page.getByText("강의자만 보는 절이에요.").waitFor();
    assert.equal(await notice.count(), 0);
    assert.equal(new URL(page.url()).searchParams.get("role"), "instructor");
    assert.equal(await page.evaluate(() => localStorage.getItem("helpgen:role")), "student", "the reader's own choice stays");
    assert.equal(await inView(page.getByRole("heading", { name: "강의자에게만" })), true);
  }
});

test("a link that is copied while all roles are shown carries the role that it needs", async (t) => {
  const page = await open(t, PLACES, { permissions: ["clipboard-read", "clipboard-write"] });
  const copied = async (name) => {
    const heading = page.getByRole("heading", { name });
    await heading.hover();
    await heading.getByRole("link").click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.match(await copied("강의자에게만"), /\/ko\/grades\/places\/\?role=instructor#강의자에게만$/);
  assert.match(await copied("강의 종류"), /\/ko\/grades\/places\/#강의-종류$/);
});

test("the role of a link stays in the address for the visit", async (t) => {
  const page = await open(t, `${ARTICLE}?role=instructor`);
  await page.getByRole("navigation").getByRole("link", { name: "용어집" }).first().click();
  await page.waitForURL(/glossary/);
  assert.equal(new URL(page.url()).searchParams.get("role"), "instructor");
  const other = await open(t, ARTICLE);
  assert.equal(new URL(other.url()).searchParams.get("role"), null);
});

test("a hit inside a tab opens that tab", async (t) => {
  const page = await open(t, ARTICLE);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").first().fill("앱에서 하는 방법");
  const hit = page.getByRole("dialog").locator('a[href*="start/enroll"]').first();
  await hit.waitFor();
  assert.match(decodeURIComponent(await hit.getAttribute("href") ?? ""), /#앱$/);
  await hit.click();
  await page.getByRole("tabpanel").getByText("앱에서 하는 방법이에요.").waitFor();
});
