import { signal } from "@preact/signals";
import type { Language } from "../../core/domain/languages.ts";
import { get, post } from "./live/api.ts";
import { stopPushHere } from "./live/push-here.ts";
import type { SessionJson } from "./protocol.ts";
import { speak } from "./words/say.ts";

/** Who is signed in, and the desk; null until the first answer. */
export const session = signal<SessionJson | null>(null);

/** Takes over a session that the server gave, with the person's language. */
export function takeSession(next: SessionJson): void {
  session.value = next;
  if (next.account !== null) speak(next.account.language);
}

/** Reads the session. Rejects when the server is out of reach. */
export async function loadSession(): Promise<void> {
  takeSession(await get<SessionJson>("/web/me"));
}

/** Changes the language here at once, and on the account so that the desk speaks it too. */
export async function chooseLanguage(next: Language): Promise<void> {
  speak(next);
  if (session.value?.account) takeSession(await post<SessionJson>("/auth/language", { language: next }));
}

/** Ends the session and shows the first page anew: nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  await stopPushHere();
  await post("/auth/sign-out", {});
  sessionStorage.clear();
  location.assign("/");
}
