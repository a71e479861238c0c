import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guessMapping } from "../../src/analytics/import/guess-mapping.ts";
import { recordMapper } from "../../src/analytics/import/map-record.ts";
import type { Mapping } from "../../src/analytics/import/mapping.ts";
import { openSource, UnusableFile } from "../../src/analytics/import/open-source.ts";
import { openDuckDb } from "../../src/analytics/warehouse/open-duckdb.ts";
import { chooseMapping } from "../../src/cli/import/choose-mapping.ts";
import { importFile } from "../../src/cli/import/import-file.ts";
import { rejectedFile } from "../../src/cli/import/rejected-file.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";
import { runFixline } from "./run-fixline.ts";

let t: TestDesk;
let people: TestPeople;
let folder: string;
beforeAll(async () => {
  t = await testDesk();
  people = await testPeople(t.desk);
  folder = mkdtempSync(path.join(tmpdir(), "fixline-import-"));
});
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
function fileOf(content: string | Buffer, extension = ".csv"): string {
  files += 1;
  const file = path.join(folder, `history-${files}${extension}`);
  writeFileSync(file, content);
  return file;
}

/** All records of a file: their fields, or what is wrong with them. */
async function read(file: string) {
  const source = await openSource(file);
  const records = [];
  for await (const part of source.records()) records.push(...part);
  return { source, records };
}

/** Imports a file with a guessed mapping into a set. */
async function bringIn(file: string, setName: string, changes: Partial<Mapping> = {}) {
  const source = await openSource(file);
  const rejectedPath = path.join(folder, `${setName}.rejected.csv`);
  const { run } = await importFile(t.desk, source, {
    mapping: { ...guessMapping(source.columns, []), ...changes },
    mappingSha256: JSON.stringify(changes),
    setName,
    rejected: (goesOn) => rejectedFile(rejectedPath, source.columns, goesOn),
    progress: { show: () => undefined, clear: () => undefined },
    stop: new AbortController().signal,
  });
  const rejected = run.counts.refused === 0 ? [] : readFileSync(rejectedPath, "utf8").trim().split("\n");
  const rows = await t.db.sql`select * from imported_interventions where set_name = ${setName} order by line`;
  return { counts: run.counts, rejected, rows };
}

test("each encoding and separator gives the same words", async () => {
  const text = 'id;problem;solution\n1;Störung: "heiß";Lüfter gereinigt\n';
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  const bigEndian = Buffer.from(utf16).swap16();
  const variants = [
    text,
    `\ufeff${text}`,
    utf16,
    bigEndian,
    Buffer.from(text, "utf16le"),
    Buffer.from(text, "latin1"),
    text.replaceAll(";", "\t"),
    text.replaceAll("\n", "\r\n"),
    text.replaceAll("\n", "\r"),
  ];
  for (const variant of variants) {
    const { records, source } = await read(fileOf(variant));
    expect(source.columns).toEqual(["id", "problem", "solution"]);
    expect(records).toEqual([{ line: 2, fields: ["1", 'Störung: "heiß"', "Lüfter gereinigt"] }]);
  }
  expect((await read(fileOf(Buffer.from(text, "latin1")))).source.notes[0]).toContain("Windows-1252");
});

test("a broken quote costs its own line; quotes, line breaks and separators inside a field are kept", async () => {
  const { records } = await read(
    fileOf(
      'id,problem,solution\n1,"two\nlines, one ""field""",ok\n2,"never closed,oh\n3,fine,12" pipe\n4,"a" stray,x\n5,one,two,three\n6,last,ok,\n',
    ),
  );
  expect(records).toEqual([
    { line: 2, fields: ["1", 'two\nlines, one "field"', "ok"] },
    { line: 4, fields: ["2", '"never closed', "oh"] },
    { line: 5, fields: ["3", "fine", '12" pipe'] },
    { line: 6, fields: ["4", '"a" stray', "x"] },
    { line: 7, fault: "has 4 columns where the header has 3", raw: "5,one,two,three" },
    { line: 8, fields: ["6", "last", "ok"] },
  ]);
});

test("a quote that is never closed does not swallow the rest of the file", async () => {
  const rows = Array.from({ length: 3_000 }, (_, at) => `${at},fault ${at},done`);
  const { records } = await read(fileOf(`id,problem,solution\n"broken,x\n${rows.join("\n")}\n`));
  expect(records[0]).toEqual({ line: 2, fault: "a quote is opened and never closed", raw: '"broken,x' });
  expect(records.slice(1)).toHaveLength(3_000);
  expect(records.at(-1)).toEqual({ line: 3_002, fields: ["2999", "fault 2999", "done"] });
});

