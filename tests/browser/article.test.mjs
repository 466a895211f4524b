import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, mainText, open } from "./support/reader.mjs";

const ARTICLE = "ko/start/enroll/";

test("steps are a numbered list, each with its picture and caption", async (t) => {
  const page = await open(t, ARTICLE);
  const steps = page.locator(".steps > ol > li");
  assert.equal(await steps.count(), 3);
  const figure = steps.first().getByRole("figure");
  assert.match(await figure.innerText(), /강의 목록 화면이에요\./);
  const picture = figure.getByRole("img", { name: "강의 목록 화면" });
  assert.equal(await picture.evaluate((img) => /** @type {HTMLImageElement} */ (img).complete && img.naturalWidth > 0), true);
});

test("pictures tell their size and come in several widths", async (t) => {
  const page = await open(t, ARTICLE);
  const picture = page.getByRole("img", { name: "강의 목록 화면" });
  assert.deepEqual([await picture.getAttribute("width"), await picture.getAttribute("height")], ["1200", "700"]);
  const widths = (await page.locator("picture source").first().getAttribute("srcset"))?.match(/\b\d+w\b/g);
  assert.deepEqual(widths, ["480w", "720w", "960w", "1200w"]);
});

test("a picture opens large, Esc closes it and the focus returns", async (t) => {
  const page = await open(t, ARTICLE);
  const link = page.getByRole("figure").getByRole("link");
  await link.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img", { name: "강의 목록 화면" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await link.evaluate((it) => it === document.activeElement), true);
});

test("a term tells its definition on focus and Esc takes it away", async (t) => {
  const page = await open(t, ARTICLE);
  const term = page.getByRole("article").getByRole("link", { name: "수강생" }).first();
  await term.focus();
  const tip = page.getByRole("tooltip");
  assert.match(await tip.innerText(), /강의를 듣는 회원이에요\./);
  assert.equal(await term.getAttribute("aria-describedby"), await tip.getAttribute("id"));
  await page.keyboard.press("Escape");
  await tip.waitFor({ state: "detached" });
});

test("a term's definition stays while the pointer is on it", async (t) => {
  const page = await open(t, ARTICLE);
  await page.getByRole("article").getByRole("link", { name: "수강생" }).first().hover();
  const tip = page.getByRole("tooltip");
  await tip.hover();
  await tip.getByText("강의를 듣는 회원이에요.").waitFor();
  await page.mouse.move(2, 2);
  await tip.waitFor({ state: "detached" });
});

test("on a phone the first tap on a term shows its definition, which leads on", async (t) => {
  const page = await open(t, ARTICLE, PHONE);
  await page.getByRole("article").getByRole("link", { name: "수강생" }).first().tap();
  const tip = page.getByRole("tooltip");
  await tip.getByText("강의를 듣는 회원이에요.").waitFor();
  assert.match(page.url(), /start\/enroll\/$/);
  await tip.getByRole("link").tap();
  await page.waitForURL(/\/ko\/glossary\/learner\/$/);
});

test("a UI label tells where it is and what it was called", async (t) => {
  const page = await open(t, `${ARTICLE}?role=instructor`);
  const label = page.getByRole("article").locator(".ui-label", { hasText: "강의 관리" }).first();
  await label.hover();
  const tip = page.getByRole("tooltip");
  assert.match(await tip.innerText(), /전체 메뉴/);
  assert.match(await tip.innerText(), /강좌 관리/);
});

test("tabs change with the arrow keys", async (t) => {
  const page = await open(t, ARTICLE);
  await page.getByRole("tab", { name: "웹" }).click();
  assert.match(await page.getByRole("tabpanel").innerText(), /웹에서 하는 방법/);
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", { name: "앱" }).getAttribute("aria-selected"), "true");
  assert.match(await page.getByRole("tabpanel").innerText(), /앱에서 하는 방법/);
  assert.equal(await page.getByRole("tabpanel").count(), 1);
});

test("a fold-out opens", async (t) => {
  const page = await open(t, ARTICLE);
  const answer = page.getByText("일주일 안에 환불할 수 있어요.");
  assert.equal(await answer.isVisible(), false);
  await page.getByText("환불은 어떻게 하나요?").click();
  await answer.waitFor();
});

test("a fold-out written as HTML shows that it opens, as any other", async (t) => {
  const page = await open(t, ARTICLE);
  const marks = await page.locator(".prose").first().evaluate((prose) => {
    const details = document.createElement("details");
    details.innerHTML = "<summary>원문</summary><p>글이에요.</p>";
    prose.append(details);
    const mark = (/** @type {Element | null} */ summary) => {
      const style = summary && getComputedStyle(summary, "::before");
      return style && [style.content, style.width, style.borderTopWidth, style.borderTopStyle];
    };
    return [mark(prose.querySelector(".fold > summary")), mark(details.firstElementChild)];
  });
  assert.deepEqual(marks[1], marks[0]);
  assert.notEqual(marks[0]?.[1], "auto");
});

test("the contents lead to headings and follow the scroll", async (t) => {
  const page = await open(t, ARTICLE, { viewport: { width: 1440, height: 500 } });
  const contents = page.getByRole("navigation", { name: "목차" });
  await contents.getByRole("link", { name: "강의 종류" }).click();
  assert.equal(decodeURIComponent(new URL(page.url()).hash), "#강의-종류");
  await contents.locator("[aria-current]", { hasText: "강의 종류" }).waitFor();
  assert.equal(await contents.locator("[aria-current]").count(), 1);
});

