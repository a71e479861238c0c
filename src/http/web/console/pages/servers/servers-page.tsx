import { useSignal } from "@preact/signals";
import en from "../../../copy/en/servers.ftl";
import es from "../../../copy/es/servers.ftl";
import pt from "../../../copy/pt/servers.ftl";
import { patch, post, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { usePages } from "../../../live/use-pages.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { Dialog } from "../../../show/dialog.tsx";
import { lineField, textOf } from "../../../show/fields.ts";
import { Icon } from "../../../show/icon.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { toast } from "../../../show/toast.tsx";
import { locale, say, teach } from "../../../words/say.ts";
import { ago } from "../../../words/when.ts";
import { ServerRules } from "./server-rules.tsx";

teach({ en, es, pt });

type Server = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly state: "pairing" | "paired" | "ended";
  readonly heardAt: string | null;
  readonly waiting: number;
  readonly failed: number;
  readonly ticketsThere: number;
  readonly ticketsHere: number;
};
const looks = { pairing: ["clock", "warn"], paired: ["check", "good"], ended: ["stop", ""] } as const;

/** Other Fixline servers: pairing with them, how the talk between us goes, ending it. For admins. */
export function ServersPage() {
  const pages = usePages<Server>("/api/v1/servers");
  const key = useSignal<string | null>(null);
  const pair = (): void =>
    ask(
      {
        form: "server-new",
        title: say("server-new"),
        intro: say("server-new-intro"),
        fields: [
          lineField({ name: "name", label: say("server-name"), required: true, maxLength: 200 }),
          lineField({ name: "url", label: say("server-url"), required: true, maxLength: 2_000, input: "url" }),
          lineField({ name: "pairingKey", label: say("server-key"), hint: say("server-key-hint"), maxLength: 100 }),
        ],
        submitLabel: say("server-pair"),
      },
      async (fields) => {
        const pairingKey = textOf(fields, "pairingKey");
        const made = await post<{ pairingKey: string | null }>("/api/v1/servers", {
          name: textOf(fields, "name"),
          url: textOf(fields, "url"),
          ...(pairingKey === null ? {} : { pairingKey }),
        });
        key.value = made.pairingKey;
        await pages.reload();
      },
    );
  const change = (server: Server): void =>
    ask(
      {
        form: `server-${server.id}`,
        title: server.name,
        fields: [
          lineField({ name: "name", label: say("server-name"), required: true, value: server.name, maxLength: 200 }),
          lineField({
            name: "url",
            label: say("server-url"),
            required: true,
            value: server.url,
            maxLength: 2_000,
            input: "url",
          }),
        ],
        submitLabel: say("save"),
      },
      async (fields) => {
        await patch(`/api/v1/servers/${server.id}`, { name: textOf(fields, "name"), url: textOf(fields, "url") });
        await pages.reload();
      },
    );
  const end = async (server: Server): Promise<void> => {
    const sure = {
      title: say("server-end", { name: server.name }),
      text: say("server-end-text"),
      label: say("server-end-yes"),
    };
    if (!(await confirmed(sure))) return;
    await attempt(() => remove(`/api/v1/servers/${server.id}`));
    await pages.reload();
  };
  const retry = async (server: Server): Promise<void> => {
    await attempt(async () => {
      const { queued } = await post<{ queued: number }>(`/api/v1/servers/${server.id}/items/retry`, {});
      toast(say("server-retried", { count: queued }));
    });
    await pages.reload();
  };
  const { value: servers } = pages.items;
  const add = <PressButton label={say("server-new")} style="primary" run={async () => pair()} />;
  return (
    <PageFrame title={say("page-servers")} lede={say("servers-lede")} actions={servers.length > 0 ? add : null}>
      {pages.state.value === "loading" && <p role="status">{say("loading")}</p>}
      {pages.state.value === "failed" && <p role="alert">{pages.fault.value}</p>}
      {pages.state.value === "ready" && servers.length === 0 && (
        <Nothing icon="globe" title={say("servers-none")} text={say("servers-none-text")}>
          {add}
        </Nothing>
      )}
      <div class="tiles">
        {servers.map((server) => (
          <article class="tile" key={server.id}>
            <header>
              <h2 dir="auto">{server.name}</h2>
              <span class={`chip ${looks[server.state][1]}`}>
                <Icon name={looks[server.state][0]} />
                {say(`server-state-${server.state}`)}
              </span>
            </header>
            <p class="quiet small">
              <bdi>{server.url}</bdi>
              {server.heardAt !== null && (
                <> · {say("server-heard", { when: ago(new Date(server.heardAt), new Date(), locale.value) })}</>
              )}
            </p>
            <dl class="particulars">
              <div>
                <dt>{say("server-there")}</dt>
                <dd class="tabular">{server.ticketsThere}</dd>
              </div>
              <div>
                <dt>{say("server-here")}</dt>
                <dd class="tabular">{server.ticketsHere}</dd>
              </div>
              <div>
                <dt>{say("server-waiting")}</dt>
                <dd class="tabular">{server.waiting}</dd>
              </div>
              <div>
                <dt>{say("server-failed")}</dt>
                <dd class="tabular">{server.failed}</dd>
              </div>
            </dl>
            {server.state === "paired" && <ServerRules server={server} />}
            {server.state !== "ended" && (
              <div class="row-deeds">
                {server.failed > 0 && (
                  <PressButton label={say("server-retry")} style="primary" run={() => retry(server)} />
                )}
                <PressButton label={say("change")} run={async () => change(server)} />
                <PressButton label={say("server-end-yes")} style="danger" run={() => end(server)} />
              </div>
            )}
          </article>
        ))}
      </div>
      {key.value !== null && (
        <Dialog title={say("server-made")} onClose={() => (key.value = null)} guarded>
          <div class="body">
            <p>{say("server-made-text")}</p>
            <input
              class="input"
              readOnly
              value={key.value}
              aria-label={say("server-key")}
              onFocus={(event) => event.currentTarget.select()}
            />
          </div>
        </Dialog>
      )}
    </PageFrame>
  );
}
