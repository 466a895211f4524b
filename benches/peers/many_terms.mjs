// A glossary of many terms, from the rare words of real pages: every other one is not to be used. A terminology whose
// words stood in every sentence would measure how findings are written, not how words are found.
//
//   node benches/peers/many_terms.mjs PAGES COUNT >glossary.yml
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [pages, count] = process.argv.slice(2);
const pagesOf = new Map();
for (const name of readdirSync(pages, { recursive: true }).filter(name => /\.mdx?$/.test(name)).slice(0, 400)) {
  const words = new Set(readFileSync(join(pages, name), 'utf8').match(/[가-힣]{3,6}/g));
  for (const word of words) pagesOf.set(word, (pagesOf.get(word) ?? 0) + 1);
}
const rare = [...pagesOf].filter(([, count]) => count <= 2).map(([word]) => word);
const some = rare.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
const step = Math.max(1, Math.floor(some.length / count));
console.log('concepts:');
for (let at = 0, number = 0; number < count; at += step, number += 2) {
  const [good, bad] = [some[at] ?? `좋은말${number}`, some[at + step] ?? `나쁜말${number}`].map(word => JSON.stringify(`${word}`));
  console.log(`  - { id: t${number}, definition: x, terms: { ko: { preferred: ${good.slice(0, -1)}류", deprecated: [${bad}] } } }`);
  at += step;
}
