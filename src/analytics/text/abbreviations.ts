/**
 * Shorthand that technicians of many trades write, and the word it stands for. Only what is hardly ever anything else:
 * the ranker learns a desk's own shorthand from its history, so a wrong guess here costs more than a missing row.
 */
const table: Readonly<Record<string, string>> = {
  adj: "adjust",
  assy: "assembly",
  batt: "battery",
  brg: "bearing",
  brkr: "breaker",
  chk: "check",
  ckt: "circuit",
  cond: "condenser",
  conn: "connector",
  cyl: "cylinder",
  cyls: "cylinder",
  diff: "differential",
  elec: "electric",
  eng: "engine",
  exh: "exhaust",
  fwd: "forward",
  gskt: "gasket",
  hyd: "hydraulic",
  ign: "ignition",
  inop: "inoperative",
  insp: "inspect",
  intk: "intake",
  lh: "left",
  lhs: "left",
  lub: "lubricate",
  maint: "maintenance",
  mtr: "motor",
  oper: "operate",
  perf: "perform",
  pos: "position",
  press: "pressure",
  pwr: "power",
  rad: "radiator",
  reg: "regulator",
  rh: "right",
  rhs: "right",
  rpl: "replace",
  rplc: "replace",
  rplcd: "replace",
  sw: "switch",
  sys: "system",
  temp: "temperature",
  trans: "transmission",
  vlv: "valve",
  xmsn: "transmission",
};

/** The word that a shorthand stands for; any other word as it is. `word` is normalised. */
export function expandAbbreviation(word: string): string {
  return Object.hasOwn(table, word) ? (table[word] ?? word) : word;
}
