import type { Readable } from "node:stream";

/** One moment of the desk's database, as far as analytics may see it: statements read `reporting.*` and nothing else. */
export type ReportingMoment = {
  /** The rows of a query, columns by name; 64-bit integers as text. */
  rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The rows of a query as CSV without a header, as PostgreSQL's COPY writes it: null is nothing, an empty text is "". */
  copy(query: string): Promise<Readable>;
};

/** Where the warehouse gets its rows: handed in by the application, since analytics knows no database of the desk. */
export type ReportingSource = {
  /** Runs `fn` in one read-only transaction that sees one moment throughout. */
  at<T>(fn: (moment: ReportingMoment) => Promise<T>): Promise<T>;
};
