#!/usr/bin/env node
// Draws the two screens beside this file, as an instructor sees them: `node tests/screens/draw.mjs`. On `right.png` all words
// are as agreed, on `wrong.png` four are not.
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(join(here, "../browser/package.json"))("playwright-core");

const page = (menu, line, extra) => `<!doctype html><html lang="ko"><meta charset="utf-8"><style>
body{margin:0;font:16px/1.5 "Noto Sans CJK KR";color:#1b2430;background:#fff}nav{display:flex;gap:28px;padding:16px 24px;border-bottom:1px solid #d9dee5}
main{padding:20px 24px}.b{display:inline-block;padding:8px 18px;border-radius:8px;background:#0f766e;color:#fff;font-weight:700;outline:3px solid #f97316;outline-offset:2px}
.c{padding:14px 18px;border:1px solid #d9dee5;border-radius:10px;margin-bottom:18px}</style>
<nav><b>배움터</b>${menu.map((name) => `<span>${name}</span>`).join("")}</nav>
<main><div class="c">${line}</div>${extra}<span class="b">저장</span></main>`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ deviceScaleFactor: 1.5, viewport: { width: 640, height: 260 }, offline: true });
const tab = await context.newPage();
for (const [name, html] of Object.entries({
  right: page(["강의 관리", "통계"], "수강생 128명이 듣고 있어요", ""),
  wrong: page(["강좌 관리", "내 강의실"], "학습자 128명이 듣고 있어요", '<div class="c">실시간 채팅 시작하기</div>'),
})) {
  await tab.setContent(html);
  await tab.screenshot({ path: join(here, `${name}.png`) });
}
await browser.close();
