import type { App, HttpParts } from "../http-parts.ts";

/** For those who watch the process: is it alive, can it work, what does it do. */
export function healthRoutes(app: App, parts: HttpParts): void {
  app.get("/health/live", async () => ({ status: "ok" }));
  app.get("/health/ready", async (_request, reply) => {
    const ready = await parts.isReady().catch(() => false);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "unavailable" });
  });
  app.get("/metrics", async (_request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(parts.metrics.text()),
  );
}
