import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/sites.ftl";
import es from "../../../copy/es/sites.ftl";
import pt from "../../../copy/pt/sites.ftl";
import { patch, post, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { findOrganisations } from "../../../live/finders.ts";
import { usePages } from "../../../live/use-pages.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { lineField, searchField, textOf } from "../../../show/fields.ts";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { SearchField } from "../../../show/search-field.tsx";
import { toast } from "../../../show/toast.tsx";
import { say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";

teach({ en, es, pt });

type Site = {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly address: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly timeZone: string;
  readonly region: string | null;
};

/** Sites: where equipment stands. */
export function SitesPage({ account, session }: PageProps) {
  const words = useSignal("");
  const mayWrite = mayAtDesk(account.role, "site.write");
  const pages = usePages<Site>("/api/v1/sites", { q: words.value });
  const write = (site: Site | null): void =>
    ask(
      {
        form: `site-${site?.id ?? "new"}`,
        title: site === null ? say("site-new") : site.name,
        fields: [
          lineField({ name: "name", label: say("site-name"), required: true, value: site?.name ?? null }),
          ...(site === null
            ? [
                searchField({
                  name: "organisationId",
                  label: say("organisation"),
                  required: true,
                  search: findOrganisations,
                }),
              ]
            : []),
          lineField({ name: "address", label: say("site-address"), value: site?.address ?? null, maxLength: 1_000 }),
          lineField({
            name: "place",
            label: say("site-place"),
            hint: say("site-place-hint"),
            value: site?.latitude == null ? null : `${site.latitude}, ${site.longitude}`,
            maxLength: 60,
          }),
          lineField({
            name: "timeZone",
            label: say("site-zone"),
            required: true,
            value: site?.timeZone ?? session.desk.timeZone,
            maxLength: 64,
          }),
          lineField({
            name: "region",
            label: say("site-region"),
            hint: say("site-region-hint"),
            value: site?.region ?? null,
          }),
        ],
        submitLabel: say("save"),
      },
      async (fields) => {
        const place = readPlace(fields.place ?? "");
        if (place === undefined) {
          toast(say("site-place-wrong"), "danger");
          return;
        }
        const body = {
          name: textOf(fields, "name") ?? "",
          address: textOf(fields, "address") ?? "",
          timeZone: textOf(fields, "timeZone") ?? "UTC",
          region: textOf(fields, "region"),
          latitude: place?.[0] ?? null,
          longitude: place?.[1] ?? null,
        };
        if (site === null) await post("/api/v1/sites", { ...body, organisationId: fields.organisationId });
        else await patch(`/api/v1/sites/${site.id}`, body);
        await pages.reload();
      },
    );
  const drop = async (site: Site): Promise<void> => {
    const sure = {
      title: say("site-remove", { name: site.name }),
      text: say("site-remove-text"),
      label: say("take-away"),
    };
    if (!(await confirmed(sure))) return;
    await attempt(() => remove(`/api/v1/sites/${site.id}`));
    await pages.reload();
  };
  return (
    <PageFrame
      title={say("page-sites")}
      lede={say("sites-lede")}
      actions={mayWrite ? <PressButton label={say("site-new")} style="primary" run={async () => write(null)} /> : null}
    >
      <search class="filters">
        <SearchField label={say("site-search")} onSearch={(next) => (words.value = next)} />
      </search>
      <PageTable
        pages={pages}
        label={say("page-sites")}
        empty={<Nothing icon="pin" title={say("sites-none")} text={say("sites-none-text")} />}
        columns={[
          {
            head: say("site-name"),
            cell: (site) => (
              <>
                <bdi>{site.name}</bdi>
                <span class="second">
                  <bdi>{site.address}</bdi>
                </span>
              </>
            ),
          },
          { head: say("site-zone"), wide: true, cell: (site) => site.timeZone.replaceAll("_", " ") },
          { head: say("site-region"), wide: true, cell: (site) => <bdi>{site.region ?? ""}</bdi> },
          {
            head: say("site-placed"),
            wide: true,
            cell: (site) => say(site.latitude === null ? "answer-no" : "answer-yes"),
          },
          ...(mayWrite
            ? [
                {
                  head: say("column-deeds"),
                  deeds: true,
                  cell: (site: Site) => (
                    <div class="row-deeds">
                      <PressButton label={say("change")} run={async () => write(site)} />
                      <PressButton label={say("take-away")} style="danger" run={() => drop(site)} />
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </PageFrame>
  );
}

/** "38.72, -9.14" as two numbers of degrees; null for nothing, undefined for what is no place on Earth. */
function readPlace(typed: string): readonly [latitude: number, longitude: number] | null | undefined {
  if (typed.trim() === "") return null;
  const [, north, east] = /^(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(typed.trim()) ?? [];
  if (north === undefined || east === undefined) return undefined;
  const place = [Number(north), Number(east)] as const;
  return Math.abs(place[0]) <= 90 && Math.abs(place[1]) <= 180 ? place : undefined;
}
