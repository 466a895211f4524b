import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, address, chooseRole, open } from "./support/reader.mjs";

test("the home page asks what is wanted and leads on from there", async (t) => {
  const page = await open(t, "ko/", { site: "demo" });
  assert.match(await page.title(), /배움터 도움말/);
  await page.getByRole("heading", { level: 1, name: "무엇을 도와드릴까요?" }).waitFor();
  await page.getByRole("main").getByRole("searchbox").or(page.getByRole("main").getByRole("combobox")).first().waitFor();
  await page.getByRole("group", { name: "어떤 역할로 이용하고 있나요?" }).waitFor();
  const sections = page.getByRole("region", { name: "주제별로 찾아보기" });
  assert.ok((await sections.getByRole("heading", { level: 4 }).count()) >= 10, "sections to choose from");
  assert.ok((await page.getByRole("navigation", { name: "많이 찾는 글" }).getByRole("link").count()) >= 4, "wanted pages");
  assert.ok((await page.getByRole("region", { name: "새 소식" }).getByRole("link").count()) >= 2, "news");
  assert.ok((await page.getByRole("region", { name: "더 도움이 필요하세요?" }).getByRole("link").count()) >= 3, "contact channels");
});

test("a section leads to its articles and an article back to its section", async (t) => {
  const page = await open(t, "ko/", { site: "demo" });
  await page.getByRole("region", { name: "주제별로 찾아보기" }).getByRole("heading", { level: 4 }).first().getByRole("link").click();
  const section = page.url();
  await page.getByRole("main").locator("ul").getByRole("link").first().click();
  await page.getByRole("article").waitFor();
  await page.getByRole("navigation", { name: "현재 위치" }).getByRole("link").last().click();
  assert.equal(page.url(), section);
});

test("the search field has the focus on a desktop and leaves a phone's keyboard closed", async (t) => {
  const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("type"));
  assert.equal(await focused(await open(t, "ko/", { site: "demo" })), "search");
  assert.equal(await focused(await open(t, "ko/", { site: "demo", ...PHONE })), null);
});

test("the root leads readers to the home page of their language", async (t) => {
  for (const [locale, home] of [["ko-KR", "ko/"], ["en-US", "en/"], ["fr-FR", "ko/"]]) {
    const { url } = await address("small");
    const page = await open(t, "", { locale });
    await page.waitForURL(url + home);
  }
});

test("the root leads on without JavaScript", async (t) => {
  const { url } = await address("small");
  const page = await open(t, "", { javaScriptEnabled: false });
  await page.waitForURL(`${url}ko/`);
});

test("the whole site works below a path of its host", async (t) => {
  const page = await open(t, "ko/", { site: "demo", base: "/a/b/" });
  await page.getByRole("region", { name: "주제별로 찾아보기" }).getByRole("heading", { level: 4 }).first().getByRole("link").click();
  await page.getByRole("main").locator("ul").getByRole("link").first().click();
  await page.getByRole("article").waitFor();
  assert.match(page.url(), /\/a\/b\/ko\//);
});

test("pages read from disk lead to each other", async (t) => {
  const { pathToFileURL } = await import("node:url");
  const { SITES } = await import("./support/sites.mjs");
  const { browser } = await import("./support/reader.mjs");
  const page = await (await browser()).newPage();
  t.after(() => page.close());
  await page.goto(`${pathToFileURL(SITES.small.folder)}/ko/index.html`);
  await page.getByRole("main").getByRole("link", { name: "수강 신청하기" }).first().click();
  await page.getByRole("heading", { level: 1, name: "수강 신청하기" }).waitFor();
  assert.match(page.url(), /ko\/start\/enroll\/index\.html$/);
});

test("a slash in the empty search field is the shortcut and no text", async (t) => {
  const page = await open(t, "ko/", { site: "demo" });
  const field = page.getByRole("main").locator("input[type=search]");
  await field.focus();
  await page.keyboard.press("/");
  assert.equal(await field.inputValue(), "");
  await page.keyboard.type("1/2");
  assert.equal(await field.inputValue(), "1/2");
});

test("a section's card shows each role the first pages that it can read, and how many there are", async (t) => {
  const page = await open(t, "ko/", { site: "demo" });
  const card = page.locator(".section-card", { has: page.getByRole("link", { name: "강의 찾기와 듣기" }) });
  const links = () => card.locator("ul a:visible").allInnerTexts();
  const counted = async () => Number(/\d+/.exec(await card.locator(".section-count").innerText())?.[0]);
  const all = await counted();
  assert.equal((await links()).length, 3);
  await chooseRole(page, "수강생");
  const [students, read] = [await links(), await counted()];
  assert.ok(students.length === 3 && read >= 3 && read <= all, `${students} ${read} ${all}`);
  await chooseRole(page, "강의자");
  if (await card.isVisible()) {
    const own = await links();
    assert.equal(own.length, Math.min(3, await counted()), own.join());
    assert.ok((await counted()) < all);
  }
});

test("topics stand in groups without holes, and a role's own group comes first for eyes and ears", async (t) => {
  const page = await open(t, "ko/", { site: "demo" });
  const titles = () => page.locator(".section-group-title").allInnerTexts();
  assert.deepEqual(await titles(), ["시작과 계정", "배우기", "가르치기", "결제와 이용 규칙"]);
  const holes = () =>
    page.locator(".section-cards").evaluateAll((lists) =>
      lists.flatMap((list) => {
        const right = list.getBoundingClientRect().right;
        const rows = new Map();
        for (const card of list.children) {
          const { top, right: end, width } = card.getBoundingClientRect();
          if (width) rows.set(Math.round(top), Math.max(end, rows.get(Math.round(top)) ?? 0));
        }
        return [...rows.values()].filter((end) => right - end > 2);
      }),
    );
  assert.deepEqual(await holes(), []);
  await chooseRole(page, "강의자");
  assert.deepEqual((await titles())[0], "가르치기");
  const tops = await page.locator(".section-group:visible").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  assert.deepEqual(tops, [...tops].sort((a, b) => a - b), "they are seen in the order in which they are read");
  assert.deepEqual(await holes(), []);
  await page.getByText("퀴즈를 만들고 결과를 살펴보는 방법이에요.").waitFor();
  assert.equal(await page.getByText("퀴즈를 풀고 만드는 방법이에요.").isVisible(), false);
});

test("headings go down one level at a time, with groups and without", async (t) => {
  for (const site of /** @type {const} */ (["demo", "small"])) {
    const page = await open(t, "ko/", { site });
    const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
    assert.ok(levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1), `${site}: ${levels.join()}`);
    const groups = await page.locator(".section-group-title").evaluateAll((all) => all.map((one) => one.tagName));
    assert.ok(groups.every((tag) => tag === "H3"), groups.join());
    const inner = groups.length ? "H4" : "H3";
    assert.ok((await page.locator(".section-card > .section-title").evaluateAll((all) => all.map((one) => one.tagName))).every((tag) => tag === inner));
  }
});
