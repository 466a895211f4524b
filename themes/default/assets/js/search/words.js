// @ts-check
/** Words and letters: text → terms, jamo, keyboard layouts. `src/index/analyzer` is the mirror, `FORMAT.md` the rule of both. */

/** @param {string} text "from to from to …"; "." stands for nothing @returns {string[][]} */
const pairs = (text) => text.split("  ").map((pair) => pair.split(" ").map((part) => part.replace(".", "")));

const STEP2 = pairs("ization ize  ational ate  fulness ful  ousness ous  iveness ive  tional tion  biliti ble  lessli less  entli ent  ation ate  alism al  aliti al  ousli ous  iviti ive  fulli ful  enci ence  anci ance  abli able  izer ize  ator ate  alli al  bli ble  ogi og l  li . cdeghkmnrt");
const STEP3 = pairs("ational ate  tional tion  alize al  icate ic  iciti ic  ative . 2  ical ic  ness .  ful .");
const STEP4 = pairs("ement .  ance .  ence .  able .  ible .  ment .  ant .  ent .  ism .  ate .  iti .  ous .  ive .  ize .  ion . st  al .  er .  ic .");
const SHORT = /(^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;

/** What `work` says of a word, worked out once: texts repeat their words. @template T @param {(word: string) => T} work */
function once(work) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (/** @type {string} */ word) => {
    let found = known.get(word);
    if (found === undefined) {
      if (known.size > 2e4) known.clear();
      known.set(word, (found = work(word)));
    }
    return found;
  };
}

/** The stem of a lower-case word of ASCII letters. */
const english = once((word) => {
  if (/^(..?|news|early|only)$/.test(word)) return word;
  let w = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  /** Where the part after the first consonant that follows a vowel begins, or after some beginnings. @param {string} rest */
  const region = (rest) => (/^.*?[aeiouy][^aeiouy]/.exec(rest) ?? [rest])[0].length;
  const r1 = /^(gener|commun|univers|organ)/.exec(w)?.[0].length ?? region(w);
  const r2 = r1 + region(w.slice(r1));
  /** Applies the first (longest) ending of `table` that fits. @param {string[][]} table @param {number} from */
  const replace = (table, from) => {
    for (const [end, put, guard] of table) {
      if (!w.endsWith(end)) continue;
      const at = w.length - end.length;
      const fits = !guard || (guard === "2" ? at >= r2 : guard.includes(w[at - 1] || " "));
      if (at >= from && fits) w = w.slice(0, at) + put;
      return;
    }
  };

  if (w.endsWith("sses")) w = w.slice(0, -2);
  else if (/ie[ds]$/.test(w)) w = w.slice(0, w.length > 4 ? -2 : -1);
  else if (/[aeiouy].+s$/.test(w) && !/[us]s$/.test(w)) w = w.slice(0, -1);
  if (/^(pro|ex|suc)ceed$/.test(w)) return w;

  const eed = /eed(ly)?$/.exec(w);
  const ed = /(ed|ing)(ly)?$/.exec(w);
  if (eed) {
    if (eed.index >= r1) w = w.slice(0, eed.index) + "ee";
  } else if (ed && /[aeiouy]/.test(w.slice(0, ed.index))) {
    w = w.slice(0, ed.index);
    if (/(at|bl|iz)$/.test(w) || (r1 >= w.length && SHORT.test(w))) w += "e";
    else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w) && !/^[aeo]..$/.test(w)) w = w.slice(0, -1);
  }
  if (/.[^aeiouy][yY]$/.test(w)) w = w.slice(0, -1) + "i";

  replace(STEP2, r1);
  replace(STEP3, r1);
  replace(STEP4, r2);
  const last = w.length - 1;
  if (w[last] === "e") {
    if (last >= r2 || (last >= r1 && !SHORT.test(w.slice(0, last)))) w = w.slice(0, last);
  } else if (w.endsWith("ll") && last >= r2) w = w.slice(0, last);
  return w.toLowerCase();
});

