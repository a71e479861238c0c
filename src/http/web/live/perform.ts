import type { WebAct } from "../../../bots/web/wire.ts";
import type { AnswerJson } from "../protocol.ts";
import { post, RefusedError, UnreachableError } from "./api.ts";
import { backoffMs } from "./backoff.ts";
import type { Connection } from "./connection.ts";

export type Performer = {
  /**
   * Does an act and resolves with the desk's answer. It is sent again under the same client id until an answer comes, so a lost
   * connection has no second effect. Rejects with UnreachableError after some tries.
   */
  perform(act: WebAct): Promise<AnswerJson>;
  /** Takes an answer frame from the socket. */
  answered(answer: AnswerJson): void;
};

const tries = 5;
const answerWithinMs = 12_000;

/** Acts go through the socket while it is open, else by HTTP. */
export function createPerformer(connection: () => Connection): Performer {
  const waiting = new Map<string, (answer: AnswerJson) => void>();

  /** Null when the socket closed or stayed silent: try another way. */
  const bySocket = (act: WebAct): Promise<AnswerJson | null> =>
    new Promise((resolve) => {
      const finish = (answer: AnswerJson | null): void => {
        waiting.delete(act.clientId);
        clearTimeout(timer);
        forget();
        resolve(answer);
      };
      const timer = setTimeout(() => finish(null), answerWithinMs);
      const forget = connection().onceClosed(() => finish(null));
      waiting.set(act.clientId, finish);
      if (!connection().send({ kind: "act", act })) finish(null);
    });

  const byHttp = async (act: WebAct): Promise<AnswerJson | null> => {
    try {
      return await post<AnswerJson>("/live/frame", act);
    } catch (error) {
      if (error instanceof RefusedError && error.problem.status < 500 && error.problem.status !== 429)
        return { clientId: act.clientId, kind: "problem", problem: error.problem };
      if (error instanceof RefusedError || error instanceof UnreachableError) return null;
      throw error;
    }
  };

  return {
    async perform(act) {
      for (let attempt = 0; attempt < tries; attempt += 1) {
        if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, backoffMs(attempt - 1, Math.random)));
        const answer = connection().state.value === "open" && attempt < 2 ? await bySocket(act) : await byHttp(act);
        if (answer !== null) return answer;
      }
      throw new UnreachableError("no answer to an act");
    },
    answered(answer) {
      waiting.get(answer.clientId)?.(answer);
    },
  };
}
