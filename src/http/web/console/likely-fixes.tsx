import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { get, post } from "../live/api.ts";
import { PressButton } from "../show/press-button.tsx";
import { toast } from "../show/toast.tsx";
import { say } from "../words/say.ts";
import { consoleHref } from "./route.ts";

type Suggestions = {
  readonly ready: boolean;
  readonly abstained: string | null;
  readonly fixes: readonly {
    readonly fixId: string;
    readonly label: string;
    readonly probability: number;
    readonly explanation: string;
    readonly worked: boolean | null;
  }[];
  readonly maybeSame: { readonly number: number; readonly title: string } | null;
};

/** What will likely fix a ticket, with the sentence that explains each, and one press to say whether it did. `seen` grows with its events. */
export function LikelyFixes({ number, seen }: { readonly number: number; readonly seen: number }) {
  const found = useSignal<Suggestions | null>(null);
  const path = `/api/v1/tickets/${number}/suggestions`;
  useEffect(() => {
    let gone = false;
    get<Suggestions>(path)
      .then((answer) => {
        if (!gone) found.value = answer;
      })
      // The rest of the ticket is of use without them: they are asked for again with its next event.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [path, seen]);
  const { value } = found;
  if (value === null || !Array.isArray(value.fixes)) return null;
  const tell = async (fixId: string, worked: boolean): Promise<void> => {
    try {
      found.value = await post<Suggestions>(`${path}/outcomes`, { fixId, worked });
    } catch (error) {
      toast(error instanceof Error ? error.message : say("unreachable"), "danger");
    }
  };
  return (
    <section class="likely">
      <h2>{say("likely-fixes")}</h2>
      {value.maybeSame !== null && (
        <p>
          <a href={consoleHref.ticket(value.maybeSame.number)}>
            {say("likely-same", { number: String(value.maybeSame.number) })}
          </a>
        </p>
      )}
      {!value.ready && <p class="quiet">{say("likely-waiting")}</p>}
      {value.abstained !== null && <p class="quiet">{say(`likely-${value.abstained}`)}</p>}
      <ol>
        {value.fixes.map(({ fixId, label, probability, explanation, worked }) => (
          <li key={fixId}>
            <strong dir="auto">{label}</strong>{" "}
            <span class="tabular">{Math.min(99, Math.max(1, Math.round(probability * 100)))} %</span>
            <p class="quiet small">{explanation}</p>
            <div class="book-buttons">
              <PressButton
                label={say("likely-worked")}
                style={worked === true ? "primary" : "plain"}
                run={() => tell(fixId, true)}
              />
              <PressButton
                label={say("likely-failed")}
                style={worked === false ? "primary" : "plain"}
                run={() => tell(fixId, false)}
              />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
