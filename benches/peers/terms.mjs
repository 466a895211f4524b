// One list of terms for two programs: reads a translators' terminology (a JSON list of `{term, sources, target}`, sources as
// regular expressions) and writes `glossary.yml` for helpgen and `prh.yml` for textlint-rule-prh.
//
//   node benches/peers/terms.mjs TERMINOLOGY.json FOLDER
//
// A source becomes the plain forms that it matches; one that looks around itself for more than a word's border is left out
// of both lists, and told.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [list, folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node terms.mjs TERMINOLOGY.json FOLDER');
  process.exit(2);
}

/** The plain forms of a pattern; null where it is not a list of forms. */
function forms(source) {
  const pattern = source.replace(/^\/|\/[a-z]*$/g, '').replaceAll('\\b', '').replace(/\(\?<!Un\)|\(\?!er\)/g, '');
  let at = 0;
  const join = (heads, tails) => heads.flatMap(head => tails.map(tail => head + tail));
  const alternatives = closing => {
    const all = [];
    for (;;) {
      all.push(...sequence());
      if (pattern[at] === '|') { at += 1; continue; }
      if (closing && pattern[at] !== ')') return null;
      at += closing ? 1 : 0;
      return all;
    }
  };
  const sequence = () => {
    let found = [''];
    while (at < pattern.length && !'|)'.includes(pattern[at])) {
      let part;
      if (pattern.startsWith('(?:', at)) {
        at += 3;
        part = alternatives(true);
      } else if (pattern[at] === '[') {
        const end = pattern.indexOf(']', at);
        part = [...pattern.slice(at + 1, end).replaceAll('\\s', ' ')];
        at = end + 1;
      } else if (pattern.startsWith('\\s', at)) {
        part = [' '];
        at += 2;
      } else if ('\\({+*^$'.includes(pattern[at])) {
        throw new Error(source);
      } else {
        part = [pattern[at]];
        at += 1;
      }
      if (pattern[at] === '?') {
        part = ['', ...part];
        at += 1;
      }
      found = join(found, part);
    }
    return found;
  };
  try {
    return alternatives(false);
  } catch {
    return null;
  }
}

const quoted = text => JSON.stringify(text);
const latin = text => /^[A-Za-z]/.test(text);
const glossary = ['concepts:'];
const prh = ['version: 1', 'rules:'];
const left = [];
for (const [number, { term, sources, target }] of JSON.parse(readFileSync(list, 'utf8')).entries()) {
  const preferred = target.replace(/\(.*\)$/, '');
  const deprecated = [];
  for (const source of sources) {
    const found = forms(source);
    if (found) deprecated.push(...found.filter(form => form !== preferred && !deprecated.includes(form)));
    else left.push(source);
  }
  const id = `t${number}-${term.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  glossary.push(`  - id: ${id}`, `    definition: ${quoted(term)}`, '    terms:', '      ko:', `        preferred: ${quoted(preferred)}`);
  glossary.push('        deprecated:');
  for (const form of deprecated) {
    glossary.push(latin(form) ? `          - { text: ${quoted(form)}, case: sensitive }` : `          - ${quoted(form)}`);
  }
  prh.push(`  - expected: ${quoted(preferred)}`, '    patterns:');
  prh.push(...deprecated.map(form => `      - ${quoted(latin(form) ? `/\\b${form}\\b/` : form)}`));
}
writeFileSync(join(folder, 'glossary.yml'), `${glossary.join('\n')}\n`);
writeFileSync(join(folder, 'prh.yml'), `${prh.join('\n')}\n`);
for (const source of left) console.error(`left out: ${source}`);
