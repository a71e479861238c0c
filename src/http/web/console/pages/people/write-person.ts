import { languages } from "../../../../../core/domain/languages.ts";
import { type Role, roles } from "../../../../../core/domain/roles.ts";
import { patch, post } from "../../../live/api.ts";
import { findManufacturers, findOrganisations } from "../../../live/finders.ts";
import { ask } from "../../../show/ask.tsx";
import { choiceField, lineField, searchField, textOf, wordsOf, yesNoField } from "../../../show/fields.ts";
import { say } from "../../../words/say.ts";
import type { AccountRow } from "./account-row.ts";

/** Asks for a new account, or changes one. `by` is the role of who writes: only an admin changes roles and organisations. */
export function writePerson(person: AccountRow | null, by: Role, done: () => Promise<void>): void {
  const isAdmin = by === "admin";
  const any = { value: "", label: say("person-language-desk") };
  ask(
    {
      form: `person-${person?.id ?? "new"}`,
      title: person === null ? say("person-new") : person.name,
      ...(person === null ? { intro: say("person-new-intro") } : {}),
      fields: [
        lineField({
          name: "name",
          label: say("person-name"),
          required: true,
          value: person?.name ?? null,
          maxLength: 200,
        }),
        ...(isAdmin
          ? [
              choiceField({
                name: "role",
                label: say("people-role"),
                required: true,
                value: person?.role ?? "customer",
                choices: roles.map((role) => ({ value: role, label: say(`role-${role}`) })),
              }),
              lineField({
                name: "email",
                label: say("email"),
                value: person?.email ?? null,
                input: "email",
                maxLength: 254,
              }),
              searchField({
                name: "organisationId",
                label: say("organisation"),
                hint: say("person-organisation-hint"),
                chosen: person?.organisation ?? null,
                search: findOrganisations,
              }),
              yesNoField({ name: "maySign", label: say("person-may-sign"), value: person?.maySign ?? false }),
              lineField({
                name: "skills",
                label: say("person-skills"),
                hint: say("person-skills-hint"),
                value: person?.skills.join(", ") ?? null,
                maxLength: 2_000,
              }),
              searchField({
                name: "manufacturerId",
                label: say("person-manufacturer"),
                hint: say("person-manufacturer-hint"),
                search: findManufacturers,
              }),
            ]
          : []),
        choiceField({
          name: "language",
          label: say("language"),
          value: person?.language ?? "",
          choices: [any, ...languages.map((one) => ({ value: one, label: one }))],
        }),
      ],
      submitLabel: say("save"),
    },
    async (fields) => {
      const own = { name: textOf(fields, "name") ?? "", language: textOf(fields, "language") };
      const [organisationId, manufacturerId] = [textOf(fields, "organisationId"), textOf(fields, "manufacturerId")];
      const customer = fields.role === "customer";
      const all = {
        ...own,
        role: fields.role,
        email: textOf(fields, "email"),
        skills: wordsOf(fields, "skills"),
        ...(organisationId !== null && customer ? { organisationId, maySign: fields.maySign === "yes" } : {}),
        ...(manufacturerId !== null && fields.role === "manufacturer" ? { manufacturerId } : {}),
      };
      const body = isAdmin ? all : own;
      if (person === null) await post("/api/v1/accounts", body);
      else await patch(`/api/v1/accounts/${person.id}`, body);
      await done();
    },
  );
}
