/** Days after which a case counts half, and the least that it ever counts: an old fix is still a fix. */
const halfLifeDays = 5 * 365;
const least = 0.6;

/** How much a case of `day` counts beside one of `newest` (days since 1970; -1 where nobody says, which counts whole). */
export function recencyOf(day: number, newest: number): number {
  return day < 0 || newest <= day ? 1 : Math.max(least, 0.5 ** ((newest - day) / halfLifeDays));
}
