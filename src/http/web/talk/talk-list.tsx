import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { CardView } from "../show/card.tsx";
import { Icon } from "../show/icon.tsx";
import { locale, say } from "../words/say.ts";
import { dayLabel } from "../words/when.ts";
import { Message, type MessageActions } from "./message.tsx";
import { rowsOf, type TalkRow } from "./rows-of.ts";
import type { TalkItem } from "./talk-item.ts";
import { WindowedList } from "./windowed-list.tsx";

/**
 * A talk from its oldest known item to its newest, kept at the end while the reader is there. `older` fetches what came before.
 * `press` runs a card's button: the action, and the post that carries it.
 */
export function TalkList({
  items,
  label,
  deskName,
  actions,
  press,
  dismiss,
  older,
}: {
  readonly items: readonly TalkItem[];
  readonly label: string;
  readonly deskName: string;
  readonly actions: MessageActions;
  readonly press: (action: string, message: string | null) => Promise<void>;
  /** Puts an answer away that is kept nowhere. */
  readonly dismiss: (key: string) => void;
  readonly older: (() => void) | null;
}) {
  const rows = useMemo(() => rowsOf(items), [items]);
  const byId = useMemo(
    () => new Map(items.flatMap((item) => (item.kind === "message" ? [[item.id, item] as const] : []))),
    [items],
  );
  const away = useSignal(false);
  const missed = useSignal(0);
  const jump = useSignal(0);
  const last = items.at(-1);
  const lastKey = useRef(last?.key);

  useEffect(() => {
    if (last === undefined || last.key === lastKey.current) return;
    lastKey.current = last.key;
    // One's own words always come into view; somebody else's only count while the reader is elsewhere.
    if (last.kind === "message" && last.mine) jump.value += 1;
    else if (away.value) missed.value += 1;
  }, [last, away, missed, jump]);

  const quotedOf = (item: TalkItem) => {
    if (item.kind !== "message" || item.replyTo === null) return null;
    const found = byId.get(item.replyTo);
    if (found === undefined)
      return { name: "", text: [{ kind: "paragraph" as const, runs: [{ text: say("older-message") }] }] };
    return { name: found.mine ? say("you") : (found.author?.name ?? deskName), text: found.text };
  };

  const draw = (row: TalkRow) => {
    if (row.kind === "day")
      return (
        <p class="day">
          <span>{dayLabel(row.at, new Date(), locale.value)}</span>
        </p>
      );
    const { item } = row;
    if (item.kind === "gone") return <p class={`gone ${item.mine ? "mine" : "theirs"}`}>{say("message-gone")}</p>;
    if (item.kind === "card")
      return (
        <CardView
          card={item.card}
          files={item.files}
          spent={item.spent}
          press={async (action) => {
            await press(action, item.id);
            if (item.id === null) dismiss(item.key);
          }}
          {...(item.id === null ? { onDismiss: () => dismiss(item.key), dismissLabel: say("dismiss") } : {})}
        />
      );
    return (
      <Message message={item} follows={row.follows} quoted={quotedOf(item)} actions={actions} deskName={deskName} />
    );
  };

  return (
    <div class="talk">
      <WindowedList
        rows={rows}
        keyOf={(row) => row.key}
        estimate={likelyHeight}
        draw={draw}
        label={label}
        sticky
        floats={(row) => row.kind === "day"}
        jump={jump.value}
        {...(older === null ? {} : { onTop: older })}
        onAway={(next) => {
          away.value = next;
          if (!next) missed.value = 0;
        }}
      />
      <p class="unseen" aria-live="polite">
        {last?.kind === "message" && !last.mine ? say("new-from", { name: last.author?.name ?? deskName }) : ""}
        {last?.kind === "card" ? last.card.fallback : ""}
      </p>
      {away.value && (
        <button
          type="button"
          class="button to-end"
          onClick={() => {
            jump.value += 1;
          }}
        >
          <Icon name="down" />
          {missed.value > 0 ? say("new-messages", { count: missed.value }) : say("to-newest")}
        </button>
      )}
    </div>
  );
}

function likelyHeight(row: TalkRow): number {
  if (row.kind === "day") return 48;
  if (row.item.kind === "gone") return 36;
  if (row.item.kind === "card") return 220;
  const characters = row.item.text.reduce(
    (sum, block) => sum + ("runs" in block ? block.runs.reduce((count, run) => count + run.text.length, 0) : 80),
    0,
  );
  return 44 + (row.follows ? 0 : 24) + 24 * Math.floor(characters / 60) + row.item.files.length * 200;
}
