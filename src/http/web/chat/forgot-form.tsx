import { useSignal } from "@preact/signals";
import { post } from "../live/api.ts";
import { EntryField } from "../show/entry-field.tsx";
import { EntryForm } from "../show/entry-form.tsx";
import { say } from "../words/say.ts";

/**
 * A new password for who forgot theirs: the address, then the code that was sent to its owner. Nothing here tells whether the address has
 * an account. `onDone` is given the address when the password is set.
 */
export function ForgotForm({ onDone }: { readonly onDone: (email: string) => void }) {
  const email = useSignal("");
  const code = useSignal("");
  const password = useSignal("");
  const asked = useSignal(false);
  const address = email.value.trim();
  const ask = async (): Promise<void> => {
    await post("/api/v1/auth/reset-code", { email: address });
    asked.value = true;
  };
  const save = async (): Promise<void> => {
    await post("/api/v1/auth/reset", { email: address, code: code.value.trim(), password: password.value });
    onDone(address);
  };
  if (!asked.value)
    return (
      <>
        <p class="lead">{say("forgot-text")}</p>
        <EntryForm key="ask" label={say("forgot-send")} missing={address === ""} send={ask}>
          <EntryField label={say("email")} type="email" autocomplete="username" value={email} />
        </EntryForm>
      </>
    );
  return (
    <>
      <p class="lead" role="status">
        {say("forgot-sent")}
      </p>
      <p class="quiet">{say("forgot-chat")}</p>
      <EntryForm
        key="save"
        label={say("forgot-save")}
        missing={address === "" || code.value.trim() === "" || password.value === ""}
        send={save}
      >
        <EntryField label={say("email")} type="email" autocomplete="username" value={email} />
        <EntryField label={say("forgot-code")} autocomplete="one-time-code" value={code} />
        <EntryField
          label={say("forgot-password")}
          hint={say("password-hint")}
          type="password"
          autocomplete="new-password"
          value={password}
        />
      </EntryForm>
      <button type="button" class="link" onClick={() => (asked.value = false)}>
        {say("forgot-again")}
      </button>
    </>
  );
}
