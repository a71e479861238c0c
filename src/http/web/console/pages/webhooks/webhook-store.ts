import { type ReadonlySignal, signal } from "@preact/signals";
import type { DisabledReason, WebhookScope } from "../../../../../core/domain/webhooks/webhook-scope.ts";
import { get, patch, post, RefusedError, remove, withQuery } from "../../../live/api.ts";
import { toast } from "../../../show/toast.tsx";
import { say } from "../../../words/say.ts";

/** What the API says of webhooks, as far as the page shows it. */
export type WebhookRow = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly scope: WebhookScope;
  readonly disabledBecause: DisabledReason | null;
  readonly waiting: number;
};
export type DeliveryRow = {
  readonly id: string;
  readonly kind: string;
  readonly ticketNumber: number | null;
  readonly happenedAt: string;
  readonly state: "queued" | "sent" | "failed";
  readonly attempts: number;
  readonly last: {
    readonly tookMs: number;
    readonly status: number | null;
    readonly error: string | null;
    readonly answer: string;
  } | null;
};
export type NewWebhook = {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly scope: WebhookScope;
};

export type WebhookStore = {
  readonly state: ReadonlySignal<"loading" | "ready" | "unreachable">;
  readonly webhooks: ReadonlySignal<readonly WebhookRow[]>;
  readonly chosen: ReadonlySignal<WebhookRow | null>;
  /** The newest hundred of the chosen one. */
  readonly deliveries: ReadonlySignal<readonly DeliveryRow[]>;
  /** A secret that was just made: to be copied, for it is not shown again. */
  readonly secret: ReadonlySignal<string | null>;
  choose(id: string | null): Promise<void>;
  reload(): Promise<void>;
  /** False where it was refused; the page has said why. */
  create(wanted: NewWebhook): Promise<boolean>;
  /** False where it was refused, as above. */
  change(id: string, wanted: NewWebhook): Promise<boolean>;
  /** Its secrets and its log go with it. */
  remove(id: string): Promise<void>;
  rotate(id: string): Promise<void>;
  setEnabled(id: string, enabled: boolean): Promise<void>;
  replay(id: string, deliveryId: string): Promise<void>;
  /** Sends what was never taken since then. */
  replaySince(id: string, since: Date): Promise<void>;
  forgetSecret(): void;
};

/** Webhooks as they are on the server, and what an admin does about them. */
export function createWebhookStore(): WebhookStore {
  const state = signal<"loading" | "ready" | "unreachable">("loading");
  const webhooks = signal<readonly WebhookRow[]>([]);
  const chosen = signal<WebhookRow | null>(null);
  const deliveries = signal<readonly DeliveryRow[]>([]);
  const secret = signal<string | null>(null);
  let reading = 0;

  async function reload(): Promise<void> {
    reading += 1;
    const mine = reading;
    const id = chosen.value?.id;
    try {
      const [found, sent] = await Promise.all([
        get<{ items: readonly WebhookRow[] }>(withQuery("/api/v1/webhooks", { limit: 100 })),
        id === undefined
          ? { items: [] }
          : get<{ items: readonly DeliveryRow[] }>(withQuery(`/api/v1/webhooks/${id}/deliveries`, { limit: 100 })),
      ]);
      // A slower answer about another one must not replace this one's.
      if (mine !== reading) return;
      webhooks.value = found.items;
      chosen.value = found.items.find((one) => one.id === id) ?? null;
      deliveries.value = sent.items;
      state.value = "ready";
    } catch {
      if (mine === reading) state.value = "unreachable";
    }
  }

  /** Does something, says why it was refused, and shows how things are then. */
  async function attempt(deed: () => Promise<void>): Promise<boolean> {
    try {
      await deed();
      return true;
    } catch (error) {
      toast(error instanceof RefusedError ? error.problem.detail : say("unreachable"), "danger");
      return false;
    } finally {
      await reload();
    }
  }

  const told = ({ queued }: { readonly queued: number }): void => toast(say("webhook-replayed", { count: queued }));
  const at = (id: string, rest = "") => `/api/v1/webhooks/${id}${rest}`;

  return {
    state,
    webhooks,
    chosen,
    deliveries,
    secret,
    reload,
    async choose(id) {
      chosen.value = webhooks.value.find((one) => one.id === id) ?? null;
      deliveries.value = [];
      await reload();
    },
    create: (wanted) =>
      attempt(async () => {
        const made = await post<WebhookRow & { readonly secret: string }>("/api/v1/webhooks", wanted);
        secret.value = made.secret;
        chosen.value = made;
      }),
    change: (id, wanted) => attempt(async () => void (await patch(at(id), wanted))),
    async remove(id) {
      await attempt(async () => {
        await remove(at(id));
        chosen.value = null;
      });
    },
    async rotate(id) {
      await attempt(async () => {
        secret.value = (await post<{ readonly secret: string }>(at(id, "/rotate-secret"), {})).secret;
      });
    },
    async setEnabled(id, enabled) {
      await attempt(async () => void (await patch(at(id), { enabled })));
    },
    async replay(id, deliveryId) {
      await attempt(async () => told(await post(at(id, `/deliveries/${deliveryId}/replay`), {})));
    },
    async replaySince(id, since) {
      await attempt(async () => told(await post(at(id, "/replay"), { since: since.toISOString() })));
    },
    forgetSecret() {
      secret.value = null;
    },
  };
}
