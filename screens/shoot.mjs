#!/usr/bin/env node
// Photographs the sample product's screens: `node shoot.mjs [name…]` makes all of them, or those named.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { parse } from 'yaml';
import { views } from './views/index.mjs';
import { forbiddenWords, readGlossary, session } from './parts/session.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const helpCenter = resolve(
  process.env.HELP_CENTER ??
    ['..', '../demo'].map((p) => join(here, p)).find((p) => existsSync(join(p, 'glossary.yml'))) ??
    '..',
);
const scale = 1.6;
const maxBytes = 64_000;
const defaults = { width: 900, min: 420, max: 700 };

const glossary = readGlossary(join(helpCenter, 'glossary.yml'));
const list = parse(readFileSync([helpCenter, here].map((p) => join(p, 'screens.yml')).find(existsSync), 'utf8'));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !list.some((entry) => entry.file === name));
if (unknown.length) throw new Error(`not in screens.yml: ${unknown.join(', ')}`);
const css = ['product.css', 'product-rooms.css'].map((file) => readFileSync(join(here, file), 'utf8')).join('\n');

/** Runs in the page: says where the marks stand, and which labels cannot be read (outside, covered or too faint). */
function measureAndCheck({ marks, labels, height }) {
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) =>
    parts(colour)
      .slice(0, 3)
      .map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  // WCAG's contrast of the text with the nearest painted ground; a gradient is not measured.
  const contrast = (el) => {
    let ground = el;
    while (
      ground &&
      parts(getComputedStyle(ground).backgroundColor)[3] === 0 &&
      getComputedStyle(ground).backgroundImage === 'none'
    )
      ground = ground.parentElement;
    const style = ground && getComputedStyle(ground);
    if (style && style.backgroundImage !== 'none') return 21;
    const pair = [light(getComputedStyle(el).color), style ? light(style.backgroundColor) : 1].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  };
  const visible = (el) => {
    const r = el.getBoundingClientRect();
    if (!r.width || r.left < 0 || r.top < 0 || r.right > innerWidth + 0.5 || r.bottom > height) return false;
    const hit = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
    return hit && (el.contains(hit) || hit.contains(el)) && !hit.classList.contains('veil') && contrast(el) >= 3;
  };
  const shown = (id) => [...document.querySelectorAll(`[data-label="${id}"]`)].filter(visible);
  const missing = labels.filter((id) => !shown(id).length);
  const spills = [...document.querySelectorAll('body *')]
    .filter(
      (el) =>
        el.closest('.btn,.chip,.tab,td,th,.item,h1,h2,h3,.card') &&
        el.scrollWidth > el.clientWidth + 1 &&
        el.clientWidth > 0 &&
        getComputedStyle(el).display !== 'inline' &&
        !el.closest('svg,.thumb') &&
        !el.querySelector('.tip') &&
        el.textContent,
    )
    .map((el) => el.className + ': ' + el.textContent.slice(0, 30));
  const percent = (part, whole) => `${Math.round((Math.min(Math.max(part, 0), whole) / whole) * 10000) / 100}%`;
  const places = marks.flatMap((mark) => {
    const label = shown(mark)[0] ?? document.querySelector(mark.includes('.') ? mark : null);
    if (!label) {
      missing.push(`mark ${mark}`);
      return [];
    }
    const target = label.closest('.btn,.tab,.tabs,.item,.menuitem,.iconbtn,.field,.toggle,.ringable') ?? label;
    const r = target.getBoundingClientRect();
    // A tab's own padding is already the room that a frame needs above and below.
    const gap = target.matches('.tabs .tab') ? -2 : target.matches('.menuitem') ? -1 : 4;
    const [left, top, right, bottom] = [r.left - 4, r.top - gap, r.right + 4, r.bottom + gap];
    const from = [Math.max(left, 0), Math.max(top, 0)];
    const size = [Math.min(right, innerWidth) - from[0], Math.min(bottom, height) - from[1]];
    const at = [from[0], from[1], size[0], size[1]].map((part, n) => percent(part, n % 2 ? height : innerWidth)).join(',');
    return [mark.includes('.') ? { at } : { on: mark, at }];
  });
  return { missing, spills, places, text: document.body.innerText };
}

