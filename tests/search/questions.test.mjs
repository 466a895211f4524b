// What is asked for counts, not how it is asked: that something does not work is said on many pages. In the browser and in the terminal.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { bookshop, finder, page } from "./site.mjs";

const shop = async (/** @type {Record<string, string>} */ texts, /** @type {string} [glossary] */ glossary) => {
  const site = bookshop(texts, glossary);
  after(site.close);
  return finder(site);
};

test("a denial does not hide the noun, in Korean", async () => {
  const find = await shop({
    "content/ko/a.md": page("로그인할 수 없을 때", "비밀번호를 다시 정해요."),
    "content/ko/b.md": page("사진", "사진은 두 번 올리면 안 돼요. 큰 사진은 안 돼요."),
    "content/ko/c.md": page("예약", "겹치는 예약은 안 돼요. 지난 날은 안 돼요. 못 바꿔요."),
  });
  for (const query of ["로그인이 안 돼요", "로그인 안됨", "로그인 왜 안 되나요", "로그인을 못 해요"]) assert.equal((await find(query))[0], "ko/a/", query);
});

test("a denial does not hide the noun, in English", async () => {
  const find = await shop({
    "content/en/a.md": page("Log-in problems", "Reset the password."),
    "content/en/b.md": page("Rooms", "You can't join two rooms. You can't leave without a note. It won't open and doesn't close."),
    "content/en/c.md": page("Missing emails", "Look into the folder for spam."),
  });
  for (const query of ["can't log in", "i can’t log in", "log in doesn't work"]) assert.equal((await find(query, "en"))[0], "en/a/", query);
  for (const query of ["i don't get emails", "emails aren't there"]) assert.equal((await find(query, "en"))[0], "en/c/", query);
});

test("customers' words of several words are meant together", async () => {
  const glossary = "concepts:\n  - { id: refund, definition: { ko: 돌려주는 일, en: paying back }, terms: { ko: { preferred: 환불, hidden: [돈 돌려받기] }, en: { preferred: refund, hidden: [money back] } } }\n";
  const find = await shop(
    {
      "content/ko/a.md": page("규정", "환불은 이레 안에 돼요."),
      "content/ko/b.md": page("내기", "돈은 카드로 내요. 돈을 세요. 책은 돌려받기 어려워요."),
      "content/en/a.md": page("Rules", "A refund takes a week."),
      "content/en/b.md": page("Paying", "Money is paid by card. Go back to the cart."),
    },
    glossary,
  );
  for (const query of ["돈 돌려받기", "돈돌려받기"]) assert.equal((await find(query))[0], "ko/a/", query);
  assert.equal((await find("money back", "en"))[0], "en/a/");
  assert.equal((await find("돈"))[0], "ko/b/");
});
