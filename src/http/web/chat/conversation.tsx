import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { WebSpot } from "../../../bots/web/wire.ts";
import { toPlain } from "../../../core/domain/rich-text.ts";
import type { Acts } from "../live/acts.ts";
import type { Live } from "../live/live.ts";
import type { SessionJson } from "../protocol.ts";
import type { Completion } from "../talk/command-completion.tsx";
import { Composer, type ComposerTask } from "../talk/composer.tsx";
import { isCommand } from "../talk/is-command.ts";
import type { MessageActions } from "../talk/message.tsx";
import type { TalkMessage } from "../talk/talk-item.ts";
import { TalkList } from "../talk/talk-list.tsx";
import { toMarks } from "../talk/to-marks.ts";
import { say } from "../words/say.ts";
import type { ChatStore } from "./chat-store.ts";
import { itemsOfThread } from "./items-of-thread.ts";

const typingEveryMs = 3000;

/** One thread of the person's own channel with the composer: a customer's chat, a technician's line, or the notices. */
export function Conversation({
  thread,
  session,
  store,
  acts,
  live,
  staff,
  label,
  welcome,
  completion,
}: {
  readonly thread: string | null;
  readonly session: SessionJson;
  readonly store: ChatStore;
  readonly acts: Acts;
  readonly live: Live;
  readonly staff: boolean;
  /** What the composer asks for. */
  readonly label: string;
  /** Shown while nothing was said. */
  readonly welcome: ComponentChildren;
  readonly completion?: Completion;
}) {
  const spot = useMemo<WebSpot>(() => ({ on: "chat", thread }), [thread]);
  const state = store.thread(thread).value;
  const task = useSignal<{ readonly kind: "reply" | "edit"; readonly message: TalkMessage } | null>(null);
  const typedAt = useRef(0);
  const items = useMemo(
    () => itemsOfThread(state.posts, acts.asides.value, acts.outbox.value, spot, staff),
    [state.posts, acts.asides.value, acts.outbox.value, spot, staff],
  );

  useEffect(() => {
    task.value = null;
    store.open(thread).catch(() => undefined);
  }, [thread, store, task]);

  // What is drawn counts as seen while the page is in front
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") store.markSeen(thread);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [thread, store, state.posts, store.chats.value]);

  const actions: MessageActions = {
    reply: (message) => {
      task.value = { kind: "reply", message };
    },
    edit: (message) => {
      task.value = { kind: "edit", message };
    },
    remove: (message) => acts.act(spot, { kind: "delete", message: message.id }),
    react: (message, emoji, added) => acts.act(spot, { kind: "react", message: message.id, emoji, added }),
    retry: (message) => acts.retry(message.id),
    discard: (message) => acts.discard(message.id),
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

  const typing = store.typing.value;
  return (
    <div class="conversation">
      {items.length === 0 && state.loaded ? (
        <div class="talk empty">{welcome}</div>
      ) : (
        <TalkList
          key={thread ?? ""}
          items={items}
          label={say("talk-label")}
          deskName={session.desk.name}
          actions={actions}
          press={async (action, message) => {
            await acts.act(spot, { kind: "press", action, message });
          }}
          dismiss={acts.dismiss}
          older={state.before === null ? null : () => store.older(thread).catch(() => undefined)}
        />
      )}
      <p class="typing" aria-live="polite">
        {typing !== null && typing.thread === thread ? say("is-typing", { name: typing.name }) : ""}
      </p>
      <Composer
        spot={`${session.account?.id}:${thread ?? "notices"}`}
        label={label}
        task={composerTask}
        fileLimitBytes={session.desk.fileLimitBytes}
        textLimit={session.desk.messageLimitCharacters}
        {...(completion === undefined ? {} : { completion })}
        onType={(text) => {
          // A command is nobody's business but the desk's.
          if (text.startsWith("/") || Date.now() - typedAt.current < typingEveryMs) return;
          typedAt.current = Date.now();
          live.send({ kind: "typing", thread });
        }}
        send={(text, files) => {
          if (current?.kind === "edit") {
            acts.act(spot, { kind: "edit", message: current.message.id, text });
            task.value = null;
            return undefined;
          }
          if (files.length === 0 && isCommand(text)) return acts.act(spot, { kind: "command", words: text.slice(1) });
          acts.say(spot, text, files, current?.message.id ?? null);
          task.value = null;
          return undefined;
        }}
      />
    </div>
  );
}
