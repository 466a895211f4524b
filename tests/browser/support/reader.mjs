// Somebody with a browser. Whatever a test does with it, nothing may go wrong behind the page: no error on the console, no
// request to another host, nothing that the policy refuses.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

import { serve } from "./server.mjs";
import { SITES } from "./sites.mjs";

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let started;

/** The browser of this file's tests; it is started with the first reader. */
export function browser() {
  const root = process.getuid?.() === 0;
  started ??= chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...(root ? ["--no-sandbox"] : [])],
  });
  return started;
}

/** @type {Map<string, ReturnType<typeof serve>>} */
const servers = new Map();

/** Where a site is served. @param {keyof typeof SITES} name @param {string} [base] */
export async function address(name, base = SITES[name].base) {
  const key = name + base;
  if (!servers.has(key)) servers.set(key, serve(SITES[name].folder, base, "named" in SITES[name]));
  return /** @type {ReturnType<typeof serve>} */ (servers.get(key));
}

after(async () => {
  if (started) await (await started).close();
  for (const server of servers.values()) (await server).close();
});

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/**
 * Opens a page for a test, and looks at the end whether all went well behind it.
 * @param {import("node:test").TestContext} t
 * @param {string} path below the site's home
 * @param {import("playwright-core").BrowserContextOptions & {site?: keyof typeof SITES, base?: string, missing?: boolean, moment?: string}} options
 *   `moment`: where the page's clock stands from the beginning; `missing`: the page, or one that its scripts ask for, is not there, which browsers note as an error
 */
export async function open(t, path, { site = "small", base, missing = false, moment, ...options } = {}) {
  const { origin, url } = await address(site, base);
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 860 }, locale: "ko-KR", baseURL: url, ...options });
  const wrong = watch(context, origin, missing);
  t.after(async () => {
    await context.close();
    assert.deepEqual(wrong, [], "behind the page");
  });
  const page = await context.newPage();
  // Before the page is there: the site's home leads on by itself, which a later reload would break off.
  if (moment) await page.clock.setFixedTime(new Date(moment));
  await page.goto(path);
  return page;
}

/**
 * Notes whatever goes wrong in a context.
 * @param {import("playwright-core").BrowserContext} context @param {string} origin @param {boolean} missing
 */
export function watch(context, origin, missing = false) {
  /** @type {string[]} */
  const wrong = [];
  context.on("console", (message) => {
    const expected = missing && message.text().includes("status of 404");
    if (["error", "warning"].includes(message.type()) && !expected) wrong.push(`console, ${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => wrong.push(`script, ${error.page()?.url()}: ${error.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:"].includes(url.protocol)) wrong.push(`request to another host: ${url}`);
  });
  context.on("response", (response) => {
    const asked = response.request();
    const expected = missing && (asked.isNavigationRequest() || asked.resourceType() === "fetch");
    if (response.status() >= 400 && !expected) wrong.push(`${response.status()}: ${response.url()}`);
  });
  return wrong;
}

/** Chooses a role as readers do. @param {import("playwright-core").Page} page @param {string} name */
export async function chooseRole(page, name) {
  // On a phone's article the switch lies in a fold of one line.
  const fold = page.locator(".role-fold:not([open]) > summary");
  if (await fold.isVisible()) await fold.click();
  await page.getByRole("radio", { name, exact: true }).first().check({ force: true });
}

/** Looks again until it holds: for what the page does in its own time. @template T @param {() => Promise<T>} look @returns {Promise<T>} */
export async function eventually(look) {
  for (let tries = 0; tries < 60; tries += 1) {
    try {
      return await look();
    } catch {
      await new Promise((later) => setTimeout(later, 50));
    }
  }
  return look();
}

/** The words that a reader sees in the main part. @param {import("playwright-core").Page} page */
export const mainText = async (page) => (await page.getByRole("main").innerText()).replace(/\s+/g, " ");
