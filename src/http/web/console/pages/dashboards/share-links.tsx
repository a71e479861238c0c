import { post, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { DataTable } from "../../../show/data-table.tsx";
import type { HandedOver } from "../../../show/hand-over.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { locale, say } from "../../../words/say.ts";
import { fullTime } from "../../../words/when.ts";
import type { FolderRow, LinkRow } from "./dashboard-types.ts";

/** Links that show one manufacturer's pages to whoever holds them: made, copied once, revoked. */
export function ShareLinks({
  folders,
  links,
  reload,
  show,
}: {
  readonly folders: readonly FolderRow[];
  readonly links: readonly LinkRow[];
  readonly reload: () => Promise<void>;
  readonly show: (what: HandedOver) => void;
}) {
  const nameOf = (slug: string): string => folders.find((one) => one.slug === slug)?.name ?? slug;
  const make = (): void =>
    ask(
      {
        form: "dashboard-link",
        title: say("share-new"),
        intro: say("share-intro"),
        fields: [
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
            name: "label",
            label: say("share-label"),
            hint: say("share-label-hint"),
            required: true,
            kind: "line",
            value: "",
            maxLength: 200,
          },
          {
            name: "days",
            label: say("share-days"),
            hint: null,
            required: true,
            kind: "number",
            value: "30",
            min: 1,
            max: 365,
          },
        ],
        submitLabel: say("share-make"),
      },
      async ({ slug = "", label = "", days = "" }) => {
        const made = await post<{ readonly path: string }>("/api/v1/dashboard-links", {
          slug,
          label,
          days: Number(days),
        });
        await reload();
        const value = new URL(made.path, location.origin).href;
        show({ title: say("share-made", { name: nameOf(slug) }), text: say("share-made-text"), value });
      },
    );
  const revoke = async ({ id, label }: LinkRow): Promise<void> => {
    const title = say("share-revoke-ask", { label });
    if (!(await confirmed({ title, text: say("share-revoke-text"), label: say("share-revoke") }))) return;
    await attempt(() => remove(`/api/v1/dashboard-links/${id}`));
    await reload();
  };
  return (
    <div>
      <div class="page-head">
        <h2>{say("share-links")}</h2>
        <div class="page-actions">
          <PressButton label={say("share-new")} style="primary" run={async () => make()} />
        </div>
      </div>
      {links.length === 0 ? (
        <p class="quiet">{say("share-none")}</p>
      ) : (
        <DataTable
          label={say("share-links")}
          rows={links}
          keyOf={({ id }) => id}
          columns={[
            {
              head: say("share-label"),
              cell: ({ label, slug }) => (
                <>
                  <bdi>{label}</bdi>
                  <span class="second">
                    <bdi>{nameOf(slug)}</bdi>
                  </span>
                </>
              ),
            },
            { head: say("share-until"), cell: ({ expiresAt }) => fullTime(new Date(expiresAt), locale.value) },
            {
              head: say("share-revoke"),
              deeds: true,
              cell: (link) => (
                <div class="row-deeds">
                  <PressButton label={say("share-revoke")} style="danger" run={() => revoke(link)} />
                </div>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
