import type { Button, Card } from "../../../src/bots/card.ts";
import type { Form } from "../../../src/bots/form.ts";
import type { FileRef, Interaction, PlaceRef, Reply } from "../../../src/bots/platform.ts";
import type { StrictPlatform } from "./strict-platform.ts";
import { cardText } from "./strict-render.ts";

type Did = Interaction["did"];

/** A person at the strict platform: does what people do, and sees what they see. Everything happens where `at` says. */
export type StrictUser = {
  readonly id: string;
  /** The surface that the person is looking at; their private chat at first. */
  at: PlaceRef;
  say(text: string, more?: { readonly files?: readonly FileRef[]; readonly replyTo?: string }): Promise<string>;
  edit(message: string, text: string): Promise<Reply>;
  delete(message: string): Promise<Reply>;
  react(message: string, emoji: string, added?: boolean): Promise<Reply>;
  command(words: string): Promise<Reply>;
  /** Presses the newest button with this label that the person sees. */
  press(label: string): Promise<Reply>;
  /** Sends the open form; answers by field label or name, and what is chosen for its question for files. */
  submit(answers: Readonly<Record<string, string>>, files?: readonly FileRef[]): Promise<Reply>;
  arrive(payload: string): Promise<Reply>;
  /** Sends an interaction as it is, for repeats and hostile ones. */
  send(did: Did, eventId?: string): Promise<Reply>;
  /** All that the person sees where they are: posts, then answers for their eyes alone. */
  sees(): readonly string[];
  /** The labels of the buttons that the person sees, oldest first. */
  buttons(): readonly string[];
  readonly form: () => Form | null;
  readonly lastReply: () => Reply | null;
};

/** Lets somebody use the platform. `directFirst` false: they never opened a private chat. */
export function strictUser(
  platform: StrictPlatform,
  who: { readonly id: string; readonly name?: string; readonly language?: string | null; readonly workspace?: string },
): StrictUser {
  const workspace = who.workspace ?? "";
  const answers: { readonly where: string; readonly card: Card }[] = [];
  let form: Form | null = null;
  let lastReply: Reply | null = null;
  let nextEvent = 1;

  const visiblePosts = () => platform.server.surface(user.at).posts.filter((post) => !post.deleted);
  const visibleAnswers = () => answers.filter(({ where }) => where === JSON.stringify(user.at)).map(({ card }) => card);

  async function send(did: Did, eventId = `${who.id}-${nextEvent}`): Promise<Reply> {
    nextEvent += 1;
    const reply = await platform.inbound().take({
      eventId,
      from: { platform: "strict", workspace, user: who.id, name: who.name ?? who.id, language: who.language ?? null },
      place: user.at,
      surface: platform.server.surface(user.at).kind,
      at: new Date().toISOString(),
      did,
    });
    lastReply = reply;
    if (reply.kind === "form") {
      platform.server.checkForm(reply.form);
      form = reply.form;
    }
    if (reply.kind === "card") show(reply.card, reply.seenBy);
    return reply;
  }

  function show(card: Card, seenBy: "sender" | "everyone"): void {
    platform.server.checkCard(card);
    if (seenBy === "sender" && platform.capabilities.ephemeral) {
      answers.push({ where: JSON.stringify(user.at), card });
      return;
    }
    const post = { author: null, nonce: null, text: cardText(card), buttons: card.buttons.flat(), replyTo: null };
    // What nobody else may see goes to the private chat where there are no answers for one person's eyes.
    const where = seenBy === "sender" ? platform.directOf({ workspace, user: who.id }) : user.at;
    platform.server.add(where, post);
  }

  const visibleButtons = (): readonly Button[] => [
    ...visiblePosts().flatMap((post) => post.buttons),
    ...visibleAnswers().flatMap((card) => card.buttons.flat()),
  ];

  function upload(text: string, replyTo: string | null): string {
    return platform.server.add(user.at, { author: who.id, nonce: null, text, buttons: [], replyTo }).id;
  }

  const paragraph = (text: string) => [{ kind: "paragraph" as const, runs: [{ text }] }];

  const user: StrictUser = {
    id: who.id,
    at: platform.directOf({ workspace, user: who.id }),
    async say(text, more = {}) {
      const replyTo = more.replyTo ?? null;
      const message = upload(text, replyTo);
      await send({ kind: "say", message, text: text === "" ? [] : paragraph(text), files: more.files ?? [], replyTo });
      return message;
    },
    edit(message, text) {
      const post = visiblePosts().find(({ id }) => id === message);
      if (post !== undefined) post.text = text;
      return send({ kind: "edit", message, text: paragraph(text) });
    },
    delete(message) {
      const post = visiblePosts().find(({ id }) => id === message);
      if (post !== undefined) post.deleted = true;
      return send({ kind: "delete", message });
    },
    react: (message, emoji, added = true) => send({ kind: "react", message, emoji, added }),
    command: (words) => send({ kind: "command", words }),
    async press(label) {
      const button = visibleButtons().findLast((known) => known.label === label);
      if (button === undefined) {
        throw new Error(`${who.id} sees no button "${label}"; there are: ${user.buttons().join(", ") || "none"}`);
      }
      const message = visiblePosts().findLast((post) => post.buttons.includes(button))?.id ?? null;
      return send({ kind: "press", action: button.action, message });
    },
    async submit(given, files = []) {
      if (form === null) throw new Error(`${who.id} has no form open`);
      const { fields, form: id } = form;
      const unknown = Object.keys(given).find(
        (key) => !fields.some(({ name, label }) => name === key || label === key),
      );
      if (unknown !== undefined) throw new Error(`the form has no field "${unknown}"`);
      const asksFiles = fields.find((field) => field.kind === "files");
      if (files.length > (asksFiles?.most ?? 0)) throw new Error(`the form takes no ${files.length} files`);
      form = null;
      const filled = fields.flatMap((field) => {
        if (field.kind === "files") return [];
        const shown = "value" in field ? field.value : "";
        return [[field.name, given[field.label] ?? given[field.name] ?? shown] as const];
      });
      const chosen = files.length === 0 ? {} : { files };
      return send({ kind: "submit", form: id, fields: Object.fromEntries(filled), ...chosen });
    },
    arrive: (payload) => send({ kind: "arrive", payload }),
    send,
    sees: () => [...visiblePosts().map(({ text }) => text), ...visibleAnswers().map(cardText)],
    buttons: () => visibleButtons().map(({ label }) => label),
    form: () => form,
    lastReply: () => lastReply,
  };
  return user;
}
