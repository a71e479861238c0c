import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";

/**
 * A modal dialog. The element itself keeps the focus inside, gives it back at the end and closes on Escape; a click on the shade
 * closes it too, unless `guarded` (something typed would be lost without a word). Going back closes it: it belongs to the page below.
 */
export function Dialog({
  title,
  onClose,
  guarded = false,
  className = "",
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly guarded?: boolean;
  readonly className?: string;
  readonly children: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      // The element gives the focus back only while it is in the page, and by now it may have left it.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => {
    // The address, not the event: one that was under way when the dialog opened says nothing new.
    const openedAt = location.hash;
    const onHashChange = (): void => {
      if (location.hash !== openedAt) close.current();
    };
    addEventListener("hashchange", onHashChange);
    return () => removeEventListener("hashchange", onHashChange);
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click on the shade has Escape as its key
    <dialog
      ref={element}
      class={className}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current && !guarded) onClose();
      }}
    >
      <div class="sheet">
        <header>
          <h2 id={titleId} dir="auto">
            {title}
          </h2>
          <button type="button" class="button ghost square" aria-label={say("close-window")} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
