import { useSignal } from "@preact/signals";
import en from "../../../copy/en/dashboards.ftl";
import es from "../../../copy/es/dashboards.ftl";
import pt from "../../../copy/pt/dashboards.ftl";
import { get } from "../../../live/api.ts";
import { useResource } from "../../../live/use-resource.ts";
import { type HandedOver, HandOver } from "../../../show/hand-over.tsx";
import { Icon } from "../../../show/icon.tsx";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { say, teach } from "../../../words/say.ts";
import type { FolderRow, LinkRow, SubscriptionRow } from "./dashboard-types.ts";
import { ShareLinks } from "./share-links.tsx";
import { Subscriptions } from "./subscriptions.tsx";

teach({ en, es, pt });

/** What manufacturers read: the pages themselves, links that show one to somebody outside, and monthly summaries. For admins. */
export function DashboardsPage() {
  const shown = useSignal<HandedOver | null>(null);
  const read = useResource(async () => {
    const [folders, links, subscriptions] = await Promise.all([
      get<{ items: readonly FolderRow[] }>("/api/v1/dashboards"),
      get<{ items: readonly LinkRow[] }>("/api/v1/dashboard-links"),
      get<{ items: readonly SubscriptionRow[] }>("/api/v1/dashboard-subscriptions"),
    ]);
    return { folders: folders.items, links: links.items, subscriptions: subscriptions.items };
  }, []);
  const common = {
    reload: read.reload,
    show: (what: HandedOver) => {
      shown.value = what;
    },
  };
  return (
    <PageFrame
      title={say("page-dashboards")}
      lede={say("dashboards-lede")}
      actions={
        <a class="button" href="/dashboards/">
          <Icon name="globe" />
          {say("dashboards-open")}
        </a>
      }
    >
      <Loadable of={read}>
        {({ folders, links, subscriptions }) =>
          folders.length === 0 ? (
            <Nothing icon="globe" title={say("dashboards-none")} text={say("dashboards-none-text")} />
          ) : (
            <>
              <ShareLinks folders={folders} links={links} {...common} />
              <Subscriptions folders={folders} subscriptions={subscriptions} {...common} />
            </>
          )
        }
      </Loadable>
      {shown.value !== null && <HandOver what={shown.value} onClose={() => (shown.value = null)} />}
    </PageFrame>
  );
}
