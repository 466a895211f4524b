// A help center of a dozen pages, each there for a promise of the search tests, built by the program itself.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const program = process.env.HELPGEN;
if (!program) throw new Error("HELPGEN names no program: run `bash tests/run.sh search`");

/** @param {string} title @param {string} text @param {string} [more] lines of front matter */
export const page = (title, text, more = "") => `---\ntitle: ${title}\n${more}---\n\n${text}\n`;

const CONFIG = `title: { ko: 시험 도움말, en: Test Help }
base_url: https://help.example.com/help/
languages: [ko, en]
today: 2026-11-22
rules: { page/orphan: off, i18n/missing: off }
`;

const GLOSSARY = `roles:
  student: { ko: 수강생, en: Student }
  instructor: { ko: 강의자, en: Instructor }
concepts:
  - id: learner
    terms: { ko: { preferred: 수강생, deprecated: [학습자] } }
    definition: { ko: 강의를 수강하는 회원 }
  - id: refund
    terms: { ko: { preferred: 환불, hidden: [돈 돌려받기] } }
    definition: { ko: 낸 돈을 되받는 일 }
labels:
  - { id: main, kind: menu, text: { ko: 메뉴, en: Menu } }
  - id: room
    kind: menu
    parent: main
    text: { student: { ko: 내 강의실, en: My courses }, instructor: { ko: 강의 관리, en: Manage courses } }
    former: [{ role: instructor, ko: 강좌 관리, en: Classes, until: 2026-03-01 }]
  - { id: code, kind: field, parent: room, text: { ko: 초대 코드, en: Invitation code } }
  - { id: save, kind: button, parent: main, text: { ko: 저장하기, en: Save } }
features:
  - id: board
    name: { ko: 질문 게시판, en: Q&A board }
    introduced: 2020-01-01
  - id: tasks
    name: { ko: 과제함, en: Task box }
    introduced: 2020-01-01
    announced: 2026-10-01
    deprecated: 2026-10-01
    removed: 2027-03-01
    replacement: board
    notice: { ko: 과제는 곧 질문 게시판에서 받습니다., en: Hand in on the Q&A board soon. }
  - id: live
    name: { ko: 실시간 채팅, en: Live chat }
    also: { ko: [라이브 채팅] }
    introduced: 2020-01-01
    announced: 2026-01-15
    removed: 2026-05-01
    replacement: board
    notice: { ko: 질문은 이제 질문 게시판에서 받습니다., en: Ask on the Q&A board. }
  - id: letters
    name: { ko: 쪽지, en: Letters }
    introduced: 2020-01-01
    roles:
      student: { announced: 2026-01-15, removed: 2026-05-01 }
      instructor: {}
`;

/** @returns {Record<string, string>} paths to texts */
export function files() {
  /** @type {Record<string, string>} */
  const all = {
    "helpgen.yml": CONFIG,
    "glossary.yml": GLOSSARY,
    "content/ko/start/_index.md": page("시작하기", ""),
    "content/ko/start/enroll.md": page(
      "수강 신청하기",
      "강의를 고르고 수강생이 직접 신청하는 방법을 안내해요.\n\n## 결제 방법 고르기\n\n카드나 계좌 이체로 결제할 수 있어요.\n\n## 신청 취소 {#cancel}\n\n시작 전에는 언제든지 취소돼요.",
    ),
    "content/ko/payment/_index.md": page("결제와 환불", ""),
    "content/ko/payment/refund.md": page("환불 받기", "수업이 시작되기 전이면 결제한 금액을 모두 돌려받아요.\n\n## 환불 기간\n\n환불은 영업일 기준 사흘 안에 카드사로 전달돼요."),
    "content/ko/class/room.md": page("강의실 둘러보기", "강의실에서 과제와 성적을 확인하고 렌더링이 느리면 새로 고침을 눌러 주세요.\n\n## 이벤트 알림\n\n이벤트핸들러와 상관없이 알림을 켤 수 있어요.\n\n## 느릴 때\n\n강의실은 그림이 많아요.\n\n새로 고침을 누르면 처음부터 다시 그려요. 그래도 느리면 알려 주세요."),
    "content/ko/class/tasks.md": page("과제함", "과제함에 파일을 올려요.", "features: [tasks]\n"),
    "content/ko/class/certificate.md": page("수료증 내려받기", "수료증은 PDF 파일로 저장돼요. API키는 필요 없어요."),
    "content/ko/class/live.md": page("실시간 채팅", "수업 중에 실시간 채팅으로 물어봐요.", "features: [live]\n"),
    "content/ko/class/board.md": page("질문 게시판", "실시간 채팅 대신 질문 게시판에서 답을 받아요. 실시간 채팅 기록도 여기 있어요.", "features: [board]\n"),
    "content/ko/teach/grades.md": page("성적 내보내기", "강의자는 성적을 엑셀 파일로 내보내요.", "roles: [instructor]\n"),
    "content/ko/class/letters.md": page("쪽지 보내기", "쪽지로 물어봐요.", "features: [letters]\n"),
    "content/ko/teach/copy.md": page("강의 복사", "이벤트를 포함해서 강의를 그대로 복사해요. 핸들러도 이벤트와 함께 복사돼요.", "roles: [instructor]\n"),
    "content/ko/odd/markup.md": page("꺾쇠 표시", "화면에 `<img src=x onerror=alert(1)>`라고 적혀 있으면 &lt;b&gt;굵게&lt;/b&gt; 표시가 깨진 거예요."),
    "content/ko/odd/empty.md": page("빈 글", ""),
    "content/en/start/enroll.md": page("Enroll in a course", "Choose a course and pay by card or transfer."),
    "content/en/start/password.md": page("Reset your password", "Open the settings and choose a new password."),
  };
  // neighbours that make the frequent words frequent
  for (let n = 0; n < 40; n++) all[`content/ko/more/n${n}.md`] = page(`안내 ${n}`, `강의와 파일을 확인하는 ${n}번째 안내예요. 이벤트, 핸들러, 화면을 함께 봐요.`);
  return all;
}

