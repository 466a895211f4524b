// What a view needs to know: whose screen it is, in which language, and the label texts of the glossary.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Reads the glossary's labels by id. */
export function readGlossary(path) {
  const glossary = parse(readFileSync(path, 'utf8'));
  return { labels: new Map(glossary.labels.map((label) => [label.id, label])), concepts: glossary.concepts };
}

/** The text of a label for a role and language; a role without that label stops the run. */
export function labelText(glossary, id, role, lang) {
  const text = glossary.labels.get(id)?.text;
  const found = text?.[role]?.[lang] ?? text?.[lang];
  if (!found) throw new Error(`no label "${id}" for ${role} in ${lang}`);
  return found;
}

/** The words a screen must not use, and the words that may contain them, in one language. */
export function forbiddenWords(glossary, lang) {
  const asText = (entry) => (typeof entry === 'string' ? entry : entry.text);
  const banned = [];
  const allowed = [];
  for (const { terms } of glossary.concepts) {
    const own = terms[lang] ?? {};
    allowed.push(...[own.preferred, ...(own.admitted ?? [])].filter(Boolean));
    for (const entry of [...(own.deprecated ?? []), ...(own.superseded ?? [])]) {
      banned.push(asText(entry));
      allowed.push(...(entry.except ?? []));
    }
  }
  return { banned, allowed: allowed.sort((a, b) => b.length - a.length) };
}

/** The view's side of one photograph. Screens of role `any` use the student's texts. */
export function session(glossary, role, lang) {
  const ko = lang === 'ko';
  const as = role === 'any' ? 'student' : role;
  return {
    ko,
    role: as,
    /** A label by id, marked so that the camera can find it. */
    t: (id) => `<span data-label="${id}">${escape(labelText(glossary, id, as, lang))}</span>`,
    /** One of two texts. */
    x: (korean, english) => escape(ko ? korean : english),
    won: (n) => (ko ? `${n.toLocaleString('en-US')}원` : `₩${n.toLocaleString('en-US')}`),
    /** 2026-11-22 → 2026년 11월 22일 / 22 November 2026 */
    date(iso) {
      const [y, m, d] = iso.split('-').map(Number);
      return ko ? `${y}년 ${m}월 ${d}일` : `${d} ${months[m - 1]} ${y}`;
    },
    /** 2026-11-22 → 2026.11.22 / 22 Nov 2026 */
    day(iso) {
      const [y, m, d] = iso.split('-').map(Number);
      return ko ? iso.replaceAll('-', '.') : `${d} ${months[m - 1].slice(0, 3)} ${y}`;
    },
  };
}
