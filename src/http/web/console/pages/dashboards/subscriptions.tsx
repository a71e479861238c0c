import { post, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { DataTable } from "../../../show/data-table.tsx";
import type { WebField } from "../../../show/form-field.tsx";
import type { HandedOver } from "../../../show/hand-over.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";
import type { FolderRow, SubscriptionRow } from "./dashboard-types.ts";

const kinds = ["chat", "slack", "discord", "telegram", "webhook"] as const;

/** Who gets a manufacturer's month in short, where to, and how the newest fared. */
export function Subscriptions({
  folders,
  subscriptions,
  reload,
  show,
}: {
  readonly folders: readonly FolderRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly reload: () => Promise<void>;
  readonly show: (what: HandedOver) => void;
}) {
  const make = (): void =>
    ask(
      {
        form: "dashboard-subscription",
        title: say("summary-new"),
        intro: say("summary-intro"),
        fields: fieldsOf(folders.filter(({ mayBeSent }) => mayBeSent)),
        submitLabel: say("summary-make"),
      },
      async ({ slug = "", kind = "chat", to = "", workspace = "" }) => {
        const target =
          kind === "chat"
            ? { kind }
            : kind === "webhook"
              ? { kind, url: to.trim() }
              : { kind: "channel", platform: kind, workspace: workspace.trim(), channel: to.trim() };
        const body = { slug, target };
        const { secret } = await post<{ readonly secret: string | null }>("/api/v1/dashboard-subscriptions", body);
        await reload();
        if (secret !== null) show({ title: say("summary-secret"), text: say("summary-secret-text"), value: secret });
      },
    );
  const stop = async ({ id, manufacturer }: SubscriptionRow): Promise<void> => {
    const title = say("summary-stop-ask", { name: manufacturer });
    if (!(await confirmed({ title, text: say("summary-stop-text"), label: say("summary-stop") }))) return;
    await attempt(() => remove(`/api/v1/dashboard-subscriptions/${id}`));
    await reload();
  };
  return (
    <div>
      <div class="page-head">
        <h2>{say("summaries")}</h2>
        <div class="page-actions">
          <PressButton label={say("summary-new")} style="primary" run={async () => make()} />
        </div>
      </div>
      {subscriptions.length === 0 ? (
        <p class="quiet">{say("summaries-none")}</p>
      ) : (
        <DataTable
          label={say("summaries")}
          rows={subscriptions}
          keyOf={({ id }) => id}
          columns={[
            {
              head: say("dashboards-whose"),
              cell: ({ manufacturer, owner }) => (
                <>
                  <bdi>{manufacturer}</bdi>
                  <span class="second">
                    <bdi>{owner}</bdi>
                  </span>
                </>
              ),
            },
            { head: say("summary-where"), cell: ({ target }) => <bdi class="webhook-url">{placeOf(target)}</bdi> },
            { head: say("summary-newest"), cell: newestOf },
            {
              head: say("summary-stop"),
              deeds: true,
              cell: (row) => (
                <div class="row-deeds">
                  <PressButton label={say("summary-stop")} style="danger" run={() => stop(row)} />
                </div>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}

function fieldsOf(folders: readonly FolderRow[]): readonly WebField[] {
  const line = { kind: "line", value: "", required: false, maxLength: 2_000 } as const;
  return [
    {
      name: "slug",
      label: say("dashboards-whose"),
      hint: null,
      required: true,
      kind: "choice",
      value: "",
      choices: folders.map(({ slug, name }) => ({ value: slug, label: name })),
    },
    {
      name: "kind",
      label: say("summary-where"),
      hint: null,
      required: true,
      kind: "choice",
      value: "webhook",
      choices: kinds.map((kind) => ({ value: kind, label: say(`summary-to-${kind}`) })),
    },
    { ...line, name: "to", label: say("summary-address"), hint: say("summary-address-hint") },
    { ...line, name: "workspace", label: say("summary-workspace"), hint: say("summary-workspace-hint") },
  ];
}

function placeOf(target: SubscriptionRow["target"]): string {
  if (target.kind === "webhook") return target.url;
  if (target.kind === "chat") return say("summary-to-chat");
  return [target.platform, target.workspace, target.channel].filter((part) => part !== "").join(" · ");
}

function newestOf({ last }: SubscriptionRow): string {
  if (last === null) return say("summary-none-yet");
  return [last.month, say(`summary-${last.state}`), ...(last.error === null ? [] : [last.error])].join(" · ");
}
