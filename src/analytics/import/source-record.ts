/** One record of a file: its fields in the order of the columns, or what is wrong with it. `line` is where it begins, from 1. */
export type SourceRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly fault: string; readonly raw: string };

/** A file as records, whatever its format. */
export type Source = {
  readonly columns: readonly string[];
  /** What a person should know of how it was read: "read as Windows-1252", "separated by ;". */
  readonly notes: readonly string[];
  /** From the first record on, some thousand at once. */
  records(): AsyncGenerator<readonly SourceRecord[]>;
  /** How much has been read, 0 to 1. */
  done(): number;
};
