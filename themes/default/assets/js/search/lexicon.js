// @ts-check
/** One language of the index: fetches its files, decodes them as `FORMAT.md` describes, looks terms up. */
import { INITIALS, jamo, skeleton } from "./words.js";

export const VERSION = 8;

/** @param {string} root where the index lies @param {typeof fetch} get */
export function openFiles(root, get) {
  /** @type {Map<string, Promise<any>>} */
  const known = new Map();

  /** @param {string} path */
  async function load(path) {
    for (let tries = 0; ; tries++) {
      try {
        const response = await get(root + path);
        if (!response.ok) throw new Error(`search: ${path}: ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        if (tries === 2) throw error;
        await new Promise((done) => setTimeout(done, 100 * 4 ** tries));
      }
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
async function inflate(bytes) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

let since = 0;

/** Gives the page a turn, if this thread was at work for a while. */
export async function pause() {
  if (performance.now() - since < 8) return;
  await new Promise((done) => setTimeout(done));
  since = performance.now();
}

/** @param {ReturnType<typeof openFiles>} file @param {string} lang @param {string} rootName */
export async function openLexicon(file, lang, rootName) {
  const path = (/** @type {string} */ kind, /** @type {string} */ name) => `${lang}/${kind}-${name}.bin`;
  const root = await file(path("i", rootName), (bytes) => readRoot(bytes, pause));
  const { rows, shards } = root;

  const entries = (/** @type {string} */ kind, /** @type {string} */ name) =>
    file(path(kind, name), (bytes) => {
      const list = readDictionary(bytes, rows.length);
      return { list, byText: new Map(list.map((entry) => [entry.text, entry])) };
    });

  /** Number of the last shard that begins at or before (key, text). @param {string} key @param {string} text */
  function place(key, text) {
    let low = 0, high = shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { key: k, first } = shards[middle];
      if (k < key || (k === key && first <= text)) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** @param {string} text @returns {Promise<Entry | undefined>} */
  async function lookup(text) {
    if (!shards.length) return undefined;
    const { byText } = await entries("d", shards[place(skeleton(text), text)].name);
    return byText.get(text);
  }

  /** Entries whose key begins with `key`, from two shards at most. @param {string} key @returns {Promise<Entry[]>} */
  async function range(key) {
    const from = place(key, "");
    const found = [];
    for (let n = from; n < Math.min(from + 2, shards.length); n++) {
      if (n > from && !shards[n].key.startsWith(key)) break;
      found.push(...(await entries("d", shards[n].name)).list.filter((entry) => entry.key.startsWith(key)));
    }
    return found;
  }

  /** @param {Entry} known from a shard, or from the vocabulary, which has no postings of its own */
  async function postings(known) {
    const entry = known.block ? known : await lookup(known.text);
    if (!entry?.block) return [];
    const shard = shards[place(entry.key, entry.text)];
    const { list } = await entries("d", shard.name);
    const all = await file(path("p", entry.block), (bytes) => readPostings(bytes, list.filter((e) => e.pages && e.block === entry.block), rows));
    return all[entry.order];
  }

  /** What the glossary has to say about a form. @param {Entry} entry */
  async function referral(entry) {
    const { referrals } = shards[place(entry.key, entry.text)];
    return referrals ? (await file(path("r", referrals), async (bytes) => JSON.parse(await inflate(bytes))))[entry.text] : undefined;
  }

  /** The words of titles and other frequent words, with their jamo. */
  const vocabulary = () => file(path("v", root.vocabulary), (bytes) => readDictionary(bytes, rows.length).map((entry) => ({ ...entry, jamo: jamo(entry.text) })));

  /** What a hit shows: the lines of its page's file. @param {number} page */
  async function shown(page) {
    const names = await file(path("l", root.lists[page >> 6]), (bytes) => bytes);
    const at = (page & 63) * 4;
    const name = [...names.slice(at, at + 4)].map((b) => b.toString(16).padStart(2, "0")).join("");
    return file(path("h", name), async (bytes) => (await inflate(bytes)).split("\n"));
  }

  return { ...root, lookup, range, postings, referral, vocabulary, shown };
}

// the files

const RATE = [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5];
/** Contexts that one number takes, and those of any file at most. */
const NUMBER = 64, CONTEXTS = 2e4;

class Decoder {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.range = 0xffffffff;
    this.code = 0;
    for (let i = 0; i < 4; i++) this.code = ((this.code << 8) | this.byte()) >>> 0;
    this.zero = new Uint16Array(CONTEXTS).fill(1 << 15);
    this.uses = new Uint8Array(CONTEXTS);
  }

  byte() {
    if (this.at === this.bytes.length) throw Error("search: a file is cut off");
    return this.bytes[this.at++];
  }

  /** One decision. @param {number} context */
  bit(context) {
    const p = this.zero[context];
    const bound = (this.range >>> 12) * (p >> 4 || 1);
    const rate = RATE[this.uses[context]];
    if (this.uses[context] < 15) this.uses[context]++;
    let bit = 0;
    if (this.code < bound) {
      this.range = bound;
      this.zero[context] = Math.min(65535, p + ((65536 - p) >> rate));
    } else {
      bit = 1;
      this.range -= bound;
      this.code -= bound;
      this.zero[context] = p - (p >> rate);
    }
    if (this.range < 0x1000000) this.more();
    return bit;
  }

  more() {
    while (this.range < 0x1000000) {
      this.range = (this.range << 8) >>> 0;
      this.code = ((this.code << 8) | this.byte()) >>> 0;
    }
  }

  /** `count` bits as they are. @param {number} count */
  raw(count) {
    let value = 0;
    while (count--) {
      this.range >>>= 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit) this.code -= this.range;
      value = value * 2 + bit;
      this.more();
    }
    return value;
  }

  /** A number of any size. @param {number} context */
  number(context) {
    let length = 0;
    while (length < 31 && this.bit(context + length)) length++;
    if (!length) return 0;
    const top = 2 + this.bit(context + 31 + length);
    return top * 2 ** (length - 1) + this.raw(length - 1) - 1;
  }

  /** One of 2^depth symbols. @param {number} context @param {number} depth */
  symbol(context, depth) {
    let node = 1;
    for (let i = 0; i < depth; i++) node = node * 2 + this.bit(context + node);
    return node - (1 << depth);
  }
}

// Contexts: any places do, as long as no two that a kind of file uses overlap. Of a dictionary shard, …
const LENGTH = 64, KIND = 128, SAME = 140, FLAGS = 142, TERM = 150, INITIAL = 160, PAGES = 192, SPLIT = 256, PHRASES = 320, VOWEL = 400, FINAL = 1424, ASCII = 2500;
// … of a root, beside those of its terms, …
const SECTIONS = 19000, ROLES = 19064, SECTION = 19128, ROOT_FLAGS = 19192, STATE = 19200, WEIGHT = 19210, CLASS = 19300;
const STATES = ["", "planned", "new", "beta", "deprecated", "removed"];
// … and of a posting block.
const TITLED = 1024, PRESENT = 1030, HERE = 1300, TITLE_LENGTH = 1430, PAGE_LENGTH = 1500, SIZE = 1600, SKIP = 2000, COUNT = 4000;
const HEAD = 512, MANY = 64, ROOTED = 1024;

/**
 * @typedef {{text: string, key: string, pages: number, titled: number, split: number, refers: number, begins: number,
 *   phrase: [number, number][], block: string, order: number}} Entry
 * @typedef {{section: number, size: number, count: number, echo: number}} Place a section with the term; `size`: its length class
 * @typedef {{page: number, titled: number, length: number, places: Place[]}[]} Postings by page; `titled`: terms of the title, 0 if the term is not in it; `length`: of the page
 * @typedef {{first: string, key: string, name: string, referrals: string}} Shard
 * @typedef {{state: string, roles: number, weight: number, section: number, classes?: Uint8Array, last?: number, length?: number}} Row `classes` and what follows: of a small site
 */

/** @param {Decoder} d */
const name = (d) => d.raw(32).toString(16).padStart(8, "0");

/** Reads terms, each by its difference from the one before. @param {Decoder} d */
function termReader(d) {
  /** @type {string[]} */
  let before = [];
  return () => {
    const shared = d.number(0);
    const length = d.number(LENGTH);
    const chars = before.slice(0, shared);
    let aligned = true, lastKind = 0, lastAscii = 0;
    for (let i = shared; i < shared + length; i++) {
      const kind = (lastKind = d.symbol(KIND + lastKind * 4, 2));
      if (kind === 0) {
        /** @type {number} */
        const beside = aligned && before[i] ? INITIALS.indexOf(skeleton(before[i])) : -1;
        const known = beside >= 0 && before[i] >= "가";
        const same = known && d.bit(SAME + (i === shared ? 1 : 0));
        const initial = same ? beside : d.symbol(INITIAL, 5);
        const vowel = d.symbol(VOWEL + 32 * initial, 5);
        chars.push(String.fromCharCode(0xac00 + initial * 588 + vowel * 28 + d.symbol(FINAL + 32 * vowel, 5)));
        aligned = !!same;
      } else {
        if (kind === 1) chars.push(String.fromCharCode((lastAscii = d.symbol(ASCII + 128 * lastAscii, 7))));
        else chars.push(String.fromCodePoint(d.raw(21)));
        aligned = false;
      }
    }
    before = chars;
    return chars.join("");
  };
}

/** @param {Uint8Array} bytes @param {number} pages pages of the language @returns {Entry[]} */
function readDictionary(bytes, pages) {
  const d = new Decoder(bytes);
  const pageBits = pages ? 32 - Math.clz32(pages) : 0;
  const count = d.raw(16);
  const blocks = Array.from({ length: d.raw(16) }, () => name(d));
  const term = termReader(d);
  let block = -1, order = 0;
  return Array.from({ length: count }, () => {
    const text = term();
    /** @type {Entry} */
    const entry = { text, key: skeleton(text), refers: d.bit(FLAGS), begins: d.bit(FLAGS + 1), pages: 0, titled: 0, split: 0, phrase: [], block: "", order: 0 };
    if (d.bit(TERM)) {
      entry.pages = d.number(PAGES) + 1;
      entry.titled = d.bit(FLAGS + 2);
      if (d.bit(FLAGS + 3)) entry.split = d.number(SPLIT) + 1;
      if (d.bit(FLAGS + 4)) block++, (order = 0);
      entry.block = blocks[block];
      entry.order = order++;
    }
    for (let n = d.number(PHRASES); n > 0; n--) entry.phrase.push([d.raw(pageBits), d.bit(FLAGS + 5)]);
    return entry;
  });
}

/** The postings of a block's terms. @param {Uint8Array} bytes @param {Entry[]} terms the block's terms in order @param {Row[]} rows @returns {Postings[]} */
function readPostings(bytes, terms, rows) {
  const d = new Decoder(bytes);
  return terms.map((term) => {
    const listed = Math.min(term.pages, HEAD);
    const echoes = term.pages > 8 && term.pages * 5 <= rows.length * 2;
    const ratio = Math.floor(rows.length / listed);
    const gap = NUMBER * Math.min(15, 31 - Math.clz32(Math.max(1, ratio)));
    const dense = ratio < 2 ? 0 : ratio < 8 ? 1 : ratio < 32 ? 2 : 3;
    let next = 0;
    return Array.from({ length: listed }, () => {
      const page = next + d.number(gap);
      next = page + 1;
      const titled = d.bit(TITLED + dense) && d.symbol(TITLE_LENGTH, 4);
      const { classes, last, length } = rows[page];
      let half = 0;
      /** @type {Place[]} */
      const places = [];
      const place = (/** @type {number} */ section, /** @type {number} */ size) => {
        const count = d.number(COUNT + NUMBER * (size * 4 + dense)) + 1;
        places.push({ section, size, count, echo: echoes ? d.raw(4) + (count > 1 ? d.raw(4) * 16 : 256) : 512 });
      };
      if (!classes || classes.length > MANY) {
        let left = d.number(HERE + (titled && NUMBER));
        if (!classes && left) half = d.symbol(PAGE_LENGTH, 6);
        for (let section = 0, long = half >> 2; left--; section++) {
          section += d.number(SKIP + NUMBER * long);
          place(section, classes ? classes[section] : d.symbol(SIZE + 16 * long, 4));
        }
      } else for (let section = 0, near = 0; section <= last; section++) {
        const size = classes[section];
        if (!size) continue;
        const forced = !near && !titled && section === last;
        if (!forced && !d.bit(PRESENT + (size * 3 + near) * 4 + dense)) {
          near = Math.min(near, 1);
          continue;
        }
        near = 2;
        place(section, size);
      }
      return { page, titled, length: length ?? 2 ** (half / 2), places };
    });
  });
}

/** @param {Uint8Array} bytes @param {() => Promise<void>} pause called now and then */
async function readRoot(bytes, pause) {
  const d = new Decoder(bytes);
  const pages = d.raw(32);
  const vocabulary = name(d);
  const lists = Array.from({ length: Math.ceil(pages / 64) }, () => name(d));
  const term = termReader(d);
  const shards = Array.from({ length: d.raw(32) }, () => {
    const first = term();
    return { first, key: skeleton(first), name: name(d), referrals: d.bit(ROOT_FLAGS) ? name(d) : "" };
  });
  const total = d.raw(32), sections = d.raw(32);
  /** @type {Row} */
  let row = { state: "", roles: 0, weight: 1, section: 0 };
  /** @type {Row[]} */
  const rows = [];
  for (let i = 0; i < pages; i++) {
    if (d.bit(ROOT_FLAGS + 1)) row = { state: STATES[d.symbol(STATE, 3)], roles: d.number(ROLES), weight: (d.symbol(WEIGHT, 4) + 1) / 8, section: d.number(SECTION) };
    if (pages > ROOTED) rows.push(row);
    else {
      const classes = new Uint8Array(d.number(SECTIONS));
      let length = 0, last = -1;
      for (let s = 0, before = 0; s < classes.length; s++) {
        before = classes[s] = d.symbol(CLASS + 16 * before, 4);
        if (before) (length += 2 ** before), (last = s);
        if (s % 4096 === 4095) await pause();
      }
      rows.push({ ...row, classes, last, length });
    }
    if (i % 512 === 511) await pause();
  }
  return { rows, vocabulary, lists, shards, averagePage: total / (pages || 1), averageSection: total / (sections || 1) };
}
