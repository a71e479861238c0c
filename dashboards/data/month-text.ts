/** A month counted from the year 0 (year × 12 + month − 1) as "2026-01". */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Days of the months from one to another, both included. */
export function daysIn(from: number, to: number): number {
  return (startOf(to + 1) - startOf(from)) / 86_400_000;
}

function startOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}

/** A span of months in words: "2026", "Jan–Jun 2026", "Oct 2025 – Mar 2026". */
export function spanText(from: number, to: number): string {
  const name = (month: number): string =>
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month % 12] ?? "";
  const [first, last] = [Math.floor(from / 12), Math.floor(to / 12)];
  if (first !== last) return `${name(from)} ${first} – ${name(to)} ${last}`;
  if (from % 12 === 0 && to % 12 === 11) return String(first);
  return from === to ? `${name(from)} ${first}` : `${name(from)}–${name(to)} ${first}`;
}
