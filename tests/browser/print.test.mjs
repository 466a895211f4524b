import assert from "node:assert/strict";
import { test } from "node:test";

import { chooseRole, eventually, mainText, open } from "./support/reader.mjs";

/** The document, as soon as it is whole. @param {import("playwright-core").Page} page */
async function whole(page) {
  await page.locator(".print-head [data-print]:not([disabled])").waitFor({ timeout: 60_000 });
  return page.locator("[data-print-document]");
}

test("a section becomes one document: contents, articles by number, links as notes", async (t) => {
  const page = await open(t, "ko/payment/", { site: "demo" });
  await page.getByRole("link", { name: "이 주제를 한 문서로" }).click();
  const made = await whole(page);
  const contents = made.getByRole("navigation", { name: "목차" });
  const lines = await contents.getByRole("link").allInnerTexts();
  assert.ok(lines.length >= 5, lines.join());
  assert.equal(await made.locator(".print-part").count(), lines.length);
  for (const link of await contents.getByRole("link").all()) {
    const to = decodeURIComponent((await link.getAttribute("href")) ?? "");
    assert.equal(await page.locator(`[id="${to.slice(1)}"]`).count(), 1, to);
  }
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
  assert.deepEqual(twice, [], "each name stands once");
  assert.ok((await made.getByText(/\(\d+ 참고\)/).count()) > 0, "links within the document name a number");
  const notes = await made.locator(".print-notes li").allInnerTexts();
  assert.ok(notes.length > 0 && notes.every((line) => /^(https?:\/\/|[\w.]+@|[\d-]+$)/.test(line)), notes.join());
  const pictures = await made.locator("img").evaluateAll((all) => all.filter((one) => /** @type {HTMLImageElement} */ (one).naturalWidth === 0).length);
  assert.equal(pictures, 0, "every picture is there before it is printed");
});

test("the whole help center is one document in the order of its topics, for the reader's role", async (t) => {
  const page = await open(t, "ko/print/", { site: "small" });
  const made = await whole(page);
  const all = await made.locator(".print-title").allInnerTexts();
  assert.ok(all.length > 3 && /^1 /.test(all[0]), all.join());
  await chooseRole(page, "수강생");
  await eventually(async () => assert.equal(await made.getByText("강의자만 보는 문단이에요.").isVisible(), false));
  assert.equal(await made.getByText("수강생만 보는 문단이에요.").first().isVisible(), true);
});

test("articles that lie in no topic stand on the home page, and first in the document", async (t) => {
  const page = await open(t, "ko/", { site: "marks" });
  const listed = await page.getByRole("region", { name: "글" }).locator(".card-title > :first-child").allInnerTexts();
  assert.ok(listed.length > 0);
  await page.goto("ko/print/");
  const made = await whole(page);
  assert.deepEqual(await made.locator(".print-title").allInnerTexts(), listed.map((title, at) => `${at + 1} ${title}`));
});

test("a role that is chosen on the page makes the document anew, without the articles of others", async (t) => {
  const page = await open(t, "ko/print/", { site: "demo" });
  const parts = await (await whole(page)).locator(".print-part").count();
  await chooseRole(page, "수강생");
  await eventually(async () => assert.ok((await (await whole(page)).locator(".print-part").count()) < parts));
});

test("printed, the document has numbered pages and nothing of menus and buttons", async (t) => {
  const page = await open(t, "ko/print/?section=ko/payment/", { site: "demo" });
  await whole(page);
  await page.emulateMedia({ media: "print" });
  for (const gone of [page.getByRole("banner"), page.getByRole("button"), page.getByRole("contentinfo")]) assert.equal(await gone.count(), 0);
  const rules = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join());
  assert.match(rules, /@bottom-center/);
});

test("without JavaScript the page says why nothing is there", async (t) => {
  const page = await open(t, "ko/print/", { javaScriptEnabled: false });
  assert.match(await mainText(page), /글을 모으려면 브라우저의 자바스크립트를 켜 주세요\./);
  assert.equal(await page.getByRole("button", { name: "인쇄하기" }).count(), 0);
});

test("what cannot be read is told, and the rest is printed", async (t) => {
  const page = await open(t, "ko/print/?section=ko/none/", { site: "small", missing: true });
  await page.getByText("모으지 못한 글이 1개 있어요.").waitFor();
  assert.equal(await page.locator(".print-head [data-print]").isDisabled(), true);
  const every = await open(t, "ko/print/?section=http://", { site: "small" });
  assert.ok((await (await whole(every)).locator(".print-part").count()) > 3, "an address that is none asks for everything");
});

test("an address that cannot be decoded is a note as it is written", async (t) => {
  const page = await open(t, "robots.txt", { site: "small" });
  await page.route("**/ko/start/enroll/", async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: (await reply.text()).replace("</h2>", '</h2><p><a href="https://example.com/?q=%B0%A1">자료</a></p>') });
  });
  await page.goto("ko/print/");
  await (await whole(page)).getByText("https://example.com/?q=%B0%A1").waitFor();
});
