#!/usr/bin/env node
// Draws screenshots with known words, and the help center that shows them: `node draw.mjs FOLDER`.
//
// Every picture has labels as they are today, and on some of them a former label, another role's label, a deprecated word or
// the name of what was removed. Fonts, sizes, colours (dark ones too), layouts and scales (1×, 1.5×, 2×) vary; a seed makes
// all of it the same every time. `truth.json` says what stands on which.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(join(here, "../../tests/browser/package.json"))("playwright-core");

const PICTURES = 96;
const out = process.argv[2];
if (!out) throw new Error("name a folder");

/** The same numbers every time (mulberry32). */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const random = numbers(20261122);
const one = (list) => list[Math.floor(random() * list.length)];
const some = (list, count) => {
  const left = [...list];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(Math.floor(random() * left.length), 1)[0]);
};

// id, what students see, what instructors see, what it was called before.
const LABELS = [
  ["save", "저장"], ["cancel", "취소"], ["room", "내 강의실", "강의 관리", "내 교실"], ["grades", "내 성적", "성적부", "성적 보기"],
  ["board", "질문 게시판", "질문 답변", "묻고 답하기"], ["notice", "공지", "공지 관리", "알림장"], ["task", "과제 제출", "과제 만들기", "숙제 내기"],
  ["pay", "결제하기", null, "돈 내기"], ["coupon", "쿠폰 선택", null, "할인권 고르기"], ["wish", "찜 목록", null, "관심 강의"],
  ["alarm", "알림 설정", null, "알람 설정"], ["security", "보안"], ["device", "기기 관리", null, "장치 관리"], ["leave", "회원 탈퇴", null, "계정 없애기"],
  ["resume", "이어서 보기", null, "계속 듣기"], ["note", "수강 노트", null, "메모장"], ["export", "내보내기", null, "파일로 받기"],
  ["period", "기간 연장", null, "기간 늘리기"], ["cert", "수료증 받기", "수료증 발급", "이수증 출력"], ["people", "같이 듣는 사람", "수강생 관리", "회원 목록"],
  ["review", "수강평 쓰기", "수강평 관리", "후기 남기기"], ["profile", "프로필 수정", null, "내 정보 고치기"], ["login", "로그인하기", null, "들어가기"],
  ["signup", "회원 가입", null, "등록하기"], ["search", "강의 찾기", null, "강의 둘러보기"], ["filter", "조건 고르기", null, "상세 검색"],
  ["settle", null, "정산 내역", "수익 조회"], ["stats", "내 학습 기록", "강의 통계", "학습 현황"], ["group", "학습 그룹", "그룹 관리", "스터디 모임"],
  ["submit", "답안 제출", null, "시험지 내기"],
];
const TERMS = [["수강생", "학습자"], ["강의자", "선생님"], ["수강 신청", "강좌 등록"], ["진도율", "진척도"], ["환불", "반환금"], ["커리큘럼", "교과 과정"]];
const GONE = ["실시간 채팅", "포인트 상점", "강의 선물함"];
const PLAIN = ["오늘 남은 일이 세 개 있어요", "이번 주에 새로 나온 강의예요", "7. 표로 정리하기", "처음 만나는 데이터 분석", "86,000원", "2026-11-30 23:59", "42%", "김하늘", "다음 주 화요일 저녁에 만나요", "report.pdf 18KB"];
const SENTENCES = {
  term: (word) => one([`${word} 128명이 듣고 있어요`, `이번 달 ${word} 안내`, `${word} 화면에서 확인해 주세요`]),
  gone: (word) => one([`${word} 시작하기`, `${word}에서 물어보세요`, `새로운 ${word}`]),
};

