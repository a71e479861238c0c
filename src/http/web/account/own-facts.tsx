import type { ComponentChildren } from "preact";
import { session } from "../session.ts";
import { languageNames } from "../show/language-names.ts";
import { PressButton } from "../show/press-button.tsx";
import { say } from "../words/say.ts";
import type { OwnAccountRow } from "./own-account-row.ts";
import { writeOwn } from "./write-own.ts";

/** Who one is here, and the button to change what one may change oneself. */
export function OwnFacts({ own, onChanged }: { readonly own: OwnAccountRow; readonly onChanged: () => Promise<void> }) {
  const deskZone = session.value?.desk.timeZone ?? "";
  return (
    <section class="tile" aria-label={say("account-facts")}>
      <dl class="particulars">
        <Fact name="account-name">{own.name}</Fact>
        <Fact name="email">{own.email ?? say("account-no-email")}</Fact>
        <Fact name="account-role">{say(`role-${own.role}`)}</Fact>
        {own.organisation !== null && (
          <Fact name="organisation">
            {own.organisation.name}
            {own.maySign && ` (${say("account-signs")})`}
          </Fact>
        )}
        <Fact name="language">{own.language === null ? say("account-as-desk") : languageNames[own.language]}</Fact>
        <Fact name="account-zone">{own.timeZone ?? `${say("account-as-desk")}: ${deskZone}`}</Fact>
      </dl>
      <div class="row-deeds">
        <PressButton label={say("change")} run={async () => writeOwn(own, deskZone, onChanged)} />
      </div>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{say(name)}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
