import { languages } from "../../core/domain/languages.ts";
import type { Party } from "../../core/domain/parties.ts";
import { type DeskAction, mayAtDesk, partiesFor, type TicketAction } from "../../core/domain/permissions.ts";
import { isStaff, type Role } from "../../core/domain/roles.ts";
import { settingDefaults } from "../../core/domain/settings.ts";
import { statisticsPeriods } from "../../core/usecases/show-statistics.ts";
import { type FieldRow, formTable, hasForm } from "./forms/form-table.ts";

/** First words of commands. A platform registers these; what follows is the verb. */
export const commandNames = [
  "ticket",
  "desk",
  "fix",
  "article",
  "shift",
  "presence",
  "help",
  "language",
  "link",
  "privacy",
] as const;
export type CommandName = (typeof commandNames)[number];

/**
 * One command. `takes` are the words behind it in order, by the field names of the verb's form; `may` is its row of the permission
 * table. Its description is the copy `command-<command>[-<verb>]`.
 */
export type CommandRow = {
  readonly command: CommandName;
  /** Null where the command's name says it all. */
  readonly verb: string | null;
  /** Other first words that mean the same (Telegram's short commands). */
  readonly aliases: readonly string[];
  readonly may:
    | { readonly about: "ticket"; readonly action: TicketAction }
    | { readonly about: "desk"; readonly action: DeskAction };
  readonly takes: readonly string[];
  /** What its runner is called by, where another command has a verb of the same name. Alone the verb means that other one, or nothing. */
  readonly runs?: string;
};

/** A command about one ticket, whose number may be left out where it is plain. */
function ticketRow(
  command: CommandName,
  verb: string,
  action: TicketAction,
  takes: readonly string[] = [],
  aliases: readonly string[] = [],
): CommandRow {
  return { command, verb, aliases, may: { about: "ticket", action }, takes };
}

/** A command about no ticket in particular. */
function deskRow(
  command: CommandName,
  verb: string | null,
  action: DeskAction,
  takes: readonly string[] = [],
  aliases: readonly string[] = [],
): CommandRow {
  return { command, verb, aliases, may: { about: "desk", action }, takes };
}

/** A command about fixes or articles, by whom they are read or written. Alone its verb means another command, or is talk. */
function bookRow(
  command: "fix" | "article",
  verb: string,
  may: "fix.read" | "fix.write" | "article.read" | "article.write",
  takes: readonly string[] = [],
): CommandRow {
  return { ...deskRow(command, verb, may, takes), runs: `${command}-${verb}` };
}

/** A command about one's own shift: `start` alone starts a ticket, and "back" is talk. */
function shiftRow(verb: string): CommandRow {
  return { ...deskRow("shift", verb, "shift.own"), runs: `shift-${verb}` };
}

/** Every command of the desk. Adding one: a row here, its runner in verb-table.ts, its description in the copy. */
export const commandTable: readonly CommandRow[] = [
  deskRow("ticket", "new", "ticket.open", ["text"]),
  deskRow("ticket", "list", "ticket.list_own", [], ["mine"]),
  ticketRow("ticket", "show", "ticket.read"),
  ticketRow("ticket", "edit", "ticket.edit"),
  ticketRow("ticket", "sign", "sign"),
  ticketRow("ticket", "dispute", "dispute", ["reason"]),
  ticketRow("ticket", "cancel", "cancel", ["reason"]),
  ticketRow("ticket", "reopen", "reopen", ["reason"]),
  ticketRow("ticket", "rate", "ticket.rate", ["stars", "comment"]),
  deskRow("ticket", "queue", "ticket.queue"),
  ticketRow("ticket", "accept", "accept"),
  ticketRow("ticket", "decline", "decline", ["reason"]),
  ticketRow("ticket", "start", "start"),
  ticketRow("ticket", "hold", "hold", ["reason", "words"]),
  ticketRow("ticket", "resume", "resume"),
  ticketRow("ticket", "report", "report"),
  ticketRow("ticket", "complete", "complete"),
  ticketRow("ticket", "reply", "message.reply", ["text"]),
  ticketRow("ticket", "note", "message.note", ["text"]),
  ticketRow("ticket", "fixes", "ticket.fixes"),
  ticketRow("ticket", "ack", "ticket.acknowledge"),
  // The same as `desk handover`, which asks by a form where this takes the only server there is.
  { ...ticketRow("ticket", "handover", "handover", ["server"]), runs: "ticket-handover" },
  ticketRow("desk", "assign", "assign", ["person"]),
  ticketRow("desk", "reject", "reject", ["reason"]),
  ticketRow("desk", "priority", "ticket.priority", ["priority"]),
  ticketRow("desk", "tag", "ticket.tag", ["tags"]),
  ticketRow("desk", "merge", "merge", ["target"]),
  ticketRow("desk", "close", "close"),
  ticketRow("desk", "waive", "waive", ["reason"]),
  ticketRow("desk", "delete", "delete", ["typed"]),
  ticketRow("desk", "handover", "handover", ["server"]),
  ticketRow("desk", "recall", "recall"),
  ticketRow("desk", "why", "ticket.why"),
  deskRow("desk", "vehicles", "vehicle.read"),
  deskRow("desk", "plan", "equipment.write", ["unit"]),
  deskRow("desk", "plans", "equipment.write"),
  deskRow("desk", "notify", "desk.notify", ["text"]),
  deskRow("desk", "search", "desk.search", ["text"]),
  deskRow("desk", "stats", "desk.stats", ["period", "by"]),
  deskRow("desk", "people", "desk.people_list", ["text"]),
  deskRow("desk", "delivery", "desk.delivery"),
  deskRow("desk", "doctor", "desk.doctor"),
  deskRow("desk", "settings", "desk.settings", ["name", "value"]),
  bookRow("fix", "list", "fix.read", ["text"]),
  bookRow("fix", "show", "fix.read", ["fix"]),
  bookRow("fix", "merge", "fix.write", ["fix", "into"]),
  bookRow("fix", "split", "fix.write", ["fix", "wordings", "title"]),
  bookRow("fix", "rename", "fix.write", ["fix", "title"]),
  bookRow("article", "list", "article.read", ["text"]),
  bookRow("article", "show", "article.read", ["article"]),
  bookRow("article", "write", "article.write", ["title"]),
  bookRow("article", "publish", "article.write", ["article"]),
  bookRow("article", "retire", "article.write", ["article"]),
  shiftRow("start"),
  shiftRow("end"),
  shiftRow("break"),
  shiftRow("back"),
  { ...deskRow("shift", "week", "shift.read", ["person"]), runs: "shift-week" },
  { ...deskRow("shift", "plan", "shift.plan", ["person"]), runs: "shift-plan" },
  { ...deskRow("shift", "day", "shift.plan", ["person"]), runs: "shift-day" },
  deskRow("presence", "online", "presence.own"),
  deskRow("presence", "busy", "presence.own"),
  deskRow("presence", "offline", "presence.own"),
  deskRow("help", null, "account.own"),
  deskRow("language", null, "account.own", ["language"]),
  deskRow("link", null, "account.own", ["code"]),
  deskRow("privacy", null, "account.own", ["choice"]),
];

