#!/usr/bin/env node
// How much of what stands on drawn screenshots is found, and how much of what is found stands there:
// `node score.mjs TRUTH.json FINDINGS.json`. A label of `shows` counts as found if it is not missed.
import { readFileSync } from "node:fs";

const [truth, findings] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const told = findings.diagnostics.filter((one) => one.rule === "image/text");
const word = (one, words) => one.message.match(words)?.[1];
const sums = { words: [0, 0, 0], labels: [0, 0, 0] };
const count = (sum, right, found, wanted) => [right, found, wanted].forEach((value, at) => (sum[at] += value));
for (const picture of truth) {
  const own = told.filter((one) => one.path === `content/${picture.name}.md`);
  const missed = own.map((one) => word(one, /이미지에서 ‘(.+?)’/)).filter(Boolean);
  const wrong = [...new Set(own.map((one) => word(one, /이미지 속 ‘(.+?)’/)).filter(Boolean))];
  const squeezed = (text) => text.replace(/\s/g, "");
  const right = wrong.filter((text) => picture.wrong.some((own) => squeezed(own) === squeezed(text)));
  count(sums.words, right.length, wrong.length, picture.wrong.length);
  for (const text of wrong.filter((it) => !right.includes(it))) console.log(`${picture.name} (${picture.kind}, ${picture.font}, ${picture.size}px, ${picture.scale}x): told, not there: ${text}`);
  for (const text of picture.wrong.filter((it) => !right.some((own) => squeezed(own) === squeezed(it)))) console.log(`${picture.name} (${picture.kind}, ${picture.font}, ${picture.size}px, ${picture.scale}x): not told: ${text}`);
  const seen = (id) => !missed.includes(picture.texts[id]);
  const there = picture.present.filter(seen).length;
  count(sums.labels, there, there + picture.absent.filter(seen).length, picture.present.length);
  for (const id of picture.present.filter((it) => !seen(it))) console.log(`${picture.name} (${picture.kind}, ${picture.font}, ${picture.size}px, ${picture.scale}x): not seen: ${picture.texts[id]}`);
  for (const id of picture.absent.filter(seen)) console.log(`${picture.name}: seen, not there: ${picture.texts[id]}`);
}
for (const [name, [right, found, wanted]] of Object.entries(sums))
  console.log(`${name}: precision ${(right / found).toFixed(3)}, recall ${(right / wanted).toFixed(3)} (${right} of ${found} found, ${wanted} there)`);