/** Writes and builds a help center; what it holds is gone with `close`. @param {Record<string, string>} texts @param {string[]} options */
export function build(texts = files(), ...options) {
  const root = mkdtempSync(join(tmpdir(), "helpgen-search-"));
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  execFileSync(program, ["build", "--quiet", "--deny", "never", "-C", root, ...options], { stdio: "ignore" });
  const dist = join(root, "dist");
  const assets = JSON.parse(readFileSync(join(dist, "assets/manifest.json"), "utf8"));
  return {
    root,
    dist,
    /** A script of the site, imported from the disk as the module it is. @param {string} name */
    script: (name) => import(pathToFileURL(join(dist, assets[name])).href),
    /** How many bytes a script takes when it is sent, as Node.js packs it best. @param {string} name */
    packed: (name) => gzipSync(readFileSync(join(dist, assets[name])), { level: 9 }).length,
    /** A `fetch` that reads the site below a base. @param {string} base */
    fetch: (base) => async (/** @type {string} */ url) => {
      try {
        return new Response(readFileSync(join(dist, String(url).slice(base.length))));
      } catch {
        return new Response("", { status: 404 });
      }
    },
    /** Runs `helpgen search`. @param {string[]} words */
    terminal: (...words) => {
      const run = spawnSync(program, ["search", "-C", root, "--ui-lang", "ko", ...words], { encoding: "utf8" });
      return { code: run.status, out: run.stdout, err: run.stderr };
    },
    /** Runs another command. @param {string} command @param {string[]} words */
    run: (command, ...words) => {
      const run = spawnSync(program, [command, "-C", root, ...words], { encoding: "utf8" });
      return { code: run.status, out: run.stdout + run.stderr };
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A small bookshop's help center in two languages. @param {Record<string, string>} texts @param {string} [glossary] */
export const bookshop = (texts, glossary = "concepts: []\n") =>
  build({
    "helpgen.yml": "title: 책방\nbase_url: https://books.example.com/\nlanguages: [ko, en]\nrules: { page/orphan: off, i18n/missing: off }\n",
    "glossary.yml": glossary,
    "content/ko/_index.md": page("책방", "어서 오세요."),
    ...texts,
  });

/** Asks a site's module, and holds that the terminal says the same: the hits' addresses, or what `of` takes of each. @param {ReturnType<typeof build>} site */
export async function finder(site) {
  const { openSearch } = await site.script("search.js");
  const { search } = openSearch({ base: "/", fetch: site.fetch("/") });
  return async (/** @type {string} */ query, lang = "ko", of = (/** @type {any} */ hit) => hit.url) => {
    const found = await search(query, { lang });
    const { hits } = JSON.parse(site.terminal("--lang", lang, "--format", "json", "--", query).out);
    const look = (/** @type {any} */ hit) => [hit.url, hit.title, hit.heading, hit.excerpt].join(" | ");
    assert.deepEqual(hits.map(look), found.map(look), query);
    return found.map(of);
  };
}
