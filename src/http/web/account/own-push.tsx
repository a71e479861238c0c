import { useSignal } from "@preact/signals";
import { get, remove } from "../live/api.ts";
import { attempt, faultWords } from "../live/attempt.ts";
import { canPush, pushIdHere, startPushHere, stopPushHere } from "../live/push-here.ts";
import { useResource } from "../live/use-resource.ts";
import { Loadable } from "../show/loadable.tsx";
import { PressButton } from "../show/press-button.tsx";
import { toast } from "../show/toast.tsx";
import { locale, say } from "../words/say.ts";
import { fullTime } from "../words/when.ts";

type PushRow = { readonly id: string; readonly host: string; readonly createdAt: string };

/** Notices with the page closed: turned on in this browser, and listed and ended for all of one's browsers. */
export function OwnPush() {
  const here = useSignal(pushIdHere());
  const read = useResource(async () => {
    const [{ publicKey }, { items }] = await Promise.all([
      get<{ readonly publicKey: string | null }>("/api/v1/push/key"),
      get<{ readonly items: readonly PushRow[] }>("/api/v1/push/subscriptions"),
    ]);
    return { isOffered: publicKey !== null && canPush(), items };
  }, []);
  const again = async (): Promise<void> => {
    await read.reload();
    here.value = pushIdHere();
  };
  const start = async (): Promise<void> => {
    try {
      const answer = await startPushHere();
      toast(say(`push-${answer}`), answer === "on" ? "plain" : "danger");
    } catch (error) {
      // The browser's maker is out of reach, or does not want to: what it says is for nobody.
      toast(error instanceof DOMException ? say("push-unreachable") : faultWords(error), "danger");
    }
    await again();
  };
  const stop = async ({ id }: PushRow): Promise<void> => {
    if (id === here.value) await stopPushHere();
    else await attempt(() => remove(`/api/v1/push/subscriptions/${id}`));
    await again();
  };
  return (
    <section class="tile" aria-label={say("push")}>
      <h2>{say("push")}</h2>
      <p class="quiet">{say("push-text")}</p>
      <Loadable of={read}>
        {({ isOffered, items }) => (
          <>
            {items.length > 0 && (
              <ul class="deed-list">
                {items.map((row) => (
                  <li key={row.id}>
                    <span class="what">
                      {row.id === here.value ? say("push-here") : <bdi>{row.host}</bdi>}
                      <span class="second">{fullTime(new Date(row.createdAt), locale.value)}</span>
                    </span>
                    <PressButton label={say("push-stop")} run={() => stop(row)} />
                  </li>
                ))}
              </ul>
            )}
            {!isOffered && <p>{say("push-none")}</p>}
            {isOffered && !items.some(({ id }) => id === here.value) && (
              <div class="row-deeds">
                <PressButton label={say("push-start")} run={start} />
              </div>
            )}
          </>
        )}
      </Loadable>
    </section>
  );
}
