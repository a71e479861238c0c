import { post } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";
import type { ShiftRow } from "./calendar-days.ts";

/** One's own shift: begin it, pause it, go on, end it; whichever is possible now. */
export function OwnShift({
  accountId,
  shifts,
  reload,
}: {
  readonly accountId: string;
  readonly shifts: readonly ShiftRow[];
  readonly reload: () => Promise<void>;
}) {
  const running = shifts.find(
    ({ account, kind, endsAt }) => account.id === accountId && kind === "actual" && endsAt === null,
  );
  const isPaused = running?.breaks.some(({ endsAt }) => endsAt === null) ?? false;
  const possible = running === undefined ? ["start"] : isPaused ? ["back", "end"] : ["break", "end"];
  return (
    <>
      {possible.map((verb) => (
        <PressButton
          key={verb}
          label={say(`own-${verb}`)}
          run={async () => {
            await attempt(() => post(`/api/v1/shifts/${verb}`, {}));
            await reload();
          }}
        />
      ))}
    </>
  );
}
