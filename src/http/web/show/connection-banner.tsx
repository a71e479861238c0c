import type { Connection } from "../live/connection.ts";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";

/** Says that the connection is gone once it did not come back by itself at the first try. */
export function ConnectionBanner({ connection }: { readonly connection: Connection }) {
  if (connection.state.value === "signed_out")
    return (
      <div class="banner danger" role="alert">
        <Icon name="leave" />
        <span>{say("connection-ended")}</span>
        <a class="button" href="/">
          {say("sign-in-again")}
        </a>
      </div>
    );
  if (connection.failures.value < 2) return null;
  return (
    <div class="banner warn" role="status">
      <Icon name="alert" />
      <span>{say("connection-lost")}</span>
      <button type="button" class="button" onClick={connection.retryNow}>
        {say("retry")}
      </button>
    </div>
  );
}
