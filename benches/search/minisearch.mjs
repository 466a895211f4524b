// MiniSearch with Hangul bigrams on the same documents: node minisearch.mjs DOCS.jsonl QUERIES.jsonl LABEL
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { grade, kilobytes, lines } from "./grade.mjs";

const [docs, file, label] = process.argv.slice(2);
const require = createRequire(`${process.env.PACKAGES}/`);
const { default: MiniSearch } = await import(pathToFileURL(require.resolve("minisearch")).href);
const tokenize = (text) =>
  [...text.normalize("NFC").matchAll(/[가-힣]+|[\p{L}\p{N}]+/gu)].flatMap(([word]) => (/[가-힣]/.test(word) && word.length > 1 ? Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)) : [word]));
const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["title"], tokenize, searchOptions: { boost: { title: 2 }, prefix: true } });
index.addAll(lines(docs).map(({ id, title, sections }) => ({ id, title, text: sections.map(({ h, text }) => `${h}\n${text}`).join("\n") })));
const queries = lines(file);
const { mrr, recall } = grade(queries, queries.map(({ text }) => index.search(text).slice(0, 10).map((hit) => hit.id)));
const whole = gzipSync(JSON.stringify(index)).length;
console.log(`| MiniSearch, bigrams, ${label} | ${index.documentCount} | ${mrr.toFixed(4)} | ${recall.toFixed(3)} | | | ${kilobytes(whole)} | 1 | 0.0 | ${(whole / index.documentCount / 1000).toFixed(2)} | | |`);
