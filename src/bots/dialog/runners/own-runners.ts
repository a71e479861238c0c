import { wordsFor } from "../../../core/copy/words.ts";
import { languages } from "../../../core/domain/languages.ts";
import { fromPlain, type Inline } from "../../../core/domain/rich-text.ts";
import { type SettingName, settingDefaults } from "../../../core/domain/settings.ts";
import { changeSetting } from "../../../core/usecases/change-setting.ts";
import { confirmLink, previewLink } from "../../../core/usecases/confirm-link.ts";
import { setLanguage } from "../../../core/usecases/set-language.ts";
import { setPresence } from "../../../core/usecases/set-presence.ts";
import { startLink } from "../../../core/usecases/start-link.ts";
import { actionId } from "../action-id.ts";
import { commandTable, isForRole, nameOf, usageOf } from "../command-table.ts";
import { describeCommand } from "../describe-command.ts";
import { expectNewTicket } from "../held-talk.ts";
import { sentence } from "../reply.ts";
import { stepIntake } from "../step-intake.ts";
import type { Runner } from "./runner.ts";

const presence: Runner = async (ctx, { verb }) => {
  const set = await setPresence(ctx.work, ctx.person, { presence: verb });
  return sentence(ctx.words.say("done-presence", { presence: ctx.words.say(`presence-${set}`) }), { tone: "good" });
};

/** What is about oneself or the desk at large. */
export const ownRunners: Readonly<Record<string, Runner>> = {
  online: presence,
  busy: presence,
  offline: presence,
  new: async (ctx, { given }) => {
    const { interaction } = ctx;
    const text = given.text ?? "";
    if (text === "") return expectNewTicket(ctx);
    const message = interaction.did.kind === "say" ? interaction.did.message : `command:${interaction.eventId}`;
    const did = { kind: "say" as const, message, text: fromPlain(text), files: [], replyTo: null };
    return stepIntake(ctx, { ...interaction, did });
  },
  help: async (ctx, { given }) => {
    const { words, person } = ctx;
    const rows = commandTable.filter((row) => isForRole(row, person.role));
    const asked = rows.filter((row) => given.command === undefined || row.command === given.command);
    const shown = asked.length > 0 ? asked : rows;
    const items = shown.map((row): readonly Inline[] => [
      { text: `/${nameOf(row)} ${usageOf(row)}`.trim(), code: true },
      { text: ` ${describeCommand(words, row)}` },
    ]);
    return sentence(words.say("help-title"), {
      body: [...fromPlain(words.say("help-intro")), { kind: "list", ordered: false, items }],
      footer: words.say("help-footer"),
    });
  },
  language: async (ctx, { given, arg }) => {
    const { words, work, person } = ctx;
    const asked = given.language ?? arg ?? "";
    if (asked === "") {
      const buttons = languages.map((language) => ({
        action: actionId("language", null, 0, language),
        label: words.say(`choice-language-${language}`),
        style: "plain" as const,
      }));
      return sentence(words.say("language-ask"), { buttons: [buttons] });
    }
    const language = await setLanguage(work, person, { language: asked });
    return sentence(wordsFor(language).say("done-language"), { tone: "good" });
  },
  link: async (ctx, { given, arg }) => {
    const { words, work, person } = ctx;
    if (arg !== null) {
      const outcome = await confirmLink(work, person, { code: arg });
      if (outcome.kind === "joined") {
        return sentence(words.say("link-joined", { name: outcome.person.name }), { tone: "good" });
      }
      const { staffName, code, minutes } = outcome;
      return sentence(words.say("link-staff", { name: staffName, code, minutes }), { tone: "warn" });
    }
    const typed = (given.code ?? "").replace(/[^A-Za-z0-9-]/g, "").slice(0, 20);
    if (typed === "") return sentence(words.say("link-code", await startLink(work, person)));
    const { mine, theirs } = await previewLink(work, person, { code: typed });
    const join = {
      action: actionId("link", null, 0, typed),
      label: words.say("button-join"),
      style: "primary" as const,
    };
    return sentence(words.say("link-ask", { mine: mine.name, theirs: theirs.name }), { buttons: [[join]] });
  },
  settings: async (ctx, { given }) => {
    const { words, work, person } = ctx;
    const name = given.name;
    const value = given.value;
    if (name !== undefined && value !== undefined) {
      const set = await changeSetting(work, person, { name, value: value === "default" ? null : value });
      return sentence(words.say("done-settings", { name: set.name, value: String(set.value) }), { tone: "good" });
    }
    const names = (Object.keys(settingDefaults) as SettingName[]).filter((one) => name === undefined || one === name);
    const items = names.map((one): readonly Inline[] => [
      { text: one, code: true },
      {
        text: ` ${work.settings[one]}${work.settings[one] === settingDefaults[one] ? "" : ` (${settingDefaults[one]})`}`,
      },
    ]);
    return sentence(words.say("settings-title"), {
      body: [{ kind: "list", ordered: false, items }],
      footer: words.say("settings-hint"),
    });
  },
};
