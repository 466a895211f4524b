import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/reader.mjs";

test("what is to be done before a procedure can be ticked off, and is remembered for the visit", async (t) => {
  const page = await open(t, "ko/start/enroll/");
  const box = page.getByRole("checkbox", { name: /수강 신청/ });
  assert.equal(await box.isChecked(), false);
  await box.check();
  await page.reload();
  assert.equal(await box.isChecked(), true);
  await page.getByRole("listitem").filter({ has: box }).click({ position: { x: 150, y: 10 } });
  assert.equal(await box.isChecked(), false, "the line is as good as the box");
  const other = await open(t, "ko/start/enroll/");
  assert.equal(await other.getByRole("checkbox", { name: /수강 신청/ }).isChecked(), false, "another visit");
});

test("without JavaScript tasks are marks that invite no press", async (t) => {
  const page = await open(t, "ko/start/enroll/", { javaScriptEnabled: false });
  assert.equal(await page.locator("[data-prose] input[type=checkbox]:not([disabled])").count(), 0);
});
