import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, address, browser, open } from "./support/reader.mjs";

const FILM = "ko/film/";

test("a film has its size, its words and its captions, and sounds have controls", async (t) => {
  const page = await open(t, FILM, { site: "films" });
  const film = page.locator("video");
  assert.deepEqual([await film.getAttribute("width"), await film.getAttribute("height")], ["1280", "720"]);
  assert.equal(await film.getAttribute("aria-label"), "강의를 고르는 모습");
  const track = film.locator("track");
  assert.deepEqual([await track.getAttribute("srclang"), await track.getAttribute("label")], ["ko", "한국어"]);
  const captions = await page.request.get(new URL((await track.getAttribute("src")) ?? "", page.url()).href);
  assert.match(await captions.text(), /강의를 골라요/);
  assert.equal(await page.getByLabel("인사말").getAttribute("controls"), "");
  const { width, height } = (await film.boundingBox()) ?? { width: 0, height: 0 };
  assert.ok(Math.abs(width / height - 16 / 9) < 0.05, `${width}×${height}`);
});

test("a provider's film is a link until it is pressed, by mouse, by key and by touch", async (t) => {
  const { url } = await address("films");
  for (const [name, options] of Object.entries({ click: {}, key: {}, tap: PHONE })) {
    const context = await (await browser()).newContext({ viewport: { width: 1280, height: 860 }, baseURL: url, ...options });
    t.after(() => context.close());
    const elsewhere = [];
    await context.route("https://www.youtube-nocookie.com/**", (route) => route.fulfill({ contentType: "text/html", body: "<p>player" }));
    const page = await context.newPage();
    page.on("request", (request) => request.url().startsWith(url) || elsewhere.push(request.url()));
    const refused = [];
    page.on("console", (line) => /Content Security Policy|violates/.test(line.text()) && refused.push(line.text()));
    await page.goto(FILM);
    const link = page.getByRole("link", { name: "영상 보기: 과제를 내는 모습 (YouTube)" });
    await link.scrollIntoViewIfNeeded();
    assert.deepEqual([elsewhere, await page.locator("iframe").count()], [[], 0], "nothing is loaded before");
    if (name === "key") await link.press("Enter");
    else await (name === "tap" ? link.tap() : link.click());
    const frame = page.locator("iframe");
    await frame.waitFor();
    assert.match((await frame.getAttribute("src")) ?? "", /^https:\/\/www\.youtube-nocookie\.com\/embed\/a1B2_c3-D4e\?/);
    assert.equal(await frame.getAttribute("title"), "과제를 내는 모습");
    await page.frameLocator("iframe").getByText("player").waitFor();
    assert.deepEqual(refused, []);
    assert.equal(await frame.evaluate((it) => it === document.activeElement), true);
  }
});

/** Size and place of the enlarged picture. @param {import("playwright-core").Page} page */
const seen = (page) => page.locator(".zoom-picture").evaluate((it) => {
  const { x, y, width, height } = it.getBoundingClientRect();
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
});

test("on a phone a picture opens at its own size, moves, doubles, and its caption stays", async (t) => {
  const page = await open(t, FILM, { site: "films", ...PHONE });
  await page.getByRole("link", { name: /강의자 화면/ }).tap();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.waitForFunction(() => document.querySelector(".zoom-picture")?.getBoundingClientRect().width === 960);
  assert.match(await dialog.innerText(), /메뉴가 위에 있어요/);
  const client = await page.context().newCDPSession(page);
  /** @param {string} type @param {number[][]} points */
  const touch = (type, points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  // A finger moves it.
  const before = await seen(page);
  await touch("touchStart", [[200, 300]]);
  await touch("touchMove", [[120, 300]]);
  await touch("touchMove", [[100, 300]]);
  await touch("touchEnd", []);
  assert.equal((await seen(page)).x, Math.max(before.x - 100, 360 - 960));
  // A double tap shows the whole, another one its own size again.
  const twice = async () => {
    for (let tap = 0; tap < 2; tap += 1) await touch("touchStart", [[180, 330]]), await touch("touchEnd", []);
  };
  await twice();
  assert.equal((await seen(page)).width, 360);
  await twice();
  assert.equal((await seen(page)).width, 960);
  // Two fingers.
  await touch("touchStart", [[150, 330], [210, 330]]);
  await touch("touchMove", [[120, 330], [240, 330]]);
  await touch("touchEnd", []);
  assert.ok((await seen(page)).width > 1200, JSON.stringify(await seen(page)));
});

test("Back, a swipe down, Esc and the button lead back to the same place", async (t) => {
  const page = await open(t, FILM, { site: "films", ...PHONE });
  const link = page.getByRole("link", { name: /강의자 화면/ });
  const dialog = page.getByRole("dialog");
  const client = await page.context().newCDPSession(page);
  const swipe = async () => {
    const touch = (/** @type {string} */ type, /** @type {number[][]} */ at) => client.send("Input.dispatchTouchEvent", { type, touchPoints: at.map(([x, y]) => ({ x, y, id: 0 })) });
    await touch("touchStart", [[180, 250]]);
    for (const y of [300, 350, 400, 450]) await touch("touchMove", [[180, y]]);
    await touch("touchEnd", []);
  };
  const ways = {
    back: () => page.goBack(),
    swipe,
    esc: () => page.keyboard.press("Escape"),
    button: () => page.getByRole("button", { name: "닫기" }).tap(),
  };
  const address = page.url();
  for (const [name, leave] of Object.entries(ways)) {
    await link.tap();
    await dialog.waitFor();
    await page.waitForFunction(() => document.querySelector(".zoom-picture")?.getBoundingClientRect().width === 960);
    await leave();
    await dialog.waitFor({ state: "detached" });
    assert.equal(page.url(), address, name);
    await page.waitForFunction(() => !history.state?.zoomed);
    assert.equal(await link.evaluate((it) => it === document.activeElement), true, name);
  }
});

test("a picture that is opened while another one closes stays open", async (t) => {
  const page = await open(t, FILM, { site: "films" });
  await page.getByRole("link", { name: /강의자 화면/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.evaluate(() => {
    document.querySelector("dialog")?.close();
    /** @type {HTMLElement | null} */ (document.querySelector("a[data-zoom]"))?.click();
  });
  await page.waitForFunction(() => document.querySelector("dialog")?.open && history.state?.zoomed);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.equal(await dialog.count(), 1);
  await page.goBack();
  await dialog.waitFor({ state: "detached" });
});

test("keys change size and place, and the button says what it does", async (t) => {
  const page = await open(t, FILM, { site: "films", viewport: { width: 700, height: 600 } });
  await page.getByRole("link", { name: /강의자 화면/ }).press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.waitForFunction(() => document.querySelector(".zoom-picture")?.getBoundingClientRect().width === 700);
  await page.getByRole("button", { name: "원래 크기로 보기" }).click();
  assert.equal((await seen(page)).width, 960);
  await page.keyboard.press("+");
  assert.equal((await seen(page)).width, 1200);
  const before = await seen(page);
  await page.keyboard.press("ArrowRight");
  assert.equal((await seen(page)).x, before.x - 60);
  await page.keyboard.press("0");
  assert.equal((await seen(page)).width, 700);
});
