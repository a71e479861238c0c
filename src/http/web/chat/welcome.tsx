import { useSignal } from "@preact/signals";
import { post, RefusedError } from "../live/api.ts";
import type { SessionJson } from "../protocol.ts";
import { takeSession } from "../session.ts";
import { Brand } from "../show/brand.tsx";
import { Icon } from "../show/icon.tsx";
import { LanguageSwitch } from "../show/language-switch.tsx";
import { language, say } from "../words/say.ts";
import { ForgotForm } from "./forgot-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** What the first page asks: a name, an address with its password, or an address whose password is forgotten. */
type Stage = "guest" | "sign-in" | "forgot";

/** The first page: a name is enough to begin; who has an account signs in. */
export function Welcome({ session }: { readonly session: SessionJson }) {
  // Other pages lead here with #forgot: the one for signing in works without script, this one has it.
  const stage = useSignal<Stage>(location.hash === "#forgot" ? "forgot" : "guest");
  const resetFor = useSignal<string | null>(null);
  const go = (next: Stage): void => {
    stage.value = next;
    if (location.hash === "#forgot") history.replaceState(null, "", location.pathname + location.search);
  };
  return (
    <div class="welcome">
      <header>
        <Brand name={session.desk.name} />
        <LanguageSwitch />
      </header>
      <main id="content">
        <section class="panel">
          {stage.value === "guest" && (
            <>
              <h1>{say("welcome-title")}</h1>
              <p class="lead">{say("welcome-text")}</p>
              <GuestForm />
              <button type="button" class="link" onClick={() => go("sign-in")}>
                {say("have-account")}
              </button>
            </>
          )}
          {stage.value === "sign-in" && (
            <>
              <h1>{say("sign-in-title")}</h1>
              {resetFor.value !== null && (
                <p class="banner" role="status">
                  <Icon name="check" />
                  <span>{say("forgot-done")}</span>
                </p>
              )}
              <SignInForm known={resetFor.value ?? ""} />
              <button type="button" class="link" onClick={() => go("forgot")}>
                {say("forgot")}
              </button>
              <button type="button" class="link" onClick={() => go("guest")}>
                {say("no-account")}
              </button>
            </>
          )}
          {stage.value === "forgot" && (
            <>
              <h1>{say("forgot-title")}</h1>
              <ForgotForm
                onDone={(email) => {
                  resetFor.value = email;
                  go("sign-in");
                }}
              />
              <button type="button" class="link" onClick={() => go("sign-in")}>
                {say("to-sign-in")}
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
