// A glossary of many terms, from the words of real pages: every other one is not to be used.
//
//   node benches/peers/many_terms.mjs PAGES COUNT >glossary.yml
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [pages, count] = process.argv.slice(2);
const words = new Set();
for (const name of readdirSync(pages, { recursive: true }).filter(name => /\.mdx?$/.test(name)).slice(0, 400)) {
  for (const word of readFileSync(join(pages, name), 'utf8').match(/[가-힣]{2,6}/g) ?? []) words.add(word);
}
const some = [...words].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
const step = Math.max(1, Math.floor(some.length / count));
console.log('concepts:');
for (let at = 0, number = 0; number < count; at += step, number += 2) {
  const [good, bad] = [some[at] ?? `좋은말${number}`, some[at + step] ?? `나쁜말${number}`].map(word => JSON.stringify(`${word}`));
  console.log(`  - { id: t${number}, definition: x, terms: { ko: { preferred: ${good.slice(0, -1)}류", deprecated: [${bad}] } } }`);
  at += step;
}
