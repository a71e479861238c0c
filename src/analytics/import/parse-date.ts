/** Which of two numbers comes first where a date is written 03/04/2026. */
export type DateOrder = "day first" | "month first";

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T, ]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayName =
  /^(\d{1,2})[. -]+(?:de )?(\p{L}{3,})\.?[ ,-]+(?:de )?(\d{4}|\d{2})(?:[, ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/iu;
const nameDay =
  /^(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[, ]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?$/iu;

/** The first letters of the months in English, Spanish, Portuguese, German, French and Italian, without accents. */
const months: readonly (readonly string[])[] = [
  ["jan", "ene", "gen"],
  ["feb", "fev"],
  ["mar", "mrz", "maerz"],
  ["apr", "abr", "avr"],
  ["may", "mai", "mag"],
  ["jun", "giu", "juin"],
  ["jul", "lug", "juil"],
  ["aug", "ago", "aou"],
  ["sep", "set"],
  ["oct", "okt", "out", "ott"],
  ["nov"],
  ["dec", "dic", "dez"],
];

/**
 * The instant that a date names, ISO in UTC; null for what is no date from 1900 on. A time without a zone is taken as UTC,
 * a date without a time as its midnight.
 */
export function parseDate(text: string, order: DateOrder): string | null {
  const read = iso.exec(text);
  if (read) return instant(read[1], read[2], read[3], read[4], read[5], read[6], read[7]);
  const two = numbers.exec(text);
  if (two) {
    const dayFirst = order === "day first" || two[2] === ".";
    const [day, month] = dayFirst ? [two[1], two[3]] : [two[3], two[1]];
    return instant(fullYear(two[4]), month, day, hour(two[5], two[8]), two[6], two[7]);
  }
  const run = compact.exec(text);
  if (run) return instant(run[1], run[2], run[3]);
  const named = dayName.exec(text);
  if (named) return instant(fullYear(named[3]), monthOf(named[2]), named[1], named[4], named[5], named[6]);
  const american = nameDay.exec(text);
  if (american)
    return instant(
      american[3],
      monthOf(american[1]),
      american[2],
      hour(american[4], american[7]),
      american[5],
      american[6],
    );
  return null;
}

/** Which comes first in these dates: told by a number above twelve, else by nothing (null). */
export function likelyOrder(dates: Iterable<string>): DateOrder | null {
  for (const date of dates) {
    const two = numbers.exec(date.trim());
    if (two === null || two[2] === ".") continue;
    if (Number(two[1]) > 12) return "day first";
    if (Number(two[3]) > 12) return "month first";
  }
  return null;
}

function instant(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hours = "0",
  minutes = "0",
  seconds = "0",
  zone = "Z",
): string | null {
  const [y, mo, d, h, mi, s] = [year, month, day, hours, minutes, seconds].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!(y >= 1900 && y <= 9999) || h > 23 || mi > 59 || s > 59) return null;
  const at = new Date(Date.UTC(y, mo - 1, d, h, mi, s));
  if (at.getUTCMonth() !== mo - 1 || at.getUTCDate() !== d) return null;
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (offset) {
    const shift = (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * (offset[1] === "+" ? -1 : 1);
    at.setUTCMinutes(at.getUTCMinutes() + shift);
  }
  return at.toISOString();
}

function hour(text: string | undefined, half: string | undefined): string | undefined {
  if (text === undefined || half === undefined) return text;
  const number = Number(text) % 12;
  return String(half.toLowerCase() === "pm" ? number + 12 : number);
}

function fullYear(text: string | undefined): string | undefined {
  if (text?.length !== 2) return text;
  return Number(text) >= 70 ? `19${text}` : `20${text}`;
}

function monthOf(name: string | undefined): string {
  const folded = (name ?? "")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  return String(months.findIndex((starts) => starts.some((start) => folded.startsWith(start))) + 1);
}
