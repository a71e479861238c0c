import { useSignal } from "@preact/signals";
import type { Card } from "../../../bots/card.ts";
import type { FileJson } from "../protocol.ts";
import { FileList } from "./file-list.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { PressButton } from "./press-button.tsx";
import { RichTextView } from "./rich-text.tsx";

const signs: Readonly<Record<Card["tone"], IconName>> = {
  plain: "info",
  good: "check",
  warn: "clock",
  danger: "alert",
};

/**
 * A card of the desk. `press` runs a button's action; while one runs, the others are held, so that two answers to one question
 * cannot be sent by a nervous finger.
 */
export function CardView({
  card,
  files,
  spent = false,
  press,
  onDismiss,
  dismissLabel,
}: {
  readonly card: Card;
  readonly files: readonly FileJson[];
  /** Leaves out the buttons and the small print about them. */
  readonly spent?: boolean;
  readonly press: (action: string) => Promise<void>;
  readonly onDismiss?: () => void;
  readonly dismissLabel?: string;
}) {
  const pressed = useSignal<string | null>(null);
  const run = async (action: string): Promise<void> => {
    pressed.value = action;
    try {
      await press(action);
    } finally {
      pressed.value = null;
    }
  };
  return (
    <article class={`card ${card.tone}${spent ? " spent" : ""}`}>
      <header>
        <span class="sign">
          <Icon name={signs[card.tone]} />
        </span>
        <h2 dir="auto">{card.title}</h2>
        {onDismiss && (
          <button type="button" class="button ghost square" aria-label={dismissLabel} onClick={onDismiss}>
            <Icon name="close" />
          </button>
        )}
      </header>
      {card.body.length > 0 && <RichTextView body={card.body} />}
      {card.fields.length > 0 && (
        <dl class="facts">
          {card.fields.map(({ label, value }, at) => (
            <div key={at}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <FileList files={files} />
      {(spent ? [] : card.buttons).map((row, at) => (
        <div class="buttons" key={at}>
          {row.map((button) => (
            <PressButton
              key={button.action}
              label={button.label}
              style={button.style}
              held={pressed.value !== null && pressed.value !== button.action}
              run={() => run(button.action)}
            />
          ))}
        </div>
      ))}
      {card.footer !== null && !spent && <footer>{card.footer}</footer>}
    </article>
  );
}
