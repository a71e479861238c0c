import type { CopyId } from "../../../core/copy/copy-id.ts";
import type { CopyArgs, Words } from "../../../core/copy/words.ts";
import type { NoticeCode, NoticeData } from "../../../core/domain/notices.ts";
import { fromPlain } from "../../../core/domain/rich-text.ts";
import { type Role, roles } from "../../../core/domain/roles.ts";
import type { Button, Card } from "../../card.ts";
import { type ActionVerb, actionId, shortId } from "../action-id.ts";
import { type More, sentenceCard } from "../reply.ts";
import { emergingShown } from "./emerging-shown.ts";
import type { NoticeFacts } from "./notice-cards.ts";

type DeskCode = Extract<
  NoticeCode,
  | "role.requested"
  | "role.decided"
  | "desk.notified"
  | "password.asked"
  | "delivery.failed"
  | "stock.low"
  | "fault.emerging"
  | "webhook.disabled"
  | "audit.anchored"
  | "gap.report"
>;

const roleNamed = (words: Words, role: string): string => {
  const known: Role | undefined = roles.find((one) => one === role);
  return known === undefined ? role : words.role(known);
};

const rowButton = (words: Words, verb: ActionVerb, label: CopyId, rowId: string, style: Button["style"]): Button => ({
  action: actionId(verb, null, 0, shortId(rowId)),
  label: words.say(label),
  style,
});

const plain = (words: Words, id: CopyId, args: CopyArgs, more: More = {}): Card =>
  sentenceCard(words.say(id, args), more);

/** How notices about the desk itself look: people, deliveries, stock, faults that emerge. */
export const deskNotices: {
  readonly [Code in DeskCode]: (data: NoticeData[Code], facts: NoticeFacts) => Card | null;
} = {
  "role.requested": ({ requestId, name, role }, { viewer: { words } }) =>
    plain(
      words,
      "notice-role-requested",
      { name, role: roleNamed(words, role) },
      {
        tone: "warn",
        buttons: [
          [
            rowButton(words, "role-approve", "button-approve", requestId, "primary"),
            rowButton(words, "role-deny", "button-deny", requestId, "danger"),
          ],
        ],
        footer: words.say("card-footer-asks-admin"),
      },
    ),
  "role.decided": ({ role, granted }, { viewer: { words } }) =>
    plain(
      words,
      granted ? "notice-role-granted" : "notice-role-denied",
      { role: roleNamed(words, role) },
      { tone: granted ? "good" : "warn" },
    ),
  "desk.notified": ({ number, text, byName }, { viewer: { words } }) =>
    plain(
      words,
      number === 0 ? "notice-desk-notified" : "notice-desk-notified-about",
      { name: byName, number },
      {
        tone: "warn",
        body: fromPlain(text),
        buttons: number === 0 ? [] : [[{ action: actionId("show", number, 0), label: `#${number}`, style: "plain" }]],
      },
    ),
  "password.asked": (_, { viewer: { words } }) =>
    plain(
      words,
      "notice-password-asked",
      {},
      {
        tone: "warn",
        buttons: [
          [{ action: actionId("reset-code", null, 0), label: words.say("button-reset-code"), style: "primary" }],
        ],
      },
    ),
  "delivery.failed": ({ deliveryId, where, why }, { viewer: { words } }) =>
    plain(
      words,
      "notice-delivery-failed",
      {},
      {
        tone: "danger",
        fields: [
          { label: words.say("label-where"), value: where },
          { label: words.say("label-why"), value: why },
        ],
        buttons: [
          [
            rowButton(words, "delivery-retry", "button-retry", deliveryId, "primary"),
            rowButton(words, "delivery-skip", "button-skip", deliveryId, "plain"),
          ],
        ],
      },
    ),
  "stock.low": ({ vehicleName, parts }, { viewer: { words } }) =>
    plain(
      words,
      "notice-stock-low",
      { vehicle: vehicleName },
      {
        tone: "warn",
        fields: parts.map(({ name, number, quantity }) => ({
          label: name === number ? name : `${name} ${number}`,
          value: words.say("stock-left", { quantity }),
        })),
      },
    ),
  "fault.emerging": ({ fault }, { viewer: { words } }) =>
    plain(words, "notice-fault-emerging", {}, { tone: "warn", body: fromPlain(emergingShown(words, fault)) }),
  "webhook.disabled": ({ name, because }, { viewer: { words } }) =>
    plain(
      words,
      "notice-webhook-disabled",
      { name },
      { tone: "warn", body: fromPlain(words.say(`notice-webhook-${because}`)) },
    ),
  "audit.anchored": ({ line }, { viewer: { words } }) =>
    plain(words, "notice-audit-anchored", {}, { body: fromPlain(line), footer: words.say("notice-audit-keep") }),
  "gap.report": ({ platform, since, until, taken }, { viewer: { words, timeZone } }) =>
    plain(
      words,
      "notice-gap",
      { platform: `${platform.slice(0, 1).toUpperCase()}${platform.slice(1)}`, taken },
      {
        body: fromPlain(
          words.say("notice-gap-span", {
            since: words.when(new Date(since), timeZone),
            until: words.when(new Date(until), timeZone),
          }),
        ),
      },
    ),
};
