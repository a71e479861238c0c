import type { ComponentChildren } from "preact";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import { get, post, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { useResource } from "../../../live/use-resource.ts";
import type { AccountJson } from "../../../protocol.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { lineField } from "../../../show/fields.ts";
import { Loadable } from "../../../show/loadable.tsx";
import { PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { toast } from "../../../show/toast.tsx";
import { locale, say } from "../../../words/say.ts";
import { fullTime } from "../../../words/when.ts";
import { consoleHref } from "../../route.ts";
import type { AccountRow } from "./account-row.ts";
import { PersonKeys } from "./person-keys.tsx";
import { writePerson } from "./write-person.ts";

/** One person: facts left, and below what an admin (or they themselves) may do. */
export function PersonSheet({ id, account }: { readonly id: string; readonly account: AccountJson }) {
  const read = useResource(() => get<AccountRow>(`/api/v1/accounts/${id}`), [id]);
  const path = `/api/v1/accounts/${id}`;
  const isAdmin = mayAtDesk(account.role, "desk.people");
  const mayChange = isAdmin || account.id === id;
  return (
    <PageFrame
      title={read.value.value?.name ?? say("page-people")}
      actions={
        <a class="button" href={consoleHref.page("people")}>
          {say("people-back")}
        </a>
      }
    >
      <Loadable of={read}>
        {(person) => (
          <>
            <section class="tile">
              <dl class="particulars">
                <Fact name="people-role">{say(`role-${person.role}`)}</Fact>
                <Fact name="people-state">{say(person.active ? "people-active" : "people-inactive")}</Fact>
                {person.email !== null && <Fact name="email">{person.email}</Fact>}
                {person.organisation !== null && (
                  <Fact name="organisation">
                    <a href={consoleHref.page("organisations", person.organisation.id)}>{person.organisation.name}</a>
                    {person.maySign && <span class="second">{say("person-signs")}</span>}
                  </Fact>
                )}
                {person.role !== "customer" && <Fact name="person-presence">{say(`presence-${person.presence}`)}</Fact>}
                {person.skills.length > 0 && <Fact name="person-skills">{person.skills.join(", ")}</Fact>}
                {person.logins.length > 0 && <Fact name="person-logins">{person.logins.join(", ")}</Fact>}
                <Fact name="person-open">{person.openTickets}</Fact>
              </dl>
              {mayChange && (
                <div class="row-deeds">
                  <PressButton label={say("change")} run={async () => writePerson(person, account.role, read.reload)} />
                  {isAdmin && <AdminDeeds person={person} path={path} reload={read.reload} />}
                </div>
              )}
            </section>
            {mayAtDesk(account.role, "desk.keys") && <PersonKeys person={person} />}
            {mayChange && <PrivacyDeeds person={person} path={path} isOwn={account.id === id} />}
          </>
        )}
      </Loadable>
    </PageFrame>
  );
}

function AdminDeeds({
  person,
  path,
  reload,
}: {
  readonly person: AccountRow;
  readonly path: string;
  readonly reload: () => Promise<void>;
}) {
  const { name } = person;
  const link = async (): Promise<void> => {
    await attempt(async () => {
      const made = await post<{ url: string; expiresAt: string }>(`${path}/sign-in-link`, {});
      const url = made.url.startsWith("/") ? location.origin + made.url : made.url;
      ask(
        {
          form: `link-${person.id}-${made.expiresAt}`,
          title: say("person-link", { name }),
          intro: say("person-link-intro", { until: fullTime(new Date(made.expiresAt), locale.value) }),
          fields: [lineField({ name: "url", label: say("person-link-label"), value: url, maxLength: 1_000 })],
          submitLabel: say("copy"),
        },
        async () => navigator.clipboard.writeText(url),
      );
    });
  };
  const shut = async (): Promise<void> => {
    const sure = {
      title: say("person-deactivate", { name }),
      text: say("person-deactivate-text"),
      label: say("person-deactivate-yes"),
    };
    if (!(await confirmed(sure))) return;
    await attempt(() => post(`${path}/deactivate`, {}));
    await reload();
  };
  const letIn = async (): Promise<void> => {
    await attempt(() => post(`${path}/activate`, {}));
    await reload();
  };
  const pin = async (): Promise<void> => {
    const sure = { title: say("person-pin", { name }), text: say("person-pin-text"), label: say("person-pin-yes") };
    if (!(await confirmed(sure))) return;
    if (await attempt(() => post(`${path}/pin-reset`, {}))) toast(say("person-pin-done", { name }));
  };
  return (
    <>
      <PressButton label={say("person-link-short")} run={link} />
      <PressButton label={say("person-pin-short")} run={pin} />
      {person.active ? (
        <PressButton label={say("person-deactivate-yes")} style="danger" run={shut} />
      ) : (
        <PressButton label={say("person-activate")} style="primary" run={letIn} />
      )}
    </>
  );
}

/** What the law gives everybody: a copy of all, and an end of all. */
function PrivacyDeeds({
  person,
  path,
  isOwn,
}: {
  readonly person: AccountRow;
  readonly path: string;
  readonly isOwn: boolean;
}) {
  const erase = (): void =>
    ask(
      {
        form: `erase-${person.id}`,
        title: say("person-erase", { name: person.name }),
        intro: say("person-erase-text"),
        fields: [
          lineField({
            name: "typed",
            label: say("person-erase-type", { name: person.name }),
            required: true,
            maxLength: 200,
          }),
        ],
        submitLabel: say("person-erase-yes"),
      },
      async ({ typed = "" }) => {
        if (typed.trim() !== person.name) {
          toast(say("person-erase-wrong"), "danger");
          return;
        }
        const done = await post<{ messagesErased: number; signaturesKept: number; originalsOnPlatforms: number }>(
          `${path}/erase`,
          { confirm: person.id },
        );
        toast(
          say("person-erased", {
            messages: done.messagesErased,
            signatures: done.signaturesKept,
            originals: done.originalsOnPlatforms,
          }),
          "danger",
        );
        location.hash = consoleHref.page("people");
      },
    );
  const drop = async (): Promise<void> => {
    const sure = {
      title: say("person-delete", { name: person.name }),
      text: say("person-delete-text"),
      label: say("person-delete-yes"),
    };
    if (!(await confirmed(sure))) return;
    if (await attempt(() => remove(path))) location.hash = consoleHref.page("people");
  };
  return (
    <section class="tile">
      <h2>{say("person-privacy")}</h2>
      <p class="quiet">{say("person-privacy-text")}</p>
      <div class="row-deeds">
        <a class="button" href={`${path}/export`} download>
          {say("person-export")}
        </a>
        <PressButton label={say("person-delete-yes")} style="danger" run={drop} />
        {isOwn ? (
          <a class="button" href={consoleHref.page("account")}>
            {say("page-account")}
          </a>
        ) : (
          <PressButton label={say("person-erase-yes")} style="danger" run={async () => erase()} />
        )}
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
