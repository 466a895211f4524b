// The emitted module answers from the files of a built site, and says what `helpgen search` says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { build, files, page } from "./site.mjs";

const site = build();
after(site.close);
const { openSearch, runs } = await site.script("search.js");
const terms = (/** @type {string} */ text) => runs(text).flatMap((/** @type {{terms: string[]}} */ run) => run.terms);
const { pieces } = await site.script("mark.js");

const open = (fetch = site.fetch("/help/")) => openSearch({ base: "/help/", fetch });
const first = async (query, options) => (await open().search(query, options))[0]?.url;
const marked = (text, sought) => pieces(text, new Set(sought)).map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join("");

test("the shared vectors give their terms", () => {
  const vectors = JSON.parse(readFileSync(new URL("../../src/index/analyzer/vectors.json", import.meta.url), "utf8"));
  assert.ok(vectors.length >= 500);
  for (const [text, expected] of vectors) assert.deepEqual(terms(text), expected, JSON.stringify(text));
});

test("the terminal says the same, hit for hit", async () => {
  const queries = ["환불", "학습자", "tnrkdtod", "수강신청", "ㅎㅂ", "렌덜", "수료쯩", "이벤트 핸들러", "API키", "실시간 채팅", "돈 돌려받기", "강의", "GHKSQNF", "꺾쇠 표시", "환", "없는말씀"];
  for (const query of queries) {
    const { code, out } = site.terminal(query, "--format", "json");
    assert.equal(code, 0);
    const { hits } = JSON.parse(out);
    const found = await open().search(query);
    assert.equal(found.length > 0, query !== "없는말씀", query);
    const look = (hit) => [hit.url, hit.title, hit.heading, hit.excerpt, hit.score.toFixed(6), hit.roles, hit.state, hit.date].join(" | ");
    assert.deepEqual(found.map(look), hits.map(look), query);
    const more = ["roles", "state", "date"];
    for (const hit of hits) assert.deepEqual(Object.keys(hit).filter((key) => !more.includes(key)).sort(), ["excerpt", "heading", "score", "title", "url"]);
  }
});

test("the module keeps to its bound", () => {
  assert.ok(site.packed("search.js") <= 12 * 1024, `${site.packed("search.js")} bytes`);
});

test("a site of more than 1,024 pages says the same as the terminal, and its root hardly grows with it", async (t) => {
  const texts = files();
  const words = "환불 강의 결제 핸들러 수료증 화면 파일 성적 과제 시험 출석 일정 쿠폰 영상 자막 알림 비밀번호 계정 학교 교재 질문 답변 게시판 채팅 녹화 초대 그룹 통계 정산 이벤트".split(" ");
  // Few words a page: of a term in more than 512 pages the browser knows only some.
  const of = (n, at) => Array.from({ length: 3 + ((n * 7 + at * 5) % 40) }, (_, i) => words[(n * 3 + at + ((i * i) % 3)) % words.length]).join(" ");
  const sections = (n) => (n % 400 ? n % 4 : 70);
  const text = (n) => [of(n, 0), ...Array.from({ length: sections(n) }, (_, at) => `## ${words[(n + at) % words.length]} ${at}\n\n${of(n, at + 1)}.`)].join("\n\n");
  for (let n = 0; n < 1200; n++) texts[`content/ko/large/p${n}.md`] = page(`${words[n % words.length]} 사례 ${n}`, text(n), n % 3 ? "" : "roles: [instructor]\n");
  const large = build(texts);
  t.after(large.close);
  const { search } = openSearch({ base: "/", fetch: large.fetch("/") });
  const look = (hit) => [hit.url, hit.title, hit.heading, hit.score.toFixed(6)].join(" | ");
  for (const [query, ...role] of [["환불"], ["환불 기간", "student"], ["이벤트 핸들러 화면"], ["수료증 사례 74"], ["파일을 찾는 성적"], ["강의 결제 성적", "student"]]) {
    const { hits } = JSON.parse(large.terminal(query, "--format", "json", ...role.flatMap((name) => ["--role", name])).out);
    const found = await search(query, { role: role[0] });
    assert.equal(found.length, 10, query);
    assert.deepEqual(found.map(look), hits.map(look), query);
  }
  const { root, pages } = JSON.parse(readFileSync(`${large.dist}/search/manifest.json`, "utf8")).languages.ko;
  assert.ok(pages > 1200);
  assert.ok(readFileSync(`${large.dist}/search/ko/i-${root}.bin`).length < pages, "a byte a page");
});

