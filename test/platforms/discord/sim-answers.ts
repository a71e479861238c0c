import { SimRefusal, type SimRequest } from "./sim-http.ts";
import type { SimMessages } from "./sim-messages.ts";
import { partsOf } from "./sim-modal.ts";
import type { Route } from "./sim-routes.ts";
import { isEmpty, mentionFaults, messageFaults, modalFaults, type SentMessage } from "./sim-rules.ts";
import type { SimInteraction, SimMessage, SimState } from "./sim-state.ts";

/** Answers to interactions: https://discord.com/developers/docs/interactions/receiving-and-responding */
const tokenLivesMs = 15 * 60_000;

const kinds = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const ephemeral = 1 << 6;

/** Which answers each kind of interaction may be given. */
const allowed: Readonly<Record<number, readonly number[]>> = {
  [kinds.command]: [4, 5, 9],
  [kinds.component]: [4, 5, 6, 7, 9],
  [kinds.autocomplete]: [8],
  [kinds.modal]: [4, 5, 6, 7],
};

export function simAnswers(state: SimState, messages: SimMessages, answerWithinMs: number): readonly Route[] {
  function found(token: string): SimInteraction {
    const interaction = [...state.interactions.values()].find((one) => one.token === token);
    if (interaction === undefined) throw new SimRefusal(404, 10015, "Unknown Webhook", "an unknown interaction token");
    if (state.now() - interaction.createdAt > tokenLivesMs) throw new SimRefusal(401, 50027, "Invalid Webhook Token");
    return interaction;
  }

  function check(sent: SentMessage, files: number): void {
    messages.invalid([...messageFaults(sent, files), ...mentionFaults(sent)]);
    if (isEmpty(sent, files)) throw new SimRefusal(400, 50006, "Cannot send an empty message", "an empty answer");
  }

  function shown(interaction: SimInteraction, sent: SentMessage, files: SimRequest["files"]): SimMessage {
    check(sent, files.length);
    const channel = messages.channelOf(interaction.channel);
    const hidden = ((sent.flags ?? 0) & ephemeral) !== 0;
    const message = messages.add(channel, state.botId, sent, { attachments: messages.stored(files) });
    // Seen by one person alone, it stands in no history.
    if (hidden) state.messages.delete(message.id);
    else messages.announce("MESSAGE_CREATE", channel, message);
    return message;
  }

  function answer({ body, files }: SimRequest, id: string, token: string): undefined {
    const interaction = found(token);
    const type = Number(body.type);
    const data = (body.data ?? {}) as SentMessage & Readonly<Record<string, unknown>>;
    if (interaction.id !== id) throw new SimRefusal(404, 10062, "Unknown interaction", "an id that is not the token's");
    if (interaction.callback !== null) {
      throw new SimRefusal(400, 40060, "Interaction has already been acknowledged.", "answered an interaction twice");
    }
    if (state.now() - interaction.createdAt > answerWithinMs) {
      throw new SimRefusal(
        404,
        10062,
        "Unknown interaction",
        `answered after ${state.now() - interaction.createdAt} ms`,
      );
    }
    if (!allowed[interaction.kind]?.includes(type)) {
      throw new SimRefusal(
        400,
        50035,
        "Invalid Form Body",
        `an answer of type ${type} to an interaction of type ${interaction.kind}`,
      );
    }
    if (type === 9 && !state.knowsUploads && partsOf(data).some(({ component }) => component?.type === 19))
      throw new SimRefusal(400, 50035, "Invalid Form Body");
    if (type === 9) messages.invalid(modalFaults(data as Parameters<typeof modalFaults>[0]));
    if (type === 8) messages.invalid(choiceFaults(data));
    if (type === 4) interaction.original = shown(interaction, data, files);
    interaction.callback = { type, data };
    return undefined;
  }

  function follow({ body, files }: SimRequest, token: string): unknown {
    const interaction = found(token);
    if (interaction.callback === null)
      throw new SimRefusal(404, 10015, "Unknown Webhook", "followed up before the first answer");
    const message = shown(interaction, body as SentMessage, files);
    interaction.followups.push(message);
    return messages.show(message);
  }

  function change({ body, files }: SimRequest, token: string): unknown {
    const interaction = found(token);
    const { callback } = interaction;
    if (callback === null) throw new SimRefusal(404, 10008, "Unknown Message", "changed an answer that was not given");
    if (interaction.original !== null) {
      messages.change(interaction.original, body as SentMessage, files);
      return messages.show(interaction.original);
    }
    if (callback.type !== 5)
      throw new SimRefusal(404, 10008, "Unknown Message", "changed an answer that shows nothing");
    // "Thinking …" becomes the message, and stays as hidden as it was.
    const flags = Number(callback.data.flags ?? 0);
    interaction.original = shown(interaction, { ...(body as SentMessage), flags }, files);
    return messages.show(interaction.original);
  }

  function withdraw(token: string): undefined {
    const interaction = found(token);
    if (interaction.callback === null)
      throw new SimRefusal(404, 10008, "Unknown Message", "withdrew an answer that was not given");
    interaction.withdrawn = true;
    if (interaction.original !== null) interaction.original.deleted = true;
    return undefined;
  }

  return [
    [
      "POST",
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      (request, id = "", token = "") => answer(request, id, token),
    ],
    ["POST", /^\/webhooks\/\d+\/([^/]+)$/, (request, token = "") => follow(request, token)],
    ["PATCH", /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, (request, token = "") => change(request, token)],
    ["DELETE", /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, (_, token = "") => withdraw(token)],
  ];
}

/** https://discord.com/developers/docs/interactions/application-commands#autocomplete */
function choiceFaults(data: Readonly<Record<string, unknown>>): readonly string[] {
  const choices = (data.choices ?? []) as readonly { name: string; value: string }[];
  const odd = (text: string) => text.length < 1 || text.length > 100;
  return [
    ...(choices.length > 25 ? [`${choices.length} choices, at most 25`] : []),
    ...choices.filter(({ name, value }) => odd(name) || odd(String(value))).map(({ name }) => `a choice "${name}"`),
  ];
}