const FONTS = ["'Noto Sans CJK KR'", "'Noto Serif CJK KR'", "NanumGothic", "NanumBarunGothic", "'NanumMyeongjo'", "'NanumSquare', NanumGothic"];
const LOOKS = [
  { ground: "#ffffff", ink: "#1b2430", faint: "#5b6676", box: "#f6f8fa", line: "#d9dee5", button: "#0f766e", on: "#ffffff" },
  { ground: "#f6f3ea", ink: "#2d2a26", faint: "#6d665c", box: "#ffffff", line: "#ddd5c4", button: "#b45309", on: "#ffffff" },
  { ground: "#121513", ink: "#eef1ef", faint: "#a9b3ad", box: "#1c211e", line: "#333b36", button: "#74d3b5", on: "#10231c" },
  { ground: "#1e2233", ink: "#f2f4ff", faint: "#b0b7d6", box: "#282d44", line: "#3b4263", button: "#8ea2ff", on: "#12162b" },
];

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
/** Lines for which a layout has no place of its own: everything that is known to be there has to be seen. */
const left = (plain, places) => plain.slice(places).map((line) => `<p class="small">${escape(line)}</p>`).join("");
const DRAW = {
  menu: (names, plain) => `<nav class="side">${names.map((name, at) => `<div class="item${at === 1 ? " on" : ""}">${escape(name)}</div>`).join("")}</nav><main>${plain.map((line) => `<p>${escape(line)}</p>`).join("")}</main>`,
  tabs: (names, plain) => `<div class="tabs">${names.map((name, at) => `<span class="tab${at === 0 ? " on" : ""}">${escape(name)}</span>`).join("")}</div><section class="card">${plain.map((line) => `<p>${escape(line)}</p>`).join("")}</section>`,
  form: (names, plain) => `<section class="card">${names.slice(0, -2).map((name, at) => `<label>${escape(name)}</label><div class="field">${escape(plain[at % plain.length])}</div>`).join("")}${left(plain, names.length - 2)}<div class="row">${names.slice(-2).map((name, at) => `<span class="button${at ? " main" : ""}">${escape(name)}</span>`).join("")}</div></section>`,
  cards: (names, plain) => `<div class="grid">${names.map((name, at) => `<div class="card"><h3>${escape(plain[at % plain.length])}</h3><span class="button${at % 2 ? " main" : ""}">${escape(name)}</span></div>`).join("")}</div>${left(plain, names.length)}`,
  table: (names, plain) => `<table>${names.map((name, at) => `<tr><th>${escape(name)}</th><td>${escape(plain[at % plain.length])}</td><td><i class="toggle"></i></td></tr>`).join("")}</table>${left(plain, names.length)}`,
  dialog: (names, plain) => `<div class="veil"><div class="dialog"><h2>${escape(plain[0])}</h2>${plain.slice(1).map((line) => `<p>${escape(line)}</p>`).join("")}<div class="row wrap">${names.map((name, at) => `<span class="button${at % 3 === 0 ? " main" : ""}${at === 2 ? " ring" : ""}">${escape(name)}</span>`).join("")}</div></div></div>`,
};

const css = (look, font, size) => `
*{box-sizing:border-box}body{margin:0;padding:20px;background:${look.ground};color:${look.ink};font:${size}px/1.5 ${font},sans-serif;word-break:keep-all}
.side{float:left;width:190px;padding:8px;background:${look.box};border:1px solid ${look.line};border-radius:10px}.item{padding:9px 12px;border-radius:6px}.item.on{background:${look.button};color:${look.on};font-weight:700}main{margin-left:220px}
.tabs{display:flex;flex-wrap:wrap;gap:22px;border-bottom:1px solid ${look.line};margin-bottom:16px}.tab{padding:8px 0;color:${look.faint}}.tab.on{color:${look.ink};font-weight:700;border-bottom:3px solid ${look.button}}
.card{padding:16px 18px;border:1px solid ${look.line};border-radius:12px;background:${look.box}}.small{font-size:.86em;color:${look.faint}}label{display:block;font-weight:600;margin-top:10px}.field{border:1px solid ${look.line};border-radius:8px;padding:7px 11px;background:${look.ground};color:${look.faint}}
.row{display:flex;gap:10px;justify-content:flex-end;margin-top:16px}.wrap{flex-wrap:wrap;gap:14px}.button{display:inline-block;padding:7px 15px;border:1px solid ${look.line};border-radius:8px}.button.main{background:${look.button};border-color:${look.button};color:${look.on};font-weight:700}.ring{outline:3px solid #f97316;outline-offset:2px}
.grid{display:grid;grid-template-columns:repeat(3,1fr);gap:14px}h2{margin:0 0 8px;font-size:1.3em}h3{margin:0 0 10px;font-size:1.05em}table{width:100%;border-collapse:collapse}th,td{text-align:start;padding:9px 8px;border-bottom:1px solid ${look.line}}td{color:${look.faint}}
.toggle{display:inline-block;width:34px;height:19px;border-radius:10px;background:${look.button}}.veil{background:color-mix(in srgb,${look.ink} 20%,${look.ground});margin:-20px;padding:40px}.dialog{background:${look.ground};border-radius:14px;padding:24px;max-width:520px;margin:auto}`;

