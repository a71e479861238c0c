import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";
import { PressButton } from "./press-button.tsx";

/** Instead of the app where its first request got no answer. */
export function UnreachablePage({ retry }: { readonly retry: () => Promise<void> }) {
  return (
    <main class="blank">
      <Icon name="alert" />
      <p>{say("unreachable")}</p>
      <PressButton label={say("retry")} style="primary" run={retry} />
    </main>
  );
}
