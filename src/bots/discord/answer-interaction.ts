import { type APIMessageComponentInteraction, InteractionType } from "discord.js";
import type { Form } from "../form.ts";
import type { Inbound, Interaction, Reply } from "../platform.ts";
import type { PlatformParts } from "../platform-parts.ts";
import type { Callback } from "./callback.ts";
import { readCustomId } from "./custom-id.ts";
import { isRefusal } from "./fault-of.ts";
import { refilled, withChoices, wrongNumbers } from "./form-fields.ts";
import { formMessage } from "./form-message.ts";
import type { HeldForms } from "./held-forms.ts";
import type { DiscordDelays } from "./options.ts";
import { type Piece, textPiece } from "./piece.ts";
import { within } from "./race.ts";
import type { Asked } from "./read-interaction.ts";
import { renderCard } from "./render-card.ts";
import { introOutside } from "./render-form.ts";

type Parts = {
  readonly inbound: () => Inbound;
  readonly parts: PlatformParts;
  readonly forms: HeldForms;
  readonly delays: DiscordDelays;
  /** Shows an answer that came too late for the interaction, to this person. */
  readonly showLate: (interaction: Interaction, pieces: readonly Piece[]) => Promise<void>;
};

/**
 * Answers a command, a press or a sent form within three seconds. What comes at once is the answer itself; else "thinking …" stands in
 * for it, once the event is stored. A form must be the first answer: where it is late, a button that opens it takes its place.
 */
export async function answerInteraction(with_: Parts, raw: Asked, did: Interaction, back: Callback): Promise<void> {
  const { parts, forms, delays } = with_;
  const { language, user } = did.from;
  const held = heldForm(forms, raw, user);
  if (held !== null) return back.openForm(held);
  const interaction = did.did.kind === "submit" ? withTypedChoices(forms, did) : did;
  const wrong = wrongForm(forms, interaction, parts.say(language, "field-wrong"));
  if (wrong !== null) {
    forms.hold(user, wrong);
    return back.show(formMessage(wrong, parts.say(language, "open-form")), true);
  }

  let deferred = false;
  try {
    const reply = await replyOrDefer();
    if (deferred) await afterDeferring(reply);
    else await atOnce(reply);
  } catch (thrown) {
    const isTransport = isRefusal(thrown, 10062, 10015, 50027);
    parts.log.warn({ event: interaction.eventId, why: String(thrown) }, "an interaction could not be answered");
    if (isTransport) return;
    const failed = [textPiece(parts.say(language, "failed"))];
    await (deferred ? back.fill(failed, true) : back.show(failed, true));
  }

  async function replyOrDefer(): Promise<Reply> {
    const inbound = with_.inbound();
    if (parts.opensForm(interaction)) {
      const taken = inbound.take(interaction);
      const early = await within(taken, delays.formAnswerMs);
      return early === null ? deferUntil(taken) : early.value;
    }
    const startedAt = performance.now();
    const stored = inbound.store(interaction);
    const done = stored.then((one) => one.done);
    const early = await within(done, delays.answerMs);
    if (early !== null) return early.value;
    // Acknowledged once it is stored; or unstored, before Discord gives up.
    await within(stored, Math.max(0, delays.ackMs - (performance.now() - startedAt)));
    return deferUntil(done);
  }

  async function deferUntil(reply: Promise<Reply>): Promise<Reply> {
    // Its failure is looked at when it is awaited below.
    reply.catch(() => undefined);
    await back.defer();
    deferred = true;
    return reply;
  }

  async function atOnce(reply: Reply): Promise<void> {
    if (reply.kind === "card")
      return orLate(renderCard(reply.card), (all) => back.show(all, reply.seenBy === "sender"));
    if (reply.kind === "form") {
      forms.hold(user, reply.form);
      // A sent form cannot be answered with a form, and one of five fields has no room for what is said above it.
      const asMessage = raw.type === InteractionType.ModalSubmit || introOutside(reply.form);
      return asMessage
        ? back.show(formMessage(reply.form, parts.say(language, "open-form")), true)
        : back.openForm(reply.form);
    }
    if ("message" in raw && raw.message !== undefined) return back.acknowledge();
    await back.defer();
    await back.withdraw();
  }

  async function afterDeferring(reply: Reply): Promise<void> {
    if (reply.kind === "nothing") return back.withdraw();
    if (reply.kind === "card")
      return orLate(renderCard(reply.card), (all) => back.fill(all, reply.seenBy === "sender"));
    forms.hold(user, reply.form);
    await back.fill(formMessage(reply.form, parts.say(language, "open-form")), true);
  }

  /** An answer that the interaction takes no more is shown in another way: what was asked has been done. */
  async function orLate(pieces: readonly Piece[], show: (pieces: readonly Piece[]) => Promise<void>): Promise<void> {
    try {
      await show(pieces);
    } catch (thrown) {
      if (!isRefusal(thrown, 10062, 10015, 50027)) throw thrown;
      await with_.showLate(interaction, pieces);
    }
  }
}

/** The form behind a pressed "open form" button. */
function heldForm(forms: HeldForms, raw: Asked, user: string): Form | null {
  if (raw.type !== InteractionType.MessageComponent) return null;
  const ask = readCustomId((raw as APIMessageComponentInteraction).data.custom_id);
  return ask.kind === "form" ? forms.get(user, ask.form) : null;
}

function withTypedChoices(forms: HeldForms, interaction: Interaction): Interaction {
  const { did, from } = interaction;
  const form = did.kind === "submit" ? forms.get(from.user, did.form) : null;
  if (did.kind !== "submit" || form === null) return interaction;
  return { ...interaction, did: { ...did, fields: withChoices(form, did.fields) } };
}

/** The form again, with what was typed, where a number is none; Discord's own inputs check nothing. */
function wrongForm(forms: HeldForms, { did, from }: Interaction, sentence: string): Form | null {
  const form = did.kind === "submit" ? forms.get(from.user, did.form) : null;
  if (did.kind !== "submit" || form === null) return null;
  // The desk keeps the files of what it refuses; a form that it never saw would lose them.
  if ((did.files ?? []).length > 0) return null;
  const wrong = new Set(wrongNumbers(form, did.fields));
  if (wrong.size === 0) return null;
  const labels = form.fields.filter(({ name }) => wrong.has(name)).map(({ label }) => `${label}: ${sentence}`);
  return refilled(form, did.fields, labels.join("\n"));
}
