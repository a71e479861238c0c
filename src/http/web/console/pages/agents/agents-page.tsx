import { useSignal } from "@preact/signals";
import { type Presence, presences } from "../../../../../core/domain/presences.ts";
import en from "../../../copy/en/agents.ftl";
import es from "../../../copy/es/agents.ftl";
import pt from "../../../copy/pt/agents.ftl";
import { get, put } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { usePages } from "../../../live/use-pages.ts";
import { useResource } from "../../../live/use-resource.ts";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { SearchField } from "../../../show/search-field.tsx";
import { say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";
import { agentColumns } from "./agent-columns.tsx";
import type { AgentRow, WorkloadRow } from "./agent-row.ts";
import { WorkloadTable } from "./workload-table.tsx";

teach({ en, es, pt });

const shiftFilters = ["", "true", "false"] as const;

/** How much there is to do, and who is there to do it: the staff with presence, workload and shifts. */
export function AgentsPage({ account }: PageProps) {
  const words = useSignal("");
  const team = useSignal("");
  const presence = useSignal("");
  const onShift = useSignal<string>("");
  const pages = usePages<AgentRow>("/api/v1/agents", {
    q: words.value,
    team: team.value,
    presence: presence.value,
    onShift: onShift.value,
  });
  const workload = useResource(() => get<{ items: readonly WorkloadRow[] }>("/api/v1/workload"), []);
  const own = useResource(() => get<AgentRow>(`/api/v1/agents/${account.id}`), [account.id]);
  const again = async (): Promise<void> => {
    await Promise.all([pages.reload(), workload.reload(), own.reload()]);
  };
  const be = async (next: Presence): Promise<void> => {
    await attempt(() => put("/api/v1/agents/me/presence", { presence: next }));
    await again();
  };
  const teams = (workload.value.value?.items ?? []).flatMap((row) => (row.team === null ? [] : [row.team]));
  return (
    <PageFrame
      title={say("page-agents")}
      lede={say("agents-lede")}
      actions={
        <>
          <fieldset class="segments">
            <legend class="unseen">{say("agents-own")}</legend>
            {presences.map((one) => (
              <button key={one} type="button" aria-pressed={own.value.value?.presence === one} onClick={() => be(one)}>
                {say(`presence-${one}`)}
              </button>
            ))}
          </fieldset>
          <PressButton label={say("look-again")} run={again} />
        </>
      }
    >
      <Loadable of={workload}>{({ items }) => <WorkloadTable rows={items} />}</Loadable>
      <search class="filters">
        <SearchField label={say("agents-search")} onSearch={(next) => (words.value = next)} />
        <Choice label={say("team")} value={team} any={say("agents-any-team")}>
          {teams.map(({ id, name }) => ({ value: id, label: name }))}
        </Choice>
        <Choice label={say("agents-presence")} value={presence} any={say("agents-any")}>
          {presences.map((one) => ({ value: one, label: say(`presence-${one}`) }))}
        </Choice>
        <Choice label={say("agents-shift")} value={onShift} any={say("agents-any")}>
          {shiftFilters.filter(Boolean).map((one) => ({ value: one, label: say(`agents-shift-${one}`) }))}
        </Choice>
      </search>
      <PageTable
        pages={pages}
        label={say("page-agents")}
        empty={<Nothing icon="people" title={say("agents-nobody")} text={say("agents-nobody-text")} />}
        columns={agentColumns()}
      />
    </PageFrame>
  );
}

/** A filter with an answer for "whichever". */
function Choice({
  label,
  value,
  any,
  children,
}: {
  readonly label: string;
  readonly value: { value: string };
  readonly any: string;
  readonly children: readonly { readonly value: string; readonly label: string }[];
}) {
  return (
    <label>
      {label}
      <select class="input" value={value.value} onChange={(event) => (value.value = event.currentTarget.value)}>
        <option value="">{any}</option>
        {children.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}
