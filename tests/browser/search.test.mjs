import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, address, browser, chooseRole, eventually, open } from "./support/reader.mjs";

const ARTICLE = "ko/start/enroll/";

/** Opens the dialog with a key. @param {import("playwright-core").Page} page */
async function dialogOf(page) {
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  return { dialog, field: dialog.locator("input[name=q]"), hits: dialog.locator("[role=option]") };
}

const line = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();

for (const [device, options] of [["a desktop", {}], ["a phone", PHONE]]) {
  test(`answers come as the reader types, with the found words marked, on ${device}`, async (t) => {
    const page = await open(t, ARTICLE, options);
    const { field, hits } = await dialogOf(page);
    await field.pressSequentially("수강신청", { delay: 20 });
    await eventually(async () => assert.match(await line(hits.first()), /^수강 신청하기/));
    assert.equal(await hits.first().locator("mark").first().innerText(), "수강");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing sticks out");
    await hits.first().click();
    await page.waitForURL(/start\/enroll\/(#.*)?$/);
  });
}

test("an answer leads straight to its heading, by keys alone", async (t) => {
  const page = await open(t, "ko/");
  await page.keyboard.press("Escape");
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  await page.goto("ko/grades/check/");
  const { dialog, field, hits } = await dialogOf(page);
  await field.fill("강의 종류");
  await eventually(async () => assert.match(await line(hits.first()), /강의 종류/));
  await page.keyboard.press("ArrowDown");
  assert.equal(await hits.first().getAttribute("aria-selected"), "true");
  assert.equal(await field.getAttribute("aria-activedescendant"), await hits.first().getAttribute("id"));
  await page.keyboard.press("ArrowUp");
  assert.equal(await field.getAttribute("aria-activedescendant"), null);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => decodeURIComponent(url.hash) === "#강의-종류");
  await dialog.waitFor({ state: "hidden" });
});

test("the field is a combobox, and screen readers hear how many answers there are", async (t) => {
  const page = await open(t, ARTICLE);
  const { dialog, field } = await dialogOf(page);
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  await field.fill("강의");
  await eventually(async () => assert.equal(await field.getAttribute("aria-expanded"), "true"));
  assert.equal(await field.getAttribute("role"), "combobox");
  const list = dialog.getByRole("listbox", { name: "검색 결과" });
  assert.equal(await field.getAttribute("aria-controls"), await list.getAttribute("id"));
  await eventually(async () => assert.match(await line(dialog.getByRole("status")), /검색 결과 \d+개/));
  await field.fill("쀍뚫훑");
  await eventually(async () => assert.match(await line(dialog.getByRole("status")), /찾지 못했어요/));
});

test("a late answer never overtakes a newer one, and what stands stays until then", async (t) => {
  const page = await open(t, ARTICLE);
  const { field, hits } = await dialogOf(page);
  await field.fill("수강");
  await eventually(async () => assert.match(await line(hits.first()), /수강/));
  const seen = await page.evaluate(() => {
    const counts = [];
    new MutationObserver(() => counts.push(document.querySelectorAll("dialog [role=option]").length)).observe(document.querySelector("dialog [role=listbox]"), { childList: true });
    window.seen = counts;
    return counts.length;
  });
  assert.equal(seen, 0);
  for (const query of ["성", "성적", "성적 보", "성적 보기"]) await field.fill(query);
  await eventually(async () => assert.match(await line(hits.first()), /^성적 보기/));
  assert.ok((await page.evaluate(() => window.seen)).every((count) => count > 0), "the list is never empty in between");
});

test("while an input method composes, its keys are not ours, and half a syllable finds already", async (t) => {
  const page = await open(t, ARTICLE);
  const { dialog, field, hits } = await dialogOf(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "수가", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.imeSetComposition", { text: "수강", selectionStart: 2, selectionEnd: 2 });
  await eventually(async () => assert.ok((await hits.count()) > 0));
  await field.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
  await field.dispatchEvent("keydown", { key: "ArrowDown", isComposing: true, bubbles: true });
  assert.equal(await field.getAttribute("aria-activedescendant"), null);
  assert.ok(await dialog.isVisible());
  assert.equal(await field.inputValue(), "수강");
});

test("a slip, a wrong keyboard and initial consonants are put right, said, and can be taken back", async (t) => {
  const page = await open(t, ARTICLE);
  const { dialog, field, hits } = await dialogOf(page);
  for (const query of ["성젹", "tjdwjr"]) {
    await field.fill(query);
    await eventually(async () => assert.match(await line(hits.first()), /^성적/));
    assert.match(await line(dialog.locator(".search-note").first()), /‘성적’으로 찾았어요/);
  }
  await dialog.getByRole("button", { name: "‘tjdwjr’ 그대로 찾기" }).click();
  await dialog.getByText("‘tjdwjr’에 대한 글을 찾지 못했어요").waitFor();
  await field.fill("ㅅㅈㅂㄱ");
  await eventually(async () => assert.match(await line(hits.first()), /^성적 보기/));
});

test("another word says what we call it, with the definition first", async (t) => {
  const page = await open(t, ARTICLE);
  const { dialog, field, hits } = await dialogOf(page);
  await field.fill("학습자");
  await dialog.getByText("‘학습자’는 ‘수강생’으로 안내해요.").waitFor();
  assert.equal(await line(hits.first()), "용어 수강생 강의를 듣는 회원이에요.");
  assert.match((await hits.first().getAttribute("href")) ?? "", /glossary\/learner\/$/);
});

test("a label's name says where it stands on each role's screen", async (t) => {
  const page = await open(t, ARTICLE);
  const { dialog, field } = await dialogOf(page);
  await field.fill("내 강의실");
  await dialog.getByText("수강생 화면: 전체 메뉴 › 내 강의실").waitFor();
});

test("a removed feature's name tells first that it is gone, and what to do instead", async (t) => {
  const page = await open(t, ARTICLE);
  const { field, hits } = await dialogOf(page);
  await field.fill("실시간 채팅");
  await eventually(async () => assert.match(await line(hits.first()), /종료된 기능 실시간 채팅 .*2026년 6월 1일에 종료됐어요/));
  assert.match(await line(hits.nth(1)), /대신 쓸 기능 퀴즈/);
});

test("a search is narrowed to a role and to a topic", async (t) => {
  const page = await open(t, ARTICLE);
  const { dialog, field, hits } = await dialogOf(page);
  await field.fill("강의");
  await eventually(async () => assert.ok((await hits.count()) > 1));
  const topic = dialog.getByRole("combobox", { name: "주제" });
  await topic.selectOption({ label: "성적" });
  await eventually(async () => assert.equal(await hits.filter({ hasText: "수강 신청하기" }).count(), 0));
  assert.ok((await hits.count()) > 0);
  await topic.selectOption("");
  await eventually(async () => assert.ok((await hits.filter({ hasText: "수강 신청하기" }).count()) > 0));
  await dialog.getByRole("combobox", { name: "역할" }).selectOption({ label: "강의자" });
  assert.equal(await page.locator("html").getAttribute("data-role"), null, "the reader's own choice stays");
});

test("the dialog starts with the reader's role", async (t) => {
  const page = await open(t, ARTICLE);
  await chooseRole(page, "강의자");
  const { dialog, field, hits } = await dialogOf(page);
  await field.fill("강의");
  await eventually(async () => assert.ok((await hits.count()) > 0));
  assert.equal(await dialog.getByRole("combobox", { name: "역할" }).inputValue(), "instructor");
});

test("the last searches are offered again, and can be forgotten", async (t) => {
  const page = await open(t, ARTICLE);
  const first = await dialogOf(page);
  await first.field.fill("성적 보기");
  await eventually(async () => assert.match(await line(first.hits.first()), /^성적 보기/));
  await first.hits.first().click();
  await page.waitForURL(/grades\/check\//);
  const { dialog, field, hits } = await dialogOf(page);
  assert.equal(await line(hits.first()), "성적 보기");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), "성적 보기");
  await eventually(async () => assert.match(await line(hits.first()), /성적을 보는|성적 보기/));
  await field.fill("");
  await dialog.getByRole("button", { name: "최근 검색 지우기" }).click();
  await eventually(async () => assert.equal(await hits.count(), 0));
});

test("no answer leads on: other pages, and a person to ask; it is told to the site once", async (t) => {
  const page = await open(t, ARTICLE);
  /** @type {(string | null)[]} */
  const told = [];
  await page.route("**/no-answer", (route) => {
    told.push(route.request().postData());
    return route.fulfill({ status: 204 });
  });
  const { dialog, field } = await dialogOf(page);
  await field.fill("쀍뚫훑");
  await dialog.getByText("‘쀍뚫훑’에 대한 글을 찾지 못했어요").waitFor();
  assert.ok((await dialog.locator(".search-ways a").count()) > 0);
  await dialog.getByRole("link", { name: /help@example\.com/ }).waitFor();
  await eventually(async () => assert.equal(told.length, 1));
  assert.deepEqual(Object.fromEntries(new URLSearchParams(told[0] ?? "")), { query: "쀍뚫훑", lang: "ko" });
});

test("the search page answers its address, and keeps it as the reader types", async (t) => {
  const page = await open(t, "ko/search/?q=%EC%84%B1%EC%A0%81%20%EB%B3%B4%EA%B8%B0");
  const results = page.getByRole("main").locator("a.hit");
  await eventually(async () => assert.match(await line(results.first()), /^성적 보기/));
  const field = page.getByRole("main").getByRole("searchbox");
  await field.fill("수강 신청");
  await eventually(async () => assert.match(await line(results.first()), /^수강 신청/));
  assert.equal(new URL(page.url()).searchParams.get("q"), "수강 신청");
  await field.press("ArrowDown");
  assert.equal(await results.first().evaluate((link) => link === document.activeElement), true);
});

test("a form that is sent without the dialog leads to the search page", async (t) => {
  const page = await open(t, "ko/");
  const field = page.getByRole("main").locator("input[name=q]");
  await field.fill("성적");
  await field.press("Enter");
  await page.waitForURL(/ko\/search\/\?q=/);
  await eventually(async () => assert.match(await line(page.getByRole("main").locator("a.hit").first()), /성적/));
});

test("a page that is not there offers to search", async (t) => {
  const page = await open(t, "ko/none/", { missing: true });
  const field = page.getByRole("main").locator("input[name=q]");
  await field.fill("성적");
  await eventually(async () => assert.ok((await page.getByRole("main").locator("[role=option]").count()) > 0));
});

test("English works the same way", async (t) => {
  const page = await open(t, "en/start/enroll/", { locale: "en-US" });
  const { dialog, field, hits } = await dialogOf(page);
  await field.fill("pupil");
  await dialog.getByText("“pupil” is called “student” here.").waitFor();
  await field.fill("enrolling");
  await eventually(async () => assert.match(await line(hits.first()), /^Enroll/));
  await field.fill("enrpll");
  await dialog.getByRole("button", { name: "Search for “enrpll” as typed" }).waitFor();
  await field.fill("live chat");
  await eventually(async () => assert.match(await line(hits.first()), /Removed feature Live chat/));
});

test("markup in a query is shown as it was typed", async (t) => {
  const page = await open(t, ARTICLE);
  const { dialog, field } = await dialogOf(page);
  await field.fill("<img src=x onerror=alert(1)>쀍");
  await dialog.getByText("‘<img src=x onerror=alert(1)>쀍’에 대한 글을 찾지 못했어요").waitFor();
  assert.equal(await dialog.locator("img").count(), 0);
});

test("browsers may offer the search as one of theirs", async (t) => {
  const page = await open(t, ARTICLE);
  const href = (await page.locator("link[rel=search]").getAttribute("href")) ?? "";
  const description = await page.evaluate(async (url) => (await fetch(url)).text(), href);
  assert.match(description, /template="https:\/\/help\.example\.com\/help\/ko\/search\/\?q=\{searchTerms\}"/);
});

test("when the index cannot be loaded it says so, keeps what was found, and tries again at a press", async (t) => {
  const { url } = await address("small");
  const context = await (await browser()).newContext({ baseURL: url, locale: "ko-KR" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(ARTICLE);
  let down = false;
  await context.route("**/*.bin", (route) => (down ? route.abort() : route.continue()));
  const { dialog, field, hits } = await dialogOf(page);
  await field.fill("성적");
  await eventually(async () => assert.ok((await hits.count()) > 0));
  down = true;
  await field.fill("환불 일주일");
  const again = dialog.getByRole("button", { name: "다시 시도" });
  await again.waitFor();
  assert.ok((await hits.count()) > 0, "what was found stays");
  down = false;
  await again.click();
  assert.equal(await field.evaluate((input) => input === document.activeElement), true, "the focus is not lost with the button");
  await eventually(async () => assert.match(await line(hits.first()), /수강 신청하기/));
  assert.equal(await again.count(), 0);
});

test("an index that newer scripts made asks for the page anew", async (t) => {
  const page = await open(t, ARTICLE);
  let stale = true;
  await page.context().route("**/search/manifest.json", (route) => (stale ? route.fulfill({ json: { version: 999, languages: {} } }) : route.continue()));
  const { dialog, field } = await dialogOf(page);
  await field.fill("성적");
  await dialog.getByText("도움말이 새로워졌어요.").waitFor();
  stale = false;
  await Promise.all([page.waitForEvent("load"), dialog.getByRole("button", { name: "새로 고침" }).click()]);
  const anew = await dialogOf(page);
  await anew.field.fill("성적");
  await eventually(async () => assert.ok((await anew.hits.count()) > 0));
});

test("a list that was closed is opened again before anything in it is chosen", async (t) => {
  const page = await open(t, "ko/");
  const field = page.getByRole("main").locator("input[name=q]");
  const hits = page.getByRole("main").locator("[role=option]");
  await field.fill("성적");
  await eventually(async () => assert.ok((await hits.count()) > 0));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await hits.first().waitFor({ state: "hidden" });
  assert.equal(await field.getAttribute("aria-activedescendant"), null);
  await page.keyboard.press("ArrowDown");
  await hits.first().waitFor();
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  assert.equal(await field.getAttribute("aria-activedescendant"), await hits.first().getAttribute("id"));
});

test("no query holds the page up", async (t) => {
  const page = await open(t, ARTICLE, { site: "demo", base: "/" });
  const { field, hits } = await dialogOf(page);
  await field.fill("환불");
  await eventually(async () => assert.ok((await hits.count()) > 0));
  // The engine works in a thread of its own: the page's script never reads a shard.
  const worker = page.workers();
  assert.equal(worker.length, 1);
  assert.match(worker[0].url(), /search-worker\.[0-9a-f]+\.js$/);
});
