// Pictures inside the product: the logo, course covers and members' portraits, all drawn, none photographed.

/** The product's mark: an open book that is also a door with a rising sun. */
export function logoMark(size = 28, light = false) {
  const ground = light ? '#8fa0ff' : '#0f766e';
  const ink = light ? '#1a2238' : '#fff';
  return `<svg width="${size}" height="${size}" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="${ground}"/><path d="M16 12.5c-2.6-2-5.6-2.7-9-2.7v12.4c3.4 0 6.4.7 9 2.7 2.6-2 5.6-2.7 9-2.7V9.8c-3.4 0-6.4.7-9 2.7Z" fill="none" stroke="${ink}" stroke-width="2.3" stroke-linejoin="round"/><path d="M16 12.5v12" stroke="${ink}" stroke-width="2.3"/><circle cx="16" cy="7" r="2.3" fill="${ink}"/></svg>`;
}

const bars = (x, heights, colours, base = 142, w = 22) =>
  heights
    .map(
      (h, i) =>
        `<rect x="${x + i * (w + 12)}" y="${base - h}" width="${w}" height="${h}" rx="4" fill="${colours[i % colours.length]}"/>`,
    )
    .join('');

const covers = {
  data: `<rect width="320" height="180" fill="#d3eee8"/><circle cx="262" cy="44" r="76" fill="#bfe4dc"/><rect x="42" y="28" width="236" height="126" rx="12" fill="#fff"/><path d="M62 142h196" stroke="#cbd5d9" stroke-width="3"/>${bars(72, [38, 62, 50, 84, 70, 98], ['#0f766e', '#52b3a6', '#f2b134'])}<path d="M82 92 116 70l34 12 34-34 34 12 34-26" fill="none" stroke="#e4633c" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/><circle cx="252" cy="34" r="6" fill="#e4633c"/>`,
  watercolour: `<rect width="320" height="180" fill="#fbf4e8"/><path d="M30 120c30-70 90-86 132-52 34 28 88-4 108 34s-26 70-92 64S4 178 30 120Z" fill="#9cc7e8" opacity=".75"/><path d="M84 128c10-50 62-72 98-44s66 34 54 62-52 26-92 22-68-6-60-40Z" fill="#e893a8" opacity=".6"/><circle cx="150" cy="80" r="32" fill="#f3b64f" opacity=".7"/><path d="M104 150c0-30 10-52 20-62M124 88c-18-2-26 6-28 18 14 2 24-4 28-18Zm-6 26c14-8 26-4 32 6-12 8-24 6-32-6Z" stroke="#3d7a55" stroke-width="4" fill="#6fae86"/><path d="m226 134 56-92 12 8-58 90Z" fill="#8a5a34"/><path d="m226 134 10 6c-6 12-16 16-26 14 6-4 8-14 16-20Z" fill="#35507a"/>`,
  english: `<rect width="320" height="180" fill="#e6e9fb"/><circle cx="40" cy="160" r="70" fill="#d6dbf7"/><rect x="44" y="32" width="148" height="72" rx="18" fill="#4150b5"/><path d="m74 100-6 26 30-24Z" fill="#4150b5"/><text x="118" y="79" font-size="31" font-weight="700" fill="#fff" text-anchor="middle" font-family="Noto Sans CJK KR">Hello!</text><rect x="158" y="84" width="126" height="62" rx="18" fill="#fff"/><path d="m252 142 8 24-30-22Z" fill="#fff"/><text x="221" y="125" font-size="25" font-weight="700" fill="#4150b5" text-anchor="middle" font-family="Noto Sans CJK KR">15 min</text>`,
  ledger: `<rect width="320" height="180" fill="#fdf0d5"/><rect x="54" y="24" width="188" height="134" rx="10" fill="#fff"/><rect x="54" y="24" width="188" height="28" rx="10" fill="#2f8f5b"/><path d="M54 78h188M54 104h188M54 130h188M116 52v106M180 52v106" stroke="#dfe6df" stroke-width="2"/><g fill="#7d8b84"><rect x="66" y="61" width="36" height="8" rx="4"/><rect x="66" y="87" width="28" height="8" rx="4"/><rect x="66" y="113" width="40" height="8" rx="4"/><rect x="66" y="139" width="30" height="8" rx="4"/></g><g fill="#2f8f5b"><rect x="194" y="61" width="34" height="8" rx="4"/><rect x="194" y="87" width="26" height="8" rx="4"/><rect x="194" y="113" width="30" height="8" rx="4"/></g><g><circle cx="252" cy="128" r="30" fill="#f2b134"/><circle cx="252" cy="128" r="22" fill="none" stroke="#c98710" stroke-width="3"/><text x="252" y="138" font-size="26" font-weight="700" fill="#8f5c00" text-anchor="middle" font-family="Noto Sans CJK KR">₩</text></g>`,
  travel: `<rect width="320" height="180" fill="#bfe0f5"/><circle cx="242" cy="52" r="26" fill="#ffd56b"/><path d="M0 140 76 62l56 60 44-38 90 74 54-30v52H0Z" fill="#5d8fae"/><path d="M0 156c60-22 110-20 170-4s110 10 150-8v36H0Z" fill="#3f7f68"/><rect x="92" y="92" width="136" height="78" rx="12" fill="#263238"/><rect x="132" y="80" width="46" height="18" rx="6" fill="#263238"/><circle cx="160" cy="131" r="28" fill="#eceff1"/><circle cx="160" cy="131" r="19" fill="#455a64"/><circle cx="153" cy="124" r="6" fill="#90a4ae"/><rect x="202" y="102" width="15" height="9" rx="3" fill="#e4633c"/>`,
  viz: `<rect width="320" height="180" fill="#fde4dc"/><circle cx="122" cy="92" r="62" fill="#fff"/><path d="M122 92V36a56 56 0 0 1 53 38Z" fill="#e4633c"/><path d="m122 92 53-18a56 56 0 0 1-28 68Z" fill="#f2b134"/><path d="m122 92 25 50A56 56 0 1 1 122 36Z" fill="#33658a"/><g fill="#fff"><rect x="206" y="48" width="84" height="18" rx="9"/><rect x="206" y="82" width="64" height="18" rx="9"/><rect x="206" y="116" width="76" height="18" rx="9"/></g><circle cx="216" cy="57" r="6" fill="#e4633c"/><circle cx="216" cy="91" r="6" fill="#f2b134"/><circle cx="216" cy="125" r="6" fill="#33658a"/>`,
  sql: `<rect width="320" height="180" fill="#1f2a44"/><g fill="#8fa0ff"><ellipse cx="94" cy="52" rx="46" ry="16"/><path d="M48 58v24c0 9 20 16 46 16s46-7 46-16V58c0 9-20 16-46 16s-46-7-46-16Z" opacity=".85"/><path d="M48 92v24c0 9 20 16 46 16s46-7 46-16V92c0 9-20 16-46 16s-46-7-46-16Z" opacity=".65"/></g><g font-family="Noto Sans Mono CJK KR, monospace" font-size="17" font-weight="700"><text x="168" y="66" fill="#f2b134">SELECT</text><text x="168" y="96" fill="#8be0c8">FROM</text><text x="168" y="126" fill="#f49cb0">WHERE</text></g><g fill="#53607f"><rect x="244" y="56" width="42" height="9" rx="4"/><rect x="224" y="86" width="58" height="9" rx="4"/><rect x="236" y="116" width="38" height="9" rx="4"/></g>`,
  writing: `<rect width="320" height="180" fill="#ece6f6"/><g transform="rotate(-4 150 92)"><rect x="72" y="24" width="150" height="136" rx="10" fill="#fff"/><g fill="#cfc6e2"><rect x="92" y="46" width="88" height="11" rx="5"/><rect x="92" y="72" width="110" height="8" rx="4"/><rect x="92" y="88" width="98" height="8" rx="4"/></g><path d="m92 140 26-22 24 10 26-26 32 14" fill="none" stroke="#6d4fb3" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></g><path d="m214 142 44-84 18 10-44 84-22 12Z" fill="#f2b134"/><path d="m214 142 18 10-22 12Z" fill="#4a3b2a"/>`,
  map: `<rect width="320" height="180" fill="#d8ead2"/><path d="M0 128c60-34 92 22 152-8s92-60 168-44v104H0Z" fill="#a9d3ee"/><path d="M0 62h320M84 0v180M214 0v180M0 20l320 96" stroke="#fff" stroke-width="9"/><g fill="#c7dcbd"><rect x="104" y="76" width="44" height="30" rx="4"/><rect x="232" y="16" width="52" height="28" rx="4"/><rect x="18" y="84" width="46" height="26" rx="4"/></g><path d="M160 34a26 26 0 0 1 26 26c0 20-26 46-26 46s-26-26-26-46a26 26 0 0 1 26-26Z" fill="#c2362f"/><circle cx="160" cy="60" r="10" fill="#fff"/><path d="M254 78a16 16 0 0 1 16 16c0 12-16 28-16 28s-16-16-16-28a16 16 0 0 1 16-16Z" fill="#0f766e"/><circle cx="254" cy="94" r="6" fill="#fff"/>`,
  python: `<rect width="320" height="180" fill="#20303c"/><rect x="36" y="28" width="248" height="124" rx="12" fill="#16222c"/><circle cx="56" cy="46" r="5" fill="#e5484d"/><circle cx="72" cy="46" r="5" fill="#f2b134"/><circle cx="88" cy="46" r="5" fill="#3fae6a"/><g font-family="Noto Sans Mono CJK KR, monospace" font-size="15"><text x="56" y="80" fill="#8be0c8">table = read("cafe.csv")</text><text x="56" y="104" fill="#f2b134">table.sort("sales")</text><text x="56" y="128" fill="#c9d4de">print(table.top(5))</text></g>`,
};

