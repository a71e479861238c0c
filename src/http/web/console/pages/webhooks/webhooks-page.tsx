import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { confirmed } from "../../../show/ask.tsx";
import { Dialog } from "../../../show/dialog.tsx";
import { Icon } from "../../../show/icon.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhookLog } from "./webhook-log.tsx";
import { createWebhookStore, type WebhookRow, type WebhookStore } from "./webhook-store.ts";

/** Where machines are told of events: the endpoints left, what the chosen one was sent right. For admins. */
export function WebhooksPage() {
  const store = useMemo(createWebhookStore, []);
  const making = useSignal(false);
  useEffect(() => {
    store.reload().catch(() => undefined);
  }, [store]);
  const { value: chosen } = store.chosen;
  const { value: secret } = store.secret;
  return (
    <section class="book" aria-label={say("webhooks")}>
      <h1 class="unseen">{say("webhooks")}</h1>
      <div class="book-side">
        <button type="button" class="button primary" onClick={() => (making.value = true)}>
          {say("webhook-new")}
        </button>
        {store.state.value === "loading" && <p role="status">{say("loading")}</p>}
        {store.state.value === "unreachable" && (
          <p role="alert">
            {say("unreachable")} <PressButton label={say("retry")} run={store.reload} />
          </p>
        )}
        <ul class="book-rows">
          {store.webhooks.value.map((webhook) => (
            <li key={webhook.id}>
              <button type="button" aria-pressed={chosen?.id === webhook.id} onClick={() => store.choose(webhook.id)}>
                <bdi>{webhook.name}</bdi>
                <span class="quiet small">{stateOf(webhook)}</span>
              </button>
            </li>
          ))}
        </ul>
        {store.state.value === "ready" && store.webhooks.value.length === 0 && (
          <p class="quiet">{say("webhooks-none")}</p>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard */}
      <section class="book-sheet" aria-live="polite" aria-label={chosen?.name ?? say("webhook-choose")} tabIndex={0}>
        {chosen === null ? (
          <div class="blank">
            <Icon name="globe" />
            <p>{say("webhook-choose")}</p>
          </div>
        ) : (
          <WebhookSheet key={chosen.id} webhook={chosen} store={store} />
        )}
      </section>
      {making.value && <WebhookForm store={store} webhook={null} onClose={() => (making.value = false)} />}
      {secret !== null && !making.value && (
        <Dialog title={say("webhook-secret")} onClose={store.forgetSecret} guarded>
          <div class="body">
            <p>{say("webhook-secret-once")}</p>
            <input
              class="input"
              readOnly
              value={secret}
              aria-label={say("webhook-secret")}
              onFocus={(event) => event.currentTarget.select()}
            />
          </div>
        </Dialog>
      )}
    </section>
  );
}

function WebhookSheet({ webhook, store }: { readonly webhook: WebhookRow; readonly store: WebhookStore }) {
  const isOn = webhook.disabledBecause === null;
  const changing = useSignal(false);
  const openForm = async (): Promise<void> => {
    changing.value = true;
  };
  const takeAway = async (): Promise<void> => {
    const sure = {
      title: say("webhook-delete-sure", { name: webhook.name }),
      text: say("webhook-delete-text"),
      label: say("delete"),
    };
    if (await confirmed(sure)) await store.remove(webhook.id);
  };
  return (
    <>
      <h2 dir="auto">{webhook.name}</h2>
      <p class="webhook-url">
        <bdi>{webhook.url}</bdi>
      </p>
      <p class="quiet">
        {stateOf(webhook)} · <bdi>{webhook.events.join(", ")}</bdi> · {say(`webhook-scope-${webhook.scope}`)}
      </p>
      <div class="book-buttons">
        <PressButton
          label={say(isOn ? "webhook-switch-off" : "webhook-switch-on")}
          style={isOn ? "plain" : "primary"}
          run={() => store.setEnabled(webhook.id, !isOn)}
        />
        <PressButton label={say("change")} run={openForm} />
        <PressButton label={say("webhook-rotate")} run={() => store.rotate(webhook.id)} />
        <PressButton label={say("delete")} style="danger" run={takeAway} />
      </div>
      <WebhookLog webhook={webhook} store={store} />
      {changing.value && <WebhookForm store={store} webhook={webhook} onClose={() => (changing.value = false)} />}
    </>
  );
}

function stateOf({ disabledBecause, waiting }: WebhookRow): string {
  if (disabledBecause !== null) return say(`webhook-off-${disabledBecause}`);
  return waiting === 0 ? say("webhook-on") : say("webhook-waiting", { count: waiting });
}
