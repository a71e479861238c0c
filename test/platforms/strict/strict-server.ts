import type { Button, Card } from "../../../src/bots/card.ts";
import type { Form } from "../../../src/bots/form.ts";
import { type Capabilities, type PlaceRef, PlatformFault, type SurfaceKind } from "../../../src/bots/platform.ts";
import { maxActionBytes } from "./strict-options.ts";

/** A post as the server keeps it. `author` is a user's id, or null for the bot. */
export type ServerPost = {
  readonly id: string;
  readonly author: string | null;
  readonly nonce: string | null;
  readonly at: number;
  text: string;
  buttons: readonly Button[];
  edits: number;
  deleted: boolean;
  readonly replyTo: string | null;
  readonly reactions: Map<string, number>;
};

export type ServerSurface = {
  readonly ref: PlaceRef;
  readonly kind: SurfaceKind;
  closed: boolean;
  gone: boolean;
  readonly posts: ServerPost[];
};

/** What a bot or a person asks the server to post. */
export type NewPost = Pick<ServerPost, "author" | "nonce" | "text" | "buttons" | "replyTo">;

export type StrictServer = {
  readonly capabilities: Capabilities;
  /** Every rule that the bot broke, in words. A test ends with this empty. */
  readonly broken: readonly string[];
  addSurface(ref: PlaceRef, kind: SurfaceKind): ServerSurface;
  surface(ref: PlaceRef): ServerSurface;
  surfaces(): readonly ServerSurface[];
  add(ref: PlaceRef, post: NewPost): ServerPost;
  change(ref: PlaceRef, id: string, to: Pick<ServerPost, "text" | "buttons">): void;
  remove(ref: PlaceRef, id: string): void;
  react(ref: PlaceRef, id: string, emoji: string, added: boolean): void;
  checkCard(card: Card): void;
  checkForm(form: Form): void;
  /** Records a broken rule and refuses. */
  refuse(rule: string): never;
};

/** The key of a surface. */
export function keyOf({ workspace, channel, thread }: PlaceRef): string {
  return JSON.stringify([workspace, channel, thread]);
}

/** A chat server in memory that keeps its rules: whoever breaks one is refused, and it is written down. */
export function strictServer(capabilities: Capabilities, now: () => Date): StrictServer {
  const surfaces = new Map<string, ServerSurface>();
  const broken: string[] = [];
  let nextId = 1;

  function refuse(rule: string): never {
    broken.push(rule);
    throw new PlatformFault("refused", rule);
  }

  function surface(ref: PlaceRef): ServerSurface {
    const found = surfaces.get(keyOf(ref));
    if (found === undefined) return refuse(`unknown place ${keyOf(ref)}`);
    if (found.gone) throw new PlatformFault("gone", "the surface was deleted");
    return found;
  }

  function writable(ref: PlaceRef): ServerSurface {
    const found = surface(ref);
    if (found.closed) refuse("wrote in a closed place");
    return found;
  }

  function checkButtons(buttons: readonly Button[]): void {
    if (buttons.length > capabilities.maxButtons)
      refuse(`${buttons.length} buttons, at most ${capabilities.maxButtons}`);
    for (const { action, label } of buttons) {
      const bytes = Buffer.byteLength(action);
      if (bytes === 0 || bytes > maxActionBytes) refuse(`an action of ${bytes} bytes: ${action}`);
      if (label.trim() === "" || label.length > 80) refuse(`a button labelled "${label}"`);
    }
    if (new Set(buttons.map(({ action }) => action)).size < buttons.length) refuse("two buttons with one action");
  }

  function check({ text, buttons }: Pick<ServerPost, "text" | "buttons">): void {
    if (text.length > capabilities.maxTextLength)
      refuse(`a text of ${text.length}, at most ${capabilities.maxTextLength}`);
    if (text.trim() === "") refuse("an empty post");
    checkButtons(buttons);
  }

  function ownPost(ref: PlaceRef, id: string): ServerPost {
    const found = surface(ref).posts.find((post) => post.id === id);
    if (found === undefined) return refuse(`unknown post ${id}`);
    if (found.deleted) throw new PlatformFault("gone", "the post was deleted");
    if (found.author !== null) refuse("changed somebody else's post");
    return found;
  }

  return {
    capabilities,
    broken,
    refuse,
    surface,
    surfaces: () => [...surfaces.values()],
    addSurface(ref, kind) {
      const known = surfaces.get(keyOf(ref));
      if (known !== undefined && !known.gone) return known;
      const added = { ref, kind, closed: false, gone: false, posts: [] };
      surfaces.set(keyOf(ref), added);
      return added;
    },
    add(ref, post) {
      const place = post.author === null ? writable(ref) : surface(ref);
      const windowMs = capabilities.nonceSeconds * 1000;
      const same = place.posts.find(
        ({ nonce, at }) => nonce !== null && nonce === post.nonce && now().getTime() - at < windowMs,
      );
      if (same !== undefined) return same;
      if (post.author === null) check(post);
      if (post.author === null && post.replyTo !== null && !place.posts.some(({ id }) => id === post.replyTo)) {
        refuse(`a reply to ${post.replyTo}, which is not in this place`);
      }
      const added = { ...post, id: `m${nextId}`, at: now().getTime(), edits: 0, deleted: false, reactions: new Map() };
      nextId += 1;
      place.posts.push(added);
      return added;
    },
    change(ref, id, to) {
      if (!capabilities.edit) refuse("edited, though it cannot");
      writable(ref);
      const post = ownPost(ref, id);
      check(to);
      post.text = to.text;
      post.buttons = to.buttons;
      post.edits += 1;
    },
    remove(ref, id) {
      if (!capabilities.delete) refuse("deleted, though it cannot");
      ownPost(ref, id).deleted = true;
    },
    react(ref, id, emoji, added) {
      if (!capabilities.react) refuse("reacted, though it cannot");
      const post = surface(ref).posts.find((known) => known.id === id);
      if (post === undefined) return refuse(`unknown post ${id}`);
      post.reactions.set(emoji, added ? 1 : 0);
    },
    checkCard: (card) => checkButtons(card.buttons.flat()),
    checkForm(form) {
      if (!capabilities.modal) refuse("opened a form, though it has none");
      const bytes = Buffer.byteLength(form.form);
      if (bytes === 0 || bytes > maxActionBytes) refuse(`a form id of ${bytes} bytes: ${form.form}`);
      if (form.fields.length === 0) refuse("a form without fields");
      if (form.fields.length > capabilities.maxFormFields) refuse(`a form of ${form.fields.length} fields`);
      const files = form.fields.filter((field) => field.kind === "files");
      if (files.length > 1) refuse("two questions for files in one form");
      if (files.some(({ most }) => most < 1 || most > capabilities.maxFormFiles))
        refuse("a question for too many files");
      if (new Set(form.fields.map(({ name }) => name)).size < form.fields.length) refuse("two fields with one name");
    },
  };
}
