import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { get, patch, post } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { usePages } from "../../../live/use-pages.ts";
import { useResource } from "../../../live/use-resource.ts";
import type { TicketJson } from "../../../protocol.ts";
import { confirmed } from "../../../show/ask.tsx";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { StatusChip } from "../../../show/status-chip.tsx";
import { locale, say } from "../../../words/say.ts";
import { shortTime } from "../../../words/when.ts";
import { consoleHref } from "../../route.ts";
import type { EquipmentRow } from "./equipment-row.ts";
import { UnitLabel } from "./unit-label.tsx";
import { writeEquipment } from "./write-equipment.ts";

/** One unit: what it is, its QR code, and every ticket it ever had with what was done. */
export function EquipmentSheet({ id, mayWrite }: { readonly id: string; readonly mayWrite: boolean }) {
  const path = `/api/v1/equipment/${id}`;
  const read = useResource(() => get<EquipmentRow>(path), [id]);
  const history = usePages<TicketJson>(`${path}/tickets`);
  const labelling = useSignal(false);
  /** Grows with each new code, so that the picture is read anew. */
  const drawn = useSignal(0);
  const unit = read.value.value;

  const retire = async (one: EquipmentRow): Promise<void> => {
    const isBack = one.retiredAt !== null;
    const sure = {
      title: say("unit-retire", { name: one.label }),
      text: say("unit-retire-text"),
      label: say("unit-retire-yes"),
    };
    if (!isBack && !(await confirmed(sure))) return;
    await attempt(() => patch(path, { retired: !isBack }));
    await read.reload();
  };
  const renew = async (): Promise<void> => {
    const sure = { title: say("unit-renew"), text: say("unit-renew-text"), label: say("unit-renew-yes") };
    if (!(await confirmed(sure))) return;
    if (await attempt(() => post(`${path}/renew-code`, {}))) drawn.value += 1;
  };
  return (
    <PageFrame
      title={unit?.label ?? say("label-equipment")}
      actions={
        <a class="button" href={consoleHref.page("equipment")}>
          {say("equipment-back")}
        </a>
      }
    >
      <Loadable of={read}>
        {(one) => (
          <div class="tiles unit-tiles">
            <section class="tile">
              <dl class="particulars">
                <Fact name="unit-model">
                  {one.model.manufacturer} {one.model.name}
                  <span class="second">
                    {one.model.family} · {one.model.category}
                  </span>
                </Fact>
                <Fact name="organisation">
                  <a href={consoleHref.page("organisations", one.organisation.id)}>{one.organisation.name}</a>
                </Fact>
                {one.site !== null && <Fact name="label-site">{one.site.name}</Fact>}
                {one.serialNumber !== null && <Fact name="unit-serial">{one.serialNumber}</Fact>}
                <Fact name="unit-impact">{say(`unit-impact-${one.impact}`)}</Fact>
                {one.installedOn !== null && <Fact name="unit-installed">{one.installedOn}</Fact>}
                {one.warrantyUntil !== null && (
                  <Fact name="unit-warranty">
                    {one.warrantyUntil}
                    {one.warrantyUntil < new Date().toISOString().slice(0, 10) && (
                      <span class="second">{say("unit-warranty-over")}</span>
                    )}
                  </Fact>
                )}
                {one.retiredAt !== null && <Fact name="unit-state">{say("equipment-retired")}</Fact>}
              </dl>
              {mayWrite && (
                <div class="row-deeds">
                  <PressButton label={say("change")} run={async () => writeEquipment(one, read.reload)} />
                  <PressButton
                    label={say(one.retiredAt === null ? "unit-retire-yes" : "unit-restore")}
                    style={one.retiredAt === null ? "danger" : "plain"}
                    run={() => retire(one)}
                  />
                </div>
              )}
            </section>
            <section class="tile unit-code">
              <img
                src={`${path}/code.svg?drawn=${drawn.value}`}
                width={160}
                height={160}
                alt={say("unit-code", { name: one.label })}
              />
              <p class="quiet small">{say("unit-code-text")}</p>
              <div class="row-deeds">
                <PressButton
                  label={say("unit-print")}
                  run={async () => {
                    labelling.value = true;
                  }}
                />
                {mayWrite && <PressButton label={say("unit-renew-yes")} run={renew} />}
              </div>
            </section>
          </div>
        )}
      </Loadable>
      <h2>{say("unit-history")}</h2>
      <PageTable
        pages={history}
        label={say("unit-history")}
        empty={<Nothing icon="clock" title={say("unit-history-none")} />}
        columns={[
          {
            head: say("column-problem"),
            cell: (ticket) => (
              <>
                <a href={consoleHref.ticket(ticket.number)}>
                  #{ticket.number} <bdi>{ticket.title}</bdi>
                </a>
                {ticket.report !== null && (
                  <span class="second" dir="auto">
                    {ticket.report.fix || ticket.report.solution}
                  </span>
                )}
              </>
            ),
          },
          { head: say("column-status"), wide: true, cell: (ticket) => <StatusChip status={ticket.status} /> },
          {
            head: say("label-opened-at"),
            number: true,
            cell: (ticket) => shortTime(new Date(ticket.createdAt), new Date(), locale.value),
          },
        ]}
      />
      {labelling.value && unit !== null && (
        <UnitLabel
          unit={unit}
          src={`${path}/code.svg?drawn=${drawn.value}`}
          onClose={() => (labelling.value = false)}
        />
      )}
    </PageFrame>
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
