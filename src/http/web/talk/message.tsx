import { useSignal } from "@preact/signals";
import type { RichText } from "../../../bots/rich-text.ts";
import { FileList } from "../show/file-list.tsx";
import { Icon } from "../show/icon.tsx";
import { RichTextView } from "../show/rich-text.tsx";
import { locale, say } from "../words/say.ts";
import { clockTime, fullTime } from "../words/when.ts";
import { MessageMenu } from "./message-menu.tsx";
import type { TalkMessage } from "./talk-item.ts";

/** What a reader can do with a message; null where it is not possible here. */
export type MessageActions = {
  readonly reply: ((message: TalkMessage) => void) | null;
  readonly edit: ((message: TalkMessage) => void) | null;
  readonly remove: ((message: TalkMessage) => void) | null;
  readonly react: ((message: TalkMessage, emoji: string, added: boolean) => void) | null;
  readonly retry: (message: TalkMessage) => void;
  readonly discard: (message: TalkMessage) => void;
};

/** A message with its author, quote, files, reactions, how far it has come, and a menu. */
export function Message({
  message,
  follows,
  quoted,
  actions,
  deskName,
}: {
  readonly message: TalkMessage;
  readonly follows: boolean;
  /** The message that it answers, as far as it is known. */
  readonly quoted: { readonly name: string; readonly text: RichText } | null;
  readonly actions: MessageActions;
  readonly deskName: string;
}) {
  const menuOpen = useSignal(false);
  const name = message.mine ? say("you") : (message.author?.name ?? deskName);
  const side = message.mine ? "mine" : "theirs";
  return (
    <article class={`message ${side}${message.staffOnly ? " note" : ""}${follows ? " follows" : ""}`} aria-label={name}>
      {!follows && (
        <header>
          {!(message.mine && !message.staffOnly) && (
            <span class="author">
              <bdi>{name}</bdi>
              {message.author !== null && !message.mine && (
                <span class="role">{say(`role-${message.author.role}`)}</span>
              )}
            </span>
          )}
          {message.staffOnly && (
            <span class="only-staff">
              <Icon name="lock" />
              {say("only-staff")}
            </span>
          )}
        </header>
      )}
      <div class="bubble">
        {quoted !== null && (
          <div class="quote">
            <bdi class="author">{quoted.name}</bdi>
            <RichTextView body={quoted.text} />
          </div>
        )}
        <RichTextView body={message.text} />
        <FileList files={message.files} />
        <p class="meta tabular">
          {message.edited && <span>{say("edited")}</span>}
          <time dateTime={message.at.toISOString()} title={fullTime(message.at, locale.value)}>
            {clockTime(message.at, locale.value)}
          </time>
          {message.mine && <SentMark message={message} />}
        </p>
        <MessageMenu message={message} actions={actions} open={menuOpen} />
      </div>
      <Reactions message={message} actions={actions} />
      <Trouble message={message} actions={actions} />
    </article>
  );
}

function SentMark({ message }: { readonly message: TalkMessage }) {
  if (message.state === "sending")
    return (
      <span class="sent">
        <span class="spinner" aria-hidden="true" />
        <span class="unseen">{say("sending")}</span>
      </span>
    );
  if (message.state !== "sent") return null;
  return (
    <span class="sent" title={say("sent")}>
      <Icon name="check" />
      <span class="unseen">{say("sent")}</span>
    </span>
  );
}

function Reactions({ message, actions }: { readonly message: TalkMessage; readonly actions: MessageActions }) {
  if (message.reactions.length === 0) return null;
  const emojis = [...new Set(message.reactions.map(({ emoji }) => emoji))];
  return (
    <ul class="reactions">
      {emojis.map((emoji) => {
        const all = message.reactions.filter((reaction) => reaction.emoji === emoji);
        const own = all.some(({ by }) => by === "person");
        return (
          <li key={emoji}>
            <button
              type="button"
              aria-pressed={own}
              aria-label={say("reaction", { emoji, count: all.length })}
              disabled={actions.react === null}
              onClick={() => actions.react?.(message, emoji, !own)}
            >
              {emoji} <span class="tabular">{all.length}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Trouble({ message, actions }: { readonly message: TalkMessage; readonly actions: MessageActions }) {
  if (message.state === "uncertain") return <p class="trouble mild">{say("uncertain")}</p>;
  if (message.state === "undelivered") return <p class="trouble">{say("undelivered")}</p>;
  if (message.state !== "unreached" && message.state !== "refused") return null;
  return (
    <p class="trouble" role="alert">
      <Icon name="alert" />
      <span>{message.state === "refused" ? (message.why ?? say("refused")) : say("not-sent")}</span>
      <button type="button" class="link" onClick={() => actions.retry(message)}>
        {say("try-again")}
      </button>
      <button type="button" class="link" onClick={() => actions.discard(message)}>
        {say("discard")}
      </button>
    </p>
  );
}
