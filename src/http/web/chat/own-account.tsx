import { AccountPage } from "../account/account-page.tsx";
import type { AccountJson } from "../protocol.ts";
import { AskPlace } from "../show/ask.tsx";
import { Icon } from "../show/icon.tsx";
import { say } from "../words/say.ts";
import { listHref } from "./route.ts";

/** One's account in the customer's app, with the way back and the place where its questions appear. */
export function OwnAccount({ account }: { readonly account: AccountJson }) {
  return (
    <>
      <AccountPage
        account={account}
        back={
          <a class="button" href={listHref}>
            <Icon name="back" />
            {say("chats")}
          </a>
        }
      />
      <AskPlace />
    </>
  );
}
