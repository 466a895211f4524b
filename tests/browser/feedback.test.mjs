import assert from "node:assert/strict";
import { test } from "node:test";

import { chooseRole, open } from "./support/reader.mjs";

const ARTICLE = "ko/start/enroll/";

/** Somebody who answers a reader's posts and keeps them. @param {import("playwright-core").Page} page @param {number[]} [statuses] */
async function answered(page, statuses = []) {
  /** @type {any[]} */
  const posts = [];
  await page.route("**/help/answers", (route) => {
    assert.equal(route.request().headers()["content-type"], "application/json");
    posts.push(route.request().postDataJSON());
    return route.fulfill({ status: statuses.shift() ?? 204 });
  });
  return posts;
}

test("an answer that did not help asks why, and tells it as JSON", async (t) => {
  const page = await open(t, ARTICLE);
  const posts = await answered(page);
  await chooseRole(page, "수강생");
  await page.getByRole("button", { name: "아니요" }).click();
  const asked = page.locator("[data-feedback]");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), await asked.locator(".feedback-title").textContent());
  await asked.getByRole("link").first().waitFor();
  await asked.getByRole("checkbox", { name: "내 화면과 달라요" }).check();
  await asked.getByRole("checkbox", { name: "빠진 내용이 있어요" }).check();
  await asked.getByRole("textbox").fill(" 버튼이 없어요 ");
  await asked.getByRole("button", { name: "보내기" }).click();
  await asked.getByText("잘 받았어요. 글을 고치는 데 쓸게요.").waitFor();
  const [first, second] = posts;
  const { answer, url, ...rest } = second;
  assert.match(answer, /^[0-9a-f]{16}$/);
  assert.match(url, /\/help\/ko\/start\/enroll\/$/, "the address without anything behind it");
  assert.deepEqual(rest, { version: 1, page: "start/enroll", lang: "ko", role: "student", helpful: false, reasons: ["outdated", "incomplete"], comment: "버튼이 없어요" });
  assert.deepEqual(first, { ...second, reasons: [], comment: "" }, "the answer alone came first, under the same name");
});

test("a helpful article is told once", async (t) => {
  const page = await open(t, ARTICLE);
  const posts = await answered(page);
  await page.getByRole("button", { name: "네, 도움이 됐어요" }).click();
  await page.getByText("알려 주셔서 고마워요.").first().waitFor();
  assert.equal(await page.locator("[data-feedback] form").isVisible(), false);
  assert.deepEqual(posts.map(({ helpful, reasons }) => ({ helpful, reasons })), [{ helpful: true, reasons: [] }]);
});

test("what could not be sent is still there to be sent again", async (t) => {
  const page = await open(t, ARTICLE);
  await answered(page);
  await page.evaluate(() => {
    const own = window.fetch;
    let tries = 0;
    window.fetch = (...asked) => (String(asked[0]).includes("answers") && (tries += 1) === 2 ? Promise.reject(new Error("no connection")) : own(...asked));
  });
  await page.getByRole("button", { name: "아니요" }).click();
  const asked = page.locator("[data-feedback]");
  await asked.getByRole("textbox").fill("그림이 흐려요");
  await asked.getByRole("button", { name: "보내기" }).click();
  await asked.getByText("보내지 못했어요. 잠시 후 다시 시도해 주세요.").waitFor();
  await asked.getByRole("button", { name: "보내기" }).click();
  await asked.getByText("잘 받았어요. 글을 고치는 데 쓸게요.").waitFor();
});

test("where nobody reads the answers, nothing is asked", async (t) => {
  const page = await open(t, ARTICLE, { site: "demo" });
  await page.getByRole("article").waitFor();
  assert.equal(await page.getByText("도움이 됐나요?").count(), 0);
});
