import { mayAtDesk } from "../../../../../core/domain/permissions.ts";
import en from "../../../copy/en/teams.ftl";
import es from "../../../copy/es/teams.ftl";
import pt from "../../../copy/pt/teams.ftl";
import { patch, post, put, remove } from "../../../live/api.ts";
import { attempt } from "../../../live/attempt.ts";
import { findStaff } from "../../../live/finders.ts";
import { usePages } from "../../../live/use-pages.ts";
import { ask, confirmed } from "../../../show/ask.tsx";
import { lineField, searchField, textOf, wordsOf, yesNoField } from "../../../show/fields.ts";
import { Icon } from "../../../show/icon.tsx";
import { Nothing, PageFrame } from "../../../show/page-frame.tsx";
import { PressButton } from "../../../show/press-button.tsx";
import { say, teach } from "../../../words/say.ts";
import type { PageProps } from "../../page-props.ts";
import { consoleHref } from "../../route.ts";

teach({ en, es, pt });

type Team = {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly string[];
  readonly categories: readonly string[];
  readonly autoAssign: boolean;
  readonly members: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly channels: readonly { readonly platform: string; readonly channel: string }[];
};

/** Teams: who is in them, what is routed to them, where their cards are posted. */
export function TeamsPage({ account }: PageProps) {
  const mayWrite = mayAtDesk(account.role, "team.write");
  const pages = usePages<Team>("/api/v1/teams");
  const write = (team: Team | null): void =>
    ask(
      {
        form: `team-${team?.id ?? "new"}`,
        title: team === null ? say("team-new") : team.name,
        fields: [
          lineField({ name: "name", label: say("team-name"), required: true, value: team?.name ?? null }),
          lineField({
            name: "skills",
            label: say("team-skills"),
            hint: say("team-words-hint"),
            value: team?.skills.join(", ") ?? null,
            maxLength: 4_000,
          }),
          lineField({
            name: "categories",
            label: say("team-categories"),
            hint: say("team-categories-hint"),
            value: team?.categories.join(", ") ?? null,
            maxLength: 4_000,
          }),
          yesNoField({
            name: "auto",
            label: say("team-auto"),
            hint: say("team-auto-hint"),
            value: team?.autoAssign ?? false,
          }),
        ],
        submitLabel: say("save"),
      },
      async (fields) => {
        const body = {
          name: textOf(fields, "name") ?? "",
          skills: wordsOf(fields, "skills"),
          categories: wordsOf(fields, "categories"),
          autoAssign: fields.auto === "yes",
        };
        if (team === null) await post("/api/v1/teams", body);
        else await patch(`/api/v1/teams/${team.id}`, body);
        await pages.reload();
      },
    );
  const join = (team: Team): void =>
    ask(
      {
        form: `team-member-${team.id}`,
        title: say("team-join", { team: team.name }),
        fields: [searchField({ name: "account", label: say("team-who"), required: true, search: findStaff })],
        submitLabel: say("team-join-yes"),
      },
      async ({ account: id }) => {
        await put(`/api/v1/teams/${team.id}/members/${id}`, {});
        await pages.reload();
      },
    );
  const leave = async (team: Team, member: Team["members"][number]): Promise<void> => {
    await attempt(() => remove(`/api/v1/teams/${team.id}/members/${member.id}`));
    await pages.reload();
  };
  const drop = async (team: Team): Promise<void> => {
    const sure = {
      title: say("team-remove", { name: team.name }),
      text: say("team-remove-text"),
      label: say("take-away"),
    };
    if (!(await confirmed(sure))) return;
    await attempt(() => remove(`/api/v1/teams/${team.id}`));
    await pages.reload();
  };
  const add = <PressButton label={say("team-new")} style="primary" run={async () => write(null)} />;
  const { value: teams } = pages.items;
  return (
    <PageFrame title={say("page-teams")} lede={say("teams-lede")} actions={mayWrite && teams.length > 0 ? add : null}>
      {pages.state.value === "loading" && <p role="status">{say("loading")}</p>}
      {pages.state.value === "failed" && <p role="alert">{pages.fault.value}</p>}
      {pages.state.value === "ready" && teams.length === 0 && (
        <Nothing icon="people" title={say("teams-none")} text={say("teams-none-text")}>
          {mayWrite && add}
        </Nothing>
      )}
      <div class="tiles">
        {teams.map((team) => (
          <article class="tile" key={team.id}>
            <header>
              <h2 dir="auto">{team.name}</h2>
              {team.autoAssign && (
                <span class="chip good">
                  <Icon name="check" />
                  {say("team-auto-chip")}
                </span>
              )}
            </header>
            <dl class="particulars">
              <div>
                <dt>{say("team-skills")}</dt>
                <dd dir="auto">{team.skills.join(", ") || "–"}</dd>
              </div>
              <div>
                <dt>{say("team-categories")}</dt>
                <dd dir="auto">{team.categories.join(", ") || "–"}</dd>
              </div>
              {team.channels.length > 0 && (
                <div>
                  <dt>{say("team-channels")}</dt>
                  <dd>{team.channels.map(({ platform, channel }) => `${platform} ${channel}`).join(", ")}</dd>
                </div>
              )}
            </dl>
            <ul class="deed-list" aria-label={say("team-people", { team: team.name })}>
              {team.members.map((member) => (
                <li key={member.id}>
                  <span class="what">
                    <a href={consoleHref.page("people", member.id)}>
                      <bdi>{member.name}</bdi>
                    </a>
                    <span class="second">{say(`role-${member.role}`)}</span>
                  </span>
                  {mayWrite && (
                    <button
                      type="button"
                      class="button ghost square"
                      aria-label={say("team-leave", { name: member.name, team: team.name })}
                      onClick={() => leave(team, member)}
                    >
                      <Icon name="close" />
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {team.members.length === 0 && <p class="quiet small">{say("team-empty")}</p>}
            {mayWrite && (
              <div class="row-deeds">
                <PressButton label={say("team-join-yes")} run={async () => join(team)} />
                <PressButton label={say("change")} run={async () => write(team)} />
                <PressButton label={say("take-away")} style="danger" run={() => drop(team)} />
              </div>
            )}
          </article>
        ))}
      </div>
    </PageFrame>
  );
}
