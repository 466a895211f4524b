// @ts-check
/** Words and letters: text → terms, jamo, keyboard layouts. `src/index/analyzer` is the mirror, `FORMAT.md` the rule of both. */

/** @param {string} text "from to from to …"; "." stands for nothing @returns {string[][]} */
const pairs = (text) => text.split("  ").map((pair) => pair.split(" ").map((part) => part.replace(".", "")));

const EXCEPTIONS = new Map(
  /** @type {[string, string][]} */ (pairs("skis ski  skies sky  idly idl  gently gentl  ugly ugli  early earli  only onli  singly singl  sky sky  news news  howe howe  atlas atlas  cosmos cosmos  bias bias  andes andes")),
);
const STEP2 = pairs("ization ize  ational ate  fulness ful  ousness ous  iveness ive  tional tion  biliti ble  lessli less  entli ent  ation ate  alism al  aliti al  ousli ous  iviti ive  fulli ful  enci ence  anci ance  abli able  izer ize  ator ate  alli al  bli ble  ogi og l  li . cdeghkmnrt");
const STEP3 = pairs("ational ate  tional tion  alize al  icate ic  iciti ic  ative . 2  ical ic  ness .  ful .");
const STEP4 = pairs("ement .  ance .  ence .  able .  ible .  ment .  ant .  ent .  ism .  ate .  iti .  ous .  ive .  ize .  ion . st  al .  er .  ic .");
const SHORT = /(^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;

/** Where the part after the first consonant that follows a vowel begins. @param {string} word @param {number} from */
function region(word, from) {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

/** The stem of a lower-case word of ASCII letters. @param {string} word */
function english(word) {
  if (word.length < 3) return word;
  const fixed = EXCEPTIONS.get(word);
  if (fixed) return fixed;
  let w = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const head = /^(gener|commun|arsen|univers|later|emerg|organ|inter)/.exec(w);
  const r1 = head ? head[0].length : region(w, 0);
  const r2 = region(w, r1);
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
  if (/^((inn|out|cann|herr|earr)ing|(pro|ex|suc)ceed)$/.test(w)) return w;

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
}

/** What must stand before a suffix: `*` anything, `b` a final consonant, `v` a vowel, `r` a vowel or ㄹ. Its value: the fewest syllables left. @type {Map<string, number>} */
const SUFFIXES = new Map();

/** `heads` × `tails`, both separated by spaces, `.` for nothing. @param {string} need @param {number} left @param {string} heads @param {string} tails */
function add(need, left, heads, tails = ".") {
  for (const head of heads.split(" ")) for (const tail of tails.split(" ")) SUFFIXES.set((head + tail).replace(/\./g, "") + need, left);
}

// particles
add("*", 1, "에서 에게 에게서 한테 한테서 께서 까지 마저 조차 부터 밖에 처럼 보다 마다 대로 만큼 만", ". 는 도 만 의 를 라도");
add("*", 1, "에", ". 는 도 만 서");
add("*", 1, "들", "이 을 은 의 에 도 과 로");
add("*", 2, "의 도 만 들 께 씩 뿐 별 요 님");
add("b", 1, "을 은");
add("v", 1, "를 는");
add("b", 2, "이 과 과의 과는 이나 이랑 이든 이라 이란 이며 이고 이다 이면 이요 인 일");
add("v", 2, "가 와 와의 와는 나 랑 든 라 란 며 고 다 면");
add("b", 2, "이라 이", "도 는 고 서 면 며 지만 므로 어야 었다 었습니다 에요");
add("v", 2, "라", "도 는 고 서 면");
add("v", 2, "예요 였다 였습니다");
add("b", 1, "으로", ". 는 도 의 만 써 서 부터 까지");
add("r", 2, "로", ". 는 도 의 만 써 서 부터 까지");
// the copula and endings
add("*", 1, "입니 습니", "다 까");
add("*", 1, "인가요 인지 인데 세요 십시오");
add("*", 2, "었 았 였 겠 던 거나 든지 더라도 도록 므로 려고 려면 려 니까 면 면서 지만 지 기 게 네요 나요 는지 는데 어 어서 아서 어야 아야 으면 으며 으려면 으로써");
// nouns of action
add("*", 2, "하 되 시키", ". 다 고 며 면 면서 기 게 려 려면 려고 도록 여 여야 지 지만 지는 지도 므로 자 니 니까 던 더라도 거나 는 는데 는지 세요 십시오 실 신 시면 었 였 겠 네요 나요 고자");
add("*", 2, "받", ". 다 고 으며 은 을 기 아 아서 아야 으려면 으면 으세요 았 지 는 는데 는지 게 습");
add("*", 2, "합 됩 시킵", "니다 니까 시다");
add("*", 2, "했 됐 되었 하였 시켰", ". 다 던 을 지만 고 으며 는데 는지 어요 다면");
add("*", 2, "한 할 함 해 된 될 됨 돼 되어 시킨 시킬 시켜");
add("*", 2, "한 된", "다 다면 다는 다고 데 지");
add("*", 2, "할 될", "지 까요 때 수");
add("*", 2, "해 돼 되어 시켜", "서 야 도 요 라 야만 지 지는 진 질 보 본 볼 봐 봅 주 준 줄 줘 줍 두 둔 놓");

/** Borrowed nouns of one syllable: whatever particle stands behind one is a particle. */
const NOUNS = "앱 웹 폰 탭 줌 팀 캠 톡 팁 칩 핀 맵 툴 샵 숍 뷰 봇";

const LONGEST = 5;

/** The final consonant's number (Unicode): 0 none, 8 ㄹ, 17 ㅂ. @param {string} word */
const final = (word) => (word.charCodeAt(word.length - 1) - 0xac00) % 28;

/** `word` without its last particle or ending. @param {string} word */
function strip(word) {
  const polite = word.length > 2 && /니[다까]$/.test(word) && word.slice(0, -2);
  if (polite && final(polite) === 17 && !/[입습합됩킵]$/.test(polite)) {
    return polite.slice(0, -1) + String.fromCharCode(polite.charCodeAt(polite.length - 1) - 17); // 나눕니다 → 나누
  }
  for (let n = Math.min(LONGEST, word.length - 1); n > 0; n--) {
    const rest = word.slice(0, -n);
    const batchim = final(rest);
    const needs = "*" + (batchim ? "b" : "v") + (batchim && batchim !== 8 ? "" : "r");
    for (const need of needs) if (rest.length + +NOUNS.includes(rest) >= (SUFFIXES.get(word.slice(-n) + need) ?? 99)) return rest;
  }
  return word;
}

/** @param {string} word Hangul syllables only */
function korean(word) {
  for (let turn = 0; turn < 4; turn++) {
    const rest = strip(word);
    if (rest === word) break;
    word = rest;
  }
  return word;
}

/** Whether `word` is itself a particle: after a Latin word it says nothing. @param {string} word */
const isParticle = (word) => /^(은|는|이|가|을|를|와|과|도|만|로|의|에)$/.test(word) || ["*", "b", "v", "r"].some((need) => SUFFIXES.has(word + need));

const CJK = "\\u3005\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3fffd}";
const HANGUL = "가-힣ㄱ-ㅣ";
const CJK_START = new RegExp(`^[${CJK}]`, "u");
const RUN = new RegExp(`[${HANGUL}]+|[${CJK}]+|(?:(?![${HANGUL}${CJK}])[\\p{Alphabetic}\\p{N}])+`, "gu");

/** NFC, full and half width alike, lower case, Latin letters without marks. @param {string} text */
export function fold(text) {
  return text
    .replace(/[\uff00-\uffef]+/g, (wide) => wide.normalize("NFKC"))
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD")[0]);
}

/** Words of one writing system, where they stand in the folded text, and their terms. @param {string} text */
export function runs(text) {
  const folded = fold(text);
  const found = [];
  for (const { 0: run, index } of folded.matchAll(RUN)) {
    const first = run.charCodeAt(0);
    const signs = [...run];
    if (first >= 0xac00 && first <= 0xd7a3 && !/[ㄱ-ㅣ]/.test(run)) {
      if (index && /[^\s]/.test(folded[index - 1]) && isParticle(run)) continue;
      found.push({ run, index, terms: [korean(run)] });
    } else if (/^[a-z]+$/.test(run)) found.push({ run, index, terms: [english(run)] });
    else if (first >= 0x3005 && signs[1] && CJK_START.test(run)) found.push({ run, index, terms: signs.slice(1).map((sign, i) => signs[i] + sign) });
    else found.push({ run, index, terms: [run] });
  }
  return found;
}

/** The terms of `text` in their order. @param {string} text */
export const terms = (text) => runs(text).flatMap((run) => run.terms);

// letters

export const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const FINALS = ["", ..."ㄱ,ㄲ,ㄱㅅ,ㄴ,ㄴㅈ,ㄴㅎ,ㄷ,ㄹ,ㄹㄱ,ㄹㅁ,ㄹㅂ,ㄹㅅ,ㄹㅌ,ㄹㅍ,ㄹㅎ,ㅁ,ㅂ,ㅂㅅ,ㅅ,ㅆ,ㅇ,ㅈ,ㅊ,ㅋ,ㅌ,ㅍ,ㅎ".split(",")];
const VOWELS = "ㅏ,ㅐ,ㅑ,ㅒ,ㅓ,ㅔ,ㅕ,ㅖ,ㅗ,ㅗㅏ,ㅗㅐ,ㅗㅣ,ㅛ,ㅜ,ㅜㅓ,ㅜㅔ,ㅜㅣ,ㅠ,ㅡ,ㅡㅣ,ㅣ".split(",");
const PAIRS = { ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ", ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ" };
/** The two-set layout: the key of each jamo. */
const KEYS = Object.fromEntries([..."ㄱrㄲRㄴsㄷeㄸEㄹfㅁaㅂqㅃQㅅtㅆTㅇdㅈwㅉWㅊcㅋzㅌxㅍvㅎgㅏkㅐoㅑiㅒOㅓjㅔpㅕuㅖPㅗhㅛyㅜnㅠbㅡmㅣl".matchAll(/(.)(.)/g)].map((m) => [m[1], m[2]]));
const JAMO = Object.fromEntries(Object.entries(KEYS).map(([jamo, key]) => [key, jamo]));

/** @param {string} c */
const at = (c) => {
  const n = c.charCodeAt(0) - 0xac00;
  return n >= 0 && n < 11172 ? n : -1;
};

/** The key by which the dictionary sorts: a syllable counts as its initial consonant. @param {string} term */
export function skeleton(term) {
  let key = "";
  for (let i = 0; i < term.length; i++) {
    const n = at(term[i]);
    key += n < 0 ? term[i] : INITIALS[(n / 588) | 0];
  }
  return key;
}

/** Every jamo as it is typed: 렌 is ㄹㅔㄴ, ㄳ is ㄱㅅ. @param {string} text */
export function jamo(text) {
  let out = "";
  for (const c of text) {
    const n = at(c);
    out += n < 0 ? (PAIRS[/** @type {keyof PAIRS} */ (c)] ?? c) : INITIALS[(n / 588) | 0] + VOWELS[((n / 28) | 0) % 21] + FINALS[n % 28];
  }
  return out;
}

/** What the keys of Korean text type on the English layout. @param {string} text */
export const toLatin = (text) => [...jamo(text)].map((c) => KEYS[c] ?? c).join("");

/** What the keys of Latin text type on the Korean layout. @param {string} text */
export function toHangul(text) {
  const typed = [...text].map((c) => JAMO[c] ?? JAMO[c.toLowerCase()] ?? c);
  let out = "";
  for (let i = 0; i < typed.length; ) {
    const initial = INITIALS.indexOf(typed[i]);
    let vowel = initial < 0 ? -1 : VOWELS.indexOf(typed[i + 1]);
    if (vowel < 0) {
      out += typed[i++];
      continue;
    }
    i += 2;
    const wide = VOWELS.indexOf(VOWELS[vowel] + typed[i]);
    if (wide >= 0) (vowel = wide), i++;
    let final = 0;
    for (const n of [2, 1]) {
      const end = FINALS.indexOf(typed.slice(i, i + n).join(""));
      if (end > 0 && i + n <= typed.length && VOWELS.indexOf(typed[i + n]) < 0) {
        final = end;
        i += n;
        break;
      }
    }
    out += String.fromCharCode(0xac00 + initial * 588 + vowel * 28 + final);
  }
  return out;
}

/** Whether one edit (insert, delete, replace, or two neighbours swapped) at most lies between two words. @param {string} a @param {string} b */
export function near(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (/** @type {number} */ m, /** @type {number} */ n) => a.slice(i + m) === b.slice(i + n);
  return rest(1, 1) || rest(0, 1) || rest(1, 0) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(2, 2));
}
