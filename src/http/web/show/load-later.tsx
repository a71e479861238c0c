import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";
import type { LaterPart } from "./later-part.ts";
import { PressButton } from "./press-button.tsx";

/** Shows a part: says that it is on its way, and offers to try again where its script could not be had. */
export function LoadLater<Props extends object>({
  part,
  given,
}: {
  readonly part: LaterPart<Props>;
  readonly given: Props;
}) {
  const state = useSignal<"loading" | "ready" | "unreachable">(part.loaded() === undefined ? "loading" : "ready");
  const load = async (): Promise<void> => {
    try {
      await part.load();
      state.value = "ready";
    } catch {
      state.value = "unreachable";
    }
  };
  useEffect(() => {
    load();
  }, [part]);
  const Part = part.loaded();
  if (state.value === "unreachable")
    return (
      <section class="blank">
        <Icon name="alert" />
        <p role="alert">{say("unreachable")}</p>
        <PressButton label={say("retry")} run={load} />
      </section>
    );
  if (Part === undefined)
    return (
      <section class="blank">
        <p role="status">{say("loading")}</p>
      </section>
    );
  return <Part {...given} />;
}
