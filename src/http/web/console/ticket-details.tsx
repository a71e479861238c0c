import type { ComponentChildren } from "preact";
import type { ReportJson, SlaJson, TicketJson } from "../protocol.ts";
import { PressButton } from "../show/press-button.tsx";
import { PriorityMark, StatusChip } from "../show/status-chip.tsx";
import { duration } from "../words/duration.ts";
import { locale, say } from "../words/say.ts";
import { fullTime } from "../words/when.ts";
import { detailButtons } from "./desk-card.ts";
import { isOpenClock } from "./due-of.ts";
import { ProposalScores } from "./proposal-scores.tsx";
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
        <Fact name="label-status">
          <StatusChip status={ticket.status} />
        </Fact>
        <Fact name="label-priority">
          <PriorityMark priority={ticket.priority} />
          <span class="quiet small"> {say(`urgency-${ticket.urgency}`)}</span>
        </Fact>
        {ticket.holdReason !== null && <Fact name="label-hold">{holdWords(ticket.holdReason)}</Fact>}
        {ticket.mergedIntoNumber !== null && (
          <Fact name="label-merged-into">
            <a href={consoleHref.ticket(ticket.mergedIntoNumber)}>#{ticket.mergedIntoNumber}</a>
          </Fact>
        )}
        <Fact name="label-technician">
          {ticket.assignee === null ? <span class="quiet">{say("unassigned")}</span> : ticket.assignee.name}
        </Fact>
        {ticket.vehicle !== null && <Fact name="label-vehicle">{ticket.vehicle.name}</Fact>}
        {ticket.travel !== null && (
          <Fact name="label-travel">
            <a href={ticket.travel.link} target="_blank" rel="noreferrer noopener">
              {(ticket.travel.metres / 1000).toFixed(1)} km, {duration(ticket.travel.minutes)}
            </a>
            {ticket.travel.source === "estimate" && <Second>{say("way-estimate")}</Second>}
          </Fact>
        )}
        {ticket.team !== null && <Fact name="team">{ticket.team.name}</Fact>}
        <Fact name="label-customer">
          {ticket.opener.name}
          {ticket.opener.name !== ticket.organisation.name && <Second>{ticket.organisation.name}</Second>}
        </Fact>
        {equipment !== null && (
          <Fact name="label-equipment">
            <a href={consoleHref.page("equipment", equipment.id)}>{equipment.label}</a>
            <Second>
              {equipment.manufacturer} {equipment.model}
            </Second>
            {equipment.serialNumber !== null && <Second>{equipment.serialNumber}</Second>}
          </Fact>
        )}
        {site !== null && (
          <Fact name="label-site">
            {site.name}
            <Second>{site.address}</Second>
          </Fact>
        )}
        {ticket.category !== null && <Fact name="label-category">{ticket.category}</Fact>}
        {ticket.tags.length > 0 && (
          <Fact name="label-tags">
            <span class="tags">
              {ticket.tags.map((tag) => (
                <span class="chip tag" key={tag}>
                  {tag}
                </span>
              ))}
            </span>
          </Fact>
        )}
        {ticket.sla
          .filter(({ state }) => state !== "void")
          .map((clock) => (
            <Fact key={clock.target} name={`label-${clock.target}`}>
              <span class={clock.breachedAt !== null ? "late" : ""}>{promise(clock)}</span>
            </Fact>
          ))}
        {ticket.dueAt !== null && <Fact name="label-due">{time(ticket.dueAt)}</Fact>}
        <Fact name="label-opened-at">{time(ticket.createdAt)}</Fact>
        {ticket.rating !== null && (
          <Fact name="label-rating">
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
        <h2>{say("label-description")}</h2>
        <p class="described" dir="auto">
          {ticket.description}
        </p>
      </section>
      {ticket.proposal !== null && ticket.status === "new" && <ProposalScores proposal={ticket.proposal} />}
      {ticket.report !== null && <Report report={ticket.report} number={ticket.number} />}
    </>
  );
}

function Report({ report, number }: { readonly report: ReportJson; readonly number: number }) {
  const rows = [
    ["field-malfunction", report.malfunction],
    ["field-cause", report.cause],
    ["field-solution", report.solution],
    ["field-fix", report.fix],
    ["field-parts", report.parts.join(", ")],
    ["field-labourMinutes", String(report.labourMinutes)],
    ["field-travelMinutes", String(report.travelMinutes)],
  ] as const;
  return (
    <section>
      <h2>{say("label-report")}</h2>
      <p class="quiet small">
        {say("report-version", { version: report.version })} · {say(`report-state-${report.state}`)} ·{" "}
        <a href={`/api/v1/tickets/${number}/report.pdf`} target="_blank" rel="noreferrer">
          {say("report-pdf")}
        </a>
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

/** How a promise stands, in the words of the cards. */
function promise(clock: SlaJson): string {
  const when = clock.dueAt === null ? "?" : time(clock.dueAt);
  if (!isOpenClock(clock)) return say(clock.state === "met" ? "sla-met" : "sla-missed", { when });
  if (clock.breachedAt !== null) return say(clock.isAcknowledged ? "sla-overdue-seen" : "sla-overdue", { when });
  if (clock.dueAt === null) return say("sla-paused", { left: duration(clock.leftMinutes) });
  const left = Math.max(0, Math.floor((Date.parse(clock.dueAt) - Date.now()) / 60_000));
  return say("sla-running", { when, left: duration(left) });
}

/** The reason by its name where it is one of the four, else the words that somebody wrote. */
function holdWords(reason: string): string {
  const id = `hold-reason-${reason}`;
  const known = say(id);
  return known === id ? reason : known;
}
