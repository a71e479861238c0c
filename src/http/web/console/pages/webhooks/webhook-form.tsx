import { useSignal } from "@preact/signals";
import { type WebhookScope, webhookScopes } from "../../../../../core/domain/webhooks/webhook-scope.ts";
import { Dialog } from "../../../show/dialog.tsx";
import { say } from "../../../words/say.ts";
import type { WebhookRow, WebhookStore } from "./webhook-store.ts";

/** An endpoint, new (`webhook` null) or changed: name, address, events, and what it may read. What is wrong with them the server says. */
export function WebhookForm({
  store,
  webhook,
  onClose,
}: {
  readonly store: WebhookStore;
  readonly webhook: WebhookRow | null;
  readonly onClose: () => void;
}) {
  const busy = useSignal(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    const wanted = {
      name: text("name"),
      url: text("url"),
      events: text("events")
        .split(/[\s,]+/)
        .filter((one) => one !== ""),
      scope: text("scope") as WebhookScope,
    };
    const made = await (webhook === null ? store.create(wanted) : store.change(webhook.id, wanted));
    busy.value = false;
    if (made) onClose();
  };
  return (
    <Dialog title={webhook === null ? say("webhook-new") : webhook.name} onClose={onClose} guarded>
      <form class="body webhook-form" onSubmit={submit}>
        <label class="field">
          <span class="label">{say("webhook-name")}</span>
          <input class="input" name="name" required maxLength={200} defaultValue={webhook?.name ?? ""} />
        </label>
        <label class="field">
          <span class="label">{say("webhook-url")}</span>
          <input
            class="input"
            name="url"
            type="url"
            required
            maxLength={2000}
            placeholder="https://"
            defaultValue={webhook?.url ?? ""}
          />
        </label>
        <label class="field">
          <span class="label">{say("webhook-events")}</span>
          <textarea
            class="input"
            name="events"
            required
            rows={3}
            defaultValue={webhook?.events.join("\n") ?? "ticket.*"}
          />
          <span class="hint">{say("webhook-events-hint")}</span>
        </label>
        <label class="field">
          <span class="label">{say("webhook-scope")}</span>
          <select class="input" name="scope">
            {webhookScopes.map((scope) => (
              <option key={scope} value={scope} selected={scope === webhook?.scope}>
                {say(`webhook-scope-${scope}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class={`button primary${busy.value ? " busy" : ""}`} aria-disabled={busy.value}>
          {say(webhook === null ? "webhook-create" : "save")}
        </button>
      </form>
    </Dialog>
  );
}
