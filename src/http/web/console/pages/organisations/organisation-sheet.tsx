import { get, put, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { findCustomers } from "../../../live/finders.ts";
import { usePages } from "../../../live/use-pages.ts";
import { useResource } from "../../../live/use-resource.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { searchField, yesNoField } from "../../../show/fields.ts";
import { Loadable } from "../../../show/loadable.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";
import { consoleHref } from "../../route.ts";
import { type OrganisationRow, writeOrganisation } from "./write-organisation.ts";

type Member = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly maySign: boolean;
  readonly active: boolean;
};
type Unit = {
  readonly id: string;
  readonly label: string;
  readonly model: { readonly name: string; readonly manufacturer: string };
  readonly site: { readonly name: string } | null;
};

/** One organisation: its people, what it owns, its settings. */
export function OrganisationSheet({ id, mayWrite }: { readonly id: string; readonly mayWrite: boolean }) {
  const path = `/api/v1/organisations/${id}`;
  const read = useResource(() => get<OrganisationRow>(path), [id]);
  const members = usePages<Member>(`${path}/members`);
  const units = usePages<Unit>("/api/v1/equipment", { organisation: id });
  const name = read.value.value?.name ?? "";

  const join = (member: Member | null): void =>
    ask(
      {
        form: `member-${id}-${member?.id ?? "new"}`,
        title: member === null ? say("member-add", { organisation: name }) : member.name,
        ...(member === null ? { intro: say("member-add-intro") } : {}),
        fields: [
          ...(member === null
            ? [searchField({ name: "account", label: say("member-who"), required: true, search: findCustomers })]
            : []),
          yesNoField({ name: "maySign", label: say("person-may-sign"), value: member?.maySign ?? false }),
        ],
        submitLabel: say("save"),
      },
      async (fields) => {
        await put(`${path}/members/${member?.id ?? fields.account}`, { maySign: fields.maySign === "yes" });
        await members.reload();
      },
    );
  const drop = async (): Promise<void> => {
    const sure = {
      title: say("organisation-remove", { name }),
      text: say("organisation-remove-text"),
      label: say("take-away"),
    };
    if (!(await confirmed(sure))) return;
    if (await attempt(() => remove(path))) location.hash = consoleHref.page("organisations");
  };
  return (
    <PageFrame
      title={name === "" ? say("organisation") : name}
      actions={
        <a class="button" href={consoleHref.page("organisations")}>
          {say("organisations-back")}
        </a>
      }
    >
      <Loadable of={read}>
        {(organisation) => (
          <section class="tile">
            <p>{say(organisation.membersSeeEachOther ? "organisation-sees" : "organisation-sees-not")}</p>
            {mayWrite && (
              <div class="row-deeds">
                <PressButton label={say("change")} run={async () => writeOrganisation(organisation, read.reload)} />
                <PressButton label={say("take-away")} style="danger" run={drop} />
              </div>
            )}
          </section>
        )}
      </Loadable>
      <div class="page-head">
        <h2>{say("members")}</h2>
        {mayWrite && <PressButton label={say("member-add-short")} run={async () => join(null)} />}
      </div>
      <PageTable
        pages={members}
        label={say("members")}
        empty={<Nothing icon="person" title={say("members-none")} />}
        columns={[
          {
            head: say("person-name"),
            cell: (one) => (
              <a href={consoleHref.page("people", one.id)}>
                <bdi>{one.name}</bdi>
              </a>
            ),
          },
          { head: say("member-signs"), cell: (one) => say(one.maySign ? "answer-yes" : "answer-no") },
          ...(mayWrite
            ? [
                {
                  head: say("column-deeds"),
                  deeds: true,
                  cell: (one: Member) => <PressButton label={say("change")} run={async () => join(one)} />,
                },
              ]
            : []),
        ]}
      />
      <h2>{say("organisation-units")}</h2>
      <PageTable
        pages={units}
        label={say("organisation-units")}
        empty={<Nothing icon="tool" title={say("organisation-units-none")} />}
        columns={[
          {
            head: say("label-equipment"),
            cell: (one) => (
              <>
                <a href={consoleHref.page("equipment", one.id)}>
                  <bdi>{one.label}</bdi>
                </a>
                <span class="second">
                  {one.model.manufacturer} {one.model.name}
                </span>
              </>
            ),
          },
          { head: say("label-site"), cell: (one) => <bdi>{one.site?.name ?? ""}</bdi> },
        ]}
      />
    </PageFrame>
  );
}
