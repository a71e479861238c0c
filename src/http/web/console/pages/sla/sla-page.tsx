import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/sla.ftl";
import es from "../../../copy/es/sla.ftl";
import pt from "../../../copy/pt/sla.ftl";
import { get } from "../../../live/api.ts";
import { useResource } from "../../../live/use-resource.ts";
import { Loadable } from "../../../show/loadable.tsx";
import { PageFrame } from "../../../show/page-frame.tsx";
import { say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";
import { Calendars } from "./calendars.tsx";
import { Compliance } from "./compliance.tsx";
import { Policies } from "./policies.tsx";
import type { CalendarRow, PolicyRow } from "./sla-types.ts";

teach({ en, es, pt });

const tabs = ["policies", "calendars", "kept"] as const;

/** What the desk promises, when it is open, and how well the promises were kept. */
export function SlaPage({ account, session }: PageProps) {
  const tab = useSignal<(typeof tabs)[number]>("policies");
  const mayWrite = mayAtDesk(account.role, "sla.write");
  const read = useResource(async () => {
    const [policies, calendars] = await Promise.all([
      get<{ items: readonly PolicyRow[] }>("/api/v1/sla/policies"),
      get<{ items: readonly CalendarRow[] }>("/api/v1/calendars"),
    ]);
    return { policies: policies.items, calendars: calendars.items };
  }, []);
  return (
    <PageFrame title={say("page-sla")} lede={say("sla-lede")}>
      <fieldset class="segments">
        <legend class="unseen">{say("page-sla")}</legend>
        {tabs
          .filter((one) => one !== "kept" || mayAtDesk(account.role, "desk.stats"))
          .map((one) => (
            <button key={one} type="button" aria-pressed={tab.value === one} onClick={() => (tab.value = one)}>
              {say(`sla-tab-${one}`)}
            </button>
          ))}
      </fieldset>
      {tab.value === "kept" ? (
        <Compliance />
      ) : (
        <Loadable of={read}>
          {({ policies, calendars }) =>
            tab.value === "policies" ? (
              <Policies policies={policies} calendars={calendars} mayWrite={mayWrite} reload={read.reload} />
            ) : (
              <Calendars
                calendars={calendars}
                mayWrite={mayWrite}
                reload={read.reload}
                zone={account.timeZone ?? session.desk.timeZone}
              />
            )
          }
        </Loadable>
      )}
    </PageFrame>
  );
}