/** A course's cover picture, filling its box. */
export function cover(kind) {
  const body = covers[kind];
  if (!body) throw new Error(`no cover "${kind}"`);
  return `<svg class="cover" viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice">${body}</svg>`;
}

// Each person keeps the same hair, skin and clothes on every screen.
const looks = {
  haneul: ['#cfe9e2', '#2b2320', '#f4cfb0', '#0f766e', 'bob'],
  doyun: ['#dfe5f8', '#1f1b1a', '#eec19b', '#4150b5', 'short'],
  jiwoo: ['#fde4dc', '#4a2f22', '#f6d3b5', '#e4633c', 'long'],
  yerin: ['#f3e3f2', '#2a211f', '#f7d8bd', '#9b5fa8', 'bun'],
  woojin: ['#e4eef6', '#26211f', '#e9b98f', '#33658a', 'short'],
  narae: ['#fdf0d5', '#5a3a26', '#f3cba8', '#c98710', 'bob'],
  seoyun: ['#e7e9fb', '#231d1b', '#f5cfb1', '#323f96', 'long'],
  garam: ['#e3f0df', '#3a2a20', '#efc39d', '#3d7a55', 'curly'],
  sumin: ['#e6f0f2', '#2b2320', '#f1c9a5', '#5b7f8a', 'short'],
  chaewon: ['#fbe7ea', '#33241f', '#f7d6bb', '#c2557a', 'long'],
  minjae: ['#ecebe4', '#1f1b1a', '#e6b58a', '#6b6a5a', 'curly'],
  sohee: ['#e2edf9', '#4a2f22', '#f5cfae', '#2757b8', 'bun'],
};
const hair = {
  short: (c) => `<path d="M27 37c-2-16 6-23 14-23s15 7 12 23l-3-9c-6 1-14 0-19-3Z" fill="${c}"/>`,
  bob: (c) => `<path d="M23 47c-4-20 4-34 17-34s21 14 17 34l-5 2V31c-7 1-15-1-20-5l-3 6v17Z" fill="${c}"/>`,
  long: (c) => `<path d="M22 62c-5-26 2-49 18-49s23 23 18 49H48V33c-6 0-12-3-15-7l-3 7v29Z" fill="${c}"/>`,
  bun: (c) =>
    `<circle cx="40" cy="12" r="7" fill="${c}"/><path d="M26 38c-3-16 5-22 14-22s17 6 14 22l-3-8c-8 0-16-2-20-5Z" fill="${c}"/>`,
  curly: (c) =>
    `<g fill="${c}"><circle cx="30" cy="24" r="8"/><circle cx="40" cy="19" r="9"/><circle cx="50" cy="24" r="8"/><circle cx="27" cy="33" r="5"/><circle cx="53" cy="33" r="5"/></g>`,
};

