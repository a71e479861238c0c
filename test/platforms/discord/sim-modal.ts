import type { SimComponent, SimInteraction } from "./sim-state.ts";

/** The labels of an open modal; empty where none was opened. */
export function modalLabels({ callback }: SimInteraction): readonly string[] {
  if (callback?.type !== 9) return [];
  return partsOf(callback.data).flatMap(({ label }) => label ?? []);
}

/** The parts of a modal's payload. */
export const partsOf = (data: Readonly<Record<string, unknown>>) => (data.components ?? []) as readonly SimComponent[];

/** What the client sends: the text or the chosen value; it lets nothing through that breaks the input's own bounds. */
export function filled(input: SimComponent, typed: string | undefined): object {
  if (input.type === 3) {
    const options = (input.options ?? []) as readonly { label: string; value: string; default?: boolean }[];
    const chosen = options.find(({ label, value, default: given }) =>
      typed === undefined ? given : label === typed || value === typed,
    );
    if (chosen === undefined && (typed !== undefined || input.required !== false))
      throw new Error(`no choice "${typed}"`);
    return { type: 3, id: 2, custom_id: input.custom_id, values: chosen === undefined ? [] : [chosen.value] };
  }
  const value = typed ?? String(input.value ?? "");
  const {
    min_length: least = 0,
    max_length: most = 4000,
    required = true,
  } = input as { min_length?: number; max_length?: number; required?: boolean };
  const tooShort = value.length < (required ? Math.max(1, least) : value === "" ? 0 : least);
  if (tooShort || value.length > most) throw new Error(`the client refuses "${value}"`);
  return { type: 4, id: 2, custom_id: input.custom_id, value };
}

/**
 * What the client sends for a file upload: the ids of the attachments that were chosen, as many as the component lets through.
 * https://discord.com/developers/docs/components/reference#file-upload-file-upload-interaction-response-structure
 */
export function chosenFiles(input: SimComponent, ids: readonly string[]): object {
  const {
    min_values: least = 1,
    max_values: most = 1,
    required = true,
  } = input as { min_values?: number; max_values?: number; required?: boolean };
  const tooFew = ids.length < least && (required || ids.length > 0);
  if (tooFew || ids.length > most) throw new Error(`the client refuses ${ids.length} files`);
  return { type: 19, id: 2, custom_id: input.custom_id, values: ids };
}
