// Makes a help center of graded documents: node site.mjs DOCS.jsonl LANG FOLDER [PAGES]
// With PAGES the documents are repeated, under changed titles, until there are as many.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [docs, lang, folder, wanted] = process.argv.slice(2);
const all = readFileSync(docs, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const count = Number(wanted) || all.length;

/** Plain text as markdown that says the same. */
const plain = (text) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&").replace(/^(\s*\d+)([.)])/gm, "$1\\$2");
const section = ({ h, level, text }) => [h ? `${"#".repeat(Math.min(6, Math.max(2, level || 2)))} ${plain(h)}` : "", ...text.split("\n").map((line) => plain(line.trim()))].filter(Boolean).join("\n\n");

writeFileSync(join(folder, "helpgen.yml"), `title: ${lang}\nlanguages: [${lang}]\nbase_url: https://example.com/\n`);
for (let n = 0; n < count; n++) {
  const doc = all[n % all.length];
  const turn = Math.floor(n / all.length);
  const title = turn ? `${doc.title} ${turn}` : doc.title;
  const path = join(folder, "content", `s${Math.floor(n / 500)}`);
  if (n % 500 === 0) mkdirSync(path, { recursive: true });
  writeFileSync(join(path, `${doc.id}${turn ? `-${turn}` : ""}.md`), `---\ntitle: ${JSON.stringify(title)}\n---\n\n${doc.sections.map(section).join("\n\n")}\n`);
}
