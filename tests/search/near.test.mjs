// The first hits are put in order by what they show: words that stand near each other, and English ones as they were typed.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { bookshop, finder, page } from "./site.mjs";

const site = bookshop({
  "content/ko/a.md": page("가나다", "쿠폰을 쓰면 값이 내려가요. 책을 고르고 주소를 적은 다음에 배송을 골라요. 여기에서도 유효한지 봐요."),
  "content/ko/b.md": page("라마바", "유효한 쿠폰을 쓰면 값이 내려가요. 책을 고르고 주소를 적은 다음에 배송을 골라요. 여기에서도 봐요."),
  "content/en/a.md": page("One", "Books are returned at the counter of our shop."),
  "content/en/b.md": page("Two", "Returns of books stand at the counter of our shop."),
  "content/en/c.md": page("Three", "Gifts that were wrapped come in a box."),
  "content/en/d.md": page("Four", "Gifts come in a box and a wrapping."),
  "content/en/mail.md": page("Change your address", "Open your profile, type the new address and save."),
  ...Object.fromEntries(["plan", "time zone", "team name", "colours"].map((what, n) => [`content/en/q${n}.md`, page(`About the ${what}`, `How do I change it? Open the menu and change my ${what}. How do I change it back? The same way.`)])),
  ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`content/ko/n${n}.md`, page(`달력 ${n}`, `${"우리는 달력을 걸어요. ".repeat(n + 1)}여기에서 ${n % 2 ? "걸린 달력의 그림" : "그림과 달력"}을 봐요.`)])),
});
after(site.close);
const find = await finder(site);

test("of pages that have the same words, the one comes first in which they stand near each other", async () => {
  assert.deepEqual(await find("유효한 쿠폰"), ["ko/b/", "ko/a/"]);
});

test("an English word that stands as it was typed comes before its other forms", async () => {
  assert.deepEqual(await find("returns", "en"), ["en/b/", "en/a/"]);
  assert.deepEqual(await find("returned", "en"), ["en/a/", "en/b/"]);
  assert.deepEqual(await find("wrapping", "en"), ["en/d/", "en/c/"]);
  assert.deepEqual(await find("wrapped", "en"), ["en/c/", "en/d/"]);
});

test("words that make a question are not looked for near each other", async () => {
  assert.equal((await find("how do i change my address", "en"))[0], "en/mail/");
});

test("the order does not hang on how many hits are wanted, and their scores fall", async () => {
  const { openSearch } = await site.script("search.js");
  const { search } = openSearch({ base: "/", fetch: site.fetch("/") });
  const all = await search("달력 그림", { lang: "ko", limit: 50 });
  assert.equal(all.length, 12);
  for (const limit of [0, 1, 3, 8, 11]) assert.deepEqual([...(await search("달력 그림", { lang: "ko", limit }))], all.slice(0, limit), `${limit}`);
  const scores = all.map(({ score }) => score);
  assert.deepEqual(scores, scores.toSorted((a, b) => b - a));
});
