/** A column of the warehouse: its type in DuckDB, and how the view of PostgreSQL gives it where not under its own name. */
type Column = { readonly name: string; readonly type: string };

/** One view that feeds a table. `subject` names the changes after which its rows are read again; `key` is the column they name. */
export type Feed = {
  readonly table: string;
  readonly view: string;
  readonly subject: "ticket" | "import" | "fix" | "model" | "manufacturer" | "equipment";
  readonly key: string;
  /** True: one change may touch rows that it does not name, so the whole table is read again. For small tables. */
  readonly whole: boolean;
  /** What the view has, by the table's column; columns that are not here stay empty. */
  readonly select: Readonly<Record<string, string>>;
};

const uuid = (name: string): Column => ({ name, type: "UUID" });
const text = (name: string): Column => ({ name, type: "VARCHAR" });
const time = (name: string): Column => ({ name, type: "TIMESTAMP" });
const whole = (name: string): Column => ({ name, type: "INTEGER" });
const number = (name: string): Column => ({ name, type: "BIGINT" });

/** The tables of a snapshot. Times are UTC; minutes, metres; `parts` is JSON of {name, number, quantity}. */
export const tables: Readonly<Record<string, readonly Column[]>> = {
  problems: [
    uuid("key"),
    time("reported_at"),
    text("status"),
    text("urgency"),
    text("priority"),
    uuid("team_key"),
    uuid("equipment_key"),
    uuid("model_key"),
    text("category"),
    text("problem"),
    number("organisation_key"),
    text("region"),
  ],
  interventions: [
    uuid("key"),
    text("source"),
    uuid("ticket_key"),
    time("reported_at"),
    time("finished_at"),
    text("problem"),
    text("malfunction"),
    text("cause"),
    text("solution"),
    uuid("fix_key"),
    text("fix_words"),
    uuid("unit_key"),
    uuid("model_key"),
    text("model"),
    text("family"),
    text("manufacturer"),
    text("category"),
    number("organisation_key"),
    text("region"),
    whole("labour_minutes"),
    whole("travel_minutes"),
    whole("distance_metres"),
    text("parts"),
    { name: "cost", type: "DECIMAL(14, 2)" },
    text("currency"),
  ],
  reopenings: [uuid("ticket_key"), time("reopened_at")],
  tried_fixes: [uuid("ticket_key"), uuid("fix_key"), { name: "worked", type: "BOOLEAN" }, time("said_at")],
  fixes: [uuid("key"), text("title"), uuid("canonical_key"), text("canonical_title")],
  models: [
    uuid("key"),
    text("name"),
    text("family"),
    text("category"),
    whole("introduced_year"),
    uuid("manufacturer_key"),
    text("manufacturer"),
  ],
  manufacturers: [uuid("key"), text("name"), text("slug")],
  equipment: [
    uuid("key"),
    uuid("model_key"),
    number("organisation_key"),
    text("region"),
    { name: "installed_on", type: "DATE" },
    time("retired_at"),
  ],
};

/** Columns of a view that are called as in the table; times become UTC without a zone. */
function same(table: string, left: readonly string[] = []): Readonly<Record<string, string>> {
  const columns = (tables[table] ?? []).filter(({ name }) => !left.includes(name));
  return Object.fromEntries(
    columns.map(({ name, type }) => [name, type === "TIMESTAMP" ? `${name} at time zone 'UTC'` : name]),
  );
}

const deskLacks = ["source", "model", "family", "manufacturer", "cost", "currency"];
const importLacks = ["source", "ticket_key", "finished_at", "malfunction", "travel_minutes", "distance_metres"];

/** Every view that is read, and into which table. */
export const feeds: readonly Feed[] = [
  feed("problems", "problems", "ticket", "key", same("problems")),
  feed("interventions", "desk_interventions", "ticket", "ticket_key", {
    ...same("interventions", deskLacks),
    source: "'desk'",
  }),
  feed("interventions", "imported_interventions", "import", "key", {
    ...same("interventions", importLacks),
    source: "'import'",
    // A history names one date: that of the work, as good as that of the fault.
    finished_at: "reported_at at time zone 'UTC'",
    malfunction: "''",
  }),
  feed("reopenings", "reopenings", "ticket", "ticket_key", same("reopenings")),
  feed("tried_fixes", "tried_fixes", "ticket", "ticket_key", same("tried_fixes")),
  { ...feed("fixes", "fixes", "fix", "key", same("fixes")), whole: true },
  { ...feed("models", "models", "model", "key", same("models")), whole: true },
  { ...feed("manufacturers", "manufacturers", "manufacturer", "key", same("manufacturers")), whole: true },
  feed("equipment", "equipment", "equipment", "key", same("equipment")),
];

function feed(table: string, view: string, subject: Feed["subject"], key: string, select: Feed["select"]): Feed {
  return { table, view: `reporting.${view}`, subject, key, whole: false, select };
}

/** The types in DuckDB of what a feed gives, by the table's column, in the order of its query. */
export function columnTypes({ table, select }: Feed): Readonly<Record<string, string>> {
  const types = new Map((tables[table] ?? []).map(({ name, type }) => [name, type]));
  return Object.fromEntries(Object.keys(select).map((name) => [name, types.get(name) ?? "VARCHAR"]));
}

/** The query that COPY runs for a feed, all of it or only what changed since that transaction. */
export function feedQuery({ view, key, subject, select }: Feed, sinceTxid: string | null): string {
  const columns = Object.entries(select).map(([name, from]) => (name === from ? name : `${from} as ${name}`));
  const where =
    sinceTxid === null
      ? ""
      : ` where ${key} in (select key from reporting.changes where subject = '${subject}' and txid >= ${BigInt(sinceTxid)})`;
  return `select ${columns.join(", ")} from ${view}${where}`;
}
