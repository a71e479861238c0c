import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/organisations.ftl";
import es from "../../../copy/es/organisations.ftl";
import pt from "../../../copy/pt/organisations.ftl";
import { patch, post } from "../../../live/api.ts";
import { usePages } from "../../../live/use-pages.ts";
import { ask } from "../../../show/ask.tsx";
import { lineField, textOf, yesNoField } from "../../../show/fields.ts";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { SearchField } from "../../../show/search-field.tsx";
import { locale, say, teach } from "../../../words/say.ts";
import { shortTime } from "../../../words/when.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";
import { OrganisationSheet } from "./organisation-sheet.tsx";

teach({ en, es, pt });

export type OrganisationRow = {
  readonly id: string;
  readonly name: string;
  readonly membersSeeEachOther: boolean;
  readonly createdAt: string;
};

/** Asks for a new organisation, or changes one. */
export function writeOrganisation(organisation: OrganisationRow | null, done: () => Promise<void>): void {
  ask(
    {
      form: `organisation-${organisation?.id ?? "new"}`,
      title: organisation === null ? say("organisation-new") : organisation.name,
      fields: [
        lineField({ name: "name", label: say("organisation-name"), required: true, value: organisation?.name ?? null }),
        yesNoField({
          name: "seeEachOther",
          label: say("organisation-see"),
          hint: say("organisation-see-hint"),
          value: organisation?.membersSeeEachOther ?? true,
        }),
      ],
      submitLabel: say("save"),
    },
    async (fields) => {
      const body = { name: textOf(fields, "name") ?? "", membersSeeEachOther: fields.seeEachOther === "yes" };
      if (organisation === null) await post("/api/v1/organisations", body);
      else await patch(`/api/v1/organisations/${organisation.id}`, body);
      await done();
    },
  );
}

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
