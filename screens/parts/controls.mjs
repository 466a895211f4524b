// The product's building blocks: each function returns the HTML of one control.
import { icon } from './icons.mjs';

/** A button; `kind` is primary, plain, soft, text, warn, danger or off, with size words (s, l, full) after it. */
export const btn = (content, kind = 'primary', glyph = '') =>
  `<span class="btn ${kind}">${glyph ? icon(glyph, 18) : ''}${content}</span>`;

/** A form field: its name, what is in it and an optional hint. */
export const field = (name, control, hint = '') =>
  `<div class="field"><span class="name">${name}</span>${control}${hint ? `<span class="hint">${hint}</span>` : ''}</div>`;

/** What somebody typed; `end` is a unit or icon at the right, `kind` may be focus or area. */
export const input = (value, { end = '', kind = '', start = '', style = '' } = {}) =>
  `<div class="input ${kind}" style="${style}">${start}<span class="grow">${value}</span>${kind.includes('focus') ? '' : ''}${end ? `<span class="end">${end}</span>` : ''}</div>`;

/** A choice list, closed. */
export const select = (value, style = '') => input(value, { end: icon('down', 18), style });

/** A switch with its words. */
export const toggle = (name, on, hint = '') =>
  `<div class="toggle"><span class="words"><span class="strong">${name}</span>${hint ? `<span class="hint">${hint}</span>` : ''}</span><span class="switch ${on ? 'on' : ''}"></span></div>`;

/** A small switch before its name, as in a row of controls. */
export const miniToggle = (name, on) =>
  `<span class="toggle"><span class="switch ${on ? 'on' : ''}"></span>${name}</span>`;

export const tick = (on, kind = '') =>
  `<span class="tick ${kind} ${on ? 'on' : ''}">${on && kind !== 'radio' ? icon('check', 15) : ''}</span>`;
export const choice = (on, words, kind = '') =>
  `<span class="row tight nowrap">${tick(on, kind)}<span>${words}</span></span>`;
export const chip = (words, tone = '') => `<span class="chip ${tone}">${words}</span>`;
export const pill = (words, on = false) => `<span class="pill ${on ? 'on' : ''}">${words}</span>`;
export const meter = (percent) => `<div class="meter"><i style="width:${percent}%"></i></div>`;
export const note = (words, tone = '', glyph = 'info') =>
  `<div class="note ${tone}">${icon(glyph, 18)}<span>${words}</span></div>`;
export const card = (body, kind = '') => `<div class="card ${kind}">${body}</div>`;
export const thumb = (picture, width, height) =>
  `<div class="thumb" style="width:${width}px;height:${height}px">${picture}</div>`;
export const stars = (score, count = '') =>
  `<span class="stars">★ ${score}</span>${count ? `<span class="faint small"> (${count})</span>` : ''}`;

/** A table; `aligns` has one letter a column, r for figures. The last argument names rows drawn as a sum. */
export function table(heads, rows, aligns = '', sums = 0) {
  const cls = (i) => (aligns[i] === 'r' ? ' class="num"' : '');
  const head = heads.map((h, i) => `<th${cls(i)}>${h}</th>`).join('');
  const body = rows
    .map(
      (cells, n) =>
        `<tr${n >= rows.length - sums ? ' class="sum"' : ''}>${cells.map((c, i) => `<td${cls(i)}>${c}</td>`).join('')}</tr>`,
    )
    .join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Names and values in two columns; a pair with a third element is the total. */
export const pairs = (list) =>
  `<dl class="pairs">${list.map(([k, v, total]) => `<dt class="${total ? 'total' : ''}">${k}</dt><dd class="${total ? 'total' : ''}">${v}</dd>`).join('')}</dl>`;

/** A row of tabs; the current one is bold and underlined. */
export const tabs = (s, ids, current, kind = '') =>
  `<div class="tabs ${kind}">${ids.map((id) => `<span class="tab ${id === current ? 'on' : ''}">${s.t(id)}</span>`).join('')}</div>`;

/** A button that shows only an icon, with its name in a tooltip: `place` is '' (below), up, left, low or before. */
export const tipped = (s, id, inner, place = '', shown = true) =>
  `<span class="tipped iconbtn">${inner}${shown ? `<span class="tip ${place}">${s.t(id)}</span>` : ''}</span>`;

/** A page's title with a line under it and buttons at the right. */
export const pageHead = (title, line = '', right = '') =>
  `<div class="pagehead"><div><h1>${title}</h1>${line ? `<p>${line}</p>` : ''}</div><div class="row">${right}</div></div>`;
