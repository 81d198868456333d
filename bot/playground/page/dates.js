/** Times as the acting person reads them, and Slack's `<!date^…>` patterns. */
import { timeZone } from "./directory.js";

const LOCALE = "en-US";

function format(date, options) {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: timeZone(), ...options }).format(date);
}

/** Slack's ts ("1764000000.000100") as a Date. */
export function dateOf(ts) {
  return new Date(Number.parseFloat(ts) * 1000);
}

export const clock = (date) => format(date, { hour: "numeric", minute: "2-digit" });
export const fullTime = (date) => format(date, { weekday: "long", month: "long", day: "numeric", year: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" });

/** "2026-11-21" in the acting person's zone: equal for two times of the same day. */
export function dayKey(date) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timeZone(), year: "numeric", month: "2-digit", day: "2-digit" }).format(date);
}

function ordinal(day) {
  const tens = day % 100;
  if (tens > 10 && tens < 14) return `${day}th`;
  return `${day}${{ 1: "st", 2: "nd", 3: "rd" }[day % 10] || "th"}`;
}

function relativeDay(date, now = new Date()) {
  const day = dayKey(date);
  const near = [[0, "today"], [-1, "yesterday"], [1, "tomorrow"]];
  return near.find(([shift]) => dayKey(new Date(now.getTime() + shift * 86_400_000)) === day)?.[1] || null;
}

/** "Today", "Yesterday" or "Friday, November 21st". */
export function dayLabel(date) {
  const near = relativeDay(date);
  if (near) return near[0].toUpperCase() + near.slice(1);
  const year = dayKey(date).slice(0, 4) === dayKey(new Date()).slice(0, 4) ? "" : `, ${dayKey(date).slice(0, 4)}`;
  return `${format(date, { weekday: "long" })}, ${format(date, { month: "long" })} ${ordinal(Number(dayKey(date).slice(8)))}${year}`;
}

function ago(date, now = new Date()) {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const steps = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) || ["second", 1];
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

const dayNumber = (date) => ordinal(Number(dayKey(date).slice(8)));
const yearOf = (date) => dayKey(date).slice(0, 4);
const TOKENS = {
  date_num: dayKey,
  date: (date) => `${format(date, { month: "long" })} ${dayNumber(date)}, ${yearOf(date)}`,
  date_short: (date) => format(date, { month: "short", day: "numeric", year: "numeric" }),
  date_long: (date) => `${format(date, { weekday: "long" })}, ${format(date, { month: "long" })} ${dayNumber(date)}, ${yearOf(date)}`,
  time: clock,
  time_secs: (date) => format(date, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago,
};

/** A Slack date pattern such as "{date_short_pretty} at {time}"; null when the epoch or a token is unknown. */
export function slackDate(epoch, pattern) {
  const date = new Date(Number(epoch) * 1000);
  if (Number.isNaN(date.getTime())) return null;
  let understood = true;
  const text = pattern.replace(/\{(\w+)\}/g, (_, token) => {
    const pretty = token.endsWith("_pretty");
    const paint = TOKENS[pretty ? token.slice(0, -7) : token];
    if (!paint) understood = false;
    return (pretty && relativeDay(date)) || (paint ? paint(date) : "");
  });
  return understood ? text : null;
}

/** What the wall clock of the acting person's zone shows: "2026-11-21T09:30". */
export function localInput(epoch) {
  const date = new Date(epoch * 1000);
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: timeZone(), hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date);
  return `${dayKey(date)}T${time}`;
}

/** The epoch second of a wall-clock time in the acting person's zone; two steps settle daylight saving changes. */
export function epochOf(local) {
  const wanted = Date.parse(`${local}:00Z`) / 1000;
  if (Number.isNaN(wanted)) return null;
  let guess = wanted;
  for (let step = 0; step < 2; step += 1) guess += wanted - Date.parse(`${localInput(guess)}:00Z`) / 1000;
  return guess;
}
