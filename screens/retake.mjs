#!/usr/bin/env node
// Takes the screenshots again that `helpgen shots` lists, and writes the day back to the pages:
//
//     helpgen shots --due --format json | node retake.mjs --day 2026-12-01
//
// Without `--day` it is today. `shoot.mjs` draws them; a picture that it does not know is named and left as it is.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const helpCenter = resolve(process.env.HELP_CENTER ?? join(here, '..'));
const at = process.argv.indexOf('--day');
const day = at > 0 ? process.argv[at + 1] : new Date().toISOString().slice(0, 10);
if (!/^\d{4}-\d{2}-\d{2}$/.test(day ?? '')) throw new Error('--day YYYY-MM-DD');

const { shots } = JSON.parse(readFileSync(0, 'utf8'));
const name = (shot) => shot.picture?.match(/^content\/images\/(?:en\/)?([^/]+)\.png$/)?.[1];
const listed = readFileSync([helpCenter, here].map((p) => join(p, 'screens.yml')).find(existsSync), 'utf8');
const known = new Set([...listed.matchAll(/\{file: ([\w-]+)/g)].map((found) => found[1]));
const own = shots.filter((shot) => known.has(name(shot)));
for (const shot of shots.filter((it) => !own.includes(it))) console.error(`not drawn here: ${shot.picture ?? shot.url} (${shot.page}:${shot.line})`);

const names = [...new Set(own.map(name))];
if (names.length) {
  const drawn = spawnSync(process.execPath, [join(here, 'shoot.mjs'), ...names], { stdio: 'inherit' });
  if (drawn.status) process.exit(drawn.status ?? 1);
}
const marks = JSON.parse(readFileSync(join(here, 'marks.json'), 'utf8'));
/** Where the marks of the block around a picture's line stand now. */
function marked(lines, at, picture) {
  if (!lines[at - 1]?.trimStart().startsWith(':::callouts')) return;
  for (let line = at + 1; line < lines.length && lines[line].trim() !== ':::'; line += 1) {
    const on = lines[line].match(/\{[^}]*\bon="?([\w-]+)/)?.[1];
    const place = marks[picture]?.find((mark) => mark.on === on);
    if (on && place) lines[line] = lines[line].replace(/\bat="[^"]*"/, `at="${place.at}"`);
  }
}
let written = 0;
for (const shot of own) {
  const path = join(helpCenter, shot.page);
  const lines = readFileSync(path, 'utf8').split('\n');
  const before = lines.join('\n');
  const line = lines[shot.line - 1];
  const from = line.indexOf(shot.url);
  const rest = line.slice(from);
  lines[shot.line - 1] = line.slice(0, from) + rest.replace(/taken="?\d{4}-\d{2}-\d{2}"?/, `taken=${day}`);
  if (lines.join('\n') !== before) {
    writeFileSync(path, lines.join('\n'));
    written += 1;
  }
}
// Other pages show the same pictures: their marks move with them.
const drawn = new Set(own.map((shot) => shot.picture));
for (const entry of readdirSync(join(helpCenter, 'content'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.mdx?$/.test(entry.name)) continue;
  const folder = entry.parentPath ?? entry.path;
  const text = readFileSync(join(folder, entry.name), 'utf8');
  const lines = text.split('\n');
  lines.forEach((line, at) => {
    const url = line.match(/^\s*!\[.*\]\(([^)\s"]+)/)?.[1];
    const picture = url && relative(helpCenter, resolve(folder, url)).split(sep).join('/');
    if (picture && drawn.has(picture)) marked(lines, at, picture);
  });
  if (lines.join('\n') !== text) {
    writeFileSync(join(folder, entry.name), lines.join('\n'));
    written += 1;
  }
}
console.log(`${names.length} pictures drawn, ${written} corrections in pages`);
