import { priorities } from "../../../../../core/domain/priority.ts";
import { post, put, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { findOrganisations } from "../../../live/finders.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { DataTable } from "../../../show/data-table.tsx";
import type { WebField } from "../../../show/form-field.tsx";
import { Nothing } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { toast } from "../../../show/toast.tsx";
import { duration } from "../../../words/duration.ts";
import { say } from "../../../words/say.ts";
import type { CalendarRow, PolicyRow } from "./sla-types.ts";

/** The promises, by name, with what an admin may do about them. */
export function Policies({
  policies,
  calendars,
  mayWrite,
  reload,
}: {
  readonly policies: readonly PolicyRow[];
  readonly calendars: readonly CalendarRow[];
  readonly mayWrite: boolean;
  readonly reload: () => Promise<void>;
}) {
  const write = (policy: PolicyRow | null): void =>
    ask(
      {
        form: `policy-${policy?.id ?? "new"}`,
        title: policy === null ? say("sla-new") : say("sla-change", { name: policy.name }),
        fields: fieldsOf(policy, calendars),
        submitLabel: say("save"),
      },
      async (fields) => {
        const body = bodyOf(fields);
        const { reckoned } = await (policy === null
          ? post<{ reckoned: number }>("/api/v1/sla/policies", body)
          : put<{ reckoned: number }>(`/api/v1/sla/policies/${policy.id}`, body));
        toast(say("sla-reckoned", { count: reckoned }));
        await reload();
      },
    );
  const takeBack = async (policy: PolicyRow): Promise<void> => {
    const title = say("sla-remove", { name: policy.name });
    if (!(await confirmed({ title, text: say("sla-remove-text"), label: say("sla-remove-yes") }))) return;
    await attempt(() => remove(`/api/v1/sla/policies/${policy.id}`));
    await reload();
  };
  const minutes = (value: number | null) => (value === null ? <span class="quiet">–</span> : duration(value));
  return (
    <>
      {mayWrite && policies.length > 0 && (
        <div class="page-actions">
          <PressButton label={say("sla-new")} style="primary" run={async () => write(null)} />
        </div>
      )}
      {policies.length === 0 ? (
        <Nothing icon="clock" title={say("sla-none")} text={say("sla-none-text")}>
          {mayWrite && <PressButton label={say("sla-new")} style="primary" run={async () => write(null)} />}
        </Nothing>
      ) : (
        <DataTable
          label={say("sla-tab-policies")}
          rows={policies}
          keyOf={({ id }) => id}
          columns={[
            {
              head: say("sla-column-name"),
              cell: (policy) => (
                <>
                  <bdi>{policy.name}</bdi>
                  <span class="second">{scopeOf(policy)}</span>
                </>
              ),
            },
            { head: say("label-response"), number: true, cell: ({ responseMinutes }) => minutes(responseMinutes) },
            {
              head: say("label-resolution"),
              number: true,
              cell: ({ resolutionMinutes }) => minutes(resolutionMinutes),
            },
            {
              head: say("sla-column-calendar"),
              wide: true,
              cell: ({ calendarId }) =>
                calendars.find(({ id }) => id === calendarId)?.name ?? (
                  <span class="quiet">{say("sla-calendar-nearest")}</span>
                ),
            },
            {
              head: say("sla-column-warn"),
              wide: true,
              cell: ({ warnPercent, escalateMinutes }) =>
                say("sla-warn", { percent: warnPercent, every: duration(escalateMinutes) }),
            },
            ...(mayWrite
              ? [
                  {
                    head: say("column-deeds"),
                    deeds: true,
                    cell: (policy: PolicyRow) => (
                      <div class="row-deeds">
                        <PressButton label={say("change")} run={async () => write(policy)} />
                        <PressButton label={say("take-back")} style="danger" run={() => takeBack(policy)} />
                      </div>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </>
  );
}

/** Which tickets it is for. */
function scopeOf({ priority, category, organisationId, organisationName }: PolicyRow): string {
  const parts = [
    priority === null ? "" : priority.toUpperCase(),
    category ?? "",
    organisationId === null ? "" : (organisationName ?? say("sla-one-organisation")),
  ].filter((part) => part !== "");
  return parts.length === 0 ? say("sla-all-tickets") : parts.join(" · ");
}

function fieldsOf(policy: PolicyRow | null, calendars: readonly CalendarRow[]): readonly WebField[] {
  const line = { kind: "line", maxLength: 200 } as const;
  const count = (value: number | null | undefined) => (value == null ? "" : String(value));
  return [
    {
      ...line,
      name: "name",
      label: say("sla-column-name"),
      hint: say("sla-name-hint"),
      required: true,
      value: policy?.name ?? "",
    },
    {
      name: "responseMinutes",
      label: say("sla-response"),
      hint: say("sla-minutes-hint"),
      required: false,
      kind: "number",
      value: count(policy?.responseMinutes),
      min: 1,
      max: 1_000_000,
    },
    {
      name: "resolutionMinutes",
      label: say("sla-resolution"),
      hint: null,
      required: false,
      kind: "number",
      value: count(policy?.resolutionMinutes),
      min: 1,
      max: 1_000_000,
    },
    {
      name: "priority",
      label: say("sla-for-priority"),
      hint: null,
      required: false,
      kind: "choice",
      value: policy?.priority ?? "",
      choices: [
        { value: "", label: say("priority-any") },
        ...priorities.map((one) => ({ value: one, label: say(`priority-${one}`) })),
      ],
    },
    {
      ...line,
      name: "organisationId",
      label: say("sla-for-organisation"),
      hint: null,
      required: false,
      value: policy?.organisationId ?? "",
      search: findOrganisations,
      chosen:
        policy?.organisationId == null
          ? null
          : { value: policy.organisationId, label: policy.organisationName ?? say("sla-one-organisation") },
    },
    {
      ...line,
      name: "category",
      label: say("sla-for-category"),
      hint: null,
      required: false,
      value: policy?.category ?? "",
    },
    {
      name: "calendarId",
      label: say("sla-column-calendar"),
      hint: say("sla-calendar-hint"),
      required: false,
      kind: "choice",
      value: policy?.calendarId ?? "",
      choices: [
        { value: "", label: say("sla-calendar-nearest") },
        ...calendars.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      name: "warnPercent",
      label: say("sla-warn-percent"),
      hint: null,
      required: true,
      kind: "number",
      value: count(policy?.warnPercent ?? 75),
      min: 1,
      max: 99,
    },
    {
      name: "escalateMinutes",
      label: say("sla-escalate"),
      hint: say("sla-escalate-hint"),
      required: true,
      kind: "number",
      value: count(policy?.escalateMinutes ?? 30),
      min: 1,
      max: 100_000,
    },
  ];
}

function bodyOf(fields: Readonly<Record<string, string>>) {
  const text = (name: string) => (fields[name]?.trim() ? fields[name].trim() : null);
  const count = (name: string) => (text(name) === null ? null : Number(text(name)));
  return {
    name: text("name") ?? "",
    priority: text("priority"),
    category: text("category"),
    organisationId: text("organisationId"),
    calendarId: text("calendarId"),
    responseMinutes: count("responseMinutes"),
    resolutionMinutes: count("resolutionMinutes"),
    warnPercent: count("warnPercent") ?? 75,
    escalateMinutes: count("escalateMinutes") ?? 30,
  };
}
