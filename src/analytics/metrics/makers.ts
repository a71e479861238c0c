import type { Metric } from "./metric-session.ts";
import { metricSql } from "./metric-sql.ts";
import { flagIn, textIn } from "./read-row.ts";

/** Somebody who makes equipment. `slug` is the desk's own; null for makers that only imported history names. */
export type MakersRow = {
  readonly maker: string;
  readonly name: string;
  readonly slug: string | null;
  readonly ofDesk: boolean;
  readonly published: boolean;
};

export const makers: Metric<MakersRow> = {
  name: "makers",
  sql: metricSql("makers"),
  parse: (row) => ({
    maker: textIn(row, "maker") ?? "",
    name: textIn(row, "name") ?? "",
    slug: textIn(row, "slug"),
    ofDesk: flagIn(row, "of_desk"),
    published: flagIn(row, "published"),
  }),
};
