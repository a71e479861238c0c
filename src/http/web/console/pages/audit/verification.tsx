import { useSignal } from "@preact/signals";
import { get } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { Icon } from "../../../show/icon.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";

type Result = {
  readonly events: number;
  readonly chains: number;
  readonly reports: number;
  readonly anchors: number;
  readonly faultCount: number;
  readonly faults: readonly { readonly what: string; readonly where: string }[];
};

/** Follows every chain when it is asked to, and says what was changed after it was written. It may take a minute. */
export function Verification() {
  const result = useSignal<Result | null>(null);
  const running = useSignal(false);
  const verify = async (): Promise<void> => {
    running.value = true;
    result.value = null;
    await attempt(async () => {
      result.value = await get<Result>("/api/v1/audit/verification");
    });
    running.value = false;
  };
  const { value: found } = result;
  return (
    <section class="tile" aria-label={say("verify")}>
      <header>
        <h2>{say("verify")}</h2>
        <PressButton label={say("verify-run")} run={verify} />
      </header>
      <div role="status">
        {running.value && <p class="quiet">{say("verify-running")}</p>}
        {found === null && !running.value && <p class="quiet">{say("verify-text")}</p>}
        {found !== null && (
          <p class={`verdict ${found.faultCount === 0 ? "good" : "danger"}`}>
            <Icon name={found.faultCount === 0 ? "check" : "alert"} />
            {found.faultCount === 0
              ? say("verify-whole", { events: found.events, chains: found.chains, reports: found.reports })
              : say("verify-broken", { count: found.faultCount })}
          </p>
        )}
      </div>
      {found !== null && found.faults.length > 0 && (
        <ul class="deed-list">
          {found.faults.map(({ what, where }) => (
            <li key={`${what} ${where}`}>
              <strong>{what}</strong> <code>{where}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
