// One page and a glossary that grow with SIZE, for seeing that time grows no faster.
//
//   node benches/peers/grow.mjs KIND SIZE FOLDER
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [kind, size, folder] = process.argv.slice(2);
const n = 4000 * Number(size);
const term = (id, good, bad) => `  - { id: ${id}, definition: x, terms: { ko: { preferred: ${good}, deprecated: [${bad}] } } }\n`;
let glossary = `concepts:\n${term('learner', '수강생', '학습자')}`;
const ignore = (rule, end = ' -->') => `<!-- helpgen-ignore ${rule} : 까닭${end}\n`;
const pages = {
  // A finding in each of many paragraphs.
  findings: () => '학습자가 읽어요.\n\n'.repeat(n),
  // All of them in one paragraph of one line.
  'long-line': () => '학습자가 읽어요. '.repeat(n),
  // An exception before each paragraph.
  exceptions: () => `${ignore('term/deprecated')}\n학습자가 읽어요.\n\n`.repeat(n),
  // Exceptions that are never closed.
  unclosed: () => ignore('term/deprecated', '').repeat(n),
  // Many exceptions before one long paragraph.
  stacked: () => `${ignore('term/variant').repeat(n)}\n${'학습자가 읽어요. '.repeat(n)}\n`,
  // Words in brackets in brackets, and quotes that do not close.
  nested: () => `${'[‘학습자 '.repeat(n)}\n`,
  // As many terms as words.
  terms: () => {
    for (let at = 0; at < n; at += 1) glossary += term(`t${at}`, `좋은말${at}`, `나쁜말${at}`);
    return Array.from({ length: n }, (_, at) => `나쁜말${at}을 써요.\n\n`).join('');
  },
  // Every concept claims the same word.
  claims: () => {
    for (let at = 0; at < n; at += 1) glossary += term(`t${at}`, `말${at}`, '교육생');
    return '교육생이 읽어요.\n';
  },
};
writeFileSync(join(folder, 'page.md'), pages[kind]());
writeFileSync(join(folder, 'glossary.yml'), glossary);