/** Words behind verbs that have no form. */
const looseWords: Readonly<Record<string, readonly FieldRow[]>> = {
  new: [{ name: "text", required: false, kind: "paragraph", maxLength: 40_000 }],
  stats: [
    { name: "period", required: false, kind: "choice", choices: Object.keys(statisticsPeriods), otherwise: null },
    { name: "by", required: false, kind: "choice", choices: ["team", "organisation"], otherwise: null },
  ],
  "ticket-handover": [{ name: "server", required: false, kind: "line", maxLength: 500 }],
  "fix-list": [{ name: "text", required: false, kind: "line", maxLength: 200 }],
  "article-list": [{ name: "text", required: false, kind: "line", maxLength: 200 }],
  "shift-week": [{ name: "person", required: false, kind: "line", maxLength: 200 }],
  people: [{ name: "text", required: false, kind: "line", maxLength: 200 }],
  notify: [{ name: "text", required: false, kind: "paragraph", maxLength: 2_200 }],
  settings: [
    { name: "name", required: false, kind: "choice", choices: Object.keys(settingDefaults), otherwise: null },
    { name: "value", required: false, kind: "line", maxLength: 200 },
  ],
  language: [{ name: "language", required: false, kind: "choice", choices: languages, otherwise: null }],
  link: [{ name: "code", required: false, kind: "line", maxLength: 100 }],
  privacy: [{ name: "choice", required: false, kind: "line", maxLength: 20 }],
};

/** What the row's runner and form are called by. */
export function verbOf(row: CommandRow): string {
  return row.runs ?? row.verb ?? row.command;
}

/** The fields that the words behind a command fill, in order. */
export function argumentsOf(row: CommandRow): readonly FieldRow[] {
  const verb = verbOf(row);
  const fields = hasForm(verb) ? formTable[verb] : (looseWords[verb] ?? []);
  return row.takes.flatMap((name) => fields.filter((field) => field.name === name));
}

/** "ticket hold": the row as it is typed, without the slash. */
export function nameOf(row: CommandRow): string {
  return row.verb === null ? row.command : `${row.command} ${row.verb}`;
}

/** How the words behind a command are written, for help and completion: `[#number] <parts|customer> [words]`. */
export function usageOf(row: CommandRow): string {
  const number = row.may.about === "ticket" ? ["[#number]"] : [];
  const words = argumentsOf(row).map((field) => {
    const shown = field.kind === "choice" && field.choices.length <= 6 ? field.choices.join("|") : field.name;
    return field.required ? `<${shown}>` : `[${shown}]`;
  });
  return [...number, ...words].join(" ");
}

/** What somebody of this role can be to a ticket, at best. */
function bestParties(role: Role): readonly Party[] {
  if (role === "manufacturer") return [];
  if (role === "customer") return ["opener", "member", "signer"];
  const staff: readonly Party[] = ["opener", "member", "signer", "assignee", "technician"];
  if (role === "technician") return staff;
  return role === "engineer" ? [...staff, "engineer"] : [...staff, "engineer", "admin"];
}

/** Whether anybody of this role could ever use the command: what help lists, and which lone words are taken for commands. */
export function isForRole(row: CommandRow, role: Role): boolean {
  if (row.may.about === "desk") return mayAtDesk(role, row.may.action);
  // Staff may open tickets too, but what only a customer does is no use in their list.
  const best = bestParties(role);
  const needs = partiesFor(row.may.action);
  const asCustomerOnly = needs.every((party) => party === "opener" || party === "member" || party === "signer");
  return needs.some((party) => best.includes(party)) && !(asCustomerOnly && isStaff(role) && role !== "admin");
}
