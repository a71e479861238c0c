import type { ComponentChildren } from "preact";
import { AccountPage } from "../account/account-page.tsx";
import type { AccountJson } from "../protocol.ts";
import { AskPlace } from "../show/ask.tsx";

/** One's account outside the console, with the way back and the place where its questions appear. */
export function OwnAccount({
  account,
  back,
}: {
  readonly account: AccountJson;
  /** Leads to where they came from. */
  readonly back: ComponentChildren;
}) {
  return (
    <>
      <AccountPage account={account} back={back} />
      <AskPlace />
    </>
  );
}
