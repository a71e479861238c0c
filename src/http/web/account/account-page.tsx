import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { ErasureSummary } from "../../../core/domain/erasure.ts";
import en from "../copy/en/account.ftl";
import es from "../copy/es/account.ftl";
import pt from "../copy/pt/account.ftl";
import { get } from "../live/api.ts";
import { useResource } from "../live/use-resource.ts";
import type { AccountJson } from "../protocol.ts";
import { loadSession } from "../session.ts";
import { Loadable } from "../show/loadable.tsx";
import { PageFrame } from "../show/page-frame.tsx";
import { say, teach } from "../words/say.ts";
import { ErasedPage } from "./erased-page.tsx";
import { LinkHowTo } from "./link-how-to.tsx";
import type { OwnAccountRow } from "./own-account-row.ts";
import { OwnData } from "./own-data.tsx";
import { OwnFacts } from "./own-facts.tsx";
import { OwnPush } from "./own-push.tsx";
import { OwnRole } from "./own-role.tsx";
import { OwnSecrets } from "./own-secrets.tsx";

teach({ en, es, pt });

/** What people do with their own account, in the customer's app and in the console. `back` leads to where they came from. */
export function AccountPage({
  account,
  back = null,
}: {
  readonly account: AccountJson;
  readonly back?: ComponentChildren;
}) {
  const read = useResource(() => get<OwnAccountRow>("/api/v1/accounts/me"), [account.id]);
  const erased = useSignal<ErasureSummary | null>(null);
  if (erased.value !== null) return <ErasedPage summary={erased.value} />;
  // They read dashboards, and sign and ask for nothing.
  const isMaker = account.role === "manufacturer";
  const changed = async (): Promise<void> => {
    await Promise.all([loadSession(), read.reload()]);
  };
  return (
    <PageFrame title={say("page-account")} lede={say("account-lede")} actions={back} narrow>
      <Loadable of={read}>
        {(own) => (
          <>
            <OwnFacts own={own} onChanged={changed} />
            <OwnSecrets signs={!isMaker} />
            {!isMaker && <OwnPush />}
            {!isMaker && <OwnRole own={own} />}
            {!isMaker && <LinkHowTo own={own} />}
            <OwnData own={own} onErased={(summary) => (erased.value = summary)} />
          </>
        )}
      </Loadable>
    </PageFrame>
  );
}
