import type { Column } from "../../../show/data-table.tsx";
import { locale, say } from "../../../words/say.ts";
import { clockTime, dayLabel } from "../../../words/when.ts";
import { consoleHref } from "../../route.ts";
import type { AgentRow } from "./agent-row.ts";

/** What is told of each of the staff: who, whether they can be asked now, what they have, until and from when they are there. */
export function agentColumns(): readonly Column<AgentRow>[] {
  return [
    {
      head: say("agents-name"),
      cell: ({ id, name, teams, role }) => (
        <>
          <a href={consoleHref.page("calendar", id)}>
            <bdi>{name}</bdi>
          </a>
          <span class="second">
            <bdi>{teams.map((team) => team.name).join(", ") || say(`role-${role}`)}</bdi>
          </span>
        </>
      ),
    },
    {
      head: say("agents-status"),
      cell: (agent) => (
        <>
          {say(`presence-${agent.presence}`)}
          <span class="second">{say(standing(agent))}</span>
        </>
      ),
    },
    {
      head: say("agents-work"),
      number: true,
      cell: ({ workload, booking }) => (
        <>
          {workload.total}
          {booking !== null && (
            <span class="second">
              <a href={consoleHref.ticket(booking.ticketNumber)}>#{booking.ticketNumber}</a>
            </span>
          )}
        </>
      ),
    },
    { head: say("agents-progress"), wide: true, number: true, cell: ({ workload }) => workload.inProgress },
    {
      head: say("agents-shift"),
      wide: true,
      cell: ({ shift, nextShift }) => (
        <>
          {shift !== null && hours(shift)}
          {nextShift !== null && (
            <span class={shift === null ? "quiet" : "second"}>{say("agents-next", { time: hours(nextShift) })}</span>
          )}
        </>
      ),
    },
  ];
}

function standing({ onBreak, onShift }: AgentRow): string {
  if (onBreak) return "agents-on-break";
  return onShift ? "agents-shift-true" : "agents-shift-false";
}

/** "Today, 08:00–17:00"; an open end where it goes on until somebody ends it. */
function hours({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string | null }): string {
  const start = new Date(startsAt);
  const end = endsAt === null ? "…" : clockTime(new Date(endsAt), locale.value);
  return `${dayLabel(start, new Date(), locale.value)}, ${clockTime(start, locale.value)}–${end}`;
}
