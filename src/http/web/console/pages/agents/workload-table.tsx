import { type Column, DataTable } from "../../../show/data-table.tsx";
import { locale, say } from "../../../words/say.ts";
import { ago } from "../../../words/when.ts";
import type { WorkloadRow } from "./agent-row.ts";

const counts = ["opened", "inProgress", "onHold", "unsigned"] as const;

/** Live tickets by team: how many wait, how many are worked on, how many are late. Nothing where there is nothing to do. */
export function WorkloadTable({ rows }: { readonly rows: readonly WorkloadRow[] }) {
  if (rows.length === 0) return null;
  const waiting: Column<WorkloadRow> = {
    head: say("workload-waiting"),
    number: true,
    cell: (row) => (
      <>
        {row.waiting}
        {row.oldestWaitingAt !== null && (
          <span class="second">{ago(new Date(row.oldestWaitingAt), new Date(), locale.value)}</span>
        )}
      </>
    ),
  };
  return (
    <DataTable
      label={say("workload")}
      rows={rows}
      keyOf={({ team }) => team?.id ?? "none"}
      columns={[
        { head: say("team"), cell: ({ team }) => <bdi>{team?.name ?? say("workload-no-team")}</bdi> },
        waiting,
        ...counts.map(
          (name): Column<WorkloadRow> => ({
            head: say(`workload-${name}`),
            wide: true,
            number: true,
            cell: (row) => row[name],
          }),
        ),
        {
          head: say("workload-breached"),
          number: true,
          cell: ({ breached }) => (breached > 0 ? <strong class="late">{breached}</strong> : 0),
        },
      ]}
    />
  );
}
