import { type APIInteraction, InteractionResponseType, MessageFlags } from "discord.js";
import type { Form } from "../form.ts";
import type { PlatformParts } from "../platform-parts.ts";
import { withoutFiles } from "../without-files.ts";
import { isRefusal } from "./fault-of.ts";
import { bodyOf, type Piece } from "./piece.ts";
import { renderForm } from "./render-form.ts";
import type { Rest, RestCall } from "./rest.ts";
import { readUploads } from "./upload-files.ts";

/** The answers to one interaction: https://discord.com/developers/docs/interactions/receiving-and-responding. */
export type Callback = {
  /** The first answer, within three seconds, once. */
  show(pieces: readonly Piece[], hidden: boolean): Promise<void>;
  openForm(form: Form): Promise<void>;
  /** "Thinking …", seen by the person alone. */
  defer(): Promise<void>;
  /** Nothing to see: for a press, which shows no "thinking …". */
  acknowledge(): Promise<void>;
  /** After `defer`, within 15 minutes. */
  fill(pieces: readonly Piece[], hidden: boolean): Promise<void>;
  /** Takes "thinking …" away. */
  withdraw(): Promise<void>;
  choices(choices: readonly { readonly name: string; readonly value: string }[]): Promise<void>;
};

/** "Invalid form body": https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const invalidForm = 50035;

type Parts = { readonly rest: Rest; readonly readFile: PlatformParts["readFile"] };

export function callback(
  { rest, readFile }: Parts,
  raw: Pick<APIInteraction, "id" | "token" | "application_id">,
): Callback {
  const original = `/webhooks/${raw.application_id}/${raw.token}/messages/@original` as const;
  const ephemeral = (hidden: boolean) => (hidden ? { flags: MessageFlags.Ephemeral } : {});

  /** The token in the address is the proof: the bot's own is not needed, and such calls count apart from its limits. */
  async function answer(type: InteractionResponseType, data?: object, files: RestCall["files"] = []): Promise<void> {
    const path = `/interactions/${raw.id}/${raw.token}/callback` as const;
    const body = data === undefined ? { type } : { type, data };
    await rest.call({ method: "POST", path, doing: "answering", auth: false, body, files });
  }

  async function follow(pieces: readonly Piece[], hidden: boolean): Promise<void> {
    const path = `/webhooks/${raw.application_id}/${raw.token}` as const;
    for (const piece of pieces) {
      const { files } = await readUploads(readFile, piece.files);
      const body = { ...bodyOf(piece), ...ephemeral(hidden) };
      await rest.call({ method: "POST", path, doing: "answering", auth: false, body, files });
    }
  }

  return {
    async show([first, ...more], hidden) {
      if (first === undefined) return;
      const { files } = await readUploads(readFile, first.files);
      const data = { ...bodyOf(first), ...ephemeral(hidden) };
      await answer(InteractionResponseType.ChannelMessageWithSource, data, files);
      await follow(more, hidden);
    },
    async openForm(form) {
      const open = (one: Form) => answer(InteractionResponseType.Modal, renderForm(one));
      const plain = withoutFiles(form);
      if (plain === null) return open(form);
      try {
        await open(form);
      } catch (thrown) {
        if (!isRefusal(thrown, invalidForm)) throw thrown;
        await open(plain);
      }
    },
    defer: () => answer(InteractionResponseType.DeferredChannelMessageWithSource, { flags: MessageFlags.Ephemeral }),
    acknowledge: () => answer(InteractionResponseType.DeferredMessageUpdate),
    async fill([first, ...more], hidden) {
      if (first === undefined) return;
      const { files } = await readUploads(readFile, first.files);
      const body = bodyOf(first);
      await rest.call({ method: "PATCH", path: original, doing: "answering", auth: false, body, files });
      await follow(more, hidden);
    },
    async withdraw() {
      await rest.call({ method: "DELETE", path: original, doing: "answering", auth: false });
    },
    choices: (choices) => answer(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
  };
}
