import { useSignal } from "@preact/signals";
import { post } from "../live/api.ts";
import type { RegisteredJson } from "../protocol.ts";
import { session, takeSession } from "../session.ts";
import { Dialog } from "../show/dialog.tsx";
import { EntryField } from "../show/entry-field.tsx";
import { EntryForm } from "../show/entry-form.tsx";
import { language, say } from "../words/say.ts";

/** Making an account out of a guest, whose chats come along: and who has to let them in before it is theirs. */
export function SignUpDialog({ onClose }: { readonly onClose: () => void }) {
  const email = useSignal("");
  const password = useSignal("");
  const confirmBy = useSignal<RegisteredJson["confirmBy"] | null>(null);
  const address = email.value.trim();
  const send = async (): Promise<void> => {
    const name = session.value?.account?.name ?? address;
    const given = { name, email: address, password: password.value, language: language.value };
    const { confirmBy: by, ...next } = await post<RegisteredJson>("/auth/register", given);
    takeSession(next);
    confirmBy.value = by;
  };
  if (confirmBy.value !== null)
    return (
      <Dialog title={say("signed-up-title")} onClose={onClose}>
        <div class="body" role="status">
          <p>{say(`signed-up-${confirmBy.value}`, { email: address })}</p>
          <p class="quiet">{say("signed-up-known")}</p>
        </div>
        <footer>
          <button type="button" class="button primary" onClick={onClose}>
            {say("signed-up-close")}
          </button>
        </footer>
      </Dialog>
    );
  return (
    <Dialog title={say("sign-up")} onClose={onClose}>
      <div class="body">
        <p>{say("sign-up-text")}</p>
        <EntryForm label={say("sign-up")} missing={address === "" || password.value === ""} send={send}>
          <EntryField label={say("email")} type="email" autocomplete="username" value={email} />
          <EntryField
            label={say("password")}
            hint={say("password-hint")}
            type="password"
            autocomplete="new-password"
            value={password}
          />
        </EntryForm>
      </div>
    </Dialog>
  );
}
