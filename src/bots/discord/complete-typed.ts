import type { PlatformParts } from "../platform-parts.ts";
import type { Callback } from "./callback.ts";
import { cutTo, limits } from "./limits.ts";
import type { DiscordDelays } from "./options.ts";
import { within } from "./race.ts";
import { focusedOn } from "./read-command.ts";
import { actorOf } from "./read-interaction.ts";
import type { Autocompleted } from "./receiver.ts";

/** Answers what could complete an argument that is being typed, within three seconds; nothing where that is not known in time. */
export async function completeTyped(
  with_: { readonly parts: PlatformParts; readonly delays: DiscordDelays; readonly back: Callback },
  raw: Autocompleted,
): Promise<void> {
  const { parts, delays } = with_;
  const from = actorOf(raw);
  const focused = focusedOn(parts.menu, raw.data);
  if (from === null || focused === null) return with_.back.choices([]);
  const { argument, typed } = focused;
  const known = argument.choices.filter((choice) => choice.toLowerCase().includes(typed.toLowerCase()));
  const asked =
    argument.kind === "choice"
      ? Promise.resolve(known.map((choice) => ({ value: choice, label: choice })))
      : parts.complete({ from, kind: argument.kind, typed });
  const found = await within(asked, delays.answerMs).catch(() => null);
  const choices = (found?.value ?? [])
    .filter(({ value }) => value !== "" && value.length <= 100)
    .slice(0, limits.autocompleteChoices)
    .map(({ value, label }) => ({ name: cutTo(label.trim() || value, 100), value }));
  await with_.back.choices(choices);
}
