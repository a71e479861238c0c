import { get, post, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { findSites } from "../../../live/finders.ts";
import { useResource } from "../../../live/use-resource.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { lineField, searchField, textOf, yesNoField } from "../../../show/fields.ts";
import { PressButton } from "../../../show/press-button.tsx";
import { say } from "../../../words/say.ts";

type Rule = {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly siteId: string | null;
  readonly loadAbove: number | null;
  readonly notes: boolean;
  readonly approved: boolean;
};

/** What a rule asks of a ticket, in words. */
function asked(rule: Rule): string {
  const parts = [
    rule.category === null ? null : say("rule-category-is", { category: rule.category }),
    rule.siteId === null ? null : say("rule-site-is"),
    rule.loadAbove === null ? null : say("rule-load-is", { count: rule.loadAbove }),
    rule.notes ? say("rule-with-notes") : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? say("rule-every") : parts.join(" · ");
}

/** The rules by which new tickets go to a server by themselves: made, approved, stopped, removed. */
export function ServerRules({ server }: { readonly server: { readonly id: string; readonly name: string } }) {
  const path = `/api/v1/servers/${server.id}/rules`;
  const rules = useResource(() => get<{ readonly items: readonly Rule[] }>(path), [path]);
  const make = (): void =>
    ask(
      {
        form: `rule-${server.id}`,
        title: say("rule-new"),
        intro: say("rule-new-intro", { name: server.name }),
        fields: [
          lineField({ name: "name", label: say("server-name"), required: true, maxLength: 200 }),
          lineField({ name: "category", label: say("rule-category"), hint: say("rule-any-hint"), maxLength: 80 }),
          searchField({ name: "siteId", label: say("rule-site"), search: findSites(null) }),
          lineField({ name: "loadAbove", label: say("rule-load"), hint: say("rule-load-hint"), maxLength: 6 }),
          yesNoField({ name: "notes", label: say("rule-notes"), value: false }),
        ],
        submitLabel: say("rule-make"),
      },
      async (fields) => {
        const load = textOf(fields, "loadAbove");
        await post(path, {
          name: textOf(fields, "name"),
          category: textOf(fields, "category"),
          siteId: textOf(fields, "siteId"),
          loadAbove: load === null ? null : Number(load),
          notes: fields.notes === "yes",
        });
        await rules.reload();
      },
    );
  const decide = async (rule: Rule, approved: boolean): Promise<void> => {
    await attempt(() => post(`${path}/${rule.id}/approval`, { approved }));
    await rules.reload();
  };
  const drop = async (rule: Rule): Promise<void> => {
    const sure = { title: say("rule-remove", { name: rule.name }), text: asked(rule), label: say("rule-remove-yes") };
    if (!(await confirmed(sure))) return;
    await attempt(() => remove(`${path}/${rule.id}`));
    await rules.reload();
  };
  return (
    <section>
      <h3>{say("rules-title")}</h3>
      {rules.state.value === "failed" && <p role="alert">{rules.fault.value}</p>}
      {rules.value.value?.items.length === 0 && <p class="quiet small">{say("rules-none")}</p>}
      <ul class="deed-list" aria-label={say("rules-of", { name: server.name })}>
        {(rules.value.value?.items ?? []).map((rule) => (
          <li key={rule.id}>
            <span class="what">
              <bdi>{rule.name}</bdi>
              <span class="second">
                {asked(rule)} · {say(rule.approved ? "rule-approved" : "rule-waits")}
              </span>
            </span>
            <div class="row-deeds">
              <PressButton
                label={say(rule.approved ? "rule-stop" : "rule-approve")}
                style={rule.approved ? "plain" : "primary"}
                run={() => decide(rule, !rule.approved)}
              />
              <PressButton label={say("rule-remove-yes")} style="danger" run={() => drop(rule)} />
            </div>
          </li>
        ))}
      </ul>
      <PressButton label={say("rule-new")} run={async () => make()} />
    </section>
  );
}
