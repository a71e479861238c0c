const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
    timeZoneName: "short",
  });
  formats.set(key, format);
  return format;
}

/** An instant as the reader's clock shows it, with the zone's short name. A zone that is null or not known is UTC. */
export function localTime(locale: string, date: Date, zone: string | null): string {
  try {
    return formatFor(locale, zone ?? "UTC").format(date);
  } catch (error) {
    // The zone comes from people and platforms; this machine's list may not have it.
    if (zone === null || !(error instanceof RangeError) || Number.isNaN(date.getTime())) throw error;
    return formatFor(locale, "UTC").format(date);
  }
}
