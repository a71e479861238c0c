import { impacts } from "../../../../../core/domain/priority.ts";
import { patch, post } from "../../../live/api.ts";
import { findModels, findOrganisations, findSites } from "../../../live/finders.ts";
import { ask } from "../../../show/ask.tsx";
import { choiceField, lineField, searchField, textOf } from "../../../show/fields.ts";
import { say } from "../../../words/say.ts";
import type { EquipmentRow } from "./equipment-row.ts";

/** Asks for a new unit, or changes one. `done` hears the unit as it is then. */
export function writeEquipment(unit: EquipmentRow | null, done: (unit: EquipmentRow) => Promise<void>): void {
  const model = unit === null ? null : { id: unit.model.id, name: `${unit.model.manufacturer} ${unit.model.name}` };
  ask(
    {
      form: `equipment-${unit?.id ?? "new"}`,
      title: unit === null ? say("unit-new") : unit.label,
      fields: [
        lineField({
          name: "label",
          label: say("unit-label"),
          hint: say("unit-label-hint"),
          required: true,
          value: unit?.label ?? null,
        }),
        searchField({ name: "modelId", label: say("unit-model"), required: true, chosen: model, search: findModels }),
        searchField({
          name: "organisationId",
          label: say("organisation"),
          required: true,
          chosen: unit?.organisation ?? null,
          search: findOrganisations,
        }),
        searchField({
          name: "siteId",
          label: say("label-site"),
          hint: say("unit-site-hint"),
          chosen: unit?.site ?? null,
          search: findSites(unit?.organisation.id ?? null),
        }),
        lineField({
          name: "serialNumber",
          label: say("unit-serial"),
          value: unit?.serialNumber ?? null,
          maxLength: 200,
        }),
        choiceField({
          name: "impact",
          label: say("unit-impact"),
          required: true,
          value: unit?.impact ?? "unit",
          choices: impacts.map((impact) => ({ value: impact, label: say(`unit-impact-${impact}`) })),
        }),
        lineField({
          name: "installedOn",
          label: say("unit-installed"),
          value: unit?.installedOn ?? null,
          input: "date",
        }),
        lineField({
          name: "warrantyUntil",
          label: say("unit-warranty"),
          value: unit?.warrantyUntil ?? null,
          input: "date",
        }),
      ],
      submitLabel: say("save"),
    },
    async (fields) => {
      const body = {
        label: textOf(fields, "label") ?? "",
        modelId: textOf(fields, "modelId"),
        organisationId: textOf(fields, "organisationId"),
        siteId: textOf(fields, "siteId"),
        serialNumber: textOf(fields, "serialNumber"),
        impact: fields.impact,
        installedOn: textOf(fields, "installedOn"),
        warrantyUntil: textOf(fields, "warrantyUntil"),
      };
      await done(
        unit === null
          ? await post<EquipmentRow>("/api/v1/equipment", body)
          : await patch<EquipmentRow>(`/api/v1/equipment/${unit.id}`, body),
      );
    },
  );
}
