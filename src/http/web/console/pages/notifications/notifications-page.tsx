import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import enEvents from "../../../copy/en/events.ftl";
import en from "../../../copy/en/notifications.ftl";
import esEvents from "../../../copy/es/events.ftl";
import es from "../../../copy/es/notifications.ftl";
import ptEvents from "../../../copy/pt/events.ftl";
import pt from "../../../copy/pt/notifications.ftl";
import { get, post } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { usePages } from "../../../live/use-pages.ts";
import { ask } from "../../../show/ask.tsx";
import { choiceField, lineField, textOf } from "../../../show/fields.ts";
import { Icon } from "../../../show/icon.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { toast } from "../../../show/toast.tsx";
import { eventWords } from "../../../words/event-words.ts";
import { locale, say, teach } from "../../../words/say.ts";
import { ago } from "../../../words/when.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";

teach({ en, es, pt });
teach({ en: enEvents, es: esEvents, pt: ptEvents });

type Notification = {
  readonly id: string;
  readonly kind: string;
  readonly ticket: { readonly number: number; readonly title: string } | null;
  readonly createdAt: string;
  readonly readAt: string | null;
};
type Recipient = { readonly kind: "team" | "webhook"; readonly id: string; readonly name: string };

/** What concerns me, with what I have read of it; and for admins, telling another team or a third party something. */
export function NotificationsPage({ account }: PageProps) {
  const unread = useSignal(true);
  const pages = usePages<Notification>("/api/v1/notifications", { unread: unread.value ? "true" : null });
  const { value: items } = pages.items;
  const read = async (one: Notification): Promise<void> => {
    await attempt(() => post(`/api/v1/notifications/${one.id}/read`, {}));
    await pages.reload();
  };
  const readAll = async (): Promise<void> => {
    const [newest] = items;
    if (newest === undefined) return;
    // What came since this list was read has not been seen.
    await attempt(() => post("/api/v1/notifications/read", { until: newest.createdAt }));
    await pages.reload();
  };
  const tell = async (): Promise<void> => {
    await attempt(async () => {
      const { items: recipients } = await get<{ items: readonly Recipient[] }>("/api/v1/notices/recipients");
      if (recipients.length === 0) {
        toast(say("tell-nobody"), "danger");
        return;
      }
      askToTell(recipients);
    });
  };
  return (
    <PageFrame
      title={say("page-notifications")}
      lede={say("notifications-lede")}
      actions={
        <>
          {items.some(({ readAt }) => readAt === null) && (
            <PressButton label={say("notifications-read-all")} run={readAll} />
          )}
          {mayAtDesk(account.role, "desk.notify") && <PressButton label={say("tell")} run={tell} />}
        </>
      }
    >
      <fieldset class="segments">
        <legend class="unseen">{say("notifications-which")}</legend>
        {[true, false].map((one) => (
          <button
            key={String(one)}
            type="button"
            aria-pressed={unread.value === one}
            onClick={() => (unread.value = one)}
          >
            {say(one ? "notifications-unread" : "notifications-all")}
          </button>
        ))}
      </fieldset>
      {pages.state.value === "loading" && <p role="status">{say("loading")}</p>}
      {pages.state.value === "failed" && <p role="alert">{pages.fault.value}</p>}
      {pages.state.value === "ready" && items.length === 0 && (
        <Nothing icon="bell" title={say(unread.value ? "notifications-none-unread" : "notifications-none")} />
      )}
      {items.length > 0 && (
        <ul class="tile deed-list">
          {items.map((one) => (
            <li key={one.id} class={one.readAt === null ? "is-new" : ""}>
              <Icon name={one.readAt === null ? "bell" : "check"} />
              <span class="what">
                {eventWords(one.kind)}{" "}
                {one.ticket !== null && (
                  <a href={consoleHref.ticket(one.ticket.number)}>
                    #{one.ticket.number} <bdi>{one.ticket.title}</bdi>
                  </a>
                )}
                <span class="second">
                  {ago(new Date(one.createdAt), new Date(), locale.value)}
                  {one.readAt === null && ` · ${say("notification-new")}`}
                </span>
              </span>
              {one.readAt === null && <PressButton label={say("notification-read")} run={() => read(one)} />}
            </li>
          ))}
        </ul>
      )}
      {pages.hasMore.value && (
        <div class="more">
          <PressButton label={say("show-more")} run={pages.more} />
        </div>
      )}
    </PageFrame>
  );
}

function askToTell(recipients: readonly Recipient[]): void {
  ask(
    {
      form: "tell",
      title: say("tell"),
      intro: say("tell-intro"),
      fields: [
        choiceField({
          name: "to",
          label: say("tell-whom"),
          required: true,
          choices: recipients.map(({ kind, id, name }) => ({ value: `${kind} ${id}`, label: name })),
        }),
        {
          name: "text",
          label: say("tell-what"),
          hint: null,
          required: true,
          kind: "paragraph",
          value: "",
          maxLength: 8_000,
        },
        lineField({ name: "ticket", label: say("tell-ticket"), hint: say("tell-ticket-hint"), maxLength: 16 }),
      ],
      submitLabel: say("send"),
    },
    async (fields) => {
      const [kind = "", id = ""] = (fields.to ?? "").split(" ");
      const number = textOf(fields, "ticket")?.replace("#", "") ?? null;
      const { name } = await post<{ name: string }>("/api/v1/notices", {
        to: { kind, id },
        text: fields.text,
        ticketNumber: number === null ? null : Number(number),
      });
      toast(say("tell-done", { name }));
    },
  );
}
