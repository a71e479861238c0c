import type { AccountJson, SessionJson } from "../protocol.ts";
import { signOut } from "../session.ts";
import { Brand } from "../show/brand.tsx";
import { Icon } from "../show/icon.tsx";
import { LanguageSwitch } from "../show/language-switch.tsx";
import { laterPart } from "../show/later-part.ts";
import { LoadLater } from "../show/load-later.tsx";
import { say } from "../words/say.ts";

const ownAccount = laterPart(async () => (await import("./own-account.tsx")).OwnAccount);

/** What a manufacturer has of ours beside their dashboards: their account, and the way back. */
export function MakerApp({ session, account }: { readonly session: SessionJson; readonly account: AccountJson }) {
  return (
    <div class="maker-app">
      <header>
        <Brand name={session.desk.name} />
        <LanguageSwitch />
        <button type="button" class="button ghost" onClick={signOut}>
          {say("sign-out")}
        </button>
      </header>
      <main id="content" tabIndex={-1}>
        <LoadLater
          part={ownAccount}
          given={{
            account,
            back: (
              <a class="button" href="/dashboards/">
                <Icon name="back" />
                {say("to-dashboards")}
              </a>
            ),
          }}
        />
      </main>
    </div>
  );
}
