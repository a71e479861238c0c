import type { SimCall } from "./sim-request.ts";
import { type Sim, SimRefusal } from "./sim-rules.ts";

/** Messages a minute that a group takes; a private chat takes one a second. https://core.telegram.org/bots/faq#broadcasting-to-users */
const perMinute = { group: 20, private: 60 } as const;

/** The limits of a real server, where a test switches them on. Who does not wait as long as told breaks a rule. */
export function rates() {
  const sent = new Map<string, number[]>();
  const waitUntil = new Map<string, number>();
  let isOn = false;
  let refused = 0;
  return {
    switch(on: boolean) {
      isOn = on;
    },
    refused: () => refused,
    check(sim: Sim, { method, params }: SimCall): void {
      if (!isOn || !/^(send|edit|copy|forward)/.test(method)) return;
      const chat = String(params.chat_id);
      const now = sim.now().getTime();
      const until = waitUntil.get(chat) ?? 0;
      if (now < until) sim.broke(`${method} into ${chat} ${until - now} ms before retry_after was over`);
      const limit = chat.startsWith("-") ? perMinute.group : perMinute.private;
      const recent = (sent.get(chat) ?? []).filter((at) => now - at < 60_000);
      if (recent.length >= limit) {
        const retryAfter = Math.max(1, Math.ceil((60_000 - (now - (recent[0] ?? now))) / 1000));
        waitUntil.set(chat, now + retryAfter * 1000);
        refused += 1;
        throw new SimRefusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
      }
      sent.set(chat, [...recent, now]);
    },
  };
}
