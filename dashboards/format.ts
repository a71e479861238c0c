/** Numbers and times as the pages write them: the same bytes on every machine, in the server and in the browser. */

/** No break between a number and its unit. */
const bond = "\u00a0";

/** A whole number with a thin space between thousands: 12 345. */
export const wholeNumber = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");

/** A share of 0 to 1 as a percentage: 31 %, below ten with one digit after the point, and never 0 % for what did happen. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return `under 0.1${bond}%`;
  if (value >= 9.95 || value === 0 || Math.abs(value - Math.round(value)) < 0.05) return `${Math.round(value)}${bond}%`;
  return `${value.toFixed(1)}${bond}%`;
}

/** A number of any size: whole from 100 up, one digit after the point, two below 1. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return wholeNumber(value);
  return value
    .toFixed(size >= 1 ? 1 : 2)
    .replace(/0$/, "")
    .replace(/\.0?$/, "");
}

/** Minutes as people say them: 45 min, 1 h 30 min, 12 h. */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole}${bond}min`;
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours >= 10 || rest === 0) return `${Math.round(whole / 60)}${bond}h`;
  return `${hours}${bond}h ${rest}${bond}min`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** The three letters of a month, 1 to 12. */
export const monthName = (month: number): string => months[month - 1] ?? "";

/** "2025-04" or "2025-04-17" as Apr 2025. */
export const monthOfYear = (date: string): string => `${monthName(Number(date.slice(5, 7)))} ${date.slice(0, 4)}`;

/** "2025-04-17" as 17 April 2025 is written short: 17 Apr 2025. */
export const dayOfYear = (date: string): string => `${Number(date.slice(8, 10))} ${monthOfYear(date)}`;

/** A factor of change: 2.4×. */
export const factor = (value: number): string => `${shortNumber(value)}×`;

/** At most so many characters, cut at the end with a sign that says so; whole characters, not halves of them. */
export function cutTo(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, Math.max(1, most - 1))
        .join("")
        .trimEnd()}…`;
}

/** The same in up to two lines of so many characters, as even as spaces allow. */
export function inTwoLines(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const spaces = signs.flatMap((sign, at) => (sign === " " && at <= most ? [at] : []));
  const middle = Math.max(signs.length / 2, signs.length - most - 1);
  const [best] = spaces.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
  if (best === undefined || best < most / 3) return cutTo(text, most);
  return `${signs.slice(0, best).join("")}\n${cutTo(signs.slice(best + 1).join(""), most)}`;
}
