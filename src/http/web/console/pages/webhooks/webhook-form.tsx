import { useSignal } from "@preact/signals";
import { type WebhookScope, webhookScopes } from "../../../../../core/domain/webhooks/webhook-scope.ts";
import { Dialog } from "../../../show/dialog.tsx";
import { say } from "../../../words/say.ts";
import type { WebhookStore } from "./webhook-store.ts";

/** A new endpoint: name, address, events, and what it may read. What is wrong with them the server says. */
export function WebhookForm({ store, onClose }: { readonly store: WebhookStore; readonly onClose: () => void }) {
  const busy = useSignal(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    const made = await store.create({
      name: text("name"),
      url: text("url"),
      events: text("events")
        .split(/[\s,]+/)
        .filter((one) => one !== ""),
      scope: text("scope") as WebhookScope,
    });
    busy.value = false;
    if (made) onClose();
  };
  return (
    <Dialog title={say("webhook-new")} onClose={onClose} guarded>
      <form class="body webhook-form" onSubmit={submit}>
        <label class="field">
          <span class="label">{say("webhook-name")}</span>
          <input class="input" name="name" required maxLength={200} />
        </label>
        <label class="field">
          <span class="label">{say("webhook-url")}</span>
          <input class="input" name="url" type="url" required maxLength={2000} placeholder="https://" />
        </label>
        <label class="field">
          <span class="label">{say("webhook-events")}</span>
          <textarea class="input" name="events" required rows={3} defaultValue="ticket.*" />
          <span class="hint">{say("webhook-events-hint")}</span>
        </label>
        <label class="field">
          <span class="label">{say("webhook-scope")}</span>
          <select class="input" name="scope">
            {webhookScopes.map((scope) => (
              <option key={scope} value={scope}>
                {say(`webhook-scope-${scope}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class={`button primary${busy.value ? " busy" : ""}`} aria-disabled={busy.value}>
          {say("webhook-create")}
        </button>
      </form>
    </Dialog>
  );
}
