import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { guessMapping } from "../../analytics/import/guess-mapping.ts";
import {
  checkMapping,
  type Mapping,
  MappingFault,
  parseMapping,
  writeMapping,
} from "../../analytics/import/mapping.ts";
import type { Source } from "../../analytics/import/source-record.ts";
import { WrongUse } from "../command.ts";

const shipped = path.resolve(import.meta.dirname, "../../analytics/import/mappings");
const sampleSize = 500;

/** A mapping, and where a person finds it. */
export type ChosenMapping = { readonly mapping: Mapping; readonly file: string; readonly isGuess: boolean };

/**
 * The mapping of a file: the one that is named (a file, or the name of one that comes with Fixline), else the set's own from an earlier
 * time, else one that is guessed from the header and written down to be edited. Throws WrongUse where it does not fit the file.
 */
export async function chooseMapping(
  source: Source,
  options: { readonly map: string | undefined; readonly setName: string; readonly folder: string },
): Promise<ChosenMapping> {
  const own = path.join(options.folder, `${options.setName}.mapping.json`);
  const file = options.map === undefined ? own : fileOf(options.map);
  try {
    if (existsSync(file)) {
      const mapping = parseMapping(readFileSync(file, "utf8"));
      checkMapping(mapping, source.columns);
      return { mapping, file, isGuess: false };
    }
    const mapping = guessMapping(source.columns, await sample(source));
    await mkdir(options.folder, { recursive: true, mode: 0o711 });
    const about = `Guessed for the set "${options.setName}". Edit it, and run the import again.`;
    await writeFile(own, writeMapping(mapping, about));
    checkMapping(mapping, source.columns);
    return { mapping, file: own, isGuess: true };
  } catch (error) {
    if (error instanceof MappingFault) throw new WrongUse(`${error.message} (mapping: ${file})`);
    throw error;
  }
}

function fileOf(map: string): string {
  const named = path.join(shipped, `${map}.json`);
  if (existsSync(map)) return path.resolve(map);
  if (/^[\w-]+$/.test(map) && existsSync(named)) return named;
  throw new WrongUse(`there is no mapping file ${map}`);
}

/** The first records, for guessing. */
export async function sample(source: Source): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const records of source.records()) {
    for (const record of records) if ("fields" in record) rows.push(record.fields);
    if (rows.length >= sampleSize) break;
  }
  return rows.slice(0, sampleSize);
}
