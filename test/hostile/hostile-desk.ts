import { actionId } from "../../src/bots/dialog/action-id.ts";
import type { WebAct, WebSpot } from "../../src/bots/web/wire.ts";
import type { Person } from "../../src/core/domain/actor.ts";
import { toPlain } from "../../src/core/domain/rich-text.ts";
import type { TicketView } from "../../src/core/domain/ticket-view.ts";
import { readTicketView } from "../../src/core/store/ticket-views.ts";
import { openSession } from "../../src/core/usecases/open-session.ts";
import type { AnswerJson, FileJson, ProblemJson } from "../../src/http/web/protocol.ts";
import { openPortStory, type PortStory } from "../harness/port-story.ts";

type Did = WebAct extends infer Act ? (Act extends WebAct ? Omit<Act, "clientId" | "spot"> : never) : never;

/** What a browser was answered: the HTTP status, the answer where there is one, and all the words that the person reads. */
export type Answered = { readonly status: number; readonly answer: AnswerJson | null; readonly words: string };

/** The running application, acted upon as a browser does: over HTTP, with a session of one's own. */
export type HostileDesk = AsyncDisposable & {
  readonly story: PortStory;
  send(person: Person, spot: WebSpot, did: Did, clientId?: string): Promise<Answered>;
  say(person: Person, spot: WebSpot, text: string, clientId?: string): Promise<Answered>;
  command(person: Person, spot: WebSpot, words: string): Promise<Answered>;
  /** Presses a button that was drawn for this ticket at this version. */
  press(person: Person, spot: WebSpot, verb: string, ticket: TicketView): Promise<Answered>;
  submit(person: Person, spot: WebSpot, form: Answered, fields: Readonly<Record<string, string>>): Promise<Answered>;
  upload(
    person: Person,
    file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  ): Promise<{ readonly status: number; readonly file: FileJson | null; readonly words: string }>;
  /** A ticket of the customer's, opened through their chat. */
  openTicket(customer: Person, thread: string, words?: string): Promise<TicketView>;
  /** The same, assigned to the technician, accepted and started. */
  startedTicket(thread: string): Promise<TicketView>;
  ticket(id: string): Promise<TicketView>;
  count(table: "tickets" | "messages" | "reports" | "signatures" | "events"): Promise<number>;
};

export const chat = (thread: string | null): WebSpot => ({ on: "chat", thread });
export const lineOf = (ticket: TicketView): WebSpot => chat(`line-${ticket.id}`);
export const deskOf = (ticket: TicketView): WebSpot => ({ on: "desk", ticketId: ticket.id });

/** Opens the application over a database of its own. */
export async function openHostileDesk(): Promise<HostileDesk> {
  const story = await openPortStory();
  const { app } = story;
  const cookies = new Map<string, string>();
  let acts = 0;
  const cookieOf = async ({ accountId }: Person): Promise<string> => {
    const known = cookies.get(accountId);
    if (known !== undefined) return known;
    const { token } = await app.desk.transact((work) => openSession(work, { accountId }));
    cookies.set(accountId, `fixline=${token}`);
    return `fixline=${token}`;
  };

  const desk: HostileDesk = {
    story,
    async send(person, spot, did, clientId) {
      acts += 1;
      // Before anything is waited for: acts at once are different acts.
      const id = clientId ?? `hostile-${String(acts).padStart(6, "0")}`;
      const response = await app.http.inject({
        method: "POST",
        url: "/live/frame",
        headers: { cookie: await cookieOf(person), "x-fixline": "1", "content-type": "application/json" },
        payload: JSON.stringify({ ...did, clientId: id, spot }),
      });
      await app.idle();
      const body: AnswerJson | ProblemJson = response.json();
      if ("clientId" in body) return { status: response.statusCode, answer: body, words: wordsOf(body) };
      return { status: response.statusCode, answer: null, words: `${body.title}\n${body.detail}` };
    },
    say: (person, spot, text, clientId) =>
      desk.send(person, spot, { kind: "say", text, files: [], replyTo: null }, clientId),
    command: (person, spot, words) => desk.send(person, spot, { kind: "command", words }),
    press: (person, spot, verb, { number, version }) =>
      desk.send(person, spot, { kind: "press", action: actionId(verb as "close", number, version), message: null }),
    submit: (person, spot, { answer, words }, fields) => {
      if (answer?.kind !== "form") throw new Error(`not a form: ${words}`);
      return desk.send(person, spot, { kind: "submit", form: answer.form.form, fields });
    },
    async upload(person, { name, type, bytes }) {
      const form = new FormData();
      form.append("file", new Blob([new Uint8Array(bytes)], { type }), name);
      const encoded = new Request("http://desk/", { method: "POST", body: form });
      const response = await app.http.inject({
        method: "POST",
        url: "/files",
        headers: {
          cookie: await cookieOf(person),
          "x-fixline": "1",
          "content-type": encoded.headers.get("content-type") ?? "",
        },
        payload: Buffer.from(await encoded.arrayBuffer()),
      });
      const body: FileJson | ProblemJson = response.json();
      if ("fileId" in body) return { status: response.statusCode, file: body, words: "" };
      return { status: response.statusCode, file: null, words: `${body.title}\n${body.detail}` };
    },
    async openTicket(customer, thread, words = "The oven in line 2 trips the breaker when it heats") {
      const before = await newest();
      await story.say(customer, chat(thread), words);
      for (const label of ["Oven line 2", "Work is held up", "Normal", "Open ticket"]) {
        await story.pressShown(customer, chat(thread), label).catch(() => undefined);
      }
      const ticket = await newest();
      if (ticket === null || ticket.id === before?.id) throw new Error("no ticket was opened");
      return ticket;
    },
    async startedTicket(thread) {
      const { customer, admin, technician } = story.people;
      const { id, number } = await desk.openTicket(customer, thread);
      await story.command(admin, { on: "desk", ticketId: id }, `desk assign ${number} ${technician.name}`);
      await story.command(technician, chat(null), `ticket accept ${number}`);
      await story.command(technician, chat(`line-${id}`), `ticket start ${number}`);
      const ticket = await desk.ticket(id);
      if (ticket.status !== "in_progress") throw new Error(`the ticket is ${ticket.status}`);
      return ticket;
    },
    async ticket(id) {
      const view = await app.desk.read((work) => readTicketView(work, id));
      if (view === null) throw new Error("the ticket is gone");
      return view;
    },
    async count(table) {
      const [row] = await app.desk.database.sql<{ n: number }[]>`
        select count(*)::int as n from ${app.desk.database.sql(table)}`;
      return row?.n ?? 0;
    },
    [Symbol.asyncDispose]: () => story[Symbol.asyncDispose](),
  };

  async function newest(): Promise<TicketView | null> {
    const [row] = await app.desk.database.sql<{ id: string }[]>`select id from tickets order by number desc limit 1`;
    return row === undefined ? null : desk.ticket(row.id);
  }
  return desk;
}

function wordsOf(answer: AnswerJson): string {
  switch (answer.kind) {
    case "nothing":
      return "";
    case "problem":
      return `${answer.problem.title}\n${answer.problem.detail}`;
    case "form":
      return [answer.form.title, answer.form.intro, ...answer.form.fields.map(({ hint }) => hint)].join("\n");
    case "card": {
      const { title, body, fields, buttons } = answer.card;
      const labels = buttons.flat().map(({ label }) => `[${label}]`);
      return [title, toPlain(body), ...fields.map((field) => `${field.label}: ${field.value}`), ...labels].join("\n");
    }
  }
}
