/** A UUID in the 22 characters that a button's argument may hold: what the server's `shortId` writes, without its Buffer. */
export function shortIdOf(uuid: string): string {
  const bytes = uuid.replaceAll("-", "").match(/../g) ?? [];
  const text = String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16)));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
