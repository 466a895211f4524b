// Line icons of the product, 24×24, drawn with the text's colour.
const paths = {
  bell: '<path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7Z"/><path d="M10 20a2 2 0 0 0 4 0"/>',
  heart: '<path d="M12 20s-8-4.7-8-10.3A4.6 4.6 0 0 1 12 6.6a4.6 4.6 0 0 1 8 3.1C20 15.3 12 20 12 20Z"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3"/>',
  sliders: '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
  play: '<path d="M7 4.5v15l12-7.5Z" fill="currentColor"/>',
  pause: '<path d="M8 5v14M16 5v14" stroke-width="3"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  calendar: '<rect x="4" y="5.5" width="16" height="15" rx="2.5"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>',
  lock: '<rect x="5" y="10.5" width="14" height="10" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
  user: '<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20.5a7.5 7.5 0 0 1 15 0"/>',
  users: '<circle cx="9" cy="9" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M15.5 5.7a3.5 3.5 0 0 1 0 6.6M18 14.5a6.5 6.5 0 0 1 3.5 5.5"/>',
  card: '<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M3 10h18M7 15h4"/>',
  ticket: '<path d="M4 7h16v3.5a2 2 0 0 0 0 3.5V17H4v-3a2 2 0 0 0 0-3.5Z"/><path d="M14 7v10" stroke-dasharray="2 2"/>',
  gear: '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1"/>',
  pen: '<path d="m4.5 19.5 1-4.5L16 4.5l3.5 3.5L9 18.5Z"/><path d="m13.5 7 3.5 3.5"/>',
  swap: '<path d="M4 8.5h15l-4-4M20 15.5H5l4 4"/>',
  star: '<path d="m12 4 2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8Z" fill="currentColor" stroke-linejoin="round"/>',
  down: '<path d="m6.5 9.5 5.5 5.5 5.5-5.5"/>', right: '<path d="m9.5 6 6 6-6 6"/>', left: '<path d="m14.5 6-6 6 6 6"/>',
  plus: '<path d="M12 5v14M5 12h14"/>', close: '<path d="m6 6 12 12M18 6 6 18"/>', more: '<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="1.8"/><circle cx="12" cy="12" r="1.8"/><circle cx="19" cy="12" r="1.8"/></g>',
  grip: '<g fill="currentColor" stroke="none"><circle cx="9" cy="6" r="1.6"/><circle cx="15" cy="6" r="1.6"/><circle cx="9" cy="12" r="1.6"/><circle cx="15" cy="12" r="1.6"/><circle cx="9" cy="18" r="1.6"/><circle cx="15" cy="18" r="1.6"/></g>',
  mic: '<rect x="9" y="3.5" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
  micOff: '<path d="M9 9V6.5a3 3 0 0 1 6 0V12M5.5 11.5A6.5 6.5 0 0 0 16 16.6M12 18v3M4 4l16 16"/>',
  camera: '<rect x="3" y="6.5" width="12.5" height="11" rx="2.5"/><path d="m15.5 11 5.5-3.5v9L15.5 13Z"/>',
  hand: '<path d="M7.5 12.5V6a1.5 1.5 0 0 1 3 0v5-7a1.5 1.5 0 0 1 3 0v7-5.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6c-3 0-4.3-1.6-6-5l-1.2-2.6a1.4 1.4 0 0 1 2.5-1.2Z"/>',
  screen: '<rect x="3" y="4.5" width="18" height="12.5" rx="2"/><path d="M9 20.5h6M12 13.5v-5M9.5 10.8 12 8.3l2.5 2.5"/>',
  flag: '<path d="M6 21V4.5M6 5h11l-2.5 4 2.5 4H6"/>',
  bookmark: '<path d="M7 4h10v16l-5-4-5 4Z"/>', gauge: '<path d="M4.5 18a9 9 0 1 1 15 0M12 13.5l4-4.5"/><circle cx="12" cy="14" r="1.5" fill="currentColor"/>',
  save: '<path d="M12 4v10.5M7.5 10.5 12 15l4.5-4.5M5 19.5h14"/>', upload: '<path d="M12 15V4.5M7.5 8.5 12 4l4.5 4.5M5 19.5h14"/>',
  file: '<path d="M6.5 3.5h7l4 4v13h-11Z"/><path d="M13.5 3.5v4h4"/>', clip: '<path d="m19 11.5-7.5 7.5a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.1-2.1l7-7"/>',
  book: '<path d="M12 6.5C10 5 7 4.5 4 4.5v14c3 0 6 .5 8 2 2-1.5 5-2 8-2v-14c-3 0-6 .5-8 2ZM12 6.5v14"/>', quiz: '<rect x="5" y="4.5" width="14" height="16" rx="2.5"/><path d="M9 4.5V3h6v1.5M8.5 10l1.3 1.3 2.2-2.3M8.5 15.5l1.3 1.3 2.2-2.3M14.5 10.5h1.5M14.5 16H16"/>',
  laptop: '<rect x="5" y="5" width="14" height="10" rx="1.5"/><path d="M2.5 19h19"/>', phone: '<rect x="7.5" y="3" width="9" height="18" rx="2.2"/><path d="M11 18h2"/>', tablet: '<rect x="5" y="3.5" width="14" height="17" rx="2.2"/><path d="M11 17.5h2"/>', desktop: '<rect x="3" y="4" width="18" height="12" rx="2"/><path d="M12 16v4M8 20h8"/>',
  warn: '<path d="M12 4 2.8 19.5h18.4Z" stroke-linejoin="round"/><path d="M12 10v4.5M12 17v.3"/>', info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.8v.3"/>', award: '<circle cx="12" cy="9.5" r="5.5"/><path d="m8.5 14-1.5 7 5-2.5 5 2.5-1.5-7"/>', chart: '<path d="M4 20h16M7 16.5v-5M12 16.5v-10M17 16.5v-7.5"/>', eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/>',
  volume: '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Z"/><path d="M15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>', full: '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>', back10: '<path d="M5 5v5h5"/><path d="M5.5 10A8 8 0 1 1 4.5 15"/>', forth10: '<path d="M19 5v5h-5"/><path d="M18.5 10A8 8 0 1 0 19.5 15"/>', shield: '<path d="M12 3.5 5 6v6c0 4.5 3 7.5 7 8.5 4-1 7-4 7-8.5V6Z"/><path d="m9 12 2.2 2.2L15 10"/>', link: '<path d="M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5"/>', copy: '<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2.5"/><path d="M15.5 8.5V6A2 2 0 0 0 13.5 4H6a2 2 0 0 0-2 2v7.5a2 2 0 0 0 2 2h2.5"/>', bank: '<path d="M3.5 9.5 12 4.5l8.5 5ZM5 20h14M6.5 12v5.5M12 12v5.5M17.5 12v5.5"/>', chat: '<path d="M4 5.5h16v11H10l-4.5 4v-4H4Z"/>', photo: '<rect x="3.5" y="5" width="17" height="14" rx="2.5"/><circle cx="9" cy="10" r="1.7"/><path d="m4 17 5-4.5 3.5 3 3-2.5 5 4.5"/>', bolt: '<path d="M13 3 5.5 13.5H11L10 21l8-11h-5.5Z" fill="currentColor" stroke-linejoin="round"/>',
};

/** An icon by name; size in CSS pixels. An unknown name is a mistake in a view, so it stops the run. */
export function icon(name, size = 20) {
  const body = paths[name];
  if (!body) throw new Error(`no icon "${name}"`);
  return `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${body}</svg>`;
}
