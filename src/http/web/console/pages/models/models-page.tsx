import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/models.ftl";
import es from "../../../copy/es/models.ftl";
import pt from "../../../copy/pt/models.ftl";
import { patch, post, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { findManufacturers } from "../../../live/finders.ts";
import { usePages } from "../../../live/use-pages.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { lineField, searchField, textOf } from "../../../show/fields.ts";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { SearchField } from "../../../show/search-field.tsx";
import { say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";

teach({ en, es, pt });

type Manufacturer = { readonly id: string; readonly name: string; readonly slug: string };
type Model = {
  readonly id: string;
  readonly manufacturer: string;
  readonly name: string;
  readonly family: string;
  readonly category: string;
  readonly introducedYear: number | null;
};

/** The catalogue: models with family and category, and who makes them. */
export function ModelsPage({ account }: PageProps) {
  const words = useSignal("");
  const shelf = useSignal<"models" | "makers">("models");
  const mayWrite = mayAtDesk(account.role, "catalogue.write");
  return (
    <PageFrame title={say("page-models")} lede={say("models-lede")}>
      <fieldset class="segments">
        <legend class="unseen">{say("page-models")}</legend>
        {(["models", "makers"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={shelf.value === one} onClick={() => (shelf.value = one)}>
            {say(`models-${one}`)}
          </button>
        ))}
      </fieldset>
      <search class="filters">
        <SearchField label={say("models-search")} onSearch={(next) => (words.value = next)} />
      </search>
      {shelf.value === "models" ? (
        <Models words={words.value} mayWrite={mayWrite} />
      ) : (
        <Makers words={words.value} mayWrite={mayWrite} />
      )}
    </PageFrame>
  );
}

function Models({ words, mayWrite }: { readonly words: string; readonly mayWrite: boolean }) {
  const pages = usePages<Model>("/api/v1/models", { q: words });
  const write = (model: Model | null): void =>
    ask(
      {
        form: `model-${model?.id ?? "new"}`,
        title: model === null ? say("model-new") : `${model.manufacturer} ${model.name}`,
        fields: [
          ...(model === null
            ? [searchField({ name: "manufacturerId", label: say("maker"), required: true, search: findManufacturers })]
            : []),
          lineField({ name: "name", label: say("model-name"), required: true, value: model?.name ?? null }),
          lineField({
            name: "family",
            label: say("model-family"),
            hint: say("model-family-hint"),
            required: true,
            value: model?.family ?? null,
          }),
          lineField({ name: "category", label: say("label-category"), required: true, value: model?.category ?? null }),
          {
            name: "year",
            label: say("model-year"),
            hint: null,
            required: false,
            kind: "number",
            value: model?.introducedYear == null ? "" : String(model.introducedYear),
            min: 1900,
            max: 2200,
          },
        ],
        submitLabel: say("save"),
      },
      async (fields) => {
        const year = textOf(fields, "year");
        const body = {
          name: textOf(fields, "name"),
          family: textOf(fields, "family"),
          category: textOf(fields, "category"),
          introducedYear: year === null ? null : Number(year),
        };
        if (model === null) await post("/api/v1/models", { ...body, manufacturerId: fields.manufacturerId });
        else await patch(`/api/v1/models/${model.id}`, body);
        await pages.reload();
      },
    );
  return (
    <>
      {mayWrite && (
        <div class="page-actions">
          <PressButton label={say("model-new")} style="primary" run={async () => write(null)} />
        </div>
      )}
      <PageTable
        pages={pages}
        label={say("models-models")}
        empty={<Nothing icon="tool" title={say("models-none")} text={say("models-none-text")} />}
        columns={[
          {
            head: say("model-name"),
            cell: (model) => (
              <>
                <bdi>{model.name}</bdi>
                <span class="second">
                  <bdi>{model.manufacturer}</bdi>
                </span>
              </>
            ),
          },
          { head: say("model-family"), wide: true, cell: (model) => <bdi>{model.family}</bdi> },
          { head: say("label-category"), wide: true, cell: (model) => <bdi>{model.category}</bdi> },
          { head: say("model-year"), wide: true, number: true, cell: (model) => model.introducedYear ?? "" },
          ...(mayWrite
            ? [
                deedsOf<Model>(
                  (model) => write(model),
                  (model) => `/api/v1/models/${model.id}`,
                  pages.reload,
                ),
              ]
            : []),
        ]}
      />
    </>
  );
}

function Makers({ words, mayWrite }: { readonly words: string; readonly mayWrite: boolean }) {
  const pages = usePages<Manufacturer>("/api/v1/manufacturers", { q: words });
  const write = (maker: Manufacturer | null): void =>
    ask(
      {
        form: `maker-${maker?.id ?? "new"}`,
        title: maker === null ? say("maker-new") : maker.name,
        fields: [lineField({ name: "name", label: say("maker"), required: true, value: maker?.name ?? null })],
        submitLabel: say("save"),
      },
      async (fields) => {
        const body = { name: textOf(fields, "name") };
        if (maker === null) await post("/api/v1/manufacturers", body);
        else await patch(`/api/v1/manufacturers/${maker.id}`, body);
        await pages.reload();
      },
    );
  return (
    <>
      {mayWrite && (
        <div class="page-actions">
          <PressButton label={say("maker-new")} style="primary" run={async () => write(null)} />
        </div>
      )}
      <PageTable
        pages={pages}
        label={say("models-makers")}
        empty={<Nothing icon="tool" title={say("makers-none")} />}
        columns={[
          { head: say("maker"), cell: (maker) => <bdi>{maker.name}</bdi> },
          {
            head: say("maker-dashboards"),
            wide: true,
            cell: (maker) => <a href={`/dashboards/${maker.slug}/`}>/dashboards/{maker.slug}/</a>,
          },
          ...(mayWrite
            ? [
                deedsOf<Manufacturer>(
                  (maker) => write(maker),
                  (maker) => `/api/v1/manufacturers/${maker.id}`,
                  pages.reload,
                ),
              ]
            : []),
        ]}
      />
    </>
  );
}

/** The column of Change and Take away. */
function deedsOf<T extends { readonly name: string }>(
  write: (row: T) => void,
  pathOf: (row: T) => string,
  reload: () => Promise<void>,
) {
  const drop = async (row: T): Promise<void> => {
    const sure = {
      title: say("models-remove", { name: row.name }),
      text: say("models-remove-text"),
      label: say("take-away"),
    };
    if (!(await confirmed(sure))) return;
    await attempt(() => remove(pathOf(row)));
    await reload();
  };
  return {
    head: say("column-deeds"),
    deeds: true,
    cell: (row: T) => (
      <div class="row-deeds">
        <PressButton label={say("change")} run={async () => write(row)} />
        <PressButton label={say("take-away")} style="danger" run={() => drop(row)} />
      </div>
    ),
  };
}
