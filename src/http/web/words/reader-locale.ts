/**
 * How dates and numbers are written: as the browser asks where that is the language of the interface ("en-GB"), else as the language
 * alone says. Some systems give tags that are none ("en-US@posix"); they count for nothing.
 */
export function readerLocale(wanted: readonly string[], language: string): string {
  return wanted.find((tag) => tag.toLowerCase().startsWith(`${language}-`) && isLocale(tag)) ?? language;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
