// @ts-check
/** One language of the index: fetches its files, decodes them as `FORMAT.md` describes, looks terms up. */
import { INITIALS, jamo, skeleton } from "./words.js";

/** @param {string} root where the index lies @param {typeof fetch} get */
export function openFiles(root, get) {
  /** @type {Map<string, Promise<any>>} */
  const known = new Map();

  /** @param {string} path @returns {Promise<Uint8Array>} */
  async function load(path, tries = 0) {
    try {
      const response = await get(root + path);
      if (!response.ok) throw Error(`search: ${path}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (tries > 1) throw error;
      await new Promise((done) => setTimeout(done, 100 * 4 ** tries));
      return load(path, tries + 1);
    }
  }

  /**
   * A file, read once. One that cannot be reached is forgotten; any other failure forgets every file, since the site may have been
   * published anew, under other names.
   * @template T @param {string} path @param {(bytes: Uint8Array) => T | Promise<T>} read @returns {Promise<T>}
   */
  return function file(path, read) {
    let found = known.get(path);
    if (!found) {
      found = load(path).then(read);
      known.set(path, found);
      // `fetch` throws a TypeError when the connection fails.
      found.catch((error) => (error instanceof TypeError ? known.delete(path) : known.clear()));
    }
    return found;
  };
}

/** @param {Uint8Array} bytes a raw deflate stream */
const inflate = (bytes) => new Response(new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();

let since = 0;

/** Gives the page a turn, if this thread was at work for a while. */
export async function pause() {
  if (performance.now() - since < 8) return;
  // a timer waits for some milliseconds more
  await (/** @type {any} */ (globalThis).scheduler?.yield?.() ?? new Promise((done) => setTimeout(done)));
  since = performance.now();
}

/** @param {ReturnType<typeof openFiles>} file @param {string} lang @param {string} rootName */
export async function openLexicon(file, lang, rootName) {
  const path = (/** @type {string} */ kind, /** @type {string} */ name) => `search/${lang}/${kind}-${name}.bin`;
  const root = await file(path("i", rootName), readRoot);
  const { rows, shards, lists } = root;

  /** @param {number} shard @returns {Promise<Entry[]>} none of a language without words */
  const entries = async (shard) => (shards[shard] ? file(path("d", shards[shard].name), (bytes) => readDictionary(bytes, rows.length)) : []);

  /** Number of the last shard that begins at or before (key, text). @param {string} key @param {string} text */
  const place = (key, text) => Math.max(1, shards.filter((shard) => shard.key < key || (shard.key === key && shard.first <= text)).length) - 1;

  /** @param {string} text @returns {Promise<Entry | undefined>} */
  const lookup = async (text) => (await entries(place(skeleton(text), text))).find((entry) => entry.text === text);

  /** Entries whose key begins with `key`, from four shards at most. @param {string} key @returns {Promise<Entry[]>} */
  async function range(key) {
    const from = place(key, ""), all = [0, 1, 2, 3].filter((n) => !n || shards[from + n]?.key.startsWith(key));
    return (await Promise.all(all.map((n) => entries(from + n)))).flat().filter((entry) => entry.key.startsWith(key));
  }

  /** Where a term stands. @param {{text: string, key: string}} known */
  async function postings(known) {
    const list = await entries(place(known.key, known.text)), entry = list.find((entry) => entry.text === known.text);
    return entry?.block ? (await file(path("p", entry.block), (bytes) => readPostings(bytes, list.filter(({ block }) => block === entry.block), rows)))[entry.order] : [];
  }

  /** What the glossary has to say about a form. @param {Entry} entry */
  async function referral(entry) {
    const { referrals } = shards[place(entry.key, entry.text)];
    return referrals ? (await file(path("r", referrals), async (bytes) => JSON.parse(await inflate(bytes))))[entry.text] : undefined;
  }

  /** The words of titles and other frequent words, with their jamo. */
  const vocabulary = () => file(path("v", root.vocabulary), (bytes) => readDictionary(bytes, rows.length).map((entry) => ({ ...entry, jamo: jamo(entry.text) })));

  /** What a hit shows: the lines of the part of its page that has this section, whose line is the second one in them. @param {number} page @param {number} section */
  async function shown(page, section) {
    const names = await file(path("l", lists[Math.floor(page / root.listed)]), (bytes) => bytes);
    const at = (page % root.listed) * 5, each = names[at + 4], part = Math.floor(section / each);
    const name = [...names.slice(at, at + 4)].map((b) => b.toString(16).padStart(2, "0")).join("");
    const lines = await file(`texts/${lang}/${name.slice(0, 2)}/${name.slice(2)}-${part}.bin`, async (bytes) => (await inflate(bytes)).split("\n"));
    return { lines, at: section - part * each + 1 };
  }

  return { ...root, lookup, range, postings, referral, vocabulary, shown };
}

// the files

const RATE = [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5];

/** Takes decisions from a file, as `coder.rs` writes them. @param {Uint8Array} bytes */
function decoder(bytes) {
  let at = 0, code = 0, range = 0xffffffff;
  const zero = new Uint16Array(2e4).fill(1 << 15), uses = new Uint8Array(2e4);
  const byte = () => {
    if (at === bytes.length) throw Error("search: cut off");
    code = ((code << 8) | bytes[at++]) >>> 0;
  };
  const more = () => {
    for (; range < 0x1000000; range = (range << 8) >>> 0) byte();
  };
  for (let i = 0; i < 4; i++) byte();

  /** One decision. @param {number} context */
  function bit(context) {
    const p = zero[context], bound = (range >>> 12) * (p >> 4 || 1), rate = RATE[uses[context]];
    if (uses[context] < 15) uses[context]++;
    const one = code < bound ? 0 : 1;
    if (one) {
      range -= bound;
      code -= bound;
      zero[context] = p - (p >> rate);
    } else {
      range = bound;
      zero[context] = Math.min(65535, p + ((65536 - p) >> rate));
    }
    more();
    return one;
  }

  /** `count` bits as they are. @param {number} count */
  function raw(count) {
    let value = 0;
    while (count--) {
      range >>>= 1;
      const one = code < range ? 0 : 1;
      if (one) code -= range;
      value = value * 2 + one;
      more();
    }
    return value;
  }

  /** A number of any size. @param {number} context */
  function number(context) {
    let length = 0;
    while (length < 31 && bit(context + length)) length++;
    return length ? (2 + bit(context + 31 + length)) * 2 ** (length - 1) + raw(length - 1) - 1 : 0;
  }

  /** One of 2^depth symbols. @param {number} context @param {number} depth */
  function symbol(context, depth) {
    let node = 1;
    for (let i = 0; i < depth; i++) node = node * 2 + bit(context + node);
    return node - (1 << depth);
  }

  const name = () => raw(32).toString(16).padStart(8, "0");

  /** @type {string[]} */
  let before = [];
  /** A term, by its difference from the one before. */
  function term() {
    const shared = number(0), length = number(64), chars = before.slice(0, shared);
    let aligned = true, kind = 0, ascii = 0;
    for (let i = shared; i < shared + length; i++) {
      kind = symbol(128 + kind * 4, 2);
      if (!kind) {
        const beside = aligned && before[i] >= "가" ? INITIALS.indexOf(skeleton(before[i])) : -1;
        aligned = beside >= 0 && !!bit(140 + +(i === shared));
        const initial = aligned ? beside : symbol(160, 5), vowel = symbol(400 + 32 * initial, 5);
        chars.push(String.fromCharCode(0xac00 + initial * 588 + vowel * 28 + symbol(1424 + 32 * vowel, 5)));
      } else {
        chars.push(String.fromCodePoint(kind === 1 ? (ascii = symbol(2500 + 128 * ascii, 7)) : raw(21)));
        aligned = false;
      }
    }
    before = chars;
    return chars.join("");
  }
  return { bit, raw, number, symbol, name, term };
}

// Contexts are told by number: any do, as long as no two overlap that a kind of file uses. `number` takes 64, `symbol` 2 ** depth.

/**
 * @typedef {{text: string, key: string, pages: number, titled: number, split?: number, refers: number, begins: number,
 *   phrase: [number, number][], block?: string, order?: number}} Entry
 * @typedef {{section: number, size: number, count: number, echo: number}} Place a section with the term; `size`: its length class
 * @typedef {{page: number, titled: number, length: number, places: Place[]}[]} Postings by page; `titled`: terms of the title, 0 if the term is not in it; `length`: of the page
 * @typedef {{first: string, key: string, name: string, referrals: string}} Shard
 * @typedef {{state: string, roles: number, weight: number, section: number, classes?: Uint8Array, last?: number, length?: number}} Row `classes` and what follows: of a small site
 */

/** @param {Uint8Array} bytes @param {number} pages pages of the language @returns {Entry[]} */
function readDictionary(bytes, pages) {
  const { bit, raw, number, name, term } = decoder(bytes);
  const pageBits = 32 - Math.clz32(pages), count = raw(16), blocks = Array.from({ length: raw(16) }, name);
  let block = -1, order = 0;
  return Array.from({ length: count }, () => {
    const text = term();
    /** @type {Entry} */
    const entry = { text, key: skeleton(text), refers: bit(142), begins: bit(143), pages: 0, titled: 0, phrase: [] };
    if (bit(150)) {
      entry.pages = number(192) + 1;
      entry.titled = bit(144);
      if (bit(145)) entry.split = number(256) + 1;
      if (bit(146)) block++, (order = 0);
      entry.block = blocks[block];
      entry.order = order++;
    }
    for (let n = number(320); n > 0; n--) entry.phrase.push([raw(pageBits), bit(147)]);
    return entry;
  });
}

/** The postings of a block's terms. @param {Uint8Array} bytes @param {Entry[]} terms the block's terms in order @param {Row[]} rows @returns {Postings[]} */
function readPostings(bytes, terms, rows) {
  const { bit, raw, number, symbol } = decoder(bytes);
  return terms.map((term) => {
    const length = Math.min(term.pages, 512), echoes = term.pages > 8 && term.pages * 5 <= rows.length * 2;
    const gap = Math.min(15, 31 - Math.clz32(rows.length / length)), dense = gap < 1 ? 0 : gap < 3 ? 1 : gap < 5 ? 2 : 3;
    let page = -1;
    return Array.from({ length }, () => {
      page += number(64 * gap) + 1;
      const titled = bit(1024 + dense) && symbol(1430, 4);
      const { classes, last, length } = rows[page];
      let half = 0;
      /** @type {Place[]} */
      const places = [];
      const place = (/** @type {number} */ section, /** @type {number} */ size) => {
        const count = number(4000 + 64 * (size * 4 + dense)) + 1;
        places.push({ section, size, count, echo: echoes ? raw(4) + (count > 1 ? raw(4) * 16 : 256) : 512 });
      };
      if (!classes || classes.length > 64) {
        let left = number(1300 + (titled && 64));
        if (!classes && left) half = symbol(1500, 6);
        for (let section = 0, long = half >> 2; left--; section++) {
          section += number(2000 + 64 * long);
          place(section, classes ? classes[section] : symbol(1600 + 16 * long, 4));
        }
      } else for (let section = 0, near = 0; section <= last; section++) {
        const size = classes[section];
        if (!size) continue;
        // a word that is nowhere else stands in the last one
        if ((near || titled || section < last) && !bit(1030 + (size * 3 + near) * 4 + dense)) near &&= 1;
        else place(section, size), (near = 2);
      }
      return { page, titled, length: length ?? 2 ** (half / 2), places };
    });
  });
}

/** @param {Uint8Array} bytes */
async function readRoot(bytes) {
  const { bit, raw, number, symbol, name, term } = decoder(bytes);
  const pages = raw(32), listed = pages > 4096 ? 64 : 16, vocabulary = name(), lists = Array.from({ length: Math.ceil(pages / listed) }, name);
  const shards = Array.from({ length: raw(32) }, () => {
    const first = term();
    return { first, key: skeleton(first), name: name(), referrals: bit(142) ? name() : "" };
  });
  const total = raw(32), sections = raw(32);
  /** @type {Row} */
  let row = { state: "", roles: 0, weight: 1, section: 0 };
  /** @type {Row[]} */
  const rows = [];
  for (let i = 0; i < pages; i++) {
    if (bit(143)) row = { state: " planned new beta deprecated removed".split(" ")[symbol(144, 3)], roles: number(256), weight: (symbol(384, 4) + 1) / 8, section: number(320) };
    if (pages > 1024) rows.push(row);
    else {
      const classes = new Uint8Array(number(192));
      let length = 0, last = -1;
      for (let s = 0, before = 0; s < classes.length; s++) {
        before = classes[s] = symbol(19e3 + 16 * before, 4);
        if (before) (length += 2 ** before), (last = s);
      }
      rows.push({ ...row, classes, last, length });
    }
    await pause();
  }
  return { rows, vocabulary, listed, lists, shards, averagePage: total / pages, averageSection: total / sections };
}
