import assert from "node:assert/strict";
import { test } from "node:test";

import { chooseRole, eventually, open } from "./support/reader.mjs";

/** Opens the dialog with a key. @param {import("playwright-core").Page} page */
async function dialogOf(page) {
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const choice = (/** @type {string} */ name) => dialog.getByRole("combobox", { name });
  return { dialog, field: dialog.locator("input[name=q]"), hits: dialog.locator("[role=option]"), role: choice("역할"), topic: choice("주제") };
}

test("what only the topic keeps out is told, and one press away", async (t) => {
  const page = await open(t, "ko/start/enroll/");
  const { dialog, field, hits, topic } = await dialogOf(page);
  await field.fill("강의");
  await topic.selectOption({ label: "성적" });
  await eventually(async () => assert.equal(await hits.filter({ hasText: "수강 신청하기" }).count(), 0));
  await field.fill("환불");
  await dialog.getByText("고른 주제에는 ‘환불’에 대한 글이 없어요.").waitFor();
  assert.equal(await dialog.getByText("찾지 못했어요").count(), 0);
  await dialog.getByRole("button", { name: "모든 주제에서 찾기" }).click();
  await eventually(async () => assert.ok((await hits.count()) > 0));
  assert.equal(await dialog.getByRole("button", { name: "모든 주제에서 찾기" }).count(), 0);
  assert.equal(await field.evaluate((input) => input === document.activeElement), true);
});

test("what only the role keeps out is told, and one press away", async (t) => {
  const page = await open(t, "ko/payment/refund/", { site: "demo" });
  const { dialog, field, hits, role } = await dialogOf(page);
  await field.fill("강의");
  await eventually(async () => assert.ok((await hits.count()) > 0));
  await role.selectOption({ label: "수강생" });
  await field.fill("부가가치세");
  await dialog.getByText("고른 역할에는 ‘부가가치세’에 대한 글이 없어요.").waitFor();
  await dialog.getByRole("button", { name: "모든 역할에서 찾기" }).click();
  await eventually(async () => assert.ok((await hits.count()) > 0));
});

test("a dialog that is opened again searches all topics", async (t) => {
  const page = await open(t, "ko/start/enroll/");
  const { dialog, field, hits, topic } = await dialogOf(page);
  await field.fill("강의");
  await topic.selectOption({ label: "성적" });
  await eventually(async () => assert.equal(await hits.filter({ hasText: "수강 신청하기" }).count(), 0));
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+k");
  await eventually(async () => assert.ok((await hits.filter({ hasText: "수강 신청하기" }).count()) > 0));
  assert.equal(await topic.inputValue(), "");
});

test("the search page keeps the filter in its address, and the dialog hands it on", async (t) => {
  const page = await open(t, "ko/start/enroll/");
  const { dialog, field, topic, role } = await dialogOf(page);
  await field.fill("강의");
  await topic.selectOption({ label: "성적" });
  await role.selectOption({ label: "강의자" });
  await eventually(async () => assert.match((await dialog.locator(".search-more").getAttribute("href")) ?? "", /for=instructor&topic=/));
  await field.press("Enter");
  await page.waitForURL(/q=.*for=instructor&topic=/);
  const chosen = () => page.getByRole("main").getByRole("combobox", { name: "주제" });
  await eventually(async () => assert.equal(await chosen().evaluate((select) => select.selectedOptions[0].text), "성적"));
  assert.equal(await page.getByRole("main").locator("a.hit").filter({ hasText: "수강 신청하기" }).count(), 0);
  await chosen().selectOption("");
  await page.waitForURL((url) => !url.searchParams.has("topic") && url.searchParams.get("for") === "instructor");
});

test("the count is that of all pages that match, in the dialog and on the search page", async (t) => {
  const page = await open(t, "ko/payment/refund/", { site: "demo" });
  const { dialog, field, hits } = await dialogOf(page);
  await field.fill("환불");
  await eventually(async () => assert.equal(await hits.count() >= 8, true));
  const told = dialog.getByRole("status");
  await eventually(async () => assert.match(await told.innerText(), /검색 결과 \d+개/));
  const count = Number(/(\d+)개/.exec(await told.innerText())?.[1]);
  assert.ok(count > 8, `${count}`);
  await page.goto("/ko/search/?q=환불");
  await page.getByText(new RegExp(`^검색 결과 ${count}개`)).first().waitFor();
});

test("a label's place is that on the screen of the role that was chosen", async (t) => {
  const page = await open(t, "ko/start/enroll/");
  await chooseRole(page, "수강생");
  const { dialog, field, role } = await dialogOf(page);
  await field.fill("강의");
  await role.selectOption({ label: "강의자" });
  await field.fill("강의 관리");
  await dialog.getByText("강의자 화면: 전체 메뉴 › 강의 관리").waitFor();
});