test("a link to a heading of another page comes out there", async (t) => {
  const page = await open(t, "ko/grades/check/");
  await page.getByRole("article").getByRole("link", { name: "수강 신청", exact: true }).click();
  await page.waitForURL(/start\/enroll\/#/);
  const heading = page.getByRole("heading", { name: "신청하는 순서" });
  assert.equal(await heading.evaluate((it) => it.matches(":target") || it.querySelector(":target") !== null), true);
});

test("a heading's link can be copied", async (t) => {
  const page = await open(t, ARTICLE, { permissions: ["clipboard-read", "clipboard-write"] });
  const heading = page.getByRole("heading", { name: "강의 종류" });
  await heading.hover();
  await heading.getByRole("link").click();
  await page.getByText("링크를 복사했어요.").first().waitFor();
  assert.match(decodeURIComponent(await page.evaluate(() => navigator.clipboard.readText())), /\/ko\/start\/enroll\/#강의-종류$/);
});

test("an answer that did not help offers the contact channels", async (t) => {
  const page = await open(t, ARTICLE);
  await page.route("**/help/answers", (route) => route.fulfill({ status: 204 }));
  await page.getByRole("button", { name: "아니요" }).click();
  const asked = page.locator("[data-feedback]");
  await asked.getByRole("link").or(asked.getByText("바로 물어보실 수 있어요")).first().waitFor();
});

test("an old address leads to the article", async (t) => {
  const page = await open(t, "ko/old/enroll/");
  await page.waitForURL(/\/help\/ko\/start\/enroll\/$/);
  assert.match(await mainText(page), /수강 신청하기/);
});

test("without JavaScript everything is there to read", async (t) => {
  const page = await open(t, ARTICLE, { javaScriptEnabled: false });
  const text = await mainText(page);
  for (const part of ["웹에서 하는 방법이에요.", "앱에서 하는 방법이에요.", "수강생만 보는 문단이에요.", "강의자만 보는 문단이에요.", "강의마다 신청 기간이 달라요."]) {
    assert.ok(text.includes(part), part);
  }
  for (const control of [page.getByRole("tab"), page.getByRole("group", { name: "어떤 역할로 이용하고 있나요?" }), page.getByRole("button", { name: "아니요" })]) {
    assert.equal(await control.count(), 0, "nothing to press that does nothing");
  }
});

test("on paper roles are named and nothing is left of menus and buttons", async (t) => {
  const page = await open(t, ARTICLE);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  for (const gone of [page.getByRole("banner"), page.getByRole("button"), page.getByRole("navigation")]) assert.equal(await gone.count(), 0);
  const text = await mainText(page);
  for (const part of ["수강생", "강의자", "수강생만 보는 문단이에요.", "강의자만 보는 문단이에요.", "웹에서 하는 방법이에요.", "앱에서 하는 방법이에요."]) {
    assert.ok(text.includes(part), part);
  }
  assert.ok(await page.locator(".role-passage .role-name").first().isVisible());
});

test("a phone's first screen shows the first line of the answer, below one line of facts, role and contents", async (t) => {
  for (const path of ["ko/payment/refund/", "ko/start/enroll/", "en/start/enroll/", "ko/settlement/payout/"]) {
    const page = await open(t, path, { site: "demo", ...PHONE });
    const bar = page.locator("[data-bar]");
    const parts = bar.locator(":is(.facts-open, .role-fold > summary, .toc > summary):visible");
    const places = await parts.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    assert.ok(places.length === 3 && new Set(places).size === 1, `${path}: ${places}`);
    const first = await page.locator("[data-prose] > :first-child").evaluate((one) => one.getBoundingClientRect().top + Number.parseFloat(getComputedStyle(one).lineHeight));
    assert.ok(first < 740, `${path}: ${first}`);
    await page.close();
  }
});

test("the parts of the line under a title open one at a time, and close on Escape, on a press beside them and after a choice", async (t) => {
  const page = await open(t, ARTICLE, PHONE);
  const bar = page.locator("[data-bar]");
  const [facts, role, toc] = [bar.locator("[data-facts]"), bar.locator(".role-fold > summary"), bar.locator(".toc > summary")];
  const seen = async () => [await bar.locator(".meta").isVisible(), await bar.locator(".role-switch").isVisible(), await bar.locator(".toc nav").isVisible()];
  await facts.click();
  assert.deepEqual(await seen(), [true, false, false]);
  await toc.click();
  assert.deepEqual(await seen(), [false, false, true]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await seen(), [false, false, false]);
  assert.equal(await toc.evaluate((one) => one === document.activeElement), true);
  await role.click();
  assert.deepEqual(await seen(), [false, true, false]);
  await page.getByRole("heading", { level: 1 }).click();
  assert.deepEqual(await seen(), [false, false, false]);
  await role.click();
  await bar.getByRole("radio", { name: "강의자", exact: true }).check({ force: true });
  assert.deepEqual(await seen(), [false, false, false]);
  assert.match(await role.innerText(), /강의자/);
});
