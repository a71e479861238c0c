import { languages } from "../../../../../core/domain/languages.ts";
import en from "../../../copy/en/settings.ftl";
import es from "../../../copy/es/settings.ftl";
import pt from "../../../copy/pt/settings.ftl";
import { get, put, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { useResource } from "../../../live/use-resource.ts";
import { ask } from "../../../show/ask.tsx";
import { DataTable } from "../../../show/data-table.tsx";
import { choiceField, lineField } from "../../../show/fields.ts";
import { Loadable } from "../../../show/loadable.tsx";
import { PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { toast } from "../../../show/toast.tsx";
import { say, teach } from "../../../words/say.ts";

teach({ en, es, pt });

type Setting = {
  readonly name: string;
  readonly value: string | number;
  readonly default: string | number;
  readonly expected: string;
};

/** Settings with few values, by name. */
const fixedChoices: Readonly<Record<string, readonly string[]>> = {
  language: languages,
  showStaffNames: ["full", "first", "none"],
  webhookAddresses: ["public", "any"],
};

/** Every setting of the desk with its default. For admins. */
export function SettingsPage() {
  const read = useResource(() => get<{ items: readonly Setting[] }>("/api/v1/settings"), []);
  const write = (setting: Setting): void => {
    const choices = fixedChoices[setting.name];
    const base = {
      name: "value",
      label: say("setting-value"),
      hint: say("setting-hint", { default: setting.default }),
    };
    ask(
      {
        form: `setting-${setting.name}`,
        title: nameOf(setting),
        fields: [
          choices === undefined
            ? lineField({ ...base, required: true, value: String(setting.value), maxLength: 200 })
            : choiceField({
                ...base,
                required: true,
                value: String(setting.value),
                choices: choices.map((value) => ({ value, label: value })),
              }),
        ],
        submitLabel: say("save"),
      },
      async ({ value = "" }) => {
        const isNumber = typeof setting.default === "number" && /^\d+$/.test(value.trim());
        await put(`/api/v1/settings/${setting.name}`, { value: isNumber ? Number(value) : value.trim() });
        toast(say("setting-saved", { name: nameOf(setting) }));
        await read.reload();
      },
    );
  };
  const reset = async (setting: Setting): Promise<void> => {
    await attempt(() => remove(`/api/v1/settings/${setting.name}`));
    await read.reload();
  };
  return (
    <PageFrame title={say("page-settings")} lede={say("settings-lede")}>
      <Loadable of={read}>
        {({ items }) => (
          <DataTable
            label={say("page-settings")}
            rows={items}
            keyOf={({ name }) => name}
            columns={[
              {
                head: say("setting-name"),
                cell: (setting) => (
                  <>
                    {nameOf(setting)}
                    <span class="second">{setting.name}</span>
                  </>
                ),
              },
              {
                head: say("setting-value"),
                cell: (setting) => (
                  <>
                    <bdi class={setting.value === setting.default ? "" : "changed"}>{setting.value}</bdi>
                    {setting.value !== setting.default && (
                      <span class="second">{say("setting-default", { value: setting.default })}</span>
                    )}
                  </>
                ),
              },
              {
                head: say("column-deeds"),
                deeds: true,
                cell: (setting) => (
                  <div class="row-deeds">
                    {setting.value !== setting.default && (
                      <PressButton label={say("setting-reset")} run={() => reset(setting)} />
                    )}
                    <PressButton label={say("change")} run={async () => write(setting)} />
                  </div>
                ),
              },
            ]}
          />
        )}
      </Loadable>
    </PageFrame>
  );
}

/** What people call it; a setting that has no such name yet is called as the API calls it. */
function nameOf({ name }: Setting): string {
  const id = `setting-of-${name}`;
  const words = say(id);
  return words === id ? name : words;
}
