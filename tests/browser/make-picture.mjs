// Draws the picture of the tests' help center again: `node make-picture.mjs`.
import { writeFile } from "node:fs/promises";
import { browser } from "./support/reader.mjs";

const page = await (await browser()).newPage({ viewport: { width: 1200, height: 700 } });
await page.setContent(`<style>body{margin:40px;font:28px sans-serif;background:#f4f5f4}li{margin:16px 0;padding:24px;background:#fff;list-style:none}</style>
<h1>내 강의실</h1><ul><li>처음 만나는 글쓰기</li><li>사진 잘 찍는 법</li><li>집에서 하는 요가</li></ul>`);
await writeFile(new URL("site/content/ko/start/shot.png", import.meta.url), await page.screenshot());
await (await browser()).close();
