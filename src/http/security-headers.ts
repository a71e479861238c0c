/** What our own pages may do: their own scripts, styles, pictures and connections, and nothing else. Nothing inline. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What a stored file may do in a browser: nothing. */
export const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** Headers of every answer. HSTS only where we are reached by https. */
export function securityHeaders(overHttps: boolean): Readonly<Record<string, string>> {
  return {
    "content-security-policy": pagePolicy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    // Not "no-referrer": under it a browser posts our own forms with the Origin "null". Nothing is told to other sites either way.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(self), geolocation=(self)",
    ...(overHttps ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}
