import type { Signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../show/icon.tsx";
import { say } from "../words/say.ts";
import type { MessageActions } from "./message.tsx";
import type { TalkMessage } from "./talk-item.ts";

const emojis = ["👍", "✅", "🙏", "👀", "❤️"];

/** The menu of one message. It opens by pointer, touch and keyboard; arrows move in it, Escape gives the focus back. */
export function MessageMenu({
  message,
  actions,
  open,
}: {
  readonly message: TalkMessage;
  readonly actions: MessageActions;
  readonly open: Signal<boolean>;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const isOpen = open.value;

  useLayoutEffect(() => {
    if (isOpen) menu.current?.querySelector<HTMLButtonElement>("button")?.focus();
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    const outside = (event: PointerEvent): void => {
      if (
        event.target instanceof Node &&
        !menu.current?.contains(event.target) &&
        !button.current?.contains(event.target)
      )
        open.value = false;
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen, open]);

  const settled = message.state !== "sending" && message.state !== "unreached" && message.state !== "refused";
  const own = message.mine && settled;
  const can = {
    reply: settled ? actions.reply : null,
    react: settled && !message.mine ? actions.react : null,
    edit: own ? actions.edit : null,
    remove: own ? actions.remove : null,
  };
  if (Object.values(can).every((action) => action === null)) return null;

  const close = (): void => {
    open.value = false;
    button.current?.focus();
  };
  const choose = (run: () => void) => () => {
    open.value = false;
    run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(menu.current?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[
      event.key
    ];
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (to !== undefined) {
      event.preventDefault();
      items.at(to % items.length)?.focus();
    }
  };

  return (
    <div class="menu-place">
      <button
        ref={button}
        type="button"
        class="menu-button"
        aria-label={say("message-menu")}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => {
          open.value = !isOpen;
        }}
      >
        <Icon name="more" />
      </button>
      {isOpen && (
        <div class="menu" role="menu" tabIndex={-1} ref={menu} onKeyDown={onKeyDown}>
          {can.react !== null && (
            <div class="emojis">
              {emojis.map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  role="menuitem"
                  aria-label={say("react-with", { emoji })}
                  onClick={choose(() => can.react?.(message, emoji, true))}
                >
                  {emoji}
                </button>
              ))}
            </div>
          )}
          {can.reply !== null && (
            <button type="button" role="menuitem" onClick={choose(() => can.reply?.(message))}>
              <Icon name="reply" />
              {say("answer")}
            </button>
          )}
          {can.edit !== null && (
            <button type="button" role="menuitem" onClick={choose(() => can.edit?.(message))}>
              <Icon name="edit" />
              {say("edit")}
            </button>
          )}
          {can.remove !== null && (
            <button type="button" role="menuitem" class="danger" onClick={choose(() => can.remove?.(message))}>
              <Icon name="trash" />
              {say("delete")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
