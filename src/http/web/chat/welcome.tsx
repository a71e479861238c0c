import { useSignal } from "@preact/signals";
import { post, RefusedError } from "../live/api.ts";
import type { SessionJson } from "../protocol.ts";
import { takeSession } from "../session.ts";
import { Brand } from "../show/brand.tsx";
import { Icon } from "../show/icon.tsx";
import { LanguageSwitch } from "../show/language-switch.tsx";
import { language, say } from "../words/say.ts";
import { AccountForm } from "./account-form.tsx";

/** The first page: a name is enough to begin; who has an account signs in. */
export function Welcome({ session }: { readonly session: SessionJson }) {
  const signingIn = useSignal(false);
  return (
    <div class="welcome">
      <header>
        <Brand name={session.desk.name} />
        <LanguageSwitch />
      </header>
      <main id="content">
        <section class="panel">
          {signingIn.value ? (
            <>
              <h1>{say("sign-in-title")}</h1>
              <AccountForm kind="sign-in" />
              <button type="button" class="link" onClick={() => (signingIn.value = false)}>
                {say("no-account")}
              </button>
            </>
          ) : (
            <>
              <h1>{say("welcome-title")}</h1>
              <p class="lead">{say("welcome-text")}</p>
              <GuestForm />
              <button type="button" class="link" onClick={() => (signingIn.value = true)}>
                {say("have-account")}
              </button>
            </>
          )}
        </section>
        {session.desk.demo && <p class="quiet small demo">{say("demo-note")}</p>}
      </main>
    </div>
  );
}

function GuestForm() {
  const name = useSignal("");
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const start = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    if (name.value.trim() === "") {
      fault.value = say("wrong-required");
      return;
    }
    busy.value = true;
    try {
      takeSession(await post<SessionJson>("/auth/guest", { name: name.value.trim(), language: language.value }));
    } catch (error) {
      fault.value = error instanceof RefusedError ? error.problem.detail : say("unreachable");
    } finally {
      busy.value = false;
    }
  };
  return (
    <form onSubmit={start} noValidate>
      <div class="field">
        <label for="guest-name">{say("guest-name")}</label>
        <input
          id="guest-name"
          class="input"
          autocomplete="name"
          maxLength={200}
          dir="auto"
          value={name.value}
          aria-invalid={fault.value !== null}
          aria-describedby="guest-hint guest-fault"
          onInput={(event) => {
            name.value = event.currentTarget.value;
            fault.value = null;
          }}
        />
        <p id="guest-fault" class="wrong" role="alert" hidden={fault.value === null}>
          <Icon name="alert" />
          {fault.value}
        </p>
      </div>
      <button type="submit" class="button primary wide" aria-busy={busy.value}>
        {busy.value ? <span class="spinner" aria-hidden="true" /> : <Icon name="chat" />}
        {say("guest-start")}
      </button>
      <p id="guest-hint" class="quiet small">
        {say("guest-hint")}
      </p>
    </form>
  );
}
