// Draws the pictures of the tests' help centers again: `node make-picture.mjs`.
import { writeFile } from "node:fs/promises";
import { browser } from "./support/reader.mjs";

const draw = async (/** @type {string} */ path, /** @type {string} */ html) => {
  const page = await (await browser()).newPage({ viewport: { width: 1200, height: 700 } });
  await page.setContent(html);
  await writeFile(new URL(path, import.meta.url), await page.screenshot());
  await page.close();
};

await draw("site/content/ko/start/shot.png", `<style>body{margin:40px;font:28px sans-serif;background:#f4f5f4}li{margin:16px 0;padding:24px;background:#fff;list-style:none}</style>
<h1>내 강의실</h1><ul><li>처음 만나는 글쓰기</li><li>사진 잘 찍는 법</li><li>집에서 하는 요가</li></ul>`);

// With versions for a role, a language and the dark scheme.
for (const [name, ground, ink, courses, save] of [
  ["shot", "#fff", "#222", "내 강의실", "저장"],
  ["shot.dark", "#1b1b1b", "#eee", "내 강의실", "저장"],
  ["shot.instructor", "#fff", "#222", "강의 관리", "저장"],
  ["shot.en", "#fff", "#222", "My courses", "Save"],
  ["shot.en.instructor", "#fff", "#222", "Manage courses", "Save"],
])
  await draw(`marks/content/${name}.png`, `<style>body{margin:0;font:28px sans-serif;background:${ground};color:${ink}}h1{position:absolute;left:5%;top:4%;font-size:32px}b{position:absolute;left:83%;top:87%;padding:8px 24px;border:2px solid}</style><h1>${courses}</h1><b>${save}</b>`);
await (await browser()).close();
