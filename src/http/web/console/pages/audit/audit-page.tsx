import { useSignal } from "@preact/signals";
import en from "../../../copy/en/audit.ftl";
import enEvents from "../../../copy/en/events.ftl";
import es from "../../../copy/es/audit.ftl";
import esEvents from "../../../copy/es/events.ftl";
import pt from "../../../copy/pt/audit.ftl";
import ptEvents from "../../../copy/pt/events.ftl";
import { findStaff } from "../../../live/finders.ts";
import { usePages } from "../../../live/use-pages.ts";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { SearchPicker } from "../../../show/search-picker.tsx";
import { eventWords } from "../../../words/event-words.ts";
import { locale, say, teach } from "../../../words/say.ts";
import { fullTime } from "../../../words/when.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";
import { Verification } from "./verification.tsx";

teach({ en, es, pt });
teach({ en: enEvents, es: esEvents, pt: ptEvents });

type EventRow = {
  readonly id: string;
  readonly kind: string;
  readonly ticketNumber: number | null;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly data: unknown;
  readonly at: string;
  readonly position: number;
  readonly hash: string;
};
const families = ["ticket.", "report.", "message.", "account.", "sla.", "shift."] as const;

/** What happened at the desk, by whom and when, and a check that nothing was changed afterwards. For admins. */
export function AuditPage({ id }: PageProps) {
  const ticket = useSignal(id ?? "");
  const kind = useSignal("");
  const actor = useSignal("");
  const day = useSignal("");
  const from = day.value === "" ? null : new Date(`${day.value}T00:00`);
  const pages = usePages<EventRow>("/api/v1/audit/events", {
    ticket: /^\d{1,15}$/.test(ticket.value) ? ticket.value : null,
    kind: kind.value,
    actor: actor.value,
    from: from?.toISOString() ?? null,
    to: from === null ? null : new Date(from.getTime() + 86_400_000).toISOString(),
  });
  return (
    <PageFrame title={say("page-audit")} lede={say("audit-lede")}>
      <Verification />
      <search class="filters">
        <label>
          {say("audit-ticket")}
          <input
            class="input"
            inputMode="numeric"
            maxLength={15}
            placeholder="1042"
            value={ticket.value}
            onInput={(event) => (ticket.value = event.currentTarget.value.replace("#", "").trim())}
          />
        </label>
        <label>
          {say("audit-kind")}
          <select class="input" value={kind.value} onChange={(event) => (kind.value = event.currentTarget.value)}>
            <option value="">{say("audit-any")}</option>
            {families.map((one) => (
              <option key={one} value={one}>
                {say(`audit-about-${one.slice(0, -1)}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say("audit-day")}
          <input
            class="input"
            type="date"
            value={day.value}
            onInput={(event) => (day.value = event.currentTarget.value)}
          />
        </label>
        <div class="field">
          <label for="audit-actor">{say("audit-actor")}</label>
          <SearchPicker
            id="audit-actor"
            name="actor"
            chosen={null}
            search={findStaff}
            onChange={(next) => (actor.value = next)}
          />
        </div>
      </search>
      <PageTable
        pages={pages}
        label={say("audit-events")}
        empty={<Nothing icon="list" title={say("audit-none")} />}
        columns={[
          {
            head: say("audit-what"),
            cell: (event) => (
              <>
                {eventWords(event.kind)}{" "}
                {event.ticketNumber !== null && (
                  <a href={consoleHref.ticket(event.ticketNumber)}>#{event.ticketNumber}</a>
                )}
                <span class="second">
                  {event.actor === null ? say("audit-desk") : event.actor.name}
                  {reasonOf(event.data)}
                </span>
              </>
            ),
          },
          { head: say("audit-when"), cell: (event) => <time>{fullTime(new Date(event.at), locale.value)}</time> },
          {
            head: say("audit-hash"),
            wide: true,
            cell: (event) => (
              <code title={event.hash}>
                {event.position} · {event.hash.slice(0, 12)}
              </code>
            ),
          },
        ]}
      />
    </PageFrame>
  );
}

function reasonOf(data: unknown): string {
  const reason = typeof data === "object" && data !== null && "reason" in data ? data.reason : null;
  return typeof reason === "string" && reason !== "" ? ` · ${reason}` : "";
}
