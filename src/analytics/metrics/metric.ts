import { readFileSync } from "node:fs";
import { type Static, type TObject, Type } from "typebox";
import { Check, Errors } from "typebox/value";

/** A question to a snapshot: SQL in a file of its own, and the shape of its rows. */
export type Metric<Row> = {
  readonly name: string;
  readonly sql: string;
  readonly schema: TObject;
  /** Throws where a row has another shape than the schema: a defect of the SQL. */
  readonly parse: (row: Readonly<Record<string, unknown>>) => Row;
};

/** The metric whose SQL is `<name>.sql` beside this file. */
export function metric<const Schema extends TObject>(name: string, schema: Schema): Metric<Readonly<Static<Schema>>> {
  const sql = readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8");
  return {
    name,
    sql,
    schema,
    parse(row) {
      if (!Check(schema, row)) {
        const [fault] = Errors(schema, row);
        throw new Error(`metric ${name}: ${fault?.instancePath ?? ""} ${fault?.message ?? "has another shape"}`);
      }
      return row as Readonly<Static<Schema>>;
    },
  };
}

/** A number or nothing: what a median of no rows is. */
export const maybeNumber = Type.Union([Type.Number(), Type.Null()]);
/** A text or nothing. */
export const maybeText = Type.Union([Type.String(), Type.Null()]);