/** Where the marks stand on each picture: the pages say it in `:::callouts`, see `retake.mjs`. */
const marksFile = join(here, 'marks.json');
const marks = existsSync(marksFile) ? JSON.parse(readFileSync(marksFile, 'utf8')) : {};

/** A PNG with a palette, of fewer colours where the picture would be too heavy. */
async function compress(raw) {
  let saved;
  for (const colours of [256, 200]) {
    saved = await sharp(raw)
      .png({ palette: true, colours, dither: 0.5, effort: 10, compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true });
    if (saved.info.size <= maxBytes) break;
  }
  return saved;
}

async function photograph(page, entry, lang) {
  const view = views[entry.file];
  const s = session(glossary, entry.role, lang);
  const width = view.width ?? (lang === 'en' && view.widthEn) ?? defaults.width;
  const frame = {
    width: width || defaults.width,
    height: view.height ?? (entry.layout === 'modal' ? 580 : defaults.min),
  };
  await page.setViewportSize(frame);
  await page.setContent(
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style>${css}</style><body>${view.draw(s)}</body></html>`,
  );
  await page.evaluate(() => document.fonts.ready);
  if (!view.height && entry.layout === 'web') {
    const full = await page.evaluate(() => document.documentElement.scrollHeight);
    frame.height = Math.min(Math.max(full, defaults.min), view.max ?? defaults.max);
    await page.setViewportSize(frame);
  }
  const found = await page.evaluate(measureAndCheck, {
    marks: view.marks ?? [],
    labels: entry.labels,
    height: frame.height,
  });
  const raw = await page.screenshot({ clip: { x: 0, y: 0, ...frame }, animations: 'disabled' });
  const folder = join(helpCenter, 'content/images', lang === 'en' ? 'en' : '');
  mkdirSync(folder, { recursive: true });
  const saved = await compress(raw);
  writeFileSync(join(folder, `${entry.file}.png`), saved.data);
  const picture = `content/images/${lang === 'en' ? 'en/' : ''}${entry.file}.png`;
  if (found.places.length) marks[picture] = found.places;
  else delete marks[picture];
  return { ...found, bytes: saved.info.size, size: `${saved.info.width}×${saved.info.height}` };
}

/** The words of the screen that the glossary asks not to use. */
function wrongWords(text, lang) {
  const { banned, allowed } = forbiddenWords(glossary, lang);
  let rest = ` ${text} `.toLowerCase();
  for (const word of allowed) rest = rest.replaceAll(word.toLowerCase(), '·');
  return banned.filter((word) =>
    lang === 'ko' ? rest.includes(word.toLowerCase()) : new RegExp(`\\b${word}s?\\b`, 'i').test(rest),
  );
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--font-render-hinting=none',
    '--disable-background-networking',
  ],
});
const context = await browser.newContext({
  deviceScaleFactor: scale,
  locale: 'ko-KR',
  timezoneId: 'Asia/Seoul',
  offline: true,
  reducedMotion: 'reduce',
});
const page = await context.newPage();
let total = 0;
let wrong = 0;
for (const entry of list) {
  if (wanted.length && !wanted.includes(entry.file)) continue;
  for (const lang of entry.en ? ['ko', 'en'] : ['ko']) {
    const { missing, spills, text, bytes, size } = await photograph(page, entry, lang);
    const words = wrongWords(text, lang);
    total += bytes;
    wrong += missing.length + words.length;
    const remarks = [
      missing.length && `not readable: ${missing.join(', ')}`,
      words.length && `words: ${words.join(', ')}`,
      spills.length && `too wide: ${spills.join(' | ')}`,
    ]
      .filter(Boolean)
      .join('; ');
    console.log(`${lang} ${entry.file} ${size} ${(bytes / 1024).toFixed(0)} KB${remarks ? `  ! ${remarks}` : ''}`);
  }
}
await browser.close();
writeFileSync(marksFile, `${JSON.stringify(Object.fromEntries(Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`);
console.log(`${(total / 1048576).toFixed(2)} MB, ${wrong} mistakes`);
process.exitCode = wrong ? 1 : 0;