/** What must stand before a suffix: `*` anything, `b` a final consonant, `v` a vowel, `r` a vowel or ㄹ. Its value: the fewest syllables left. @type {Map<string, number>} */
const SUFFIXES = new Map();
/** In each line that need, the fewest syllables left, beginnings and ends of suffixes; `.` is nothing. Particles, the copula and endings, nouns of action. */
for (const line of `*1에서 에게 에게서 한테 한테서 께서 까지 마저 조차 부터 밖에 처럼 보다 마다 대로 만큼 만+. 는 도 만 의 를 라도
*1에+. 는 도 만 서
*1들+이 을 은 의 에 도 과 로
*2의 도 만 들 께 씩 뿐 별 요 님
b1을 은
v1를 는
b2이 과 과의 과는 이나 이랑 이든 이라 이란 이며 이고 이다 이면 이요 인 일
v2가 와 와의 와는 나 랑 든 라 란 며 고 다 면
b2이라 이+도 는 고 서 면 며 지만 므로 어야 었다 었습니다 에요
v2라+도 는 고 서 면
v2예요 였다 였습니다
b1으로+. 는 도 의 만 써 서 부터 까지
r2로+. 는 도 의 만 써 서 부터 까지
*1입니 습니+다 까
*1인가요 인지 인데 세요 십시오
*2었 았 였 겠 던 거나 든지 더라도 도록 므로 려 니까 면 면서 지만 지 기 게 네요 나요 는지 는데 어 어서 아서 어야 아야 으면 으며 으려면 으로써
*2하 되 시키+. 여 여야 자 니 실 신 시면 고자
*2받+. 다 고 을 아 으세요 는 습
*2합 됩 시킵+니다 니까 시다
*2했 됐 되었 하였 시켰+. 다 고
*2한 할 함 해 된 될 됨 돼 되어 시킨 시킬 시켜
*2한 된+다 다면 다는 다고 데 지
*2할 될+지 까요 때 수
*2해 돼 되어 시켜+서 야 도 요 라 야만 지 지는 진 질 보 본 볼 봐 봅 주 준 줄 줘 줍 두 둔 놓`.split("\n")) {
  const [heads, tails = "."] = line.slice(2).split("+");
  for (const head of heads.split(" ")) for (const tail of tails.split(" ")) SUFFIXES.set((head + tail).replace(/\./g, "") + line[0], +line[1]);
}

/** Borrowed nouns of one syllable: whatever particle stands behind one is a particle. */
const NOUNS = "앱웹폰탭줌팀캠톡팁칩핀맵툴샵숍뷰봇";

/** Nouns that look like a form of 하다, behind another word: 유통기한, 접근권한, 시간제한 (but 결제한). */
const LIKE_VERBS = /..([기권상시]한|[역분]할|[^결삭해면과문]제한)$/;

/** The final consonant's number (Unicode): 0 none, 8 ㄹ, 17 ㅂ. @param {string} word */
const final = (word) => (word.charCodeAt(word.length - 1) - 0xac00) % 28;

/** `word` without its last particle or ending. @param {string} word */
function strip(word) {
  const polite = word.length > 2 && /니[다까]$/.test(word) && word.slice(0, -2);
  if (polite && final(polite) === 17 && !/[입습합됩킵]$/.test(polite)) {
    return polite.slice(0, -1) + String.fromCharCode(polite.charCodeAt(polite.length - 1) - 17); // 나눕니다 → 나누
  }
  for (let n = Math.min(5, word.length - 1); n > 0 && !LIKE_VERBS.test(word); n--) {
    const rest = word.slice(0, -n);
    const batchim = final(rest);
    const needs = "*" + (batchim ? "b" : "v") + (batchim && batchim !== 8 ? "" : "r");
    for (const need of needs) if (rest.length + +NOUNS.includes(rest) >= (SUFFIXES.get(word.slice(-n) + need) ?? 99)) return rest;
  }
  return word;
}

/** The stem of a word of Hangul syllables. */
const korean = once((word) => {
  for (let turn = 0; turn < 4; turn++) {
    const rest = strip(word);
    if (rest === word) break;
    word = rest;
  }
  return word;
});

