import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { v7 } from "uuid";
import { settingDefaults } from "../src/core/domain/settings.ts";
import { openDatabase } from "../src/core/store/connect.ts";
import { startEmbeddedPostgres } from "../src/core/store/embedded/start-embedded-postgres.ts";
import { migrate } from "../src/core/store/migrate.ts";
import { type Desk, makeDesk } from "../src/core/store/work.ts";

/** A desk for a benchmark on DATABASE_URL (an empty database), else on an embedded PostgreSQL with its default durability. */
export type BenchDesk = AsyncDisposable & { readonly desk: Desk; readonly url: string; readonly home: string };

export async function benchDesk(): Promise<BenchDesk> {
  const home = mkdtempSync(path.join(tmpdir(), "fixline-bench-"));
  const log = { info: () => undefined, warn: console.warn, error: console.error };
  const embedded = process.env.DATABASE_URL
    ? null
    : await startEmbeddedPostgres({ home, log, systemFolder: `${home}-system` });
  const url = process.env.DATABASE_URL ?? embedded?.url ?? "";
  await migrate(url);
  const database = openDatabase(url, { statementTimeoutMs: 0 });
  const desk = makeDesk({
    database,
    clock: () => new Date(),
    newId: () => v7(),
    settings: async () => settingDefaults,
    wake: () => undefined,
  });
  return {
    desk,
    url,
    home,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await embedded?.stop();
      rmSync(home, { recursive: true, force: true });
      rmSync(`${home}-system`, { recursive: true, force: true });
    },
  };
}

const words =
  "pump leaks badly since monday display shows error code motor hot smell valve stuck belt torn noise gearbox no heat door seal".split(
    " ",
  );
const deeds = ["replaced", "cleaned", "adjusted", "tightened", "checked", "lubricated", "renewed"];

/** Writes an invented history of that many repairs as CSV, the same each time. */
export async function writeHistory(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  let seed = 7;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % limit;
  };
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? "";
  out.write("id,date,problem,action,fix,asset,brand,model,category,minutes,parts,cost,customer,region\n");
  let text = "";
  for (let id = 1; id <= rows; id += 1) {
    const said = Array.from({ length: 8 + below(12) }, () => pick(words)).join(" ");
    const [deed, thing] = [pick(deeds), pick(words)];
    const day = new Date(Date.UTC(2015, 0, 1) + below(3_600) * 86_400_000).toISOString().slice(0, 10);
    text += `${id},${day},"${said}, ${thing}",${deed} the ${thing} and tested it for an hour,${deed} ${thing},U${below(20_000)},Brand ${below(40)},M-${below(800)},kind ${below(12)},${below(300)},1 x ${thing} ${1_000 + below(9_000)},${below(90_000) / 100},customer ${below(900)},region ${below(9)}\n`;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(text);
  await finished(out);
}
