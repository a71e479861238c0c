import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "../core/domain/problem.ts";
import { beginIdempotent, keepAnswer } from "../core/store/idempotent-answers.ts";
import type { Desk, Work } from "../core/store/work.ts";
import type { Caller } from "./caller.ts";

/** What a write answers. */
export type WriteAnswer = {
  readonly status: number;
  readonly body: unknown;
  /** What a repeat is answered instead: the body without a secret that is shown once. */
  readonly keptBody?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * Runs a write and answers. With an `Idempotency-Key` the answer is kept in the transaction of its effects, so that a repeat, even one
 * that comes while the first is under way, gets the first answer and has no effect; a refusal is kept nowhere. `alone` says
 * that the write is one statement and needs no transaction of its own.
 * Throws Problem `request.invalid` (the key), `request.replayed_differently`.
 */
export async function answerWrite(
  desk: Desk,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
  write: { readonly alone: boolean; readonly run: (work: Work) => Promise<WriteAnswer> },
): Promise<FastifyReply> {
  const key = request.headers["idempotency-key"];
  if (key === undefined) {
    const answer = await (write.alone ? desk.atOnce(write.run) : desk.transact(write.run));
    return send(reply, answer);
  }
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Problem("request.invalid", { detail: "Idempotency-Key: 1 to 200 visible ASCII characters" });
  }
  const { accountId } = caller.person;
  const requestHash = createHash("sha256")
    .update(JSON.stringify([request.method, request.url, request.headers["if-match"] ?? null, request.body ?? null]))
    .digest();
  const done = await desk.transact(async (work): Promise<WriteAnswer> => {
    const kept = await beginIdempotent(work, { accountId, key, requestHash });
    if (kept !== null) {
      if (!kept.sameRequest) throw new Problem("request.replayed_differently", {});
      return { status: kept.status, body: kept.body, headers: { "idempotency-replayed": "true" } };
    }
    const answer = await write.run(work);
    await keepAnswer(work, { accountId, key, status: answer.status, body: answer.keptBody ?? answer.body ?? null });
    return answer;
  });
  return send(reply, done);
}

function send(reply: FastifyReply, answer: WriteAnswer): FastifyReply {
  reply.code(answer.status).headers(answer.headers ?? {});
  if (answer.status >= 400) reply.header("content-type", "application/problem+json; charset=utf-8");
  return answer.status === 204 ? reply.send() : reply.send(answer.body);
}
