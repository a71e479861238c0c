import { useSignal } from "@preact/signals";
import { PressButton } from "../../../show/press-button.tsx";
import { locale, say } from "../../../words/say.ts";
import { fullTime } from "../../../words/when.ts";
import type { DeliveryRow, WebhookRow, WebhookStore } from "./webhook-store.ts";

/** What an endpoint was sent, how it answered, and sending it again. */
export function WebhookLog({ webhook, store }: { readonly webhook: WebhookRow; readonly store: WebhookStore }) {
  const since = useSignal("");
  return (
    <>
      <h3>{say("webhook-log")}</h3>
      <div class="webhook-since">
        <label class="field">
          <span class="label">{say("webhook-since")}</span>
          <input
            class="input"
            type="datetime-local"
            value={since.value}
            onInput={(event) => {
              since.value = event.currentTarget.value;
            }}
          />
        </label>
        <PressButton
          label={say("webhook-replay-since")}
          held={since.value === ""}
          run={() => store.replaySince(webhook.id, new Date(since.value))}
        />
        <PressButton label={say("webhook-look-again")} run={store.reload} />
      </div>
      {store.deliveries.value.length === 0 && <p class="quiet">{say("webhook-log-none")}</p>}
      <ul class="webhook-log">
        {store.deliveries.value.map((delivery) => (
          <li key={delivery.id}>
            <div>
              <p>
                <strong>{delivery.kind}</strong>
                {delivery.ticketNumber !== null && <span class="tabular"> #{delivery.ticketNumber}</span>}
              </p>
              <p class="quiet small">
                {fullTime(new Date(delivery.happenedAt), locale.value)} · {fateOf(delivery)}
              </p>
              {delivery.last !== null && delivery.last.answer !== "" && (
                <pre class="small" dir="auto">
                  {delivery.last.answer}
                </pre>
              )}
            </div>
            <PressButton label={say("webhook-replay")} run={() => store.replay(webhook.id, delivery.id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function fateOf({ state, attempts, last }: DeliveryRow): string {
  const how =
    last === null ? [] : [last.status === null ? (last.error ?? "") : `HTTP ${last.status}`, `${last.tookMs} ms`];
  return [say(`webhook-state-${state}`), say("webhook-tried", { count: attempts }), ...how].join(" · ");
}
