/** Days since 1970 of an ISO date or time; -1 where there is none or it cannot be one. */
export function dayOf(at: string | null): number {
  const day = at === null || at === "" ? Number.NaN : Math.floor(Date.parse(at.slice(0, 10)) / 86_400_000);
  return Number.isFinite(day) && day >= 0 ? day : -1;
}