/** Whether `word` is itself a particle or an ending: after a Latin word it says nothing. @type {(word: string) => boolean} */
const isParticle = once((word) =>
  /^[은는이가을를와과도만로의에]$/.test(word) ||
  ["*", "b", "v", "r"].some((need) => SUFFIXES.has(word + need)) ||
  (/..[의는도만]$/.test(word) && isParticle(word.slice(0, -1))) ||
  (/^(하(?!나)|되|했|됐|받|시키)/.test(word) && korean("가나" + word) === "가나"),
);

const HANGUL = "가-힣ㄱ-ㅣ";
const CJK = "\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}";
const LETTER = `(?![${HANGUL}${CJK}])[\\p{Alphabetic}\\p{N}]`;
/** Runs of one writing system, the last two: numbers with commas at their thousands, and names with signs inside or behind them. */
const RUN = new RegExp(
  `([${HANGUL}]+)|([${CJK}]+)|((?<!,)\\d{1,3}(?:,\\d{3})+(?!\\d))|(?:${LETTER})+(?:(?:[-‐-–_&]|(?<!\\d)\\.(?!\\d))(?:${LETTER})+)*(?:(?<!\\d)(?:\\+\\+|[+#](?!${LETTER})))?`,
  "gu",
);

/** NFC, full and half width alike, lower case, Latin letters without marks. @param {string} text */
export function fold(text) {
  return text
    .replace(/[\uff00-\uffef]+/g, (wide) => wide.normalize("NFKC"))
    .normalize("NFC")
    .toLowerCase()
    .replace(/([a-z\u00c0-\u024f])[\u0300-\u036f]+/g, "$1")
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD")[0]);
}

/**
 * Words of one writing system, where they stand in the folded text, and their terms. Behind a name of several parts (Wi-Fi, iOS17)
 * stand its `parts`, as words of their own, if it is one of four at most; C# and C++ keep their signs.
 * @param {string} text
 */
