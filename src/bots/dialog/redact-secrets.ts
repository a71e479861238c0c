import { toPlain } from "../../core/domain/rich-text.ts";
import type { Interaction } from "../platform.ts";
import { parseActionId } from "./action-id.ts";
import { formTable, hasForm } from "./forms/form-table.ts";

const hidden = "••••••";

/**
 * What may be kept of an interaction once it has taken effect: the answers to secret questions are left out, and so is a message that
 * is nothing but a PIN (or the same one twice), which may answer a question put step by step.
 */
export function redactSecrets(interaction: Interaction): Interaction {
  const { did } = interaction;
  if (did.kind === "submit") {
    const verb = parseActionId(did.form)?.verb;
    const secrets =
      verb !== undefined && hasForm(verb) ? formTable[verb].filter((field) => field.kind === "secret") : [];
    if (secrets.length === 0) return interaction;
    const fields = { ...did.fields, ...Object.fromEntries(secrets.map((field) => [field.name, hidden])) };
    return { ...interaction, did: { ...did, fields } };
  }
  if (did.kind !== "say" && did.kind !== "edit") return interaction;
  const onlyPins = /^\s*[0-9]{6}(\s+[0-9]{6})?\s*$/.test(toPlain(did.text).normalize("NFKC"));
  if (!onlyPins) return interaction;
  return { ...interaction, did: { ...did, text: [{ kind: "paragraph", runs: [{ text: hidden }] }] } };
}
