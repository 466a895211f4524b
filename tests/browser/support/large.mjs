// Writes a help center with as many findings as one that is being moved over has: `node large.mjs FOLDER FINDINGS`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, count = "20000"] = process.argv.slice(2);
const PER_PAGE = 100;
const pages = Math.ceil(Number(count) / PER_PAGE);
const WORDS = [
  ["learner", "수강생", "학습자"],
  ["refund", "환불", "반환"],
  ["lesson", "수업", "차시"],
  ["grade", "성적표", "점수표"],
  ["inquiry", "문의", "질의"],
];
const OWNERS = ["cx", "squad-commerce", "squad-classroom", ""];
const SENTENCES = [
  (word, number) => `${word} 화면에서 ${number}번째 항목을 고르고 저장 단추를 누르면 바뀐 내용이 모두 남아요.`,
  (word, number) => `메일로 받은 안내 ${number}번을 보고 ${word} 목록을 다시 확인해 주세요.`,
  (word, number) => `${number}일이 지나도 달라지지 않으면 ${word} 담당자에게 알려 주세요.`,
];

const write = (path, text) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};

write("helpgen.yml", 'title: 큰 도움말\ntoday: 2026-11-22\nreport: { history: history.jsonl, edit_url: "https://example.com/edit/{path}#L{line}" }\n');
const concepts = WORDS.map(([id, right, wrong]) => `  - { id: ${id}, owner: cx, definition: 뜻, terms: { ko: { preferred: ${right}, deprecated: [${wrong}] } } }`);
write("glossary.yml", `roles: { student: 수강생, instructor: 강의자 }\nconcepts:\n${concepts.join("\n")}\n`);
const links = Array.from({ length: pages }, (_, page) => `- [글 ${page}](section-${page % 20}/page-${page}.md)`);
write("content/_index.md", `---\ntitle: 도움말\n---\n\n${links.join("\n")}\n`);
let written = 0;
for (let page = 0; page < pages; page += 1) {
  const owner = OWNERS[page % OWNERS.length];
  const lines = [];
  for (let at = 0; at < PER_PAGE && written < Number(count); at += 1, written += 1) {
    lines.push(SENTENCES[written % SENTENCES.length](WORDS[(page + at) % WORDS.length][2], written));
  }
  const front = [`title: 글 ${page}`, owner && `owner: ${owner}`, page % 3 === 0 && "roles: [student]"].filter(Boolean);
  write(`content/section-${page % 20}/page-${page}.md`, `---\n${front.join("\n")}\n---\n\n${lines.join("\n\n")}\n`);
}
