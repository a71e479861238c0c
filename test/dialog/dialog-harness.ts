import { type ActionVerb, actionId } from "../../src/bots/dialog/action-id.ts";
import type { DialogDeps } from "../../src/bots/dialog/dialog-context.ts";
import { makeHandle } from "../../src/bots/dialog/handle.ts";
import type { Form } from "../../src/bots/form.ts";
import type { Capabilities, Interaction, PlaceRef, Reply, SurfaceKind, UserRef } from "../../src/bots/platform.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { fromPlain, toPlain } from "../../src/core/domain/rich-text.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { ensureDirectPlaceOn, placesOfTicket, updatePlace } from "../../src/core/store/places.ts";
import { readTicketView } from "../../src/core/store/ticket-views.ts";
import { openTicket } from "../../src/core/usecases/open-ticket.ts";
import { type TestDesk, type TestPeople, testDesk, testPeople } from "../harness/desk.ts";

const everything: Capabilities = {
  threads: true,
  edit: true,
  delete: true,
  react: true,
  modal: true,
  maxFormFields: Number.POSITIVE_INFINITY,
  maxFormFiles: 10,
  ephemeral: true,
  openDirect: true,
  maxTextLength: 40_000,
  maxFileBytes: 25_000_000,
  maxButtons: 25,
  nonceSeconds: Number.POSITIVE_INFINITY,
  canFindPost: true,
  findsOpened: true,
};

export type Spot = { readonly place: PlaceRef; readonly surface: SurfaceKind };

/** Everything a person can do to the desk through `handle`, without a platform: what a test of the dialogs speaks with. */
export type Chat = AsyncDisposable & {
  readonly t: TestDesk;
  readonly people: TestPeople;
  /** What was asked to be forgotten: messages that held a secret. */
  readonly forgotten: string[];
  private(person: Person, thread?: string | null): Spot;
  desk(channel: string, thread: string | null): Spot;
  act(person: Person, spot: Spot, did: Interaction["did"]): Promise<Reply>;
  /** The same from any login, under an event id of its own. */
  from(from: UserRef, spot: Spot, did: Interaction["did"], eventId: string): Promise<Reply>;
  say(person: Person, spot: Spot, text: string, more?: { message?: string; replyTo?: string }): Promise<Reply>;
  command(person: Person, spot: Spot, words: string): Promise<Reply>;
  press(person: Person, spot: Spot, action: string): Promise<Reply>;
  submit(person: Person, spot: Spot, form: Form, fields: Readonly<Record<string, string>>): Promise<Reply>;
  button(verb: ActionVerb, ticket: TicketView, arg?: string | null): string;
  view(ticketId: string): Promise<TicketView>;
  /** A ticket that was asked for on this surface: it becomes the customer's place. */
  open(customer: Person, spot: Spot): Promise<TicketView>;
  /** What the platform does after a commit: surfaces that wait to be opened get a channel and thread of their own. */
  openSurfaces(ticketId: string): Promise<void>;
  /** The desk's process ends and another takes over: nothing but the rows is left. */
  restart(): void;
  /** Every message of a ticket: who it is for and its words. */
  talk(ticketId: string): Promise<readonly { visibility: string; plain: string }[]>;
};

/** The text of a reply's card; "form: …" for a form; "" for nothing. */
export function textOf(reply: Reply): string {
  if (reply.kind === "card")
    return [reply.card.title, toPlain(reply.card.body)].filter((part) => part !== "").join("\n");
  return reply.kind === "form" ? `form: ${reply.form.title}` : "";
}

/** The action of the button with this label. */
export function buttonOf(reply: Reply, label: string | RegExp): string {
  const buttons = reply.kind === "card" ? reply.card.buttons.flat() : [];
  const found = buttons.find((one) => (typeof label === "string" ? one.label === label : label.test(one.label)));
  if (found === undefined) throw new Error(`no button ${label} in ${JSON.stringify(reply)}`);
  return found.action;
}

