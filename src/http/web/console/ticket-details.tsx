import type { ComponentChildren } from "preact";
import type { ReportJson, TicketJson } from "../protocol.ts";
import { PressButton } from "../show/press-button.tsx";
import { PriorityMark, StatusChip } from "../show/status-chip.tsx";
import { locale, say } from "../words/say.ts";
import { fullTime } from "../words/when.ts";
import { detailButtons } from "./desk-card.ts";
import { consoleHref } from "./route.ts";

/** The left side of a ticket: what it is about, who and what belongs to it, its report. */
export function TicketDetails({
  ticket,
  isAdmin,
  press,
}: {
  readonly ticket: TicketJson;
  readonly isAdmin: boolean;
  readonly press: (action: string) => Promise<void>;
}) {
  const { equipment, site } = ticket;
  const buttons = detailButtons(ticket, isAdmin);
  return (
    <>
      <dl class="details">
        <Fact name="status">
          <StatusChip status={ticket.status} />
        </Fact>
        <Fact name="priority">
          <PriorityMark priority={ticket.priority} />
          <span class="quiet small"> {say(`urgency-${ticket.urgency}`)}</span>
        </Fact>
        {ticket.holdReason !== null && <Fact name="on-hold-for">{ticket.holdReason}</Fact>}
        {ticket.mergedIntoNumber !== null && (
          <Fact name="merged-into">
            <a href={consoleHref.ticket(ticket.mergedIntoNumber)}>#{ticket.mergedIntoNumber}</a>
          </Fact>
        )}
        <Fact name="assignee">
          {ticket.assignee === null ? <span class="quiet">{say("unassigned")}</span> : ticket.assignee.name}
        </Fact>
        {ticket.vehicle !== null && <Fact name="vehicle">{ticket.vehicle.name}</Fact>}
        {ticket.team !== null && <Fact name="team">{ticket.team.name}</Fact>}
        <Fact name="customer">
          {ticket.opener.name}
          {ticket.opener.name !== ticket.organisation.name && <Second>{ticket.organisation.name}</Second>}
        </Fact>
        {equipment !== null && (
          <Fact name="equipment">
            {equipment.label}
            <Second>
              {equipment.manufacturer} {equipment.model}
            </Second>
            {equipment.serialNumber !== null && <Second>{equipment.serialNumber}</Second>}
          </Fact>
        )}
        {site !== null && (
          <Fact name="site">
            {site.name}
            <Second>{site.address}</Second>
          </Fact>
        )}
        {ticket.category !== null && <Fact name="category">{ticket.category}</Fact>}
        {ticket.tags.length > 0 && (
          <Fact name="tags">
            <span class="tags">
              {ticket.tags.map((tag) => (
                <span class="chip tag" key={tag}>
                  {tag}
                </span>
              ))}
            </span>
          </Fact>
        )}
        {ticket.dueAt !== null && <Fact name="due">{time(ticket.dueAt)}</Fact>}
        <Fact name="opened-at">{time(ticket.createdAt)}</Fact>
        {ticket.rating !== null && (
          <Fact name="rating">
            {say("stars", { count: ticket.rating.stars })}
            {ticket.rating.comment !== "" && <Second>{ticket.rating.comment}</Second>}
          </Fact>
        )}
      </dl>
      {buttons.length > 0 && (
        <div class="detail-buttons">
          {buttons.map((button) => (
            <PressButton
              key={button.action}
              label={button.label}
              style={button.style}
              run={() => press(button.action)}
            />
          ))}
        </div>
      )}
      <section>
        <h3>{say("description")}</h3>
        <p class="described" dir="auto">
          {ticket.description}
        </p>
      </section>
      {ticket.report !== null && <Report report={ticket.report} />}
    </>
  );
}

function Report({ report }: { readonly report: ReportJson }) {
  const rows = [
    ["malfunction", report.malfunction],
    ["cause", report.cause],
    ["solution", report.solution],
    ["fix", report.fix],
    ["parts", report.parts.join(", ")],
    ["labour", say("minutes", { count: report.labourMinutes })],
    ["travel", say("minutes", { count: report.travelMinutes })],
  ] as const;
  return (
    <section>
      <h3>{say("report")}</h3>
      <p class="quiet small">
        {say("report-version", { version: report.version })} · {say(`report-${report.state}`)}
      </p>
      <dl class="details">
        {rows
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ))}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{say(name)}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Second({ children }: { readonly children: ComponentChildren }) {
  return <span class="second">{children}</span>;
}

function time(at: string): string {
  return fullTime(new Date(at), locale.value);
}