test("ten thousand columns and texts of 50 kB come through", async () => {
  const columns = Array.from({ length: 10_000 }, (_, at) => `c${at}`);
  columns[4_000] = "Problem";
  columns[9_999] = "Acción";
  const long = "no heat, ".repeat(5_600);
  const cells = columns.map((name) => (name === "Problem" ? `"${long}"` : name === "Acción" ? "limpiado" : ""));
  const { rows, counts } = await bringIn(fileOf(`${columns.join(",")}\n${cells.join(",")}\n`), "wide");
  expect(counts).toMatchObject({ stored: 1, refused: 0 });
  expect(rows[0]?.problem).toBe(long.trim());
  expect(rows[0]?.solution).toBe("limpiado");
});

test("dates in several forms are one; none is none; one in the future is left out; what is no date is refused with its line", async () => {
  const { rows, counts, rejected } = await bringIn(
    fileOf(
      "id,date,problem\n1,2025-03-09,a\n2,09/03/2025,b\n3,9 Mar 2025,c\n4,,d\n5,2999-01-01,e\n6,soon,f\n7,2025-03-09T10:30:00+02:00,g\n8,31/02/2025,h\n",
    ),
    "dates",
  );
  expect(rows.map((row) => [row.row_key, row.at?.toISOString() ?? null])).toEqual([
    ["1", "2025-03-09T00:00:00.000Z"],
    ["2", "2025-03-09T00:00:00.000Z"],
    ["3", "2025-03-09T00:00:00.000Z"],
    ["4", null],
    ["5", null],
    ["7", "2025-03-09T08:30:00.000Z"],
  ]);
  expect(counts).toMatchObject({ stored: 6, refused: 2, undated: 1 });
  expect(rejected).toEqual([
    "line,reason,id,date,problem",
    '7,"the date ""soon"" cannot be read",6,soon,f',
    '9,"the date ""31/02/2025"" cannot be read",8,31/02/2025,h',
  ]);
});

test("the same row twice is one; the same id with other words is refused; a later file corrects", async () => {
  const first = await bringIn(fileOf("id,problem\n1,a\n2,b\n2,b\n1,other\n"), "twice");
  expect(first.counts).toMatchObject({ stored: 2, repeated: 1, refused: 1 });
  expect(first.rejected[1]).toBe("5,line 2 has the same id with other words,1");
  const second = await bringIn(fileOf("id,problem\n1,a\n2,better\n3,c\n"), "twice");
  expect(second.counts).toMatchObject({ stored: 1, corrected: 1, already: 1 });
  expect(second.rows.map((row) => row.problem).sort()).toEqual(["a", "better", "c"]);
  const noId = await bringIn(fileOf("problem,solution\nx,y\nx,y\nx,z\n"), "no id");
  expect(noId.counts).toMatchObject({ stored: 2, repeated: 1 });
});

test("JSON lines and Parquet are read like tables", async () => {
  const json = await read(
    fileOf('{"id": 1, "problem": "kalt", "parts": ["fuse", "seal"], "x": null}\n[1]\n{"id": 2}\n', ".jsonl"),
  );
  expect(json.source.columns).toEqual(["id", "problem", "parts", "x"]);
  expect(json.records).toEqual([
    { line: 1, fields: ["1", "kalt", "fuse; seal", ""] },
    { line: 2, fault: "is no JSON object", raw: "[1]" },
    { line: 3, fields: ["2", "", "", ""] },
  ]);
  const parquet = path.join(folder, "history.parquet");
  const db = await openDuckDb(":memory:", { readOnly: false, readsFiles: true });
  await db.connection.run(
    `copy (select 7 as id, date '2025-03-09' as "date", 'kalt' as problem union all select 8, null, 'laut') to '${parquet}' (format parquet)`,
  );
  db.close();
  expect((await read(parquet)).records).toEqual([
    { line: 1, fields: ["7", "2025-03-09", "kalt"] },
    { line: 2, fields: ["8", "", "laut"] },
  ]);
});

