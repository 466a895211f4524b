import assert from "node:assert/strict";
import { test } from "node:test";

import { PHONE, chooseRole, eventually, open } from "./support/reader.mjs";

const MARKED = "ko/marks/";
const SITE = /** @type {const} */ ({ site: "marks" });

/** The middle of a box. @param {{x: number, y: number, width: number, height: number} | null} box */
const middle = (box) => ({ x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 });

for (const [name, device] of Object.entries({ desktop: {}, phone: PHONE })) {
  test(`marks stand at their places whatever the size, ${name}`, async (t) => {
    const page = await open(t, MARKED, { ...SITE, ...device });
    const figure = page.locator("figure").first();
    const picture = await figure.locator("img").boundingBox();
    const badge = middle(await figure.locator("circle").nth(2).boundingBox());
    assert.ok(picture);
    assert.ok(Math.abs(badge.x - picture.x - picture.width / 2) < 3 && Math.abs(badge.y - picture.y - picture.height * 0.3) < 3, JSON.stringify({ picture, badge }));
    const frame = await figure.locator(".mark-frame").first().boundingBox();
    assert.ok(Math.abs((frame?.width ?? 0) / picture.width - 0.2) < 0.02);
    const size = await figure.locator("circle").first().boundingBox();
    assert.ok((size?.width ?? 0) >= 24, "a finger can hit it");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  });
}

test("a mark leads to what it says, by mouse, by key and by touch", async (t) => {
  for (const [name, device] of Object.entries({ click: {}, key: {}, tap: PHONE })) {
    const page = await open(t, MARKED, { ...SITE, ...device });
    const mark = page.getByRole("link", { name: "2. 오른쪽 아래에서 저장해요." }).first();
    if (name === "key") await mark.press("Enter");
    else await (name === "tap" ? mark.tap() : mark.click());
    const item = page.locator("li:target");
    await item.waitFor();
    assert.match(await item.innerText(), /오른쪽 아래에서 저장해요/);
    assert.equal(await page.getByRole("dialog").count(), 0, "it enlarges nothing");
    await page.close();
  }
});

test("what the marks say is read as a list, numbered as the picture is", async (t) => {
  const page = await open(t, MARKED, SITE);
  const list = page.getByRole("list", { name: "이미지에 표시한 곳" }).first();
  const items = list.getByRole("listitem");
  assert.deepEqual(await items.evaluateAll((all) => all.map((it) => it.value)), [1, 2, 3]);
  assert.match(await items.first().innerText(), /내 강의실/);
  // An item without words says what it marks, and a frame alone needs no number.
  const single = page.getByRole("list", { name: "이미지에 표시한 곳" }).nth(1);
  assert.equal((await single.innerText()).trim(), "저장");
});

test("each role sees its own picture, its own marks and nothing else is loaded", async (t) => {
  const page = await open(t, `${MARKED}?role=instructor`, SITE);
  const loaded = () => page.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name).filter((it) => it.includes("/images/")));
  await eventually(async () => assert.ok((await loaded()).some((it) => it.includes("shotinstructor"))));
  assert.ok((await loaded()).every((it) => it.includes("shotinstructor")), (await loaded()).join(" "));
  assert.equal(await page.getByText("진도가 보여요").isVisible(), false);
  await chooseRole(page, "수강생");
  await eventually(async () => assert.ok((await loaded()).some((it) => /shot\./.test(it))));
  assert.equal(await page.getByText("진도가 보여요").isVisible(), true);
  assert.equal(await page.getByAltText("강의자 화면").isVisible(), false);
});

test("a page in English has its own picture", async (t) => {
  const page = await open(t, "en/marks/?role=student", SITE);
  const shown = page.getByRole("img", { name: "The list of courses" });
  await eventually(async () => assert.match(await shown.evaluate((it) => it.currentSrc), /shoten\./));
});

test("the dark picture follows the system and the reader's own choice, and is the only one that is loaded", async (t) => {
  const page = await open(t, `${MARKED}?role=student`, { ...SITE, colorScheme: "dark" });
  const shown = page.getByRole("img", { name: "강의 목록 화면" });
  const src = () => shown.evaluate((it) => it.currentSrc);
  await eventually(async () => assert.match(await src(), /shotdark/));
  await page.getByRole("button", { name: /화면으로 바꾸기/ }).first().click();
  await eventually(async () => assert.match(await src(), /shot\./));
  // Chosen before, it holds from the first paint on.
  const later = await page.context().newPage();
  await later.goto(`${MARKED}?role=student`);
  await eventually(async () => assert.match(await later.getByRole("img", { name: "강의 목록 화면" }).evaluate((it) => it.currentSrc), /shot\./));
  const loaded = await later.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name).filter((it) => it.includes("shotdark")));
  assert.deepEqual(loaded, []);
  await later.getByRole("link", { name: /강의 목록 화면/ }).click({ position: { x: 300, y: 40 } });
  assert.match(await later.getByRole("dialog").getByRole("img").first().getAttribute("src") ?? "", /shot\./);
});

test("enlarged, the marks move and grow with the picture, and the list stays", async (t) => {
  const page = await open(t, `${MARKED}?role=student`, { ...SITE, ...PHONE });
  await page.getByRole("link", { name: /강의 목록 화면/ }).tap({ position: { x: 90, y: 120 } });
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.waitForFunction(() => document.querySelector(".zoom-picture")?.getBoundingClientRect().width === 1200);
  const [picture, marks] = [await dialog.locator(".zoom-picture").boundingBox(), await dialog.locator(".marks").boundingBox()];
  assert.deepEqual(marks, picture);
  assert.match(await dialog.innerText(), /오른쪽 아래에서 저장해요/);
  assert.equal(await dialog.getByRole("link").count(), 0);
});

test("with forced colours the marks keep theirs apart", async (t) => {
  const page = await open(t, MARKED, { ...SITE, forcedColors: "active" });
  const [ring, number] = await page.locator(".marks").first().evaluate((it) => [
    getComputedStyle(/** @type {Element} */ (it.querySelector("circle"))).fill,
    getComputedStyle(/** @type {Element} */ (it.querySelector("text"))).fill,
  ]);
  assert.notEqual(ring, number);
});
