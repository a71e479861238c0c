import { useSignal } from "@preact/signals";
import { homeOf } from "../../../core/domain/home-of.ts";
import { post } from "../live/api.ts";
import type { SessionJson } from "../protocol.ts";
import { takeSession } from "../session.ts";
import { EntryField } from "../show/entry-field.tsx";
import { EntryForm } from "../show/entry-form.tsx";
import { say } from "../words/say.ts";

/** Signing in by address and password. Whoever has a page of their own, as the staff have the console, is brought there. */
export function SignInForm({ known }: { readonly known: string }) {
  const email = useSignal(known);
  const password = useSignal("");
  const send = async (): Promise<void> => {
    const next = await post<SessionJson>("/auth/sign-in", { email: email.value.trim(), password: password.value });
    const home = next.account === null ? "/" : homeOf(next.account.role);
    if (home === "/") takeSession(next);
    else location.assign(home);
  };
  return (
    <EntryForm label={say("sign-in")} missing={email.value.trim() === "" || password.value === ""} send={send}>
      <EntryField label={say("email")} type="email" autocomplete="username" value={email} />
      <EntryField label={say("password")} type="password" autocomplete="current-password" value={password} />
    </EntryForm>
  );
}
