import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, chooseRole, eventually, mainText, open } from "./support/reader.mjs";

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


test("a choice moves nothing above the line being read", async (t) => {
  for (const [path, device] of /** @type {const} */ ([["ko/grades/appeal/", {}], ["ko/account/profile/", {}], ["ko/grades/appeal/", PHONE]])) {
    const page = await open(t, path, { site: "demo", ...device });
    const line = page.locator("[data-prose] > h2").last();
    for (const role of ["instructor", "student", ""]) {
      const moved = await line.evaluate(async (heading, chosen) => {
        heading.scrollIntoView({ block: "center", behavior: "instant" });
        await new Promise((later) => setTimeout(later, 100));
        const before = heading.getBoundingClientRect().top;
        const radio = document.querySelector(`[data-role-switch] input[value="${chosen}"]`);
        if (radio instanceof HTMLInputElement) {
          radio.checked = true;
          radio.dispatchEvent(new Event("change", { bubbles: true }));
        }
        await new Promise((later) => setTimeout(later, 200));
        return Math.abs(heading.getBoundingClientRect().top - before);
      }, role);
      assert.ok(moved <= 1.5, `${path} ${role || "all"}: moved by ${moved} px`);
    }
    await page.close();
  }
});

test("a choice applies to the menu, the contents and search at once", async (t) => {
  const page = await open(t, "ko/certificates/get/", { site: "demo" });
  const shown = () => page.locator(".side-pages li:visible").count();
  const all = await shown();
  await chooseRole(page, "수강생");
  const own = await shown();
  assert.ok(own < all, `${own} of ${all} pages`);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("searchbox").or(page.getByRole("dialog").getByRole("combobox")).first().fill("정산");
  await page.getByRole("dialog").getByText(/정산/).first().waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.role), "student");
});

test("the back button keeps the choice, and a choice in one tab reaches the other", async (t) => {
  const page = await open(t, ARTICLE);
  const other = await page.context().newPage();
  await other.goto(ARTICLE);
  await page.goto("ko/grades/check/");
  await chooseRole(page, "강의자");
  await page.goBack();
  assert.equal(await step(page), "강의 관리를 열어요.");
  await eventually(async () => assert.equal(await step(other), "강의 관리를 열어요."));
  assert.equal(await other.getByRole("radio", { name: "강의자", exact: true }).first().isChecked(), true);
});

test("the printed page names the role and holds its words alone", async (t) => {
  const page = await open(t, ARTICLE);
  await chooseRole(page, "강의자");
  await page.emulateMedia({ media: "print" });
  assert.equal(await step(page), "강의 관리를 열어요.");
  assert.match(await page.locator(".print-facts").innerText(), /강의자/);
});

test("the same in English", async (t) => {
  const page = await open(t, "en/start/enroll/", { locale: "en-US" });
  const text = await mainText(page);
  assert.ok(text.includes("My courses(Student)") && text.includes("Manage courses(Instructor)"), text);
  await chooseRole(page, "Student");
  assert.equal((await mainText(page)).includes("Manage courses"), false);
  await page.reload();
  assert.equal((await mainText(page)).includes("Manage courses"), false);
  await page.getByRole("banner").getByRole("link", { name: "한국어" }).click();
  await page.waitForURL(/\/ko\//);
  assert.equal(await step(page), "내 강의실을 열어요.", "the choice holds in every language");
});

test("in English too without JavaScript, in print, by the back button and in two tabs", async (t) => {
  const english = { site: /** @type {const} */ ("demo"), locale: "en-US" };
  const plain = await open(t, "en/live/join/", { ...english, javaScriptEnabled: false });
  assert.deepEqual(await plain.locator(".role-passage > .role-name").allInnerTexts(), ["Student", "Instructor"]);
  const page = await open(t, "en/live/join/", english);
  const other = await page.context().newPage();
  await other.goto("en/live/join/");
  await page.goto("en/start/enroll/");
  await chooseRole(page, "Instructor");
  await page.goBack();
  for (const tab of [page, other]) {
    await eventually(async () => {
      const text = await mainText(tab);
      assert.ok(text.includes("Manage courses") && !text.includes("My courses"), text);
    });
  }
  await page.emulateMedia({ media: "print" });
  assert.match(await page.locator(".print-facts").innerText(), /Instructor/);
});

test("a search finds what the role has, and links keep it, in both languages", async (t) => {
  for (const [lang, query, student, instructor] of [["ko", "정산", "수강생", "강의자"], ["en", "payout", "Student", "Instructor"]]) {
    const page = await open(t, `${lang}/start/enroll/`, { site: "demo", locale: lang });
    const hit = page.getByRole("dialog").locator('a[href*="settlement/payout"]').first();
    const ask = async () => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("combobox").first().fill(query);
    };
    await chooseRole(page, instructor);
    await ask();
    await hit.waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await chooseRole(page, student);
    await ask();
    await page.waitForTimeout(1000);
    assert.equal(await hit.count(), 0, `${lang}: what instructors alone have`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await chooseRole(page, instructor);
    await ask();
    await hit.click();
    await page.waitForURL(/settlement\/payout/);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.role), "instructor");
  }
});

