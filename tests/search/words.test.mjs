// Words that no page has lead to it: keywords of its front matter, and what the glossary calls a thing in another language.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { inflateRawSync } from "node:zlib";

import { bookshop, finder, page } from "./site.mjs";

const GLOSSARY = `concepts:
  - id: gift
    terms: { ko: { preferred: 상품권 }, en: { preferred: voucher, admitted: [gift card], deprecated: [coupon] } }
  - id: return
    terms: { ko: { preferred: 반품 }, en: { preferred: return } }
`;
const site = bookshop(
  {
    "content/ko/gift.md": page("선물하기", "상품권을 보내요."),
    "content/ko/back.md": page("되돌리기", "반품은 이레 안에 해요. 신청하면 가지러 가요."),
    "content/ko/shop.md": page("voucher 이야기", "가게마다 voucher가 달라요."),
    "content/ko/rain.md": page("날씨", "비가 와도 열어요.", "keywords: [우천, 장마 휴무]\ntags: [영업일]\n"),
    "content/ko/bare.md": page("빈 글", "", "keywords: 백지\n"),
    "content/en/gift.md": page("Send a present", "A voucher makes a good present."),
    "content/en/_index.md": page("Bookshop", "Welcome."),
  },
  GLOSSARY,
);
after(site.close);
const find = await finder(site);

test("the glossary's words of another language find the page, below those that have them", async () => {
  assert.deepEqual(await find("gift card"), ["ko/gift/"]);
  assert.equal((await find("return 신청"))[0], "ko/back/");
  assert.deepEqual(await find("voucher"), ["ko/shop/", "ko/gift/"]);
  assert.deepEqual(await find("상품권", "en"), ["en/gift/"]);
  assert.deepEqual(await find("coupon"), [], "a word that is not to be used in its own language leads nowhere");
});

test("keywords and tags find the page and are shown nowhere", async () => {
  for (const query of ["우천", "장마 휴무", "장마에", "영업일"]) assert.deepEqual(await find(query), ["ko/rain/"], query);
  assert.deepEqual(await find("백지", "ko", (hit) => [hit.url, hit.excerpt]), [["ko/bare/", ""]]);
  const [hit] = await find("우천", "ko", (hit) => hit);
  assert.equal(hit.excerpt, "비가 와도 열어요.");
  const files = readdirSync(site.dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const path = join(entry.parentPath ?? entry.path, entry.name), bytes = readFileSync(path);
    const text = path.includes("/texts/") ? inflateRawSync(bytes).toString() : bytes.toString();
    assert.ok(!text.includes("우천") && !text.includes("장마"), path);
  }
});
