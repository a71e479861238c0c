import { locale, say } from "../words/say.ts";
import type { OwnAccountRow } from "./own-account-row.ts";
import { platformNames } from "./platform-names.ts";

/** By which chats one comes, and how another joins: nothing can be pressed here, since the proof is a code typed on the other side. */
export function LinkHowTo({ own }: { readonly own: OwnAccountRow }) {
  return (
    <section class="tile" aria-label={say("account-link")}>
      <h2>{say("account-link")}</h2>
      <p class="quiet">{say("account-link-text", { chats: platformNames(own.logins, locale.value) })}</p>
      <ol class="steps">
        <li>{say("account-link-first")}</li>
        <li>{say("account-link-second")}</li>
        <li>{say("account-link-third")}</li>
      </ol>
    </section>
  );
}
