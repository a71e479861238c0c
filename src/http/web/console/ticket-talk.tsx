import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { actionId } from "../../../bots/dialog/action-id.ts";
import type { WebSpot } from "../../../bots/web/wire.ts";
import { fromPlain, toPlain } from "../../../core/domain/rich-text.ts";
import { itemOfEntry, mergeByTime } from "../chat/items-of-thread.ts";
import type { Acts } from "../live/acts.ts";
import { newId } from "../live/new-id.ts";
import { sameSpot } from "../live/outbox.ts";
import type { AccountJson, FileJson, SessionJson, TicketJson } from "../protocol.ts";
import { CardView } from "../show/card.tsx";
import { Icon } from "../show/icon.tsx";
import type { Completion } from "../talk/command-completion.tsx";
import { Composer, type ComposerTask } from "../talk/composer.tsx";
import { isCommand } from "../talk/is-command.ts";
import type { MessageActions } from "../talk/message.tsx";
import type { TalkItem, TalkMessage } from "../talk/talk-item.ts";
import { TalkList } from "../talk/talk-list.tsx";
import { toMarks } from "../talk/to-marks.ts";
import { unconfirmed } from "../talk/unconfirmed.ts";
import { say } from "../words/say.ts";
import { deskCardOf } from "./desk-card.ts";
import { itemsOfTalk } from "./items-of-talk.ts";
import { replyRefusal } from "./reply-refusal.ts";
import { TargetSwitch } from "./target-switch.tsx";
import type { TicketStore } from "./ticket-store.ts";

export type Target = "note" | "reply";

