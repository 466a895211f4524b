// Names with signs and digits in them are found however they are written, and told apart where their signs tell them apart.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { bookshop, finder, page } from "./site.mjs";

const site = bookshop(
  {
    "content/ko/net.md": page("매장에서", "Wi-Fi를 켜고 E-2041 오류가 나면 알려 주세요."),
    "content/ko/phone.md": page("전화기", "iOS 17부터 돼요. 전화는 1644-0000번이에요."),
    "content/ko/price.md": page("배송비", "10,000원보다 적게 사면 내요."),
    "content/ko/plain.md": page("그 밖에", "e2042 오류와 android15, 20000원, eReader를 알려 드려요. Node.js와 Q&A도 있어요."),
    "content/ko/c.md": page("책 하나", "C를 배워요. 처음 배우는 사람에게 좋아요."),
    "content/ko/cpp.md": page("책 둘", "C++를 배워요. 처음 배우는 사람에게 좋아요."),
    "content/ko/csharp.md": page("책 셋", "C#을 배워요. 처음 배우는 사람에게 좋아요."),
    "content/ko/editor.md": page("편집기", "Notepad++로 열어요."),
    "content/ko/number.md": page("3D 프린터", "PC방에서 T맵을 써요. 5월1일에 열어요."),
  },
  "concepts:\n  - { id: reader, terms: { ko: { preferred: 전자책, hidden: [e-reader] } } }\n",
);
after(site.close);
const find = await finder(site);

test("a name is found with and without its signs", async () => {
  for (const query of ["wifi", "Wi-Fi", "wi fi", "WIFI를", "wi‑fi"]) assert.deepEqual(await find(query), ["ko/net/"], query);
  for (const query of ["e2041", "E-2041", "e 2041", "E2041 오류"]) assert.equal((await find(query))[0], "ko/net/", query);
  for (const query of ["E-2042", "e2042", "20,000", "20000원", "android 15", "Android-15", "nodejs", "node.js", "qa", "Q&A"]) assert.equal((await find(query))[0], "ko/plain/", query);
});

test("digits beside letters, thousands and telephone numbers", async () => {
  for (const query of ["ios17", "iOS 17", "ios-17", "16440000", "1644-0000", "1644 0000", "1644"]) assert.equal((await find(query))[0], "ko/phone/", query);
  for (const query of ["10000", "10,000", "10000원"]) assert.equal((await find(query))[0], "ko/price/", query);
});

test("Hangul beside letters and digits is a word of its own", async () => {
  for (const query of ["3d프린터", "3D 프린터", "PC 방", "pc방에서", "T 맵", "5월 1일"]) assert.equal((await find(query))[0], "ko/number/", query);
});

test("names that differ in their signs are told apart", async () => {
  assert.deepEqual(await find("C++"), ["ko/cpp/"]);
  assert.deepEqual(await find("c#"), ["ko/csharp/"]);
  assert.deepEqual(await find("C"), ["ko/c/"]);
  assert.deepEqual(await find("Ｃ＃을"), ["ko/csharp/"]);
  assert.deepEqual(await find("notepad"), ["ko/editor/"]);
  assert.deepEqual(await find("notepad++"), ["ko/editor/"]);
});

test("an error's number is not taken for another one", async () => {
  assert.deepEqual(await find("E-2049"), []);
  assert.deepEqual(await find("e9"), []);
});

test("a form of the glossary is known however it is written", async () => {
  const { openSearch } = await site.script("search.js");
  const { search } = openSearch({ base: "/", fetch: site.fetch("/") });
  for (const query of ["e-reader", "ereader", "E-Reader는"]) assert.deepEqual((await search(query)).notes.map(({ preferred }) => preferred), ["전자책"], query);
});

test("what was found is marked, signs included", async () => {
  const { pieces } = await site.script("mark.js");
  const marked = (/** @type {string} */ text, /** @type {string[]} */ sought) => pieces(text, new Set(sought)).map((/** @type {any} */ piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join("");
  assert.equal(marked("Wi-Fi를 C++로, C#과 10,000원", ["wifi", "wi", "c++", "10000"]), "[Wi-Fi]를 [C++]로, C#과 [10,000]원");
  assert.equal(marked("iOS17에서", ["17"]), "iOS[17]에서");
});
