// `helpgen search`, and the queries that a site promises to answer.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { test } from "node:test";

import { build, files, page } from "./site.mjs";

const program = process.env.HELPGEN ?? "";

test("without an index it exits with 2 and says what to run", () => {
  const root = mkdtempSync(join(tmpdir(), "helpgen-search-"));
  mkdirSync(join(root, "content"));
  writeFileSync(join(root, "helpgen.yml"), "title: 도움말\n");
  const run = spawnSync(program, ["search", "-C", root, "--ui-lang", "ko", "환불"], { encoding: "utf8" });
  rmSync(root, { recursive: true });
  assert.equal(run.status, 2);
  assert.match(run.stderr, /검색 색인이 없어요/);
  assert.match(run.stderr, /helpgen build/);
});

test("found words are marked with colour, and only when it is asked for", (t) => {
  const site = build();
  t.after(site.close);
  assert.match(site.terminal("환불", "--color", "always").out, /\u001b\[1;33m환불\u001b\[0m/);
  assert.doesNotMatch(site.terminal("환불", "--color", "never").out, /\u001b/);
  assert.match(site.terminal("환불", "--lang", "ja").err, /ko, en/);
  assert.equal(site.terminal("환불", "--lang", "ja").code, 2);
  assert.match(site.terminal("수료쯩").out, /‘수료쯩’ 대신 ‘수료증’으로 찾았어요/);
  assert.match(site.terminal("없는말씀").out, /찾은 글이 없어요/);
});

test("a query that misses its page is a finding, in a check and in a build alike", (t) => {
  const texts = files();
  texts["helpgen.yml"] += `search:
  expect:
    - { query: 환불, page: ko/payment/refund, within: 1 }
    - { query: 실시간 채팅, page: ko/class/live, within: 1 }
    - { query: 성적 내보내기, page: ko/teach/grades, role: student }
    - { query: 환불, page: ko/payment/refunds }
    - { query: 환불, page: ko/payment/refund, role: teacher }
`;
  const site = build(texts);
  t.after(site.close);
  const found = (command) => {
    const run = spawnSync(program, [command, "-C", site.root, "--format", "json", "--deny", "never"], { encoding: "utf8" });
    const { diagnostics } = JSON.parse(run.stdout);
    return diagnostics.filter((told) => told.rule === "search/expect").map((told) => told.start.line);
  };
  const lines = texts["helpgen.yml"].split("\n");
  const wrong = ["role: student", "refunds", "teacher"].map((part) => lines.findIndex((line) => line.includes(part)) + 1);
  assert.deepEqual(found("check"), wrong);
  assert.deepEqual(found("build"), wrong);
  const { out } = site.run("check", "--ui-lang", "ko", "--deny", "never");
  assert.match(out, /‘성적 내보내기’로 검색하면/);
  assert.match(out, /강의자에게만 보이는 글이라 수강생의 검색에는 나오지 않아요/);
});

test("one page of five megabytes and one of 50,000 headings are found, and no query holds the page up for 50 ms", async (t) => {
  const texts = files();
  texts["content/ko/odd/long.md"] = page("아주 긴 글", "긴 이야기가 이어져요. ".repeat(170000) + "\n\n숨은바늘이 끝에 있어요.");
  texts["content/ko/odd/headings.md"] = page("제목이 많은 글", Array.from({ length: 50000 }, (_, n) => `## 항목 ${n}\n\n값${n}번이에요.`).join("\n\n"));
  const site = build(texts);
  t.after(site.close);
  const first = (query) => JSON.parse(site.terminal(query, "--format", "json").out).hits[0]?.url;
  assert.equal(first("숨은바늘"), "ko/odd/long/");
  const { openSearch } = await site.script("search.js");
  for (const query of ["숨은바늘", "항목 49999", "긴 이야기가 이어져요", "이야기 항목 강의 파일 이벤트 핸들러 화면 환불", "ㅎㅁ", "이야기갸"]) {
    const held = [Infinity];
    for (let turn = 0; turn < 20 && Math.min(...held) >= 50; turn++) held.push(await longest(() => openSearch({ base: "/help/", fetch: site.fetch("/help/") }).search(query)));
    // the machine may be busy with other things: the quietest turn counts
    assert.ok(Math.min(...held) < 50, `${query}: ${held.map(Math.round)} ms`);
  }
  const [hit] = await openSearch({ base: "/help/", fetch: site.fetch("/help/") }).search("항목 49999");
  assert.equal(hit.url, "ko/odd/headings/#항목-49999");
});

/** For how long the thread is held at most while `work` goes on, in milliseconds. @param {() => Promise<any>} work */
async function longest(work) {
  const clock = monitorEventLoopDelay({ resolution: 1 });
  clock.enable();
  await new Promise((done) => setTimeout(done, 5));
  clock.reset();
  await work();
  await new Promise((done) => setTimeout(done, 5));
  clock.disable();
  return clock.max / 1e6;
}

test("the index is the same for any number of jobs, and in two builds", (t) => {
  const index = (site) => {
    const names = ["search", "texts"].flatMap((folder) => readdirSync(join(site.dist, folder), { recursive: true }).map((name) => join(folder, String(name)))).sort();
    return names.filter((name) => /\.\w+$/.test(name)).map((name) => [name, readFileSync(join(site.dist, name), "base64")]);
  };
  const one = build(files(), "--jobs", "1");
  const many = build(files(), "--jobs", "4");
  t.after(() => (one.close(), many.close()));
  assert.ok(index(one).length > 20);
  assert.deepEqual(index(one), index(many));
});
