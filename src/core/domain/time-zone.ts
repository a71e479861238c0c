/** Whether a name is an IANA zone that this machine knows. "+02:00" is understood too, but knows no summer time: a desk stands in a place. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