/** The right side of a ticket: the staff's thread with the card, beside the talk with the customer, over one composer. */
export function TicketTalk({
  ticket,
  store,
  acts,
  session,
  account,
  target,
  completion,
}: {
  readonly ticket: TicketJson;
  readonly store: TicketStore;
  readonly acts: Acts;
  readonly session: SessionJson;
  readonly account: AccountJson;
  readonly target: Signal<Target>;
  readonly completion: Completion;
}) {
  const spot = useMemo<WebSpot>(() => ({ on: "desk", ticketId: ticket.id }), [ticket.id]);
  const task = useSignal<{ readonly kind: "reply" | "edit"; readonly message: TalkMessage } | null>(null);
  const replies = useSignal<readonly TalkItem[]>([]);
  const refusal = replyRefusal(ticket, account);
  const mayReply = refusal === null;
  const messages = store.messages.value;

  // Another ticket begins anew
  useEffect(() => {
    task.value = null;
  }, [ticket.id]);

  // What was to be a reply must not be sent as one after the ticket changed hands or was closed.
  useEffect(() => {
    if (refusal !== null) target.value = "note";
  }, [refusal, target]);

  const notes = useMemo(() => {
    const asides = acts.asides.value
      .filter((aside) => sameSpot(aside.spot, spot))
      .map((aside): TalkItem => ({ ...aside, kind: "card", id: null, spent: false }));
    const waiting = acts.outbox.value
      .filter(({ act }) => sameSpot(act.spot, spot))
      .map((entry) => itemOfEntry(entry, true));
    const said = itemsOfTalk(messages, "staff");
    return [...mergeByTime(said, asides), ...unconfirmed(waiting, said)];
  }, [messages, acts.asides.value, acts.outbox.value, spot]);
  const talk = useMemo(() => {
    const said = itemsOfTalk(messages, "customer");
    return [...said, ...unconfirmed(replies.value, said)];
  }, [messages, replies.value]);

  const actions: MessageActions = {
    reply: (message) => {
      if (!message.staffOnly && !mayReply) return;
      target.value = message.staffOnly ? "note" : "reply";
      task.value = { kind: "reply", message };
    },
    edit: (message) => {
      target.value = message.staffOnly ? "note" : "reply";
      task.value = { kind: "edit", message };
    },
    remove: (message) => acts.act(spot, { kind: "delete", message: message.id }),
    react: (message, emoji, added) => acts.act(spot, { kind: "react", message: message.id, emoji, added }),
    retry: (message) => acts.retry(message.id),
    discard: (message) => acts.discard(message.id),
  };

  const press = async (action: string, message: string | null): Promise<void> => {
    if (action.startsWith("reply.")) {
      target.value = "reply";
      document.querySelector<HTMLElement>(".composer textarea")?.focus();
      return;
    }
    await acts.act(spot, { kind: "press", action, message });
  };

  /**
   * The reply shows at once; it leaves when the talk has it, or its words come back where the desk refused. Files go with the form that asks for
   * both: where something is missing, the desk asks for it there.
   */
  const reply = async (text: string, files: readonly FileJson[]): Promise<boolean> => {
    const key = newId();
    replies.value = [...replies.value, waitingReply(key, text)];
    const taken = await (files.length === 0
      ? acts.act(spot, { kind: "command", words: `ticket reply #${ticket.number} ${text}` })
      : acts.fill(
          spot,
          actionId("reply", ticket.number, ticket.version),
          { text },
          files.map((file) => file.fileId),
        ));
    if (taken) await store.newer().catch(() => undefined);
    replies.value = replies.value.filter((item) => item.key !== key);
    return taken;
  };

  const current = task.value;
  const composerTask: ComposerTask | null = current && {
    kind: current.kind,
    key: `${current.kind}-${current.message.id}`,
    words: toPlain(current.message.text).slice(0, 200),
    text: toMarks(current.message.text),
    cancel: () => {
      task.value = null;
    },
  };
  const lists = { deskName: session.desk.name, actions, press, dismiss: acts.dismiss };
  const older = store.before.value === null ? null : () => store.older().catch(() => undefined);

  return (
    <div class={`ticket-talk to-${target.value}`}>
      <section class="column desk" aria-label={say("desk-talk-title")}>
        <header>
          <Icon name="lock" />
          <h2>{say("desk-talk-title")}</h2>
          <span class="only-staff">{say("only-staff")}</span>
        </header>
        <div class="pinned">
          <CardView card={deskCardOf(ticket, mayReply)} files={[]} press={(action) => press(action, null)} />
        </div>
        {notes.length === 0 ? (
          <p class="quiet small nothing">{say("desk-talk-empty")}</p>
        ) : (
          <TalkList items={notes} label={say("desk-talk-title")} older={older} {...lists} />
        )}
      </section>
      <section class="column customer" aria-label={say("customer-talk-title", { name: ticket.opener.name })}>
        <header>
          <Icon name="chat" />
          <h2>
            <bdi>{say("customer-talk-title", { name: ticket.opener.name })}</bdi>
          </h2>
        </header>
        {talk.length === 0 ? (
          <p class="quiet small nothing">{say("customer-talk-empty")}</p>
        ) : (
          <TalkList items={talk} label={say("customer-talk")} older={older} {...lists} />
        )}
        <p class="typing" aria-live="polite">
          {store.typing.value === null ? "" : say("is-typing", { name: store.typing.value })}
        </p>
      </section>
      <Composer
        spot={`ticket-${ticket.id}`}
        label={target.value === "note" ? say("write-note") : say("write-reply", { name: ticket.opener.name })}
        className={target.value}
        task={composerTask}
        fileLimitBytes={session.desk.fileLimitBytes}
        textLimit={session.desk.messageLimitCharacters}
        completion={completion}
        before={<TargetSwitch target={target} refusal={refusal} />}
        send={(text, files) => {
          task.value = null;
          if (current?.kind === "edit") {
            acts.act(spot, { kind: "edit", message: current.message.id, text });
            return undefined;
          }
          if (files.length === 0 && isCommand(text)) return acts.act(spot, { kind: "command", words: text.slice(1) });
          if (target.value === "reply") return reply(text, files);
          acts.say(spot, text, files, current?.message.staffOnly ? current.message.id : null);
          return undefined;
        }}
      />
    </div>
  );
}

function waitingReply(key: string, text: string): TalkItem {
  return {
    kind: "message",
    key,
    id: key,
    at: new Date(),
    author: null,
    mine: true,
    text: fromPlain(text),
    files: [],
    replyTo: null,
    edited: false,
    staffOnly: false,
    reactions: [],
    state: "sending",
    why: null,
  };
}
