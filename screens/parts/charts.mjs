// Charts of the product, as SVG.

/** Columns with a label under each; the last is drawn in the accent colour. `top` is the value at full height. */
export function columns(values, labels, { width, height, top, accent = 'var(--accent)', rest = '#c9cfee' }) {
  const step = width / values.length;
  const w = Math.min(34, step * 0.56);
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-size="12.5" font-family="Noto Sans CJK KR"><path d="M0 ${height - 24.5}h${width}" stroke="#dfe4ea"/>${values
    .map((v, i) => {
      const h = (v / top) * (height - 34);
      const x = step * (i + 0.5);
      return `<rect x="${x - w / 2}" y="${height - 24 - h}" width="${w}" height="${h}" rx="4" fill="${i === values.length - 1 ? accent : rest}"/><text x="${x}" y="${height - 7}" text-anchor="middle" fill="#566272">${labels[i]}</text>`;
    })
    .join('')}</svg>`;
}

/** An area chart with a grid; `marks` are [index, label] under the axis, `scale` the grid's [value, label]. */
export function area(values, { width, height, top, marks, scale }) {
  const left = 40;
  const bottom = height - 26;
  const x = (i) => left + (i / (values.length - 1)) * (width - left - 8);
  const y = (v) => bottom - (v / top) * (bottom - 12);
  const line = values.map((v, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`).join('');
  const grid = scale
    .map(
      ([v, words]) =>
        `<path d="M${left} ${y(v)}H${width - 8}" stroke="#e6eaf0"/><text x="${left - 8}" y="${y(v) + 4}" text-anchor="end" fill="#8b95a4">${words}</text>`,
    )
    .join('');
  const under = marks
    .map(([i, words]) => `<text x="${x(i)}" y="${height - 6}" text-anchor="middle" fill="#566272">${words}</text>`)
    .join('');
  const last = values.length - 1;
  return `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-size="12.5" font-family="Noto Sans CJK KR">${grid}<path d="${line}L${x(last)} ${bottom}L${left} ${bottom}Z" fill="var(--accent-soft)"/><path d="${line}" fill="none" stroke="var(--accent)" stroke-width="2.5" stroke-linejoin="round"/><circle cx="${x(last)}" cy="${y(values[last])}" r="4.5" fill="var(--accent)" stroke="#fff" stroke-width="2"/>${under}</svg>`;
}
