import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { WebAct } from "../../../bots/web/wire.ts";
import { faultWords } from "../live/attempt.ts";
import { newId } from "../live/new-id.ts";
import type { AnswerJson, TicketJson } from "../protocol.ts";
import { Dialog } from "../show/dialog.tsx";
import { Icon } from "../show/icon.tsx";
import { say } from "../words/say.ts";
import { consoleHref } from "./route.ts";
import { type BulkDeed, type BulkResult, runBulk } from "./run-bulk.ts";

/** Does a deed to many tickets and shows how it goes: how far it is, and each ticket's own result. */
export function BulkDialog({
  title,
  deed,
  tickets,
  perform,
  onClose,
}: {
  readonly title: string;
  readonly deed: BulkDeed;
  readonly tickets: readonly TicketJson[];
  readonly perform: (act: WebAct) => Promise<AnswerJson>;
  /** Hears which tickets were refused. */
  readonly onClose: (refused: readonly TicketJson[]) => void;
}) {
  const results = useSignal<readonly BulkResult[]>([]);
  const isOver = useSignal(false);
  const stopped = useRef(false);
  // The tickets as they were when it began: what changes live meanwhile is told in the results.
  useEffect(() => {
    runBulk({
      tickets,
      deed,
      perform,
      newId,
      words: { asksMore: (form) => say("bulk-asks-more", { form }), fault: faultWords },
      told: (result) => {
        results.value = [...results.value, result];
      },
      isStopped: () => stopped.current,
    }).finally(() => {
      isOver.value = true;
    });
    return () => {
      stopped.current = true;
    };
  }, []);
  const close = (): void => {
    stopped.current = true;
    onClose(results.value.filter(({ isDone }) => !isDone).map(({ ticket }) => ticket));
  };
  const done = results.value.filter(({ isDone }) => isDone).length;
  const refused = results.value.length - done;
  return (
    <Dialog title={title} onClose={close} guarded className="bulk-dialog">
      <div class="body">
        <progress max={tickets.length} value={results.value.length} aria-label={title} />
        <p role="status">
          {say(isOver.value ? "bulk-over" : "bulk-under-way", {
            done,
            refused,
            count: tickets.length,
          })}
        </p>
        <ul class="bulk-results">
          {results.value.map(({ ticket, isDone, says }) => (
            <li key={ticket.id} class={isDone ? "good" : "danger"}>
              <Icon name={isDone ? "check" : "alert"} />
              <span>
                <a href={consoleHref.ticket(ticket.number)} onClick={close} class="tabular">
                  #{ticket.number}
                </a>{" "}
                <bdi>{ticket.title}</bdi>
                <span class="second" dir="auto">
                  {says === "" ? say("bulk-done") : says}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </div>
      <footer>
        {!isOver.value && (
          <button
            type="button"
            class="button"
            onClick={() => {
              stopped.current = true;
            }}
          >
            {say("bulk-stop")}
          </button>
        )}
        <button type="button" class="button primary" onClick={close}>
          {say("bulk-close")}
        </button>
      </footer>
    </Dialog>
  );
}
