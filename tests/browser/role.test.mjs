import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, chooseRole, mainText, open } from "./support/reader.mjs";

const ARTICLE = "ko/start/enroll/";
const FIRST_STEP = ".steps > ol > li:first-child > p";

const step = async (page) => (await page.locator(FIRST_STEP).first().innerText()).replace(/\s+/g, " ");

test("before a choice every role's text is shown with its role named", async (t) => {
  const page = await open(t, ARTICLE);
  assert.equal(await step(page), "내 강의실(수강생) · 강의 관리(강의자)를 열어요.");
  const text = await mainText(page);
  assert.ok(text.includes("수강생만 보는 문단이에요.") && text.includes("강의자만 보는 문단이에요."));
});

test("a choice applies to labels, particles and passages at once and is told to screen readers", async (t) => {
  const page = await open(t, ARTICLE);
  await chooseRole(page, "수강생");
  assert.equal(await step(page), "내 강의실을 열어요.");
  assert.equal((await mainText(page)).includes("강의자만 보는 문단이에요."), false);
  await page.getByRole("status").filter({ hasText: "수강생" }).first().waitFor();
  await chooseRole(page, "강의자");
  assert.equal(await step(page), "강의 관리를 열어요.");
  assert.equal((await mainText(page)).includes("수강생만 보는 문단이에요."), false);
});

test("a choice is kept over reloads and links, and stands in the address to share", async (t) => {
  const page = await open(t, ARTICLE);
  await chooseRole(page, "강의자");
  assert.equal(new URL(page.url()).searchParams.get("role"), "instructor");
  await page.reload();
  assert.equal(await step(page), "강의 관리를 열어요.");
  await page.goto("ko/grades/check/");
  assert.match(await mainText(page), /강의 관리에서 성적을 봐요\./);
  await page.getByRole("article").getByRole("link", { name: "수강 신청", exact: true }).click();
  await page.waitForURL(/start\/enroll/);
  assert.equal(await step(page), "강의 관리를 열어요.");
});

test("a shared link's role holds for the visit and does not overwrite the reader's own choice", async (t) => {
  const page = await open(t, ARTICLE);
  await chooseRole(page, "강의자");
  await page.goto(`${ARTICLE}?role=student`);
  assert.equal(await step(page), "내 강의실을 열어요.");
  await page.goto("ko/grades/check/");
  assert.match(await mainText(page), /내 강의실에서 성적을 봐요\./, "for the visit");
  const later = await page.context().newPage();
  await later.goto(ARTICLE);
  assert.equal(await step(later), "강의 관리를 열어요.", "the own choice, at the next visit");
});

test("two readers do not share a role", async (t) => {
  const one = await open(t, ARTICLE);
  const other = await open(t, ARTICLE);
  await chooseRole(one, "수강생");
  await other.reload();
  assert.equal(await step(other), "내 강의실(수강생) · 강의 관리(강의자)를 열어요.");
});

test("a role that is none is ignored", async (t) => {
  const page = await open(t, `${ARTICLE}?role=%3Cscript%3E`);
  assert.equal(await step(page), "내 강의실(수강생) · 강의 관리(강의자)를 열어요.");
});

test("all roles can be shown again", async (t) => {
  const page = await open(t, `${ARTICLE}?role=student`);
  await chooseRole(page, "모두 보기");
  assert.equal(await step(page), "내 강의실(수강생) · 강의 관리(강의자)를 열어요.");
  assert.equal(new URL(page.url()).searchParams.get("role"), null);
});

test("without JavaScript every role's text is shown with its role named", async (t) => {
  const page = await open(t, `${ARTICLE}?role=student`, { javaScriptEnabled: false });
  assert.equal(await step(page), "내 강의실(수강생) · 강의 관리(강의자)를 열어요.");
  assert.deepEqual(await page.locator(".role-passage .role-name").allInnerTexts(), ["수강생", "강의자"]);
});

test("the role can be chosen on a phone and on the home page", async (t) => {
  const phone = await open(t, ARTICLE, PHONE);
  await chooseRole(phone, "수강생");
  assert.equal(await step(phone), "내 강의실을 열어요.");
  const home = await open(t, "ko/", { site: "demo" });
  await chooseRole(home, "수강생");
  assert.equal(await home.getByRole("radio", { name: "수강생", exact: true }).first().isChecked(), true);
});

