import { useSignal } from "@preact/signals";
import type { WebAct } from "../../../bots/web/wire.ts";
import { priorities } from "../../../core/domain/priority.ts";
import { get } from "../live/api.ts";
import { attempt } from "../live/attempt.ts";
import type { AnswerJson, StaffJson, TicketJson } from "../protocol.ts";
import { ask, confirmed } from "../show/ask.tsx";
import { PressButton } from "../show/press-button.tsx";
import { say } from "../words/say.ts";
import { BulkDialog } from "./bulk-dialog.tsx";
import type { BulkDeed } from "./run-bulk.ts";

/** What can be done to all tickets that were picked. */
export function BulkBar({
  picked,
  shown,
  perform,
  pick,
}: {
  readonly picked: readonly TicketJson[];
  /** How many are loaded and could be picked. */
  readonly shown: number;
  readonly perform: (act: WebAct) => Promise<AnswerJson>;
  readonly pick: (which: readonly TicketJson[] | "all") => void;
}) {
  const running = useSignal<{
    readonly title: string;
    readonly deed: BulkDeed;
    readonly tickets: readonly TicketJson[];
  } | null>(null);
  const count = picked.length;
  const start = (title: string, deed: BulkDeed): void => {
    running.value = { title, deed, tickets: picked };
  };
  const assign = async (): Promise<void> => {
    await attempt(async () => {
      const { staff } = await get<StaffJson>("/web/staff");
      ask(
        {
          form: "bulk-assign",
          title: say("bulk-assign", { count }),
          fields: [
            {
              name: "account",
              label: say("bulk-who"),
              hint: null,
              required: true,
              kind: "choice",
              value: "",
              choices: staff.map((one) => ({
                value: one.id,
                label: `${one.name} · ${say(`presence-${one.presence}`)} · ${say("bulk-open", { count: one.openTickets })}`,
              })),
            },
            {
              name: "reason",
              label: say("bulk-reason"),
              hint: say("bulk-reason-hint"),
              required: false,
              kind: "line",
              value: "",
              maxLength: 500,
            },
          ],
          submitLabel: say("move-assign"),
        },
        async ({ account = "", reason = "" }) =>
          start(say("bulk-assign", { count }), { kind: "assign", accountId: account, reason: reason.trim() }),
      );
    });
  };
  const prioritise = async (): Promise<void> =>
    ask(
      {
        form: "bulk-priority",
        title: say("bulk-priority", { count }),
        fields: [
          {
            name: "priority",
            label: say("column-priority"),
            hint: null,
            required: true,
            kind: "choice",
            value: "",
            choices: priorities.map((priority) => ({ value: priority, label: say(`priority-${priority}`) })),
          },
        ],
        submitLabel: say("change-priority"),
      },
      async ({ priority }) => {
        const chosen = priorities.find((one) => one === priority);
        if (chosen !== undefined) start(say("bulk-priority", { count }), { kind: "priority", priority: chosen });
      },
    );
  const tag = async (): Promise<void> =>
    ask(
      {
        form: "bulk-tag",
        title: say("bulk-tag", { count }),
        fields: [
          {
            name: "tags",
            label: say("bulk-tags"),
            hint: say("bulk-tags-hint"),
            required: true,
            kind: "line",
            value: "",
            maxLength: 400,
          },
        ],
        submitLabel: say("bulk-tag-add"),
      },
      async ({ tags = "" }) => {
        const given = tags.split(/[,;]/u).map((one) => one.trim().toLowerCase());
        start(say("bulk-tag", { count }), { kind: "tag", tags: given.filter((one) => one !== "") });
      },
    );
  const close = async (): Promise<void> => {
    const title = say("bulk-close-all", { count });
    if (await confirmed({ title, text: say("bulk-close-text"), label: say("bulk-close-yes") }))
      start(title, { kind: "close" });
  };
  return (
    <>
      {count > 0 && (
        <section class="bulk-bar" aria-label={say("bulk")}>
          <strong role="status">{say("bulk-picked", { count })}</strong>
          <PressButton label={say("move-assign")} run={assign} />
          <PressButton label={say("change-priority")} run={prioritise} />
          <PressButton label={say("bulk-tag-add")} run={tag} />
          <PressButton label={say("bulk-close-yes")} run={close} />
          <span class="rest">
            {count < shown && (
              <button type="button" class="button ghost" onClick={() => pick("all")}>
                {say("bulk-pick-all", { count: shown })}
              </button>
            )}
            <button type="button" class="button ghost" onClick={() => pick([])}>
              {say("bulk-pick-none")}
            </button>
          </span>
        </section>
      )}
      {running.value !== null && (
        <BulkDialog
          {...running.value}
          perform={perform}
          onClose={(refused) => {
            running.value = null;
            // What was refused stays picked, to be tried another way.
            pick(refused);
          }}
        />
      )}
    </>
  );
}
