import { possibleMoves } from "./lifecycle.ts";
import { type Party, parties } from "./parties.ts";
import { allDeskActions, allTicketActions, mayAtDesk, mayOnTicket } from "./permissions.ts";
import { roles } from "./roles.ts";
import { statuses } from "./statuses.ts";

/** Status × party → the moves that a party can make, as a text table that people read and a test compares. */
export function lifecycleMatrix(): string {
  const rows = statuses.flatMap((status) =>
    parties.map(
      (party) =>
        `${status.padEnd(12)} ${party.padEnd(13)} ${possibleMoves({ status }, new Set<Party>([party])).join(" ") || "-"}`,
    ),
  );
  return `${rows.join("\n")}\n`;
}

/** Action × party (on a ticket) and action × role (at the desk), as a text table that people read and a test compares. */
export function permissionMatrix(): string {
  const mark = (may: boolean, name: string) => (may ? name : "-".padEnd(name.length));
  const onTicket = allTicketActions.map(
    (action) =>
      `${action.padEnd(22)} ${parties.map((party) => mark(mayOnTicket(new Set([party]), action), party)).join(" ")}`,
  );
  const atDesk = allDeskActions.map(
    (action) => `${action.padEnd(22)} ${roles.map((role) => mark(mayAtDesk(role, action), role)).join(" ")}`,
  );
  return `${[...onTicket, "", ...atDesk].map((line) => line.trimEnd()).join("\n")}\n`;
}

/** The life of a ticket as a Mermaid diagram for the README, drawn from the table. */
export function lifecycleDiagram(
  rows: readonly { move: string; from: readonly string[]; to: string; by: readonly string[] }[],
): string {
  const arrows = rows.flatMap((row) =>
    row.from.map((from) => ({
      from,
      to: row.to === "same" ? from : row.to === "reopened" ? "in_progress" : row.to,
      move: row.move,
    })),
  );
  const grouped = new Map<string, string[]>();
  for (const { from, to, move } of arrows) {
    const key = `${from} --> ${to}`;
    const known = grouped.get(key) ?? [];
    if (!known.includes(move)) grouped.set(key, [...known, move]);
  }
  return [
    "stateDiagram-v2",
    "  [*] --> new : open",
    ...[...grouped].map(([arrow, names]) => `  ${arrow} : ${names.join(", ")}`),
  ].join("\n");
}