/** The reply's form. */
export function formOf(reply: Reply): Form {
  if (reply.kind !== "form") throw new Error(`not a form: ${textOf(reply)}`);
  return reply.form;
}

/** Opens a desk with people on `platform`, and a `handle` over it. `lacks` takes capabilities away. */
export async function openChat(
  platform = "web",
  lacks: Partial<Capabilities> = {},
  given: Partial<DialogDeps> = {},
): Promise<Chat> {
  const t = await testDesk();
  const people = await testPeople(t.desk, platform);
  const forgotten: string[] = [];
  const restarted = () =>
    makeHandle({
      capabilitiesOf: () => ({ ...everything, ...lacks }),
      admins: () => [],
      keepFiles: async () => [],
      lostFiles: async () => [],
      examine: () => undefined,
      suggestArticles: async () => [],
      guessFromWords: async () => ({ urgency: null, category: null }),
      forget: (_place, message) => forgotten.push(message),
      ...given,
    });
  let handle = restarted();
  let events = 0;
  const user = (person: Person) => (platform === "web" ? person.accountId : `user-${person.name}`);
  const chat: Chat = {
    t,
    people,
    forgotten,
    private: (person, thread = null) => ({
      place: { platform, workspace: "", channel: `account:${person.accountId}`, thread },
      surface: thread?.startsWith("line-") === true ? "thread" : "private",
    }),
    desk: (channel, thread) => ({ place: { platform, workspace: "", channel, thread }, surface: "desk" }),
    act: (person, spot, did) => {
      const from = { platform, workspace: "", user: user(person), name: person.name, language: "en" };
      events += 1;
      return chat.from(from, spot, did, `event-${events}`);
    },
    from: (from, spot, did, eventId) =>
      t.desk.transact((work) => handle(work, { eventId, from, ...spot, at: t.clock.now.toISOString(), did })),
    say: (person, spot, text, { message = `message-${events + 1}`, replyTo } = {}) =>
      chat.act(person, spot, { kind: "say", message, text: fromPlain(text), files: [], replyTo: replyTo ?? null }),
    command: (person, spot, words) => chat.act(person, spot, { kind: "command", words }),
    press: (person, spot, action) => chat.act(person, spot, { kind: "press", action, message: null }),
    submit: (person, spot, form, fields) => chat.act(person, spot, { kind: "submit", form: form.form, fields }),
    button: (verb, ticket, arg = null) => actionId(verb, ticket.number, ticket.version, arg),
    view: async (ticketId) => {
      const view = await t.desk.atOnce((work) => readTicketView(work, ticketId));
      if (view === null) throw new Error("no such ticket");
      return view;
    },
    open: async (customer, spot) => {
      const { ticketId } = await t.desk.transact(async (work) => {
        const surface = await ensureDirectPlaceOn(work, customer.accountId, spot.place);
        return openTicket(work, customer, {
          openerId: customer.accountId,
          description: "The oven in line 2 trips the breaker when it heats",
          title: null,
          equipmentId: customer.organisationId === people.organisationId ? people.equipmentId : null,
          siteId: null,
          urgency: "high",
          category: null,
          surfacePlaceId: surface.id,
          said: [],
        });
      });
      await chat.openSurfaces(ticketId);
      return chat.view(ticketId);
    },
    openSurfaces: (ticketId) =>
      t.desk.transact(async (work) => {
        for (const place of await placesOfTicket(work, ticketId)) {
          if (place.state !== "opening") continue;
          const line = { channel: `account:${place.accountId}`, thread: `line-${ticketId}` };
          const spot = place.kind === "line" ? line : { channel: "desk", thread: `t-${ticketId}` };
          await updatePlace(work, place.id, { ...spot, state: "open" });
        }
      }),
    restart: () => {
      handle = restarted();
    },
    talk: (ticketId) =>
      t.db.sql<{ visibility: string; plain: string }[]>`
        select visibility::text, plain from messages where conversation_id = ${ticketId} order by seq`.then((rows) => [
        ...rows,
      ]),
    [Symbol.asyncDispose]: () => t[Symbol.asyncDispose](),
  };
  return chat;
}
