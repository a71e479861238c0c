import type { Parsed } from "./sim-html.ts";
import type { SimCall } from "./sim-request.ts";
import {
  answeredBy,
  badRequest,
  broken,
  keyboardIn,
  reachableChat,
  type Sim,
  SimRefusal,
  topicFor,
} from "./sim-rules.ts";
import { messageJson, type SimChat, type SimMedia, type SimMessage } from "./sim-state.ts";
import { wordsIn } from "./sim-text.ts";

/** Puts a message into the chat, in the right thread. */
export function addMessage(
  sim: Sim,
  chat: SimChat,
  given: Partial<Pick<SimMessage, "topic" | "album" | "media" | "keyboard" | "extra">> & {
    readonly from: number;
    readonly words?: Parsed;
    readonly answers?: SimMessage | null;
  },
): SimMessage {
  const { answers = null, words, topic = null } = given;
  const message: SimMessage = {
    id: sim.state.next(`messages of ${chat.id}`),
    from: given.from,
    date: Math.floor(sim.now().getTime() / 1000),
    topic,
    // In supergroups a chain of replies has the number of its first message.
    chain: chat.type === "supergroup" && topic === null && answers !== null ? (answers.chain ?? answers.id) : null,
    replyTo: answers?.id ?? null,
    album: given.album ?? null,
    media: given.media ?? null,
    text: words?.text ?? "",
    entities: words?.entities ?? [],
    keyboard: given.keyboard ?? [],
    extra: given.extra ?? {},
    edits: 0,
    deleted: false,
    reactions: new Map(),
  };
  if (message.media !== null) sim.state.files.set(message.media.fileId, message.media);
  chat.messages.push(message);
  return message;
}

export function sendMessage(sim: Sim, call: SimCall): unknown {
  const chat = reachableChat(sim, call);
  const words = wordsIn(sim, call.params, "text");
  const keyboard = keyboardIn(sim, call.params);
  const topic = topicFor(sim, chat, call.params);
  const answers = answeredBy(sim, chat, call.params);
  return messageJson(
    sim.state,
    chat,
    addMessage(sim, chat, { from: sim.state.bot.id, words, keyboard, topic, answers }),
  );
}

const kindOf = {
  sendPhoto: "photo",
  sendVideo: "video",
  sendDocument: "document",
  sendVoice: "voice",
} as const;

/** https://core.telegram.org/bots/api#sendphoto and its kin: one file by upload. */
export function sendMedia(sim: Sim, call: SimCall): unknown {
  const kind = kindOf[call.method as keyof typeof kindOf];
  const chat = reachableChat(sim, call);
  const words = wordsIn(sim, call.params, "caption");
  const media = uploaded(sim, call, kind, call.params[kind]);
  const keyboard = keyboardIn(sim, call.params);
  const topic = topicFor(sim, chat, call.params);
  const answers = answeredBy(sim, chat, call.params);
  const message = addMessage(sim, chat, { from: sim.state.bot.id, words, media, keyboard, topic, answers });
  return messageJson(sim.state, chat, message);
}

/** https://core.telegram.org/bots/api#sendmediagroup: 2 to 10 of kinds that may stand together, no keyboard. */
export function sendMediaGroup(sim: Sim, call: SimCall): unknown {
  const chat = reachableChat(sim, call);
  const { media } = call.params;
  if (!Array.isArray(media) || media.length < 2 || media.length > 10)
    return broken(sim, "an album of not 2 to 10 files");
  const items = media as readonly Record<string, unknown>[];
  const kinds = new Set(items.map(({ type }) => (type === "photo" || type === "video" ? "seen" : String(type))));
  if (kinds.size > 1) broken(sim, `an album of ${[...kinds].join(" and ")}`);
  if (kinds.has("voice")) broken(sim, "voices in an album");
  if (call.params.reply_markup !== undefined) broken(sim, "an album with a keyboard");
  const topic = topicFor(sim, chat, call.params);
  const answers = answeredBy(sim, chat, call.params);
  const ready = items.map((item) => ({
    words: wordsIn(sim, item, "caption"),
    media: uploaded(sim, call, String(item.type) as SimMedia["kind"], item.media),
  }));
  const album = `album${sim.state.next("albums")}`;
  return ready.map((each) =>
    messageJson(sim.state, chat, addMessage(sim, chat, { ...each, from: sim.state.bot.id, album, topic, answers })),
  );
}

function uploaded(sim: Sim, { files }: SimCall, kind: SimMedia["kind"], given: unknown): SimMedia {
  const part = /^attach:\/\/(.+)$/.exec(String(given ?? ""))?.[1];
  const file = files.get(part ?? kind);
  if (file === undefined) return broken(sim, `there is no ${kind} in the request`);
  if (file.bytes.byteLength === 0) return badRequest("file must be non-empty");
  if (kind === "photo") {
    if (file.bytes.byteLength > 10 * 1024 * 1024) return broken(sim, "a photo of more than 10 MB");
    // Whatever does not begin like a picture cannot be drawn.
    const isPicture = [0xff, 0x89, 0x52].includes(file.bytes[0] ?? 0);
    if (!isPicture) return badRequest("IMAGE_PROCESS_FAILED");
  }
  if (file.bytes.byteLength > 50 * 1024 * 1024) throw new SimRefusal(413, "Request Entity Too Large");
  const fileId = `file${sim.state.next("files")}`;
  return { kind, fileId, name: file.name, mime: "application/octet-stream", bytes: file.bytes };
}
