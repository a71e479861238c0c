const id = (at: number) => `01890000-0000-7000-8000-0000000001${String(at).padStart(2, "0")}`;
const ops = {
  id: id(1),
  name: "Ops <b>room</b>",
  url: "https://hooks.example.com/in",
  events: ["ticket.*"],
  scope: "ids",
  disabledBecause: null,
  waiting: 2,
};
const old = { ...ops, id: id(2), name: "Old", disabledBecause: "failing", waiting: 0 };
const refused = {
  id: id(3),
  kind: "ticket.created",
  ticketNumber: 1002,
  happenedAt: "2026-03-02T09:00:00.000Z",
  state: "failed",
  attempts: 21,
  last: { tookMs: 12, status: 500, error: null, answer: "<b>no</b>" },
};

/** What the fake desk answers of webhooks; undefined for other addresses. */
export function answerOfWebhooks(path: string, body: unknown): unknown {
  if (path === "/api/v1/webhooks") {
    return body === null
      ? { items: [ops, old], nextCursor: null }
      : { ...ops, ...(body as object), id: id(1), secret: "whsec_c2VjcmV0" };
  }
  if (!path.startsWith("/api/v1/webhooks/")) return undefined;
  if (path.endsWith("/deliveries")) return { items: [refused], nextCursor: null };
  if (path.endsWith("/replay")) return { queued: path.includes("/deliveries/") ? 1 : 3, nextSince: null };
  return path.endsWith("/rotate-secret") ? { secret: "whsec_bmV3" } : ops;
}
