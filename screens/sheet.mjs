// Puts several photographs side by side on one sheet, to look them over: `node sheet.mjs out.png a.png b.png …`
import sharp from 'sharp';

const [out, ...files] = process.argv.slice(2);
const width = 660;
const columns = Math.min(files.length, Number(process.env.COLUMNS_WIDE ?? 3));
const gap = 12;
const tiles = await Promise.all(
  files.map(async (file) => {
    const { data, info } = await sharp(file)
      .resize({ width, withoutEnlargement: true })
      .png()
      .toBuffer({ resolveWithObject: true });
    return { data, height: info.height };
  }),
);
const tops = Array(columns).fill(gap);
const placed = tiles.map(({ data, height }, i) => {
  const column = i % columns;
  const spot = { input: data, left: gap + column * (width + gap), top: tops[column] };
  tops[column] += height + gap;
  return spot;
});
await sharp({
  create: { width: gap + columns * (width + gap), height: Math.max(...tops), channels: 3, background: '#8a94a3' },
})
  .composite(placed)
  .png()
  .toFile(out);
