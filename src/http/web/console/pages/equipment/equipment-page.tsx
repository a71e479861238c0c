import { useSignal } from "@preact/signals";
import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/equipment.ftl";
import es from "../../../copy/es/equipment.ftl";
import pt from "../../../copy/pt/equipment.ftl";
import { usePages } from "../../../live/use-pages.ts";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PageTable } from "../../../show/page-table.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { SearchField } from "../../../show/search-field.tsx";
import { say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";
import type { EquipmentRow } from "./equipment-row.ts";
import { EquipmentSheet } from "./equipment-sheet.tsx";
import { writeEquipment } from "./write-equipment.ts";

teach({ en, es, pt });

/** Equipment: every unit by words, or the one that the address names. */
export function EquipmentPage({ id, account }: PageProps) {
  const mayWrite = mayAtDesk(account.role, "equipment.write");
  return id === null ? <EquipmentList mayWrite={mayWrite} /> : <EquipmentSheet key={id} id={id} mayWrite={mayWrite} />;
}

function EquipmentList({ mayWrite }: { readonly mayWrite: boolean }) {
  const words = useSignal("");
  const retired = useSignal(false);
  const pages = usePages<EquipmentRow>("/api/v1/equipment", { q: words.value, retired: String(retired.value) });
  const add = (
    <PressButton
      label={say("unit-new")}
      style="primary"
      run={async () =>
        writeEquipment(null, async (unit) => {
          location.hash = consoleHref.page("equipment", unit.id);
        })
      }
    />
  );
  return (
    <PageFrame title={say("page-equipment")} lede={say("equipment-lede")} actions={mayWrite ? add : null}>
      <search class="filters">
        <SearchField label={say("equipment-search")} onSearch={(next) => (words.value = next)} />
        <label>
          {say("unit-state")}
          <select
            class="input"
            value={retired.value ? "retired" : "used"}
            onChange={(event) => (retired.value = event.currentTarget.value === "retired")}
          >
            <option value="used">{say("equipment-used")}</option>
            <option value="retired">{say("equipment-retired")}</option>
          </select>
        </label>
      </search>
      <PageTable
        pages={pages}
        label={say("page-equipment")}
        empty={<Nothing icon="tool" title={say("equipment-none")} text={say("equipment-none-text")} />}
        columns={[
          {
            head: say("unit-label"),
            cell: (unit) => (
              <>
                <a href={consoleHref.page("equipment", unit.id)}>
                  <bdi>{unit.label}</bdi>
                </a>
                <span class="second">
                  {unit.model.manufacturer} {unit.model.name}
                </span>
              </>
            ),
          },
          {
            head: say("organisation"),
            cell: (unit) => (
              <>
                <bdi>{unit.organisation.name}</bdi>
                <span class="second">
                  <bdi>{unit.site?.name ?? ""}</bdi>
                </span>
              </>
            ),
          },
          {
            head: say("unit-serial"),
            wide: true,
            cell: (unit) => <bdi class="tabular">{unit.serialNumber ?? ""}</bdi>,
          },
          { head: say("label-category"), wide: true, cell: (unit) => unit.model.category },
        ]}
      />
    </PageFrame>
  );
}