function portrait(id, room) {
  const look = looks[id];
  if (!look) throw new Error(`no portrait "${id}"`);
  const [ground, dark, skin, clothes, style] = look;
  const back = style === 'long' || style === 'bob' ? hair[style](dark) : '';
  const front =
    style === 'long' || style === 'bob'
      ? `<path d="M28 33c4-1 9-4 11-8 3 4 8 7 13 8l1-6c-3-9-8-12-13-12s-11 4-13 12Z" fill="${dark}"/>`
      : hair[style](dark);
  const body = `${back}<path d="M14 82c0-17 11-25 26-25s26 8 26 25Z" fill="${clothes}"/><rect x="35" y="46" width="10" height="15" rx="5" fill="${skin}"/><ellipse cx="40" cy="37" rx="12.5" ry="15" fill="${skin}"/>${front}<circle cx="35" cy="38" r="1.6" fill="#2b2320"/><circle cx="45" cy="38" r="1.6" fill="#2b2320"/><path d="M36 44.5c2 2.2 6 2.2 8 0" stroke="#a8523f" stroke-width="1.6" fill="none" stroke-linecap="round"/>`;
  return room
    ? `<svg viewBox="0 0 160 90" preserveAspectRatio="xMidYMid slice"><rect width="160" height="90" fill="${ground}"/><rect x="10" y="10" width="30" height="40" rx="3" fill="#fff" opacity=".55"/><path d="M6 74h44M14 74V58h9v16M27 74V62h8v12" stroke="#fff" stroke-width="3" opacity=".6" fill="none"/><g transform="translate(58 8) scale(1.1)">${body}</g></svg>`
    : `<rect width="80" height="80" fill="${ground}"/>${body}`;
}

/** A member's round portrait. */
export function face(id, size = 36) {
  return `<svg width="${size}" height="${size}" viewBox="0 0 80 80" style="border-radius:50%">${portrait(id, false)}</svg>`;
}

/** A member's picture as a camera shows it, filling its box. */
export const onCamera = (id) => portrait(id, true);
