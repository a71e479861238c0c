/** A JSON object whose fields nobody has looked at yet. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one where it is something else. */
export function asJson(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The field as an object; an empty one where there is none. */
export function objectIn(from: Json, key: string): Json {
  return asJson(from[key]);
}

/** The objects of a list field; none where there is no list. */
export function objectsIn(from: Json, key: string): readonly Json[] {
  const value = from[key];
  return Array.isArray(value) ? value.map(asJson) : [];
}

/** The field as text; null where it is no text or empty. */
export function textIn(from: Json, key: string): string | null {
  const value = from[key];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The field as a number; null where it is none. */
export function numberIn(from: Json, key: string): number | null {
  const value = from[key];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** The JSON object that a text holds; an empty one for anything else. */
export function parseJson(text: string): Json {
  try {
    return asJson(JSON.parse(text));
  } catch {
    // What is no JSON has no fields: the caller finds what it needs missing.
    return {};
  }
}
