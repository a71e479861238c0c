import { languages } from "../../../core/domain/languages.ts";
import { patch } from "../live/api.ts";
import { ask } from "../show/ask.tsx";
import { choiceField, lineField, textOf } from "../show/fields.ts";
import { languageNames } from "../show/language-names.ts";
import { toast } from "../show/toast.tsx";
import { say } from "../words/say.ts";
import type { OwnAccountRow } from "./own-account-row.ts";

/** Asks for one's name, language and time zone; nothing chosen is the desk's. `deskZone` is an IANA name. */
export function writeOwn(own: OwnAccountRow, deskZone: string, done: () => Promise<void>): void {
  const known = Intl.supportedValuesOf("timeZone");
  // The desk may know a zone by an older name than the browser does.
  const zones = own.timeZone === null || known.includes(own.timeZone) ? known : [own.timeZone, ...known];
  ask(
    {
      form: "own-account",
      title: say("page-account"),
      fields: [
        lineField({ name: "name", label: say("account-name"), required: true, value: own.name, maxLength: 200 }),
        choiceField({
          name: "language",
          label: say("language"),
          value: own.language,
          choices: [
            { value: "", label: say("account-as-desk") },
            ...languages.map((one) => ({ value: one, label: languageNames[one] })),
          ],
        }),
        choiceField({
          name: "timeZone",
          label: say("account-zone"),
          hint: say("account-zone-hint", { zone: deskZone }),
          value: own.timeZone,
          choices: zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
        }),
      ],
      submitLabel: say("save"),
    },
    async (fields) => {
      await patch("/api/v1/accounts/me", {
        name: textOf(fields, "name") ?? "",
        language: textOf(fields, "language"),
        timeZone: textOf(fields, "timeZone"),
      });
      toast(say("account-saved"));
      await done();
    },
  );
}
