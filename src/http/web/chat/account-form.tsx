import { useSignal } from "@preact/signals";
import { post, RefusedError } from "../live/api.ts";
import type { SessionJson } from "../protocol.ts";
import { session, takeSession } from "../session.ts";
import { Icon } from "../show/icon.tsx";
import { language, say } from "../words/say.ts";

/** Signing in, or making an account out of a guest, whose chats come along. `onDone` runs after it. */
export function AccountForm({ kind, onDone }: { readonly kind: "sign-in" | "register"; readonly onDone?: () => void }) {
  const email = useSignal("");
  const password = useSignal("");
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    if (email.value.trim() === "" || password.value === "") {
      fault.value = say("wrong-required");
      return;
    }
    busy.value = true;
    fault.value = null;
    const given = { email: email.value.trim(), password: password.value };
    const name = session.value?.account?.name ?? given.email;
    try {
      takeSession(
        kind === "sign-in"
          ? await post<SessionJson>("/auth/sign-in", given)
          : await post<SessionJson>("/auth/register", { ...given, name, language: language.value }),
      );
      onDone?.();
    } catch (error) {
      fault.value = error instanceof RefusedError ? error.problem.detail : say("unreachable");
    } finally {
      busy.value = false;
    }
  };

  return (
    <form onSubmit={send} noValidate>
      {fault.value !== null && (
        <div class="banner danger" role="alert">
          <Icon name="alert" />
          <span>{fault.value}</span>
        </div>
      )}
      <div class="field">
        <label for="account-email">{say("email")}</label>
        <input
          id="account-email"
          class="input"
          type="email"
          autocomplete="username"
          value={email.value}
          onInput={(event) => {
            email.value = event.currentTarget.value;
          }}
        />
      </div>
      <div class="field">
        <label for="account-password">{say("password")}</label>
        <input
          id="account-password"
          class="input"
          type="password"
          autocomplete={kind === "sign-in" ? "current-password" : "new-password"}
          value={password.value}
          onInput={(event) => {
            password.value = event.currentTarget.value;
          }}
        />
      </div>
      <button type="submit" class="button primary wide" aria-busy={busy.value}>
        {busy.value && <span class="spinner" aria-hidden="true" />}
        {say(kind === "sign-in" ? "sign-in" : "sign-up")}
      </button>
    </form>
  );
}