test("makers, models and fixes find the desk's own; organisations become a number; parts are told apart", async () => {
  const { rows } = await bringIn(
    fileOf(
      'id,problem,action,fix,brand,model,customer,hours,parts,cost_eur\n1,cold,new igniter,Replace igniter,hornova,x200,Rossi,1.5,2 x igniter 4711; seal,"1.234,50 €"\n',
    ),
    "resolved",
  );
  const [model] = await t.db
    .sql`select m.id from models m join equipment e on e.model_id = m.id where e.id = ${people.equipmentId}`;
  const [fix] = await t.db.sql`select id from fixes where folded = 'replace igniter'`;
  expect(rows[0]).toMatchObject({
    model_id: model?.id,
    fix_id: fix?.id,
    minutes: 90,
    cost: "1234.50",
    currency: "EUR",
  });
  expect(rows[0]?.parts).toEqual([
    { name: "igniter", number: "4711", quantity: 2 },
    { name: "seal", number: null, quantity: 1 },
  ]);
  expect(JSON.stringify(rows[0], (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
    "Rossi",
  );
});

test("hostile words are stored as they are, without what cannot be stored", async () => {
  const { rows } = await bringIn(
    fileOf(`id,problem\n1,"'); drop table fixes; -- \\N \\. \t ${"\u0000"}\u202e<b>"\n2,\\N\n`),
    "hostile",
  );
  expect(rows.map((row) => row.problem)).toEqual(["'); drop table fixes; -- \\N \\. \t \u202e<b>", "\\N"]);
});

test.each([
  ["", "is empty"],
  [Buffer.from([0x1f, 0x8b, 8, 0]), "compressed"],
  [Buffer.from("PK\u0003\u0004…"), "spreadsheet"],
  ['[{"id": 1}]', "one JSON array"],
  ["PAR1 but no more", "no whole Parquet file"],
  ["\n\n  \n", "no header line"],
])("a file that cannot be a history is refused in a sentence: %#", async (content, said) => {
  await expect(openSource(fileOf(content))).rejects.toThrow(UnusableFile);
  await expect(openSource(fileOf(content))).rejects.toThrow(said);
});

test.each([
  ["en", "Work Order ID,Reported at,Problem description,Action taken,Manufacturer,Model,Labour hours"],
  ["es", "Orden de trabajo,Fecha avería,Avería,Solución,Fabricante,Modelo,Horas"],
  ["pt", "Ordem de serviço,Data da avaria,Avaria,Solução,Fabricante,Modelo,Horas"],
  ["de", "Auftragsnummer,Störungsdatum,Störung,Lösung,Hersteller,Modell,Stunden"],
  ["fr", "Bon de travail,Date de panne,Panne,Travail effectué,Fabricant,Modèle,Heures"],
  ["it", "Numero ordine,Data guasto,Guasto,Lavoro eseguito,Produttore,Modello,Ore"],
])("a header is understood in %s", (_language, header) => {
  const names = header.split(",");
  const { columns, minutesAre } = guessMapping(names, []);
  expect(columns).toEqual({
    id: names[0],
    at: names[1],
    problem: names[2],
    solution: names[3],
    manufacturer: names[4],
    model: names[5],
    minutes: names[6],
  });
  expect(minutesAre).toBe("hours");
});

test("the mappings that come with Fixline are sound", async () => {
  for (const name of [
    "maintnet-aviation",
    "ords-quests-it",
    "ords-events",
    "excavator-pdl",
    "dvsa-recalls",
    "azure-pdm-failures",
    "azure-pdm-maintenance",
    "azure-pdm-errors",
  ]) {
    const { columns } = JSON.parse(
      readFileSync(new URL(`../../src/analytics/import/mappings/${name}.json`, import.meta.url), "utf8"),
    ) as Mapping;
    const used = Object.values(columns).flatMap((from) =>
      typeof from === "string" ? [from] : "value" in from ? [] : from,
    );
    const source = { columns: [...new Set(used)], notes: [], done: () => 1, async *records() {} };
    const chosen = await chooseMapping(source, { map: name, setName: name, folder });
    expect(
      recordMapper(
        chosen.mapping,
        source.columns,
        new Date(),
      )(
        1,
        source.columns.map(() => "1"),
      ),
    ).toBeDefined();
  }
});

test("the command line: wrong use is told in plain words, a dry run stores nothing", async () => {
  const env = { DATABASE_URL: t.db.url, FIXLINE_HOME: path.join(folder, "home") };
  const file = fileOf("id,date,problem,action\n1,2025-03-09,cold,igniter\n2,never,x,y\n");
  const run = (...args: string[]) => runFixline(["import", ...args], env);
  const wrong = [
    [["interventions"], "say which one file"],
    [["tickets", file], "what can be imported is"],
    [["interventions", `${file}.gone`], "there is no file"],
    [["interventions", file], "say --yes"],
    [["interventions", file, "--set", "../x"], "is no name for a set"],
    [["interventions", file, "--map", "nothing.json"], "there is no mapping file"],
    [["interventions", folder, "--yes"], "is a folder"],
  ] as const;
  for (const [args, said] of wrong) {
    const { status, err } = await run(...args);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  }
  const dry = await run("interventions", file, "--dry-run", "--set", "dry");
  expect(dry.status).toBe(0);
  expect(dry.out).toContain("Of 2 records 1 can be stored; nothing was.");
  expect(dry.out).toMatch(/1 refused: the date … cannot be read/);
  expect(await t.db.sql`select 1 from imported_interventions where set_name = 'dry'`).toHaveLength(0);
  expect(JSON.parse(readFileSync(path.join(folder, "home/imports/dry.mapping.json"), "utf8")).columns.problem).toBe(
    "problem",
  );
}, 60_000);
