/** Platforms as people call them, as a list in words: "Slack, Telegram and Web". */
export function platformNames(platforms: readonly string[], locale: string): string {
  const named = platforms.map((name) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`);
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(named);
}