/** What stands on the picture, and what of it is wrong. */
function script() {
  const role = one(["student", "instructor"]);
  const own = ([, student, instructor]) => (role === "student" ? student : (instructor ?? student));
  const usable = LABELS.filter(own);
  const shown = some(usable, 6);
  const absent = some(usable.filter((label) => !shown.includes(label)), 3);
  const names = shown.map(own);
  const plain = some(PLAIN, 3);
  const wrong = [];
  const kinds = some(["former", "role", "term", "gone", "none", "none"], 2);
  for (const kind of kinds) {
    if (kind === "former") {
      const label = one(LABELS.filter((it) => it[3] && own(it) && !shown.includes(it) && !absent.includes(it)));
      names.splice(1, 0, label[3]), wrong.push(label[3]);
    } else if (kind === "role") {
      const other = ([, student, instructor]) => (role === "student" ? instructor : student);
      const label = one(LABELS.filter((it) => it[1] && it[2] && !shown.includes(it) && !absent.includes(it)));
      names.splice(3, 0, other(label)), wrong.push(other(label));
    } else if (kind === "term") {
      const word = one(TERMS)[1];
      plain.push(SENTENCES.term(word)), wrong.push(word);
    } else if (kind === "gone") {
      const word = one(GONE);
      plain.push(SENTENCES.gone(word)), wrong.push(word);
    }
  }
  if (random() < 0.5) plain.push(SENTENCES.term(one(TERMS)[0]));
  return { role, names, plain, wrong, present: shown.map(([id]) => id), absent: absent.map(([id]) => id), texts: Object.fromEntries([...shown, ...absent].map((it) => [it[0], own(it)])) };
}

const quoted = (text) => JSON.stringify(text);
const byRole = ([, student, instructor]) =>
  [student && `student: { ko: ${quoted(student)} }`, (instructor ?? student) && `instructor: { ko: ${quoted(instructor ?? student)} }`].filter(Boolean).join(", ");
const former = ([, student, , old]) => (old ? `, former: [{ ${student ? "" : "role: instructor, "}ko: ${quoted(old)}, until: 2026-01-01 }]` : "");
const glossary = `roles:
  student: { ko: 수강생 }
  instructor: { ko: 강의자 }
concepts:
${TERMS.map(([right, bad], at) => `  - { id: t${at}, definition: x, terms: { ko: { preferred: ${right}, deprecated: [${bad}] } } }`).join("\n")}
labels:
${LABELS.map((label) => `  - { id: ${label[0]}, kind: button, text: { ${byRole(label)} }${former(label)} }`).join("\n")}
features:
${GONE.map((name, at) => `  - { id: f${at}, name: { ko: ${name} }, introduced: 2023-01-01, announced: 2025-01-01, removed: 2026-01-01, reason: { ko: 합침 } }`).join("\n")}
`;

mkdirSync(join(out, "content"), { recursive: true });
writeFileSync(join(out, "helpgen.yml"), "title: 그린 화면\ntoday: 2026-11-22\n");
writeFileSync(join(out, "glossary.yml"), glossary);
writeFileSync(join(out, "content/_index.md"), "---\ntitle: 그린 화면\n---\n\n화면이에요.\n");

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] });
const truth = [];
for (let number = 0; number < PICTURES; number += 1) {
  const { role, names, plain, ...known } = script();
  const kind = Object.keys(DRAW)[number % 6];
  const [look, font, size, scale] = [LOOKS[number % 4], FONTS[Math.floor(number / 2) % 6], one([13, 14, 15, 16, 18]), [1, 2, 1.5][number % 3]];
  const context = await browser.newContext({ deviceScaleFactor: scale, viewport: { width: one([640, 760, 900]), height: 520 }, offline: true });
  const page = await context.newPage();
  await page.setContent(`<!doctype html><html lang="ko"><meta charset="utf-8"><style>${css(look, font, size)}</style><body>${DRAW[kind](names, plain)}`);
  const name = `p${String(number).padStart(2, "0")}`;
  writeFileSync(join(out, `content/${name}.png`), await page.screenshot({ fullPage: true }));
  await context.close();
  const shows = [...known.present, ...known.absent].join(", ");
  writeFileSync(join(out, `content/${name}.md`), `---\ntitle: ${name}\n---\n\n![${name}](${name}.png){role=${role} shows="${shows}"}\n`);
  truth.push({ name, kind, scale, size, font, dark: number % 4 > 1, role, ...known });
}
await browser.close();
writeFileSync(join(out, "truth.json"), JSON.stringify(truth, null, 1));
console.log(`${PICTURES} pictures in ${out}`);
