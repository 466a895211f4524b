// @ts-check
/** Is somebody there now? The hours, time zone and holidays of `helpgen.yml` against the reader's clock. */
import { all, locale, text } from "./page.js";

const MINUTE = 60_000;
const DAY = 1440;

/** The day (its midnight in UTC) and the minute of it at a moment, in a time zone. @param {number} moment @param {string} zone */
function there(moment, zone) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { date: Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day)), minute: Number(part.hour) * 60 + Number(part.minute) };
}

/**
 * Whether it is open, and when that changes next; none: not within two weeks.
 * @param {string} hours `1 600-750 810-1080;2 …` @param {string} zone @param {string[]} holidays @param {number} now
 * @returns {{open: boolean, next: number | undefined}}
 */
export function standing(hours, zone, holidays, now) {
  const week = new Map(hours.split(";").map((one) => [Number(one.split(" ")[0]), one.split(" ").slice(1).map((range) => range.split("-").map(Number))]));
  /** When it opens and closes, in minutes from now; hours that go on at midnight are one. @type {number[][]} */
  const ranges = [];
  const today = there(now, zone);
  for (let ahead = 0; ahead < 15; ahead += 1) {
    // By the calendar: a day of the change to summer time has 23 hours.
    const date = new Date(today.date + ahead * DAY * MINUTE);
    for (const [from, to] of holidays.includes(date.toISOString().slice(0, 10)) ? [] : (week.get(date.getUTCDay() || 7) ?? [])) {
      const shift = ahead * DAY - today.minute;
      const last = ranges.at(-1);
      if (last && last[1] === from + shift) last[1] = to + shift;
      else ranges.push([from + shift, to + shift]);
    }
  }
  const [from, to] = ranges.find((range) => range[1] > 0) ?? [];
  if (from === undefined || to === undefined) return { open: false, next: undefined };
  const ahead = from <= 0 ? to : from;
  const next = Math.floor(now / MINUTE) * MINUTE + ahead * MINUTE;
  // The clock may be put forward or back until then.
  const off = ((today.minute + ahead - there(next, zone).minute + DAY * 1.5) % DAY) - DAY / 2;
  return { open: from <= 0, next: next + off * MINUTE };
}

/** Whether the reader's clock shows another time than that of the hours. @param {number} moment @param {string} zone */
function elsewhere(moment, zone) {
  const own = new Date(moment);
  return own.getHours() * 60 + own.getMinutes() !== there(moment, zone).minute;
}

/** In the reader's own time, which may be another than that of the hours. @param {number} moment @param {number} now */
function told(moment, now) {
  const day = (/** @type {number} */ at) => new Date(at).toDateString();
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
  if (day(moment) === day(now)) return { when: text("open-today"), time };
  if (day(moment) === day(now + DAY * MINUTE)) return { when: text("open-tomorrow"), time };
  const soon = moment - now < 6 * DAY * MINUTE;
  return { when: new Intl.DateTimeFormat(locale, soon ? { weekday: "long" } : { month: "long", day: "numeric" }).format(moment), time };
}

export function start() {
  const box = document.getElementById("hg-contact");
  if (!box) return;
  const { zone = "UTC", holidays = "" } = box.dataset;
  const show = () => {
    const now = Date.now();
    for (const line of all("[data-open]")) {
      const { open, next } = standing(line.dataset.open ?? "", zone, holidays.split(" "), now);
      line.classList.toggle("channel-is-open", open);
      line.hidden = next === undefined;
      if (next === undefined) continue;
      // The closing time is told only where it is less than a day away: a channel that is open day and night has none.
      if (open && next - now > DAY * MINUTE) line.textContent = text("open");
      else line.textContent = text(open ? "open-now" : "open-later", told(next, now)) + (elsewhere(next, zone) ? ` ${text("open-yours")}` : "");
    }
  };
  show();
  setInterval(show, MINUTE / 2);
}
