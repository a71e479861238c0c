/** A text in which none of the secrets stands: libraries like to quote the address that they called, token and all. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret.length >= 6).reduce((left, secret) => left.replaceAll(secret, "••••"), text);
}
