import type { Card } from "../card.ts";
import type { Form } from "../form.ts";
import type { Interaction } from "../platform.ts";
import { openFormAction } from "./parse-interactive.ts";
import { recent } from "./recent.ts";
import { renderCard } from "./render-card.ts";
import type { SlackMessage } from "./slack-block.ts";

/** Forms that could not be opened at once, since words bring no trigger with them. */
export type FormOffers = {
  /** The form as a card with a button that opens it. */
  card(interaction: Interaction, form: Form): Card;
  /** The form that was offered to this person; null after a restart, when the button asks the desk for it anew. */
  kept(user: string, form: string): Form | null;
};

/** Keeps the newest offers in memory. `label` is the button's, in the person's language. */
export function formOffers(label: (interaction: Interaction) => string): FormOffers {
  const forms = recent<Form>(500);
  const keyOf = (user: string, form: string): string => `${user}/${form}`;
  return {
    kept: (user, form) => forms.get(keyOf(user, form)) ?? null,
    card(interaction, form) {
      forms.set(keyOf(interaction.from.user, form.form), form);
      return {
        tone: "plain",
        title: form.title,
        body: form.intro === null ? [] : [{ kind: "paragraph", runs: [{ text: form.intro }] }],
        fields: [],
        files: [],
        buttons: [[{ action: form.form, label: label(interaction), style: "primary" }]],
        footer: null,
        fallback: form.title,
      };
    },
  };
}

/** An answer's posts; an offer's button says by its action id that it opens a form, and by its value which. */
export function offerMessages(card: Card, isOffer: boolean): readonly SlackMessage[] {
  const messages = renderCard(card, "answer");
  if (!isOffer) return messages;
  return messages.map(({ text, blocks }) => ({
    text,
    blocks: blocks.map((block) =>
      block.type === "actions" && Array.isArray(block.elements)
        ? { ...block, elements: block.elements.map((element: object) => ({ ...element, action_id: openFormAction })) }
        : block,
    ),
  }));
}
