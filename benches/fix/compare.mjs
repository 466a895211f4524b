// node compare.mjs HELPGEN FOLDER TREE…: mends copies of trees, and compares every page with what it was.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

import { meant, outline, prose } from './outline.mjs';
import { commonest, glossary } from './words.mjs';

const [helpgen, work, ...trees] = process.argv.slice(2);
const count = Number(process.env.WORDS ?? 150);
const shown = Number(process.env.SHOW ?? 10);
const KINDS = ['links', 'code', 'html', 'keys', 'templates', 'blocks'];

function pages(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return /\.mdx?$/.test(entry.name) ? [path] : [];
  });
}

/** Lines of what differs between two lists. */
function differences(kind, before, after) {
  const out = [];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    if (before[at] !== after[at]) {
      out.push(`${kind}: ${JSON.stringify(before[at])} → ${JSON.stringify(after[at])}`);
      // What is moved by one would be told of all that follows.
      if (before.length !== after.length) break;
    }
  }
  return out;
}

console.log(`| tree | fixes | pages | changed | words changed | ${KINDS.join(' | ')} | differences |`);
console.log(`| --- | --- | --: | --: | --: | ${KINDS.map(() => '--:').join(' | ')} | --: |`);
let total = 0;
for (const tree of trees) {
  const files = pages(tree);
  const before = new Map(files.map(file => [relative(tree, file), readFileSync(file, 'utf8')]));
  const words = glossary(commonest([...before.values()].map(prose), count));
  for (const how of ['safe', 'unsafe']) {
    const folder = join(work, `${basename(tree)}-${how}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'tree'), { recursive: true });
    for (const [file, text] of before) {
      mkdirSync(dirname(join(folder, 'tree', file)), { recursive: true });
      writeFileSync(join(folder, 'tree', file), text);
    }
    writeFileSync(join(folder, 'words.yml'), words);
    const flags = how === 'unsafe' ? ['--unsafe'] : [];
    const run = spawnSync(helpgen, ['-C', folder, '--ui-lang', 'en', 'fix', 'tree', '--glossary', 'words.yml', '--rule', 'term/*', '--deny', 'never', '--quiet', ...flags], { encoding: 'utf8', maxBuffer: 1 << 30 });
    if (run.status !== 0) {
      console.error(`${tree}: helpgen ended with ${run.status}: ${run.stderr.slice(-2000)}`);
      process.exit(1);
    }
    const told = [];
    const sums = Object.fromEntries(KINDS.map(kind => [kind, 0]));
    let changed = 0;
    let mended = 0;
    const after = new Map([...before.keys()].map(file => [file, readFileSync(join(folder, 'tree', file), 'utf8')]));
    const [was, is] = [before, after].map(texts => new Map([...texts].map(([file, text]) => [file, outline(text, file)])));
    for (const [file, old] of before) {
      const now = after.get(file);
      const [one, other] = [was, is].map(pages => {
        const { found } = pages.get(file);
        return { ...found, links: meant(found.links, file, pages) };
      });
      for (const kind of KINDS) {
        sums[kind] += one[kind].length;
        told.push(...differences(kind, one[kind], other[kind]).map(line => `${file}: ${line}`));
      }
      if (old === now) continue;
      changed++;
      const split = text => text.split(/(\s+)/);
      const [a, b] = [split(old), split(now)];
      mended += a.length === b.length ? a.filter((part, at) => part !== b[at]).length : Math.abs(a.length - b.length) + 1;
    }
    total += told.length;
    console.log(`| ${basename(tree)} | ${how} | ${before.size} | ${changed} | ≥ ${mended} | ${KINDS.map(kind => sums[kind]).join(' | ')} | ${told.length} |`);
    for (const line of told.slice(0, shown)) console.error(`  ${line}`);
  }
}
process.exit(total > 0 ? 1 : 0);
