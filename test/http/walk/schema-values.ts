import fc from "fast-check";

export type Schema = { readonly [key: string]: unknown };
/** Values that a field of this name should have where its schema lets it: ids of things that are there. */
export type Hints = (name: string) => readonly unknown[];

const parts = (schema: Schema): readonly Schema[] | undefined =>
  (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
const properties = (schema: Schema) => Object.entries((schema.properties ?? {}) as Record<string, Schema>);
const requiredOf = (schema: Schema) => new Set((schema.required ?? []) as readonly string[]);
const matches = (schema: Schema, value: unknown) =>
  typeof value === "string" && (schema.pattern === undefined || new RegExp(String(schema.pattern), "u").test(value));

/** Any value that a schema lets through, often one of the hints. */
export const valuesOf = (schema: Schema, hints: Hints, name = ""): fc.Arbitrary<unknown> => {
  const either = parts(schema);
  if (either !== undefined) return fc.oneof(...either.map((one) => valuesOf(one, hints, name)));
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  switch (schema.type) {
    case "object": {
      const fields = properties(schema).map(([key, one]) => [key, valuesOf(one, hints, key)] as const);
      const required = [...requiredOf(schema)];
      if (fields.length === 0) return fc.constantFrom({}, { a: 1 });
      return fc.record(Object.fromEntries(fields), { requiredKeys: required });
    }
    case "array":
      return fc.array(valuesOf((schema.items ?? {}) as Schema, hints, name), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.min(3, Number(schema.maxItems ?? 3)),
      });
    case "string":
      return strings(schema, hints(name));
    case "integer":
    case "number": {
      const known = hints(name).filter((one) => typeof one === "number");
      const min = Number(schema.minimum ?? -1_000);
      const max = Number(schema.maximum ?? 1_000_000);
      const any =
        schema.type === "integer"
          ? fc.oneof(fc.integer({ min, max: Math.min(max, min + 100) }), fc.constantFrom(min, max))
          : fc.double({ min, max, noNaN: true });
      return known.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, any) : any;
    }
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.constantFrom("x", 1, null, {});
  }
};

const nasty = [
  "'; drop table tickets; --",
  "\u202e\u0000x",
  "%s{{7*7}}",
  "<script>",
  "𝕏é\u0301",
  "​",
  "__proto__",
  "1e999",
  "-1",
  " ",
];

const strings = (schema: Schema, hints: readonly unknown[]): fc.Arbitrary<string> => {
  const known = hints.filter((one): one is string => matches(schema, one));
  const maxLength = Math.min(60, Number(schema.maxLength ?? 60));
  const minLength = Math.min(maxLength, Number(schema.minLength ?? 0));
  const any =
    schema.pattern === undefined
      ? fc.oneof(
          fc.string({ unit: "grapheme", minLength, maxLength: Math.max(minLength, Math.floor(maxLength / 4)) }),
          fc.constantFrom(...nasty),
        )
      : fc.stringMatching(new RegExp(String(schema.pattern), "u"));
  return known.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, any) : any;
};

/** The plainest value that a schema lets through: the first hint that fits, and no field that is not needed (a promise needs one of two). */
export const plainOf = (schema: Schema, hints: Hints, name = ""): unknown => {
  const either = parts(schema);
  if (either !== undefined) return plainOf(either[0] ?? {}, hints, name);
  if (Array.isArray(schema.enum))
    return hints(name).find((one) => (schema.enum as unknown[]).includes(one)) ?? schema.enum[0];
  if ("const" in schema) return schema.const;
  if (schema.type === "object") {
    const required = requiredOf(schema);
    return Object.fromEntries(
      properties(schema)
        .filter(([key]) => required.has(key) || key === "responseMinutes")
        .map(([key, one]) => [key, plainOf(one, hints, key)]),
    );
  }
  if (schema.type === "array")
    return Array.from({ length: Number(schema.minItems ?? 0) }, () =>
      plainOf((schema.items ?? {}) as Schema, hints, name),
    );
  if (schema.type === "integer" || schema.type === "number")
    return hints(name).find((one) => typeof one === "number") ?? Math.max(1, Number(schema.minimum ?? 1));
  if (schema.type === "boolean") return true;
  if (schema.type === "null") return null;
  const known = hints(name).find((one) => matches(schema, one));
  if (known !== undefined) return known;
  if (schema.pattern === undefined) return "words".padEnd(Number(schema.minLength ?? 0), "x");
  return fc.sample(fc.stringMatching(new RegExp(String(schema.pattern), "u")), { numRuns: 1, seed: 7 })[0];
};
