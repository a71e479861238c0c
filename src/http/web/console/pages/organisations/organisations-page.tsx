import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/organisations.ftl";
import es from "../../../copy/es/organisations.ftl";
import pt from "../../../copy/pt/organisations.ftl";
import { usePages } from "../../../live/use-pages.ts";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { SearchField } from "../../../show/search-field.tsx";
import { locale, say, teach } from "../../../words/say.ts";
import { shortTime } from "../../../words/when.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";
import { OrganisationSheet } from "./organisation-sheet.tsx";
import { type OrganisationRow, writeOrganisation } from "./write-organisation.ts";

teach({ en, es, pt });

/** Customers' companies; one of them when the address names it. */
export function OrganisationsPage({ id, account }: PageProps) {
  const mayWrite = mayAtDesk(account.role, "desk.people");
  return id === null ? (
    <OrganisationList mayWrite={mayWrite} />
  ) : (
    <OrganisationSheet key={id} id={id} mayWrite={mayWrite} />
  );
}

function OrganisationList({ mayWrite }: { readonly mayWrite: boolean }) {
  const words = useSignal("");
  const pages = usePages<OrganisationRow>("/api/v1/organisations", { q: words.value });
  const add = (
    <PressButton
      label={say("organisation-new")}
      style="primary"
      run={async () => writeOrganisation(null, pages.reload)}
    />
  );
  return (
    <PageFrame title={say("page-organisations")} lede={say("organisations-lede")} actions={mayWrite ? add : null}>
      <search class="filters">
        <SearchField label={say("organisation-search")} onSearch={(next) => (words.value = next)} />
      </search>
      <PageTable
        pages={pages}
        label={say("page-organisations")}
        empty={<Nothing icon="people" title={say("organisations-none")} text={say("organisations-none-text")} />}
        columns={[
          {
            head: say("organisation-name"),
            cell: (one) => (
              <a href={consoleHref.page("organisations", one.id)}>
                <bdi>{one.name}</bdi>
              </a>
            ),
          },
          {
            head: say("organisation-see-short"),
            wide: true,
            cell: (one) => say(one.membersSeeEachOther ? "answer-yes" : "answer-no"),
          },
          {
            head: say("organisation-since"),
            number: true,
            cell: (one) => shortTime(new Date(one.createdAt), new Date(), locale.value),
          },
        ]}
      />
    </PageFrame>
  );
}
