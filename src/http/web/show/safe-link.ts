/** The address if a reader may be sent there (web, mail, telephone), else null: a script address must never become a link. */
export function safeLink(href: string): string | null {
  try {
    const url = new URL(href);
    return ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
