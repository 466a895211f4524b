// A hit shows what was found, however long its section is, and leads to where it stands: into a tab, a fold-out, a role's passage.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { bookshop, finder, page } from "./site.mjs";

const line = (/** @type {number} */ n) => `${n}번째 모임에서는 여러 사람이 함께 책을 읽고 생각을 나눠요.`;
const lines = (/** @type {number} */ from, /** @type {number} */ to) => Array.from({ length: to - from }, (_, i) => line(from + i)).join(" ");
const endless = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => `${i}권째 시집이며`).join(" ");

const GLOSSARY = "roles:\n  member: { ko: 회원, en: Member }\n  seller: { ko: 판매자, en: Seller }\nconcepts: []\n";
const site = bookshop(
  {
    "content/ko/club.md": page("모임", `${lines(1, 90)} 지각비는 천 원이에요. ${lines(90, 200)}\n\n## 마침\n\n${lines(200, 230)} 뒤풀이는 없어요.`),
    "content/ko/poem.md": page("시", `${endless(430)} 종착점은 여기예요 그리고 ${endless(200)}`),
    "content/ko/two.md": page("택배", `택배를 말해요. ${lines(1, 8)} 택배 기사 연락처는 알림에 있어요. ${lines(8, 12)}`),
    "content/ko/help.md": page(
      "도움",
      `## 증상\n\n::::tabs\n\n:::tab[책이 젖었어요]\n${lines(1, 30)}\n:::\n\n:::tab[표지가 찢어졌어요]\n테이프를 붙이지 말고 보내 주세요.\n:::\n\n::::\n\n끝으로 감사해요.\n\n## 자주 묻는 것\n\n:::details[도장을 받나요?]\n적립 도장은 계산대에서 찍어요.\n:::\n\n:::role seller\n정산서는 다달이 나가요.\n:::\n\n접어 둔 것은 없어요.`,
    ),
  },
  GLOSSARY,
);
after(site.close);
const find = await finder(site);
const excerpts = (/** @type {string} */ query) => find(query, "ko", (hit) => hit.excerpt);

test("the excerpt holds the word in sections of any length", async () => {
  assert.match((await excerpts("지각비"))[0], /^지각비는 천 원이에요\. /);
  assert.match((await excerpts("뒤풀이"))[0], /^뒤풀이는 없어요\.$/);
  assert.match((await excerpts("종착점"))[0], /^….* 종착점은 여기예요/);
  for (let n = 1; n < 230; n += 17) assert.match((await excerpts(`${n}번째 모임`))[0], new RegExp(`\\b${n}번째 모임`), `${n}`);
});

test("of two sentences with the word the one that answers is shown", async () => {
  assert.match((await excerpts("택배 기사 연락처"))[0], /^택배 기사 연락처는 알림에 있어요\./);
});

test("a hit in a tab, a fold-out or a role's passage leads to it", async () => {
  const html = readFileSync(`${site.dist}/ko/help/index.html`, "utf8");
  for (const [query, id, text] of [
    ["표지가 찢어졌어요", "표지가-찢어졌어요", "표지가 찢어졌어요 테이프를 붙이지 말고 보내 주세요."],
    ["테이프", "표지가-찢어졌어요", "테이프를 붙이지 말고 보내 주세요."],
    ["적립 도장", "도장을-받나요", "적립 도장은 계산대에서 찍어요."],
    ["정산서", "hg-passage-1", "정산서는 다달이 나가요."],
    ["접어 둔", "자주-묻는-것", "접어 둔 것은 없어요."],
  ]) {
    const [hit] = await find(query, "ko", (hit) => hit);
    assert.equal(hit.url, `ko/help/#${id}`, query);
    assert.equal(hit.excerpt, text, query);
    assert.ok(html.includes(`id="${id}"`), id);
  }
  assert.match(html, /<details class="fold" id="도장을-받나요">/);
  assert.match(html, /<div class="role-passage" id="hg-passage-1"/);
});

test("a role that does not read the passage is led elsewhere", async () => {
  const { openSearch } = await site.script("search.js");
  const { search } = openSearch({ base: "/", fetch: site.fetch("/") });
  const hits = await search("정산서", { role: "member" });
  assert.ok(hits.every((hit) => !hit.excerpt.includes("정산서")));
});

test("a hit costs one file of its page, and a small one", async () => {
  const asked = /** @type {[string, number][]} */ ([]);
  const { openSearch } = await site.script("search.js");
  const fetch = site.fetch("/");
  const counted = async (/** @type {string} */ url) => {
    const response = await fetch(url);
    const bytes = await response.arrayBuffer();
    asked.push([url, bytes.byteLength]);
    return new Response(bytes, { status: response.status });
  };
  await openSearch({ base: "/", fetch: counted }).search("지각비");
  const texts = asked.filter(([url]) => url.startsWith("/texts/"));
  assert.equal(texts.length, 1, asked.join(" "));
  assert.ok(texts[0][1] < 1500, asked.join(" "));
});
