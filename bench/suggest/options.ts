import { parseArgs } from "node:util";

/** What was asked for on the command line. */
export type Options = {
  readonly file: string;
  readonly text: string;
  readonly label: string;
  /** Equipment columns, the widest level first. */
  readonly equipment: readonly string[];
  readonly date: string | null;
  readonly id: string | null;
  readonly scored: string | null;
  readonly test:
    | { readonly kind: "ids"; readonly file: string }
    | { readonly kind: "split"; readonly column: string }
    | { readonly kind: "rolling"; readonly blocks: number };
  readonly json: boolean;
};

export const usage = `npm run bench:suggest -- FILE --text COLUMN --label COLUMN [--equipment WIDEST,…,NARROWEST] [--date COLUMN]
    [--test-ids FILE | --split COLUMN | --rolling BLOCKS] [--scored COLUMN] [--id COLUMN] [--json]

Replays a history (CSV or TSV, plain or gzipped) and prints how often the fix was among those suggested, beside baselines
computed on the same rows. --test-ids: a file of the ids to predict from all other rows. --split: rows with "test" in that
column are predicted from the others. --rolling N (5 where nothing is said): the rows by date and id in N blocks, each
predicted from all before it. --scored: only rows with 1 there are measured; the others are history all the same.`;

/** A sentence for whoever typed the command or made the file; `status` is the exit status. */
export class Refusal extends Error {
  readonly status: 1 | 2;
  constructor(sentence: string, status: 1 | 2) {
    super(sentence);
    this.status = status;
  }
}

/** Reads the command line. @throws Refusal with status 2 for what cannot be meant. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const [file, ...others] = positionals;
  if (file === undefined) throw new Refusal(`say which file to replay\n\n${usage}`, 2);
  if (others.length > 0) throw new Refusal(`one file at a time: "${others[0]}" is one too many`, 2);
  if (!values.text || !values.label) throw new Refusal(`say which columns hold problem and fix: --text and --label`, 2);
  const ways = [values["test-ids"], values.split, values.rolling].filter((way) => way !== undefined);
  if (ways.length > 1) throw new Refusal("choose one of --test-ids, --split and --rolling", 2);
  return {
    file,
    text: values.text,
    label: values.label,
    equipment: (values.equipment ?? "").split(",").filter((name) => name !== ""),
    date: values.date ?? null,
    id: values.id ?? null,
    scored: values.scored ?? null,
    test: testOf(values["test-ids"], values.split, values.rolling),
    json: values.json ?? false,
  };
}

const string = { type: "string" } as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        text: string,
        label: string,
        equipment: string,
        date: string,
        id: string,
        scored: string,
        "test-ids": string,
        split: string,
        rolling: string,
        json: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, 2);
  }
}

function testOf(ids: string | undefined, split: string | undefined, rolling: string | undefined): Options["test"] {
  if (ids !== undefined) return { kind: "ids", file: ids };
  if (split !== undefined) return { kind: "split", column: split };
  const blocks = Number(rolling ?? 5);
  if (!Number.isInteger(blocks) || blocks < 2 || blocks > 100) {
    throw new Refusal(`--rolling takes a number of blocks from 2 to 100, not "${rolling}"`, 2);
  }
  return { kind: "rolling", blocks };
}