test("a page about what is gone for one role alone says so to each", async (t) => {
  const page = await open(t, "ko/changes/message-to-qna/", { site: "demo" });
  const badges = async () => (await page.locator(".meta .badge:visible").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  assert.deepEqual(await badges(), ["종료 · 수강생", "종료 예정 · 강의자"]);
  await chooseRole(page, "수강생");
  assert.deepEqual(await badges(), ["종료"]);
  assert.deepEqual(await page.locator(".side-pages [aria-current] .badge:visible").allInnerTexts(), ["종료"]);
  await chooseRole(page, "강의자");
  assert.deepEqual(await badges(), ["종료 예정"]);
});

test("a screen reader hears one text", async (t) => {
  const page = await open(t, `${ARTICLE}?role=instructor`);
  const heard = await page.locator(FIRST_STEP).first().ariaSnapshot();
  assert.ok(heard.includes("강의 관리") && !heard.includes("내 강의실"), heard);
});

test("controls are 44 px high for a finger, and 24 px for a mouse", async (t) => {
  for (const device of [{}, PHONE]) {
    for (const [site, path] of /** @type {const} */ ([["demo", "ko/"], ["demo", "ko/payment/refund/"], ["small", ARTICLE], ["demo", "ko/names/"], ["demo", "ko/glossary/"]])) {
      const page = await open(t, path, { site, ...device });
      const small = await page.evaluate((least) => {
        const controls = document.querySelectorAll("button, summary, .segment, [role=tab], header a, footer a, .side-pages a, .toc a, .pager a, .check");
        const faults = [];
        for (const control of controls) {
          // What is folded away has no size of its own.
          if (!control.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true })) continue;
          const { width, height } = control.getBoundingClientRect();
          const clipped = getComputedStyle(control).clipPath !== "none";
          if (!clipped && (height < least || width < 24)) faults.push(`${control.outerHTML.slice(0, 90)}: ${Math.round(width)}×${Math.round(height)}`);
        }
        return faults;
      }, device === PHONE ? 43.5 : 23.5);
      assert.deepEqual(small, [], `${path} ${device === PHONE ? "on a phone" : ""}`);
      await page.close();
    }
  }
});

test("a chosen role's words stand also where no style hides the others'", async (t) => {
  const page = await open(t, "ko/start/screen/");
  const both = "내 강의실/강의 관리";
  const words = async () => ({
    title: await page.title(),
    alt: await page.locator("[data-prose] img").getAttribute("alt"),
    caption: await page.locator("[data-prose] figcaption").innerText(),
    link: await page.locator("[data-prose] a[title]").getAttribute("title"),
    copy: await page.locator(".heading-link").first().getAttribute("aria-label"),
  });
  const all = await words();
  assert.equal(all.title, `${both} 살펴보기 · 시험 도움말`);
  assert.equal(all.alt, "내 강의실을/강의 관리를 연 화면");
  assert.equal(all.link, `${both}에서 시작하는 글`);
  assert.equal(await page.locator("meta[name=description]").getAttribute("content"), "내 강의실을/강의 관리를 여는 방법이에요.");
  const instructors = {
    title: "강의 관리 살펴보기 · 시험 도움말",
    alt: "강의 관리를 연 화면",
    caption: "강의 관리가 보여요",
    link: "강의 관리에서 시작하는 글",
    copy: all.copy?.replace(/‘.*’|“.*”/, (found) => `${found[0]}강의 관리를 열면${found.at(-1)}`),
  };
  await chooseRole(page, "강의자");
  assert.deepEqual(await words(), instructors);
  await page.reload();
  await page.locator(".heading-link").first().waitFor({ state: "attached" });
  assert.deepEqual(await words(), instructors);
  await chooseRole(page, "수강생");
  const own = await words();
  assert.equal(own.caption, "내 강의실이 보여요");
  assert.equal(Object.values(own).join(" ").includes("강의 관리"), false, JSON.stringify(own));
});

test("the window's title is the linked role's before any other script runs", async (t) => {
  const page = await open(t, "ko/start/screen/");
  await page.route("**/assets/site.*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.goto("ko/start/screen/?role=student");
  assert.equal(await page.title(), "내 강의실 살펴보기 · 시험 도움말");
});

test("on another role's page the menu still says where the reader is", async (t) => {
  const page = await open(t, "ko/teach/create/?role=student", { site: "demo" });
  const side = page.locator(".columns > .side");
  assert.equal(await side.locator('[aria-current="page"]').isVisible(), true);
  assert.equal(await side.locator('.side-section[aria-current="true"]').isVisible(), true);
  assert.equal(await side.getByRole("link", { name: "정산", exact: true }).count(), 0, "what else is another role's is not offered");
});
