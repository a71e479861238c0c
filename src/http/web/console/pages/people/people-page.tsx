import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import { roles } from "../../../../../core/domain/roles.ts";
import en from "../../../copy/en/people.ftl";
import es from "../../../copy/es/people.ftl";
import pt from "../../../copy/pt/people.ftl";
import { usePages } from "../../../live/use-pages.ts";
import type { AccountJson } from "../../../protocol.ts";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { SearchField } from "../../../show/search-field.tsx";
import { say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";
import type { AccountRow } from "./account-row.ts";
import { PersonSheet } from "./person-sheet.tsx";
import { RoleRequests } from "./role-requests.tsx";
import { writePerson } from "./write-person.ts";

teach({ en, es, pt });

const actives = ["active", "inactive"] as const;

/** People: who they are, what they may do, wishes for roles; one of them when the address names them. */
export function PeoplePage({ id, account }: PageProps) {
  return id === null ? <PeopleList account={account} /> : <PersonSheet key={id} id={id} account={account} />;
}

function PeopleList({ account }: { readonly account: AccountJson }) {
  const words = useSignal("");
  const role = useSignal("");
  const active = useSignal<(typeof actives)[number]>("active");
  const mayWrite = mayAtDesk(account.role, "desk.people");
  const pages = usePages<AccountRow>("/api/v1/accounts", {
    text: words.value,
    role: role.value,
    active: String(active.value === "active"),
  });
  return (
    <PageFrame
      title={say("page-people")}
      lede={say("people-lede")}
      actions={
        mayWrite ? (
          <PressButton
            label={say("person-new")}
            style="primary"
            run={async () => writePerson(null, account.role, pages.reload)}
          />
        ) : null
      }
    >
      {mayWrite && <RoleRequests onDecided={pages.reload} />}
      <search class="filters">
        <SearchField label={say("people-search")} onSearch={(next) => (words.value = next)} />
        <label>
          {say("people-role")}
          <select class="input" value={role.value} onChange={(event) => (role.value = event.currentTarget.value)}>
            <option value="">{say("people-any-role")}</option>
            {roles.map((one) => (
              <option key={one} value={one}>
                {say(`role-${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say("people-state")}
          <select
            class="input"
            value={active.value}
            onChange={(event) => (active.value = event.currentTarget.value === "active" ? "active" : "inactive")}
          >
            {actives.map((one) => (
              <option key={one} value={one}>
                {say(`people-${one}`)}
              </option>
            ))}
          </select>
        </label>
      </search>
      <PageTable
        pages={pages}
        label={say("page-people")}
        empty={<Nothing icon="people" title={say("people-nobody")} text={say("people-nobody-text")} />}
        columns={[
          {
            head: say("person-name"),
            cell: (one) => (
              <>
                <a href={consoleHref.page("people", one.id)}>
                  <bdi>{one.name}</bdi>
                </a>
                <span class="second">
                  <bdi>{one.email ?? one.organisation?.name ?? ""}</bdi>
                </span>
              </>
            ),
          },
          {
            head: say("people-role"),
            cell: (one) => (
              <>
                {say(`role-${one.role}`)}
                {one.guest && <span class="second">{say("guest")}</span>}
              </>
            ),
          },
          { head: say("organisation"), wide: true, cell: (one) => <bdi>{one.organisation?.name ?? ""}</bdi> },
          {
            head: say("person-presence"),
            wide: true,
            cell: (one) => (one.role === "customer" ? "" : say(`presence-${one.presence}`)),
          },
          { head: say("person-open"), number: true, cell: (one) => one.openTickets },
        ]}
      />
    </PageFrame>
  );
}
