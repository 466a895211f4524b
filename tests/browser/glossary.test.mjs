import assert from "node:assert/strict";
import { test } from "node:test";

import { eventually, mainText, open } from "./support/reader.mjs";

test("the glossary's filter finds parts of words, words not to use, and initial consonants", async (t) => {
  const page = await open(t, "ko/glossary/");
  const filter = page.getByRole("searchbox", { name: "용어 찾기" });
  const shown = async () => (await page.locator("[data-filter-item]:visible .glossary-term").allInnerTexts()).sort();
  const shows = (terms, typed = "") => eventually(async () => assert.deepEqual(await shown(), terms, typed));
  await shows(["강의자", "수강생", "수료증"]);
  for (const [typed, found] of [["강의를 여는", ["강의자"]], ["학습자", ["수강생"]], ["ㅅㄱㅅ", ["수강생"]], ["수료 증", ["수료증"]], ["없는말", []]]) {
    await filter.fill(typed);
    await shows(found, typed);
  }
  await page.getByText("찾는 용어가 없어요").waitFor();
  await page.keyboard.press("Escape");
  await shows(["강의자", "수강생", "수료증"]);
});

test("the glossary's letters lead to their terms", async (t) => {
  const page = await open(t, "ko/glossary/");
  await page.getByRole("navigation", { name: "첫 글자로 찾기" }).getByRole("link", { name: "사" }).click();
  await page.getByRole("heading", { level: 2, name: "사" }).waitFor();
  assert.notEqual(new URL(page.url()).hash, "");
});

test("a concept's page tells definition, words, related concepts and where it is used", async (t) => {
  const page = await open(t, "ko/glossary/");
  await page.getByRole("main").getByRole("link", { name: /^수강생/ }).click();
  await page.getByRole("heading", { level: 1, name: "수강생" }).waitFor();
  const text = await mainText(page);
  for (const part of ["강의를 듣는 회원이에요.", "이렇게도 불러요", "학습자", "약관의 말과 맞춰요"]) assert.ok(text.includes(part), part);
  assert.equal(text.includes("배우는 사람"), false, "words for search only are not shown");
  await page.getByRole("region", { name: "관련 용어" }).getByRole("link", { name: "강의자" }).waitFor();
  await page.getByRole("region", { name: "이 용어가 나오는 글" }).getByRole("link", { name: /수강 신청하기/ }).click();
  await page.waitForURL(/start\/enroll\/$/);
});

test("a concept is described for machines", async (t) => {
  const page = await open(t, "ko/glossary/learner/");
  const documents = (await page.locator("script[type='application/ld+json']").allTextContents()).map((text) => JSON.parse(text));
  const term = documents.find((document) => document["@type"] === "DefinedTerm");
  assert.deepEqual([term?.name, term?.description], ["수강생", "강의를 듣는 회원이에요."]);
});

test("the names on screen stand side by side for each role", async (t) => {
  const page = await open(t, "ko/names/");
  const row = page.getByRole("row").filter({ hasText: "내 강의실" });
  assert.match((await row.innerText()).replace(/\s+/g, " "), /내 강의실.*강의 관리/);
  assert.match(await row.innerText(), /강좌 관리/);
  await page.getByRole("searchbox").first().fill("저장");
  await row.waitFor({ state: "hidden" });
  await page.getByRole("row").filter({ hasText: "저장" }).first().waitFor();
});

test("new and removed features have their pages, and a removed one names its replacement", async (t) => {
  const page = await open(t, "ko/whats-new/");
  assert.match(await mainText(page), /퀴즈/);
  await page.goto("ko/removed/");
  const text = await mainText(page);
  for (const part of ["실시간 채팅", "2026", "쓰는 분이 줄었어요.", "퀴즈"]) assert.ok(text.includes(part), part);
});

test("what is called otherwise is marked between the names, and hits stand in line with the field", async (t) => {
  const page = await open(t, "ko/names/", { site: "demo" });
  const row = page.locator("tr[data-differs]").first();
  assert.match((await row.locator("td").nth(1).innerText()).trim(), /이름이 달라요/);
  assert.equal(await row.locator("th .differs, td:nth-of-type(1) .differs").count(), 0);
  await page.goto("ko/search/?q=환불");
  await page.locator(".hit-title").nth(2).waitFor();
  const left = async (/** @type {string} */ of) => (await page.locator(of).first().boundingBox())?.x ?? NaN;
  const field = await left(".search-page .search-field");
  for (const of of [".search-filters select", ".hit-card", ".hit:not(.hit-card) .hit-title"]) assert.ok(Math.abs((await left(of)) - field) <= 1, of);
});