test("a hit's address is relative to the base, whatever the base is, and leads to a page that stands", async () => {
  for (const base of ["/", "/help/", "/help", "https://example.com/a/b"]) {
    const from = base.replace(/\/*$/, "/");
    const hits = await openSearch({ base, fetch: site.fetch(from) }).search("환불");
    assert.equal(hits[0].url, "ko/payment/refund/#환불-기간");
    const html = readFileSync(`${site.dist}/ko/payment/refund/index.html`, "utf8");
    assert.match(html, /id="환불-기간"/);
  }
});

test("particles and spaces do not matter", async () => {
  assert.equal(await first("환불을"), await first("환불"));
  assert.equal(await first("수강신청"), "ko/start/enroll/");
  assert.equal(await first("수강 신청하기"), "ko/start/enroll/");
});

test("a hit names its heading and leads to it", async () => {
  const [hit] = await open().search("환불 기간");
  assert.equal(hit.url, "ko/payment/refund/#환불-기간");
  assert.equal(hit.title, "환불 받기");
  assert.equal(hit.heading, "환불 기간");
  assert.match(hit.excerpt, /^환불은 영업일/);
  assert.equal((await open().search("신청 취소"))[0].url, "ko/start/enroll/#cancel");
});

test("the sentence that answers is shown, not the beginning of its section", async () => {
  const [hit] = await open().search("처음부터 다시 느리면");
  assert.equal(hit.url, "ko/class/room/#느릴-때");
  assert.equal(hit.excerpt, "새로 고침을 누르면 처음부터 다시 그려요. 그래도 느리면 알려 주세요.");
});

test("a hit tells the state of its page's feature", async () => {
  const states = Object.fromEntries((await open().search("실시간 채팅 질문 게시판 과제함", { limit: 50 })).map((hit) => [hit.url, hit.state]));
  assert.equal(states["ko/class/live/"], "removed");
  assert.equal(states["ko/class/tasks/"], "deprecated");
  assert.equal(states["ko/class/board/"], undefined);
});

test("half-typed syllables, initial consonants, wrong keyboards and slips find the page", async () => {
  assert.match(await first("렌덜"), /^ko\/class\/room\//);
  assert.equal(await first("ㅅㄹㅈ"), "ko/class/certificate/");
  assert.equal(await first("tnfywmd"), "ko/class/certificate/");
  assert.equal(await first("수료쯩"), "ko/class/certificate/");
  assert.equal(await first("ㄷㅜ개ㅣㅣ", { lang: "en" }), "en/start/enroll/");
  assert.equal(await first("enrol", { lang: "en" }), "en/start/enroll/");
  assert.equal(await first("enrpll", { lang: "en" }), "en/start/enroll/");
});

test("one letter finds already, and asks for no file that is not there", async () => {
  const asked = [];
  const fetch = site.fetch("/help/");
  const { search } = open((url) => (asked.push(url), fetch(url)));
  assert.match((await search("환"))[0].url, /^ko\/payment\/refund\//);
  assert.ok(asked.every((url) => !url.includes("undefined")), asked.join(" "));
});

test("what was put right is told, and the words as typed can be insisted on", async () => {
  const said = async (query, options) => (await open().search(query, options)).notes.map(({ kind, terms }) => [kind, terms?.[0]]);
  assert.deepEqual(await said("수료쯩"), [["typo", "수료증"]]);
  assert.deepEqual(await said("tnfywmd"), [["layout", "수료증"]]);
  assert.deepEqual((await said("ㅅㄹㅈ"))[0][0], "initials");
  assert.deepEqual(await said("수료증"), []);
  const exact = await open().search("수료쯩", { exact: true });
  assert.equal(exact.length, 0);
  assert.deepEqual(exact.notes, []);
  assert.equal(marked("Enroll in a course", ["enrol"]), "[Enroll] in a course");
});

test("another word finds the page and is noted", async () => {
  const hits = await open().search("학습자");
  assert.equal(hits[0].url, "ko/start/enroll/");
  assert.deepEqual(hits.notes, [{ kind: "preferred", form: "학습자", preferred: "수강생", status: "deprecated" }]);
  assert.equal(hits.card.definition, "강의를 수강하는 회원");
  assert.match(await first("돈 돌려받기"), /^ko\/payment\/refund\//);
  assert.match(site.terminal("학습자").out, /‘학습자’는 ‘수강생’으로 안내해요/);
});

test("what was put right leads on to the glossary's word", async () => {
  for (const [query, kinds] of [["학슴자", ["preferred", "typo"]], ["gkrtmqwk", ["layout", "preferred"]], ["결제학습자", ["preferred"]]]) {
    const { notes, length } = await open().search(query);
    assert.deepEqual(notes.map(({ kind }) => kind).sort(), kinds, query);
    assert.equal(notes.find(({ kind }) => kind === "preferred").preferred, "수강생");
    assert.ok(length, query);
    assert.match(site.terminal(query).out, /‘학습자’는 ‘수강생’으로 안내해요/);
  }
  assert.equal((await open().search("gkrtmqwk")).card.definition, "강의를 수강하는 회원");
});

test("a label's name tells where it is for each role, a former one leads to it", async () => {
  const room = [["student", "메뉴 › 내 강의실"], ["instructor", "메뉴 › 강의 관리"]];
  for (const name of ["내 강의실", "내강의실", "강의 관리"]) assert.deepEqual((await open().search(name)).places, room, name);
  assert.deepEqual((await open().search("내강의실")).notes, []);
  assert.deepEqual((await open().search("초대 코드")).places, [["student", "메뉴 › 내 강의실 › 초대 코드"], ["instructor", "메뉴 › 강의 관리 › 초대 코드"]]);
  assert.deepEqual((await open().search("저장하기")).places, [["", "메뉴 › 저장하기"]], "one place for everyone names no role");
  assert.deepEqual((await open().search("메뉴")).places, [], "a label that stands in no other is in no place");
  assert.equal((await open().search("강좌 관리")).notes.find((note) => note.kind === "preferred").preferred, "강의 관리");
});

test("a removed feature's exact name finds its notice first; else it ranks last", async () => {
  const named = await open().search("실시간 채팅");
  assert.equal(named[0].url, "ko/class/live/");
  assert.equal(named[0].state, "removed");
  assert.match(named[0].excerpt, /2026년 5월 1일.*질문 게시판/);
  assert.match(named.notice.notice, /질문 게시판/);
  assert.equal(named.notice.instead[1], "ko/class/board/");
  assert.equal((await open().search("라이브 채팅"))[0].url, "ko/class/live/");
  const among = await open().search("실시간 채팅 기록");
  assert.equal(among[0].url, "ko/class/board/");
  assert.equal(among.at(-1).url, "ko/class/live/");
  assert.match(among.notice.notice, /질문 게시판/, "it is told all the same");
});

test("a question is answered by what it asks for", async () => {
  for (const query of ["환불은 언제 되나요?", "환불받고 싶어요", "환불요청은어떻게하나요"]) {
    const hits = await open().search(query);
    assert.match(hits[0]?.title ?? "", /환불/, query);
    assert.ok(site.terminal(query).out.includes(hits[0].url.split("#")[0]), query);
  }
});

test("what is gone for one role is gone for nobody else", async () => {
  const notice = async (role) => (await open().search("쪽지", { role })).notice;
  assert.match((await notice("student")).notice, /^수강생: .*2026년 5월 1일/);
  assert.equal(await notice("instructor"), undefined);
  assert.deepEqual((await notice()).roles, ["student"]);
  assert.match(site.terminal("쪽지").out, /2026년 5월 1일/);
  assert.doesNotMatch(site.terminal("쪽지", "--role", "instructor").out, /2026년 5월 1일/);
});

test("words that were run together are found, and on the other keyboard too", async () => {
  for (const query of ["수강신청취소", "tnrkdtlscjdcnlth"]) {
    const hits = await open().search(query);
    assert.match(hits[0]?.url ?? "", /^ko\/start\/enroll\//, query);
    assert.match(site.terminal(query).out, /ko\/start\/enroll\//, query);
  }
});

test("a former label within a longer query means nothing by itself", async () => {
  assert.deepEqual((await open().search("강좌 관리")).notes.map(({ form }) => form), ["강좌 관리"]);
  assert.deepEqual((await open().search("강좌 관리 화면")).notes, []);
});

test("a hit shows a passage that its reader sees, on a page that all roles read", async (t) => {
  const texts = files();
  texts["content/ko/class/attend.md"] = page(
    "출석 확인하기",
    "출석은 수업마다 한 번 확인해요.\n\n## 출석부 열기\n\n:::role student\n출석부에서 내 도장을 봐요.\n:::\n\n:::role instructor\n출석부에서 도장을 찍어 줘요.\n\n### 도장 지우기\n\n도장을 길게 눌러요.\n:::\n\n출석부는 수업이 끝나면 닫혀요.\n\n## 정정\n\n도장이 틀리면 알려 주세요.",
  );
  const own = build(texts);
  t.after(own.close);
  const { search } = openSearch({ base: "/", fetch: own.fetch("/") });
  const shown = async (query, role) => {
    const [hit] = await search(query, { role });
    const [said] = JSON.parse(own.terminal(query, "--format", "json", ...(role ? ["--role", role] : [])).out).hits;
    assert.deepEqual([said.url, said.heading, said.excerpt, said.score.toFixed(6)], [hit.url, hit.heading, hit.excerpt, hit.score.toFixed(6)], `${query}, ${role}`);
    return [hit.heading, hit.excerpt];
  };
  assert.deepEqual(await shown("출석부 도장", "student"), ["출석부 열기", "출석부에서 내 도장을 봐요."]);
  assert.deepEqual(await shown("출석부 도장", "instructor"), ["출석부 열기", "출석부에서 도장을 찍어 줘요."]);
  assert.deepEqual(await shown("도장 지우기", "instructor"), ["도장 지우기", "도장을 길게 눌러요."]);
  const [heading, excerpt] = await shown("도장 지우기", "student");
  assert.notEqual(heading, "도장 지우기");
  assert.doesNotMatch(excerpt, /길게/);
  assert.deepEqual(await shown("수업 닫혀요", "student"), ["출석부 열기", "출석부는 수업이 끝나면 닫혀요."]);
  assert.match((await shown("출석부 도장"))[1], /도장/);
});

test("roles, sections and languages are kept apart", async () => {
  assert.equal(await first("성적 내보내기", { role: "instructor" }), "ko/teach/grades/");
  const urls = (await open().search("성적 내보내기", { role: "student" })).map((hit) => hit.url);
  assert.ok(!urls.includes("ko/teach/grades/"));
  assert.deepEqual((await open().search("성적 내보내기"))[0].roles, ["instructor"]);
  const all = await open().search("결제", {});
  assert.deepEqual(all.sections.map((one) => one.title).sort(), ["결제와 환불", "시작하기"]);
  const narrowed = await open().search("결제", { section: all.sections.find((one) => one.title === "시작하기").id });
  assert.deepEqual(narrowed.map((hit) => hit.url.split("#")[0]), ["ko/start/enroll/"]);
  assert.deepEqual([...(await open().search("환불", { lang: "xx" }))], []);
  assert.deepEqual([...(await open().search("환불", { lang: "__proto__" }))], []);
});

test("markup in a text stays text", async () => {
  const [hit] = await open().search("꺾쇠");
  assert.match(hit.excerpt, /<img src=x onerror=alert\(1\)>/);
  assert.equal(marked(hit.title, ["꺾쇠"]), "[꺾쇠] 표시");
  assert.equal(pieces(hit.excerpt, new Set()).map((piece) => piece.text).join(""), hit.excerpt);
});

test("words are marked without their particles, and cut no letter apart", () => {
  assert.equal(marked("환불을 받아요. (환불)", ["환불"]), "[환불]을 받아요. ([환불])");
  assert.equal(marked("API키를 만들어요", ["키"]), "API[키]를 만들어요");
  assert.equal(marked("Enrolled courses", ["enrol"]), "[Enrolled] courses");
  const decomposed = "한글은".normalize("NFD");
  assert.equal(marked(decomposed, ["한글"]), `[${decomposed}]`);
});

test("hostile queries are harmless, in the module and in the terminal", async () => {
  const { search } = open();
  const queries = ["", "   ", "가".repeat(10000), "a".repeat(10000), "ㄱ".repeat(500), "?!.,;", "😀👨‍👩‍👧", "שלום עולם", "مرحبا", "__proto__", "constructor", "toString", "\ud800", "\udfff환불", "<script>alert(1)</script>", "' OR 1=1; DROP TABLE pages; --", "%00", "\u0000", "ㅏ", "ㄱ", "a", "𠮷", "-환불", "--help"];
  for (const query of [...queries, null, undefined, 42]) {
    const hits = await search(query);
    assert.ok(Array.isArray(hits) && hits.length <= 10, String(query));
  }
  for (const query of queries.filter((query) => query.isWellFormed() && !query.includes("\u0000"))) {
    const { code, err } = site.terminal("--format", "json", "--", query);
    assert.equal(code, 0, `${query}: ${err}`);
  }
});

test("a file that fails once is asked for again; one that stays away leaves what was found, and the next search mends it", async () => {
  const fetch = site.fetch("/help/");
  const failed = new Set();
  const flaky = async (url) => (failed.has(url) ? fetch(url) : (failed.add(url), new Response("", { status: 503 })));
  assert.equal((await open(flaky).search("환불"))[0].url, "ko/payment/refund/#환불-기간");
  let down = true, lost = "";
  const broken = async (url) => (down && url.includes("/texts/") && url === (lost ||= url) ? new Response("", { status: 500 }) : fetch(url));
  const { search } = open(broken);
  const hits = await search("강의", { limit: 5 });
  assert.ok(hits.length > 0 && hits.length < 5);
  assert.ok(hits.notes.some((note) => note.kind === "incomplete"));
  down = false;
  const again = await search("강의", { limit: 5 });
  assert.equal(again.length, 5);
  assert.ok(!again.notes.some((note) => note.kind === "incomplete"));
});

test("a lost connection forgets the file that it lost, and nothing else", async () => {
  const fetch = site.fetch("/help/");
  const asked = [];
  let down = false;
  const { search } = open(async (url) => {
    asked.push(url);
    if (down) throw new TypeError("Failed to fetch");
    return fetch(url);
  });
  const before = await search("환불");
  down = true;
  assert.ok((await search("수료증")).notes.some((note) => note.kind === "incomplete"));
  assert.equal((await search("환불"))[0].url, before[0].url, "what was loaded answers without a connection");
  down = false;
  asked.length = 0;
  assert.equal((await search("수료증"))[0].url, "ko/class/certificate/");
  assert.ok(asked.length > 0 && asked.every((url) => !/manifest|\/i-/.test(url)), asked.join(" "));
});

test("sections without a text and the lists that helpgen makes are found by their titles, behind what has words of its own", async () => {
  const found = async (query) => (await open().search(query)).map((hit) => hit.url.split("#")[0]);
  assert.equal((await found("시작하기"))[0], "ko/start/");
  assert.equal((await found("결제와 환불")).includes("ko/payment/"), true);
  const refund = await found("환불");
  assert.ok(refund.indexOf("ko/payment/") > refund.indexOf("ko/payment/refund/"), refund.join(" "));
  assert.equal((await open().search("결제와 환불")).find((hit) => hit.url === "ko/payment/").excerpt, "환불 받기");
  assert.equal((await found("용어집"))[0], "ko/glossary/");
});

test("truncated and empty shards lead to an answer or a plain error, never to a hang", async () => {
  const fetch = site.fetch("/help/");
  for (const kind of ["/i-", "/d-", "/p-", "/v-", "/l-", "/texts/"]) {
    for (const keep of [0, 0.5, 0.99]) {
      const cut = async (url) => {
        const reply = await fetch(url);
        const bytes = new Uint8Array(await reply.arrayBuffer());
        return new Response(url.includes(kind) ? bytes.slice(0, bytes.length * keep) : bytes, { status: reply.status });
      };
      const found = await open(cut).search("환불 기간").catch((error) => error);
      assert.ok(found instanceof Error ? found.message.startsWith("search:") : Array.isArray(found), `${kind} ${keep}: ${found}`);
      if ("/i-/d-".includes(kind)) assert.ok(found instanceof Error || found.notes.some((note) => note.kind === "incomplete"), `${kind} ${keep} is told`);
    }
  }
});

test("a missing index and one of another version are told in plain words", async () => {
  await assert.rejects(open(async () => new Response("", { status: 404 })).search("환불"), /manifest\.json: 404/);
  await assert.rejects(open(async () => new Response('{"version":999,"languages":{}}')).search("환불"), /format 999/);
});

test("the emitted scripts hold no comments and no wide indentation", () => {
  const assets = JSON.parse(readFileSync(`${site.dist}/assets/manifest.json`, "utf8"));
  for (const name of Object.keys(assets).filter((name) => name.endsWith(".js"))) {
    const text = readFileSync(`${site.dist}/${assets[name]}`, "utf8");
    assert.doesNotMatch(text, /^\s*(\/\/|\/\*)|@ts-check|@param/m, name);
  }
});