export function runs(text) {
  const folded = fold(text);
  /** @type {{run: string, index: number, terms: string[], parts: number}[]} */
  const found = [];
  for (const { 0: run, 1: hangul, 2: cjk, 3: number, index } of folded.matchAll(RUN)) {
    const add = (/** @type {string[]} */ terms, part = run, at = 0, parts = 0) => found.push({ run: part, index: index + at, terms, parts });
    const latin = (/** @type {string} */ word) => [/^[a-z]+$/.test(word) ? english(word) : word];
    if (hangul) {
      if (/[ㄱ-ㅣ]/.test(run)) add([run]);
      else if (!index || !/\S/.test(folded[index - 1]) || !isParticle(run) || (/^[일인]$/.test(run) && /\d/.test(folded[index - 1]))) add([korean(run)]);
    } else if (cjk) {
      const signs = [...run];
      add(signs[1] ? signs.slice(1).map((sign, i) => signs[i] + sign) : signs);
    } else if (number) add([run.replace(/,/g, "")]);
    else {
      let parts = [...run.matchAll(/\d+|[^-‐-–_&.+#\d]+/g)];
      if (parts[4]) parts = [...run.matchAll(/[^-‐-–_&.+#]+/g)];
      const whole = run.replace(/[-‐-–_&.]/g, "");
      if (!parts[1] && (parts[0][0] === whole || !parts[0][0][1])) parts = [];
      if (!parts[4]) add(latin(whole), run, 0, parts.length);
      for (const { 0: part, index } of parts) add(latin(part), part, index);
    }
  }
  return found;
}

/** The words of a folded text, each with its term, what was typed for it, and the terms of its parts. @param {string} text @param {string} typed the text itself, if it is as long */
export function words(text, typed = text) {
  /** @type {{term: string, typed: string, parts: string[], explained?: boolean, together?: boolean, found?: any}[]} */
  const found = [];
  let within = 0;
  for (const { run, index, terms, parts } of runs(text)) {
    if (within) within--, /** @type {any} */ (found.at(-1)).parts.push(terms[0]);
    else for (const term of terms) (within = parts), found.push({ term, typed: terms[1] ? term : typed.slice(index, index + run.length), parts: [] });
  }
  return found;
}

/**
 * The sought term that stands in this one: itself, the longest with which a compound begins or ends (결제내역 for 내역), or one of one
 * syllable without its particle (책이 for 책).
 * @param {string} term @param {{has(term: string): boolean, keys(): Iterable<string>}} sought @returns {string | undefined}
 */
export function held(term, sought) {
  if (sought.has(term)) return term;
  const within = (/** @type {string} */ one) =>
    one[1] ? term[3] && /^[가-힣]/.test(one) && (term.startsWith(one) || term.endsWith(one)) : term[0] === one && isParticle(term.slice(1));
  if (/^[가-힣]+$/.test(term)) return [...sought.keys()].filter(within).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
}

/** The terms of `text` in their order. @param {string} text */
export const terms = (text) => runs(text).flatMap((run) => run.terms);

// letters

/** The keys that type each letter from ㄱ to ㅣ on the two-set layout. */
const KEYS = "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g k o i O j p u P h hk ho hl y n nj np nl b m ml l".split(" ");
const VOWELS = KEYS.slice(30), INITIAL = KEYS.slice(0, 30).filter((keys) => !keys[1]), FINAL = ["", ...KEYS.slice(0, 30).filter((keys) => !/[EQW]/.test(keys))];
/** The letter of each key. */
const LETTERS = Object.fromEntries(KEYS.map((keys, i) => [keys, String.fromCharCode(0x3131 + i)]));
/** @param {string} keys */
const letters = (keys) => keys.replace(/[a-zA-Z]/g, (key) => LETTERS[key]);

export const INITIALS = letters(INITIAL.join(""));

/** @param {string} text @param {(keys: string[]) => string} say what becomes of a Hangul character, by the keys of its parts */
const spell = (text, say) =>
  text.replace(/[ㄱ-ㅣ가-힣]/g, (c) => {
    const n = c.charCodeAt(0) - 0xac00;
    return say(n < 0 ? [KEYS[n + 0xac00 - 0x3131]] : [INITIAL[(n / 588) | 0], VOWELS[((n / 28) | 0) % 21], FINAL[n % 28]]);
  });

/** The key by which the dictionary sorts: a syllable counts as its initial consonant. @param {string} term */
export const skeleton = (term) => term.replace(/[가-힣]/g, (c) => INITIALS[((c.charCodeAt(0) - 0xac00) / 588) | 0]);

/** Every jamo as it is typed: 렌 is ㄹㅔㄴ, ㄳ is ㄱㅅ. @param {string} text */
export const jamo = (text) => spell(text, (keys) => letters(keys.join("")));

/** What the keys of Korean text type on the English layout. @param {string} text */
export const toLatin = (text) => spell(text, (keys) => keys.join(""));

/** Initial, vowel and final; a final that begins the next syllable is none. */
const either = (/** @type {string[]} */ keys) => `(${keys.filter(Boolean).reverse().join("|")})`;
const SYLLABLE = new RegExp(either(INITIAL) + either(VOWELS) + `(?:${either(FINAL)}(?!${either(VOWELS)}))?`, "g");

/** What the keys of Latin text type on the Korean layout. @param {string} text */
export const toHangul = (text) =>
  letters(
    text
      .replace(/[^EOPQRTW]/g, (key) => key.toLowerCase())
      .replace(SYLLABLE, (_, initial, vowel, final = "") => String.fromCharCode(0xac00 + INITIAL.indexOf(initial) * 588 + VOWELS.indexOf(vowel) * 28 + FINAL.indexOf(final))),
  );

/** Whether one edit (insert, delete, replace, or two neighbours swapped) at most lies between two words. @param {string} a @param {string} b */
export function near(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (/** @type {number} */ m, /** @type {number} */ n) => a.slice(i + m) === b.slice(i + n);
  return rest(1, 1) || rest(0, 1) || rest(1, 0) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(2, 2));
}
