import { useSignal } from "@preact/signals";
import en from "../../../copy/en/delivery.ftl";
import es from "../../../copy/es/delivery.ftl";
import pt from "../../../copy/pt/delivery.ftl";
import { get, post, withQuery } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { useResource } from "../../../live/use-resource.ts";
import { confirmed } from "../../../show/ask.tsx";
import { DataTable } from "../../../show/data-table.tsx";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { toast } from "../../../show/toast.tsx";
import { locale, say, teach } from "../../../words/say.ts";
import { ago } from "../../../words/when.ts";
import { consoleHref } from "../../route.ts";

teach({ en, es, pt });

const states = ["failed", "uncertain", "blocked"] as const;
type State = (typeof states)[number];
type Letter = {
  readonly id: string;
  readonly kind: string;
  readonly state: State;
  readonly platform: string;
  readonly placeKind: string;
  readonly ticketNumber: number | null;
  readonly notice: string | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: string;
};
type Deliveries = {
  readonly counts: { readonly waiting: number; readonly oldestWaiting: string | null } & Readonly<
    Record<State, number>
  >;
  readonly items: readonly Letter[];
  readonly nextCursor: string | null;
};

/** What did not arrive where it should, and the two things that can be done about it. For admins. */
export function DeliveryPage() {
  const state = useSignal<State | "">("");
  const read = useResource(
    () => get<Deliveries>(withQuery("/api/v1/delivery", { state: state.value, limit: 100 })),
    [state.value],
  );
  const retry = async (letter: Letter): Promise<void> => {
    await attempt(async () => {
      const { queued } = await post<{ queued: number }>(`/api/v1/delivery/${letter.id}/retry`, {});
      toast(say("delivery-queued", { count: queued }));
    });
    await read.reload();
  };
  const skip = async (letter: Letter): Promise<void> => {
    const sure = { title: say("delivery-skip-sure"), text: say("delivery-skip-text"), label: say("delivery-skip") };
    if (!(await confirmed(sure))) return;
    await attempt(() => post(`/api/v1/delivery/${letter.id}/skip`, {}));
    await read.reload();
  };
  return (
    <PageFrame
      title={say("page-delivery")}
      lede={say("delivery-lede")}
      actions={<PressButton label={say("look-again")} run={read.reload} />}
    >
      <Loadable of={read}>
        {({ counts, items, nextCursor }) => (
          <>
            <dl class="numbers">
              <div>
                <dt>{say("delivery-waiting")}</dt>
                <dd>
                  {counts.waiting}
                  {counts.oldestWaiting !== null && (
                    <span class="second">
                      {say("delivery-oldest", { when: ago(new Date(counts.oldestWaiting), new Date(), locale.value) })}
                    </span>
                  )}
                </dd>
              </div>
              {states.map((one) => (
                <div key={one} class={counts[one] > 0 ? "late" : ""}>
                  <dt>{say(`delivery-${one}`)}</dt>
                  <dd>{counts[one]}</dd>
                </div>
              ))}
            </dl>
            <fieldset class="segments">
              <legend class="unseen">{say("delivery-state")}</legend>
              {(["", ...states] as const).map((one) => (
                <button key={one} type="button" aria-pressed={state.value === one} onClick={() => (state.value = one)}>
                  {say(one === "" ? "delivery-any" : `delivery-${one}`)}
                </button>
              ))}
            </fieldset>
            {items.length === 0 ? (
              <Nothing icon="check" title={say("delivery-none")} text={say("delivery-none-text")} />
            ) : (
              <DataTable
                label={say("page-delivery")}
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  {
                    head: say("delivery-what"),
                    cell: (letter) => (
                      <>
                        {letter.ticketNumber === null ? (
                          say(letter.notice === null ? "delivery-message" : "delivery-notice")
                        ) : (
                          <a href={consoleHref.ticket(letter.ticketNumber)}>#{letter.ticketNumber}</a>
                        )}{" "}
                        <span class="quiet small">
                          {say(`delivery-${letter.state}`)} · {letter.platform}, {letter.placeKind}
                        </span>
                        <span class="second" dir="auto">
                          {letter.error ?? ""}
                        </span>
                      </>
                    ),
                  },
                  { head: say("delivery-attempts"), wide: true, number: true, cell: (letter) => letter.attempts },
                  {
                    head: say("delivery-since"),
                    wide: true,
                    cell: (letter) => ago(new Date(letter.createdAt), new Date(), locale.value),
                  },
                  {
                    head: say("column-deeds"),
                    deeds: true,
                    cell: (letter) => (
                      <div class="row-deeds">
                        <PressButton label={say("delivery-retry")} style="primary" run={() => retry(letter)} />
                        <PressButton label={say("delivery-skip")} run={() => skip(letter)} />
                      </div>
                    ),
                  },
                ]}
              />
            )}
            {nextCursor !== null && <p class="quiet small">{say("delivery-more")}</p>}
          </>
        )}
      </Loadable>
    </PageFrame>
  );
}
