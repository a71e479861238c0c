import { useSignal } from "@preact/signals";
import { get, withQuery } from "../../../live/api.ts";
import { useResource } from "../../../live/use-resource.ts";
import { DataTable } from "../../../show/data-table.tsx";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing } from "../../../show/page-frame.tsx";
import { locale, say } from "../../../words/say.ts";
import type { ComplianceJson } from "./sla-types.ts";

const periods = { week: 7, month: 30, quarter: 91, year: 365 } as const;
type Period = keyof typeof periods;
const dayMs = 86_400_000;

/** How well promises were kept, by team or organisation. */
export function Compliance() {
  const period = useSignal<Period>("month");
  const by = useSignal<"team" | "organisation">("team");
  const read = useResource(
    () =>
      get<{ items: readonly ComplianceJson[] }>(
        withQuery("/api/v1/sla/compliance", {
          from: new Date(Date.now() - periods[period.value] * dayMs).toISOString(),
          to: new Date().toISOString(),
          by: by.value,
        }),
      ),
    [period.value, by.value],
  );
  const percent = new Intl.NumberFormat(locale.value, { style: "percent", maximumFractionDigits: 0 });
  return (
    <>
      <div class="filters">
        <label>
          {say("kept-period")}
          <select
            class="input"
            value={period.value}
            onChange={(event) => (period.value = event.currentTarget.value as Period)}
          >
            {Object.keys(periods).map((one) => (
              <option key={one} value={one}>
                {say(`kept-${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say("kept-by")}
          <select
            class="input"
            value={by.value}
            onChange={(event) => (by.value = event.currentTarget.value === "team" ? "team" : "organisation")}
          >
            <option value="team">{say("team")}</option>
            <option value="organisation">{say("organisation")}</option>
          </select>
        </label>
      </div>
      <Loadable of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing icon="check" title={say("kept-none")} text={say("kept-none-text")} />
          ) : (
            <DataTable
              label={say("sla-tab-kept")}
              rows={items}
              keyOf={(row) => `${row.id} ${row.target}`}
              columns={[
                {
                  head: say(by.value === "team" ? "team" : "organisation"),
                  cell: (row) => (
                    <>
                      <bdi>{row.name === "" ? say("kept-nobody") : row.name}</bdi>
                      <span class="second">{say(`label-${row.target}`)}</span>
                    </>
                  ),
                },
                {
                  head: say("kept-share"),
                  cell: ({ keptShare, name }) =>
                    keptShare === null ? (
                      <span class="quiet">–</span>
                    ) : (
                      <span class="kept">
                        <meter min={0} max={1} low={0.8} high={0.95} optimum={1} value={keptShare} aria-label={name} />
                        <span class="tabular">{percent.format(keptShare)}</span>
                      </span>
                    ),
                },
                { head: say("kept-met"), number: true, cell: ({ met }) => met },
                { head: say("kept-missed"), number: true, cell: ({ missed }) => missed },
                { head: say("kept-overdue"), number: true, wide: true, cell: ({ overdue }) => overdue },
              ]}
            />
          )
        }
      </Loadable>
    </>
  );
}
