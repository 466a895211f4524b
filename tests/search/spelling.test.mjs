// What is there is found, however it is spaced; what is not there is not made up. In the browser and in the terminal.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { bookshop, finder, page } from "./site.mjs";

const shop = async (/** @type {Record<string, string>} */ texts, /** @type {string} [glossary] */ glossary) => {
  const site = bookshop(texts, glossary);
  after(site.close);
  return finder(site);
};

test("words that the text has together are found apart, with particles between and in three parts", async () => {
  const find = await shop({
    "content/ko/order.md": page("처음 오신 분", "도서주문을 해요. 새책이 오면 알려요."),
    "content/ko/gift.md": page("선물", "온라인선물포장도 돼요."),
    "content/ko/more.md": page("그 밖에", "도서는 많아요."),
  });
  for (const query of ["도서 주문", "도서를 주문", "도서 주문을", "새 책"]) assert.equal((await find(query))[0], "ko/order/", query);
  for (const query of ["온라인 선물 포장", "온라인 선물포장", "온라인선물 포장"]) assert.equal((await find(query))[0], "ko/gift/", query);
});

test("a name with a word of one syllable is found when it is written together", async () => {
  const find = await shop({ "content/ko/shelf.md": page("모으기", ":ui[shelf]에서 책을 골라요.") }, "concepts: []\nlabels:\n  - { id: shelf, kind: menu, text: { ko: 내 책장 } }\n");
  assert.deepEqual(await find("내책장"), ["ko/shelf/"]);
  assert.deepEqual(await find("내책장에서"), ["ko/shelf/"]);
});

test("the second half of a word finds it", async () => {
  const find = await shop({ "content/ko/order.md": page("살펴보기", "구매목록에서 봐요. 적립금이 쌓여요.") });
  assert.deepEqual(await find("목록"), ["ko/order/"]);
  assert.deepEqual(await find("목록이 어디"), ["ko/order/"]);
  assert.deepEqual(await find("록에"), []);
});

test("nouns of one syllable are found before every particle", async () => {
  const find = await shop({ "content/ko/open.md": page("접속", "앱으로 열어요. 웹이 편해요. 폰과 이어요. 줌으로도 만나요. 문으로 들어와요.") });
  for (const query of ["앱", "웹", "폰", "줌", "문", "앱에서", "웹으로", "폰을"]) assert.deepEqual(await find(query), ["ko/open/"], query);
});

test("what the site does not have finds nothing", async () => {
  const find = await shop({
    "content/ko/a.md": page("적립 안내", "적립은 구매할 때 해요. 배송은 무료예요. 결제는 카드로 해요."),
    "content/ko/b.md": page("교환", "교환은 이레 안에 돼요. 포장을 벗기지 마세요."),
  });
  for (const query of ["정립", "배승", "교훈", "고환 검사", "비행기 포창", "배소 무려", "굔환 베송"]) assert.deepEqual(await find(query), [], query);
});

test("a slip in a long word is put right, and one in one word of several", async () => {
  const find = await shop({
    "content/ko/a.md": page("무통장 안내", "무통장으로 보내요. 현금영수증도 드려요."),
    "content/ko/b.md": page("환불", "환불은 이레 안에 돼요. 결제를 되돌려요."),
    "content/en/c.md": page("Shipping", "Shipping is free. Receipts come by mail."),
  });
  assert.equal((await find("무통쟝"))[0], "ko/a/");
  assert.equal((await find("현금영수즁"))[0], "ko/a/");
  assert.equal((await find("환뷸"))[0], "ko/b/");
  assert.equal((await find("결재"))[0], "ko/b/", "ㅐ and ㅔ sound alike");
  assert.equal((await find("무통쟝 안내"))[0], "ko/a/");
  assert.equal((await find("shiping", "en"))[0], "en/c/");
});

test("a noun of one syllable is found with particles that end other words too, and marked", async () => {
  const find = await shop({
    "content/ko/a.md": page("가", "책을 골라요. 표는 없어요."),
    "content/ko/b.md": page("나", `${"여러 사람이 함께 이야기해요. ".repeat(30)}책이 와요.`),
    "content/ko/c.md": page("다", "표가 와요. 표로 바꿔요."),
  });
  assert.deepEqual((await find("책")).sort(), ["ko/a/", "ko/b/"]);
  assert.deepEqual((await find("표")).sort(), ["ko/a/", "ko/c/"]);
  assert.ok((await find("책", "ko", (hit) => hit.excerpt)).includes("책이 와요."));
});

test("nouns that look like verbs are found within longer words", async () => {
  const find = await shop({ "content/ko/a.md": page("가", "유통기한이 지나면 버려요. 접근권한을 줘요. 결제한 날에 와요.") });
  for (const query of ["유통 기한", "기한", "접근 권한", "권한이", "결제"]) assert.deepEqual(await find(query), ["ko/a/"], query);
});

test("Latin words and long compounds are taken apart, and questions of a way are none of what is missing", async () => {
  const find = await shop({
    "content/ko/a.md": page("가", "정기 구독 결제 취소 신청을 받아요. 배송 조회할 수 있어요. 3일 걸려요."),
    "content/en/b.md": page("B", "You can sign up on our web site. Something else."),
  });
  for (const query of ["정기구독결제취소신청", "배송조회하는 법", "배송조회 방법", "3 일"]) assert.deepEqual(await find(query), ["ko/a/"], query);
  for (const query of ["signup", "SignUp", "website"]) assert.deepEqual(await find(query, "en"), ["en/b/"], query);
  for (const query of ["giraffe", "signature"]) assert.deepEqual(await find(query, "en"), [], query);
});

test("a slip of the shift key and letters that sound alike are put right in short words too", async () => {
  const find = await shop({ "content/ko/a.md": page("배송 안내", "배송은 무료예요. 주문을 해요. 회수도 해요.") });
  for (const query of ["배숑", "주뮨", "홰수"]) assert.deepEqual(await find(query), ["ko/a/"], query);
  for (const query of ["배순", "주번"]) assert.deepEqual(await find(query), [], query);
});
