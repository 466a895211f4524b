// Mends a folder of pages with helpgen and looks at what that did.
//
//   node benches/peers/mend.mjs HELPGEN PAGES GLOSSARY
//
// Prints findings before and after, findings that are new, and how many files are byte for byte what the edits of the first
// check make of them (where edits overlap, a later round mends the rest: those files are compared outside of the edits).
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [helpgen, pages, glossary] = process.argv.slice(2);
const run = (...args) => spawnSync(helpgen, args, { cwd: pages, encoding: 'utf8', maxBuffer: 1 << 30 });
const check = () => JSON.parse(run('check', '.', '--glossary', glossary, '--format', 'json').stdout).diagnostics;
const files = readdirSync(pages, { recursive: true }).filter(name => /\.mdx?$/.test(name));
const read = () => new Map(files.map(name => [name, readFileSync(join(pages, name))]));
const count = list => list.reduce((all, key) => all.set(key, (all.get(key) ?? 0) + 1), new Map());
// A line keeps its number: what is found may hold a word that was mended.
const kind = told => [told.rule, told.path, told.start?.line, told.concept].join('\u0000');

const [before, texts] = [check(), read()];
const fixed = run('fix', '.', '--glossary', glossary);
const [after, mended] = [check(), read()];
const known = count(before.map(kind));
const fresh = after.filter(told => {
  const left = known.get(kind(told)) ?? 0;
  known.set(kind(told), left - 1);
  return left <= 0;
});
let changed = 0;
let exact = 0;
const odd = [];
for (const name of files) {
  const [old, now] = [texts.get(name), mended.get(name)];
  if (old.equals(now)) continue;
  changed += 1;
  const fixes = before.filter(told => told.path === name && told.fix?.safe).map(told => told.fix.edits);
  let end = -1;
  const parts = [];
  let at = 0;
  for (const edits of fixes) {
    if (edits[0].start <= end) continue;
    for (const edit of edits) {
      parts.push(old.subarray(at, edit.start), Buffer.from(edit.text));
      at = edit.end;
    }
    end = edits.at(-1).end;
  }
  parts.push(old.subarray(at));
  if (Buffer.concat(parts).equals(now)) exact += 1;
  else odd.push(name);
}
const again = run('fix', '.', '--glossary', glossary, '--diff').stdout.length;
console.log(`findings ${before.length} before, ${after.length} after, ${fresh.length} new; ${before.filter(told => told.fix?.safe).length} could be mended safely`);
console.log(`files changed ${changed}, of them ${exact} exactly by the edits told; mending again changes ${again} bytes`);
for (const told of fresh) console.log(`  new: ${told.path}:${told.start.line}:${told.start.column} ${told.rule} ${told.found}`);
for (const name of odd) console.log(`  in rounds: ${name}`);
console.log(fixed.stderr.trim().split('\n').at(-1));
