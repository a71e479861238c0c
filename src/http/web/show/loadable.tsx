import type { ComponentChildren } from "preact";
import type { Resource } from "../live/use-resource.ts";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";
import { PressButton } from "./press-button.tsx";

/** What was read, or that it is on its way, or why it could not be had and a button to try again. */
export function Loadable<T>({
  of,
  children,
}: {
  readonly of: Resource<T>;
  readonly children: (value: T) => ComponentChildren;
}) {
  const value = of.value.value;
  return (
    <>
      {of.state.value === "failed" && (
        <div class="banner danger" role="alert">
          <Icon name="alert" />
          <span>{of.fault.value}</span>
          <PressButton label={say("retry")} run={of.reload} />
        </div>
      )}
      {of.state.value === "loading" && value === null && (
        <p class="quiet" role="status">
          {say("loading")}
        </p>
      )}
      {value !== null && children(value)}
    </>
  );
}
