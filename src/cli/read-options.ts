import { parseArgs } from "node:util";
import { WrongUse } from "./command.ts";

/** Options of a command: `text` takes a value, `flag` does not. */
export type OptionTable = Readonly<Record<string, "text" | "flag">>;

export type Options<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends "flag" ? boolean : string | undefined;
};

/** Reads `--name value` and `--flag` out of the arguments. Throws WrongUse for an option that is not in the table or lacks its value. */
export function readOptions<const Table extends OptionTable>(
  args: readonly string[],
  table: Table,
): { readonly options: Options<Table>; readonly rest: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, kind]) => [
      name,
      { type: kind === "flag" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const read = Object.fromEntries(
      Object.entries(table).map(([name, kind]) => [name, kind === "flag" ? values[name] === true : values[name]]),
    );
    return { options: read as Options<Table>, rest: positionals };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
}

/** A whole number from an option. Throws WrongUse for anything else or out of range. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  fallback: number,
  min: number,
  max: number,
): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new WrongUse(`--${name} takes a whole number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}
