/** A table of cells: members of kind `ka` crossed with those of kind `kb`. Kinds by their numbers, as in sql/cells.sql. */
export type Crossing = { readonly ka: number; readonly kb: number };

/** The column of facts that says which member of a kind a repair belongs to. Of parts (8) a repair has any number: see fact_parts. */
const columnOf: Readonly<Record<number, string>> = {
  0: "0",
  1: "f.bin",
  2: "f.period",
  3: "f.model",
  4: "f.region",
  5: "f.fault",
  6: "f.fix",
  7: "f.age",
  8: "m.id",
  9: "f.year",
};

/** Every crossing that is published; those of parts last. */
export const crossings: readonly Crossing[] = [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 9].map((kb) => ({ ka: 0, kb })),
  { ka: 5, kb: 9 },
  ...[2, 5, 6, 7].map((kb) => ({ ka: 3, kb })),
  ...[2, 3, 5, 6, 7].map((kb) => ({ ka: 4, kb })),
  ...[2, 7].map((kb) => ({ ka: 5, kb })),
  { ka: 2, kb: 6 },
  ...[0, 2, 3, 4, 5].map((ka) => ({ ka, kb: 8 })),
];

const isOfParts = ({ kb }: Crossing): boolean => kb === 8;

/** Writes into SQL for one crossing where its members are read: `{a}`, `{b}` and the tables `{from}`. */
export function ofCrossing(sql: string, crossing: Crossing): string {
  const parts =
    " join fact_parts p on p.row = f.row join member m on m.maker = p.maker and m.kind = 'part' and m.member = p.part";
  return sql
    .replaceAll("{a}", columnOf[crossing.ka] ?? "0")
    .replaceAll("{b}", columnOf[crossing.kb] ?? "0")
    .replaceAll("{from}", `facts f${isOfParts(crossing) ? parts : ""}`);
}

/** Writes into SQL the list of all crossings as structures: `{crossings}` and, for parts, `{crossings_of_parts}`. */
export function ofAllCrossings(sql: string): string {
  const structures = (which: readonly Crossing[]): string =>
    which.map((one) => ofCrossing(`{ka: ${one.ka}, a: {a}, kb: ${one.kb}, b: {b}}`, one)).join(", ");
  return sql
    .replace("{crossings}", structures(crossings.filter((one) => !isOfParts(one))))
    .replace("{crossings_of_parts}", structures(crossings.filter(isOfParts)));
}
