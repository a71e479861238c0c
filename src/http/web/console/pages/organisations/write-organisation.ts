import { patch, post } from "../../../live/api.ts";
import { ask } from "../../../show/ask.tsx";
import { lineField, textOf, yesNoField } from "../../../show/fields.ts";
import { say } from "../../../words/say.ts";

/** An organisation as the API gives it. */
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
