// A glossary out of a tree's commonest words: each is deprecated, and an invented word is to stand in its place.

const PARTICLES = /(에서는|에서|으로|에게|까지|부터|처럼|보다|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;
// What stands in a word's place: longer and shorter ones, of two words, with a hyphen, ending with and without a consonant.
const LATIN = ['quorbel', 'zan', 'velto form', 'mid-brax', 'ombrizalto', 'kex', 'uplor', 'ibrant node'];
const HANGUL = ['누리봄', '뜰', '새벽 길', '가람터', '온누리마당', '솔', '두레박', '별빛 숲'];

/** The commonest words of the texts, each with the word that is to stand in its place. */
export function commonest(texts, count) {
  const counts = new Map();
  const add = word => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const text of texts) {
    for (const [word] of text.matchAll(/[A-Za-z]{4,}/g)) add(word.toLowerCase());
    for (const [word] of text.matchAll(/[가-힣]{2,}/g)) {
      const stem = word.replace(PARTICLES, '');
      if (stem.length >= 2) add(stem);
    }
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const pick = (pattern, made) =>
    sorted.filter(([word]) => pattern.test(word)).slice(0, count).map(([word], at) => {
      // Each word is another one, and none holds a word of the tree.
      const tail = letters(at, pattern.test('a') ? 'bdfgklmnprstvz' : '감논둥랑몽반송');
      return { word, preferred: made[at % made.length] + tail };
    });
  return [...pick(/^[a-z]/, LATIN), ...pick(/^[가-힣]/, HANGUL)];
}

function letters(number, alphabet) {
  let out = '';
  do {
    out += alphabet[number % alphabet.length];
    number = Math.floor(number / alphabet.length);
  } while (number > 0);
  return out;
}

/** The glossary as YAML. */
export function glossary(words) {
  const quoted = text => JSON.stringify(text);
  const entry = ({ word, preferred }, at) => {
    const lang = /^[a-z]/.test(word) ? 'any' : 'ko';
    return `  - { id: c${at}, definition: { ko: x, en: x }, terms: { ${lang}: { preferred: ${quoted(preferred)}, deprecated: [${quoted(word)}] } } }`;
  };
  return `concepts:\n${words.map(entry).join('\n')}\n`;
}
