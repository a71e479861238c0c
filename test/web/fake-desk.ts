import type { Form } from "../../src/bots/form.ts";
import type { WebAct } from "../../src/bots/web/wire.ts";
import { fromPlain, toPlain } from "../../src/core/domain/rich-text.ts";
import type {
  AnswerJson,
  ChatJson,
  PostJson,
  ServerFrame,
  TalkMessageJson,
  TicketJson,
} from "../../src/http/web/protocol.ts";
import { answerOfBook } from "./sample-book.ts";
import {
  people,
  type SamplePerson,
  sampleCard,
  sampleDesk,
  sampleEvents,
  sampleMessage,
  samplePost,
  sampleTalk,
  sampleTicket,
  seenBy,
  words,
} from "./sample-desk.ts";
import { answerOfWebhooks } from "./sample-webhooks.ts";
import { serveFake } from "./serve-fake.ts";

const pinForm: Form = {
  form: "sign.sw.1",
  title: "Sign the report",
  intro: "Your PIN is your signature.",
  fields: [
    { name: "pin", label: "PIN", hint: "Six digits, never shown.", required: true, kind: "secret", digits: 6 },
    { name: "comment", label: "Comment", hint: null, required: false, kind: "paragraph", value: "", maxLength: 200 },
  ],
  submitLabel: "Sign",
  cancelLabel: "Cancel",
};

/**
 * A desk that speaks the browser's protocol over real HTTP and WebSocket and knows just enough to be talked to: what the browser does
 * when the desk is slow, away or full can be tested without one. Who asks is the cookie `who`.
 */
export type FakeDesk = AsyncDisposable & {
  readonly url: string;
  readonly posts: PostJson[];
  readonly tickets: TicketJson[];
  readonly talk: TalkMessageJson[];
  /** Every act as it arrived, repeats too. */
  readonly acts: WebAct[];
  /** Answers 503 and closes every socket while it is true. */
  down: boolean;
  /** Which acts the desk refuses. */
  refuses: (act: WebAct) => boolean;
  /** Acts take effect, and the socket is cut before anything is answered, while it is true. */
  dropAnswers: boolean;
  post(content: PostJson["content"], thread: string | null, more?: Partial<PostJson>): PostJson;
  push(frame: ServerFrame): void;
};

/** Starts a fake desk on any free port with the pages of `webFolder`. */
export async function startFakeDesk(webFolder: string): Promise<FakeDesk> {
  const posts: PostJson[] = [];
  const tickets: TicketJson[] = [];
  const talk = [...sampleTalk()];
  const acts: WebAct[] = [];
  const answers = new Map<string, AnswerJson>();
  let down = false;
  let dropAnswers = false;
  let refuses: FakeDesk["refuses"] = () => false;
  let change = 0;

  const push = (frame: ServerFrame): void => {
    for (const [socket, who] of live.sockets) {
      const sent =
        frame.kind === "tickets" ? { ...frame, tickets: frame.tickets.map((one) => seenBy(one, who)) } : frame;
      socket.send(JSON.stringify(sent));
    }
  };
  const put = (post: PostJson): void => {
    const at = posts.findIndex(({ id }) => id === post.id);
    if (at < 0) posts.push(post);
    else posts[at] = post;
    push({ kind: "posts", posts: [post], cursor: change });
  };
  const post: FakeDesk["post"] = (content, thread, more = {}) => {
    change += 1;
    const made = samplePost(`p-${change}`, thread, change, content, { change, at: new Date().toISOString(), ...more });
    put(made);
    return made;
  };
  const changeTicket = (ticket: TicketJson, next: Partial<TicketJson>): void => {
    const changed = { ...ticket, ...next, version: ticket.version + 1, updatedAt: new Date().toISOString() };
    tickets[tickets.indexOf(ticket)] = changed;
    push({ kind: "tickets", tickets: [changed], gone: [], events: [], cursor: String(changed.version) });
  };
  const sayInTalk = (
    who: SamplePerson,
    ticketId: string,
    text: string,
    visibility: TalkMessageJson["visibility"],
  ): void => {
    const said = sampleMessage((talk.at(-1)?.seq ?? 0) + 1, {
      words: text,
      visibility,
      author: { ...people[who] },
      mine: true,
      at: new Date().toISOString(),
    });
    talk.push(said);
    push({ kind: "talk", ticketId, messages: [said] });
  };

  const perform = (act: WebAct, who: SamplePerson): AnswerJson => {
    const { clientId } = act;
    if (refuses(act)) return refusal(clientId, "The desk does not take that.");
    if (act.spot.on === "desk") return performOnDesk(act, who, act.spot.ticketId);
    const { thread } = act.spot;
    if (act.kind === "say") {
      if (act.text.includes("forbidden")) return refusal(clientId, "The desk does not take that.");
      post(words(act.text), thread, { id: clientId, mine: true, change: change + 1 });
      return { clientId, kind: "nothing" };
    }
    if (act.kind === "edit") {
      const before = posts.find(({ id }) => id === act.message);
      if (before !== undefined)
        put({ ...before, change: ++change, editedAt: new Date().toISOString(), content: words(act.text) });
    }
    if (act.kind === "delete") {
      const before = posts.find(({ id }) => id === act.message);
      if (before !== undefined) put({ ...before, change: ++change, content: null });
    }
    if (act.kind === "press" && act.action.startsWith("sign")) return { clientId, kind: "form", form: pinForm };
    if (act.kind === "press") post(sampleCardContent(`Pressed ${act.action}`), thread);
    if (act.kind === "submit" && act.fields.pin !== "246810")
      return refusal(clientId, "That PIN is wrong. 4 tries are left.");
    if (act.kind === "submit") post(sampleCardContent("Report signed"), thread);
    if (act.kind === "command")
      return { clientId, kind: "card", card: sampleCard(`You ran ${act.words}`, []), files: [] };
    return { clientId, kind: "nothing" };
  };
  const performOnDesk = (act: WebAct, who: SamplePerson, ticketId: string): AnswerJson => {
    const { clientId } = act;
    const ticket = tickets.find(({ id }) => id === ticketId);
    const replied = act.kind === "command" ? /^ticket reply #\d+ ([\s\S]+)$/.exec(act.words)?.[1] : undefined;
    if (act.kind === "say") sayInTalk(who, ticketId, act.text, "staff");
    else if (replied !== undefined) sayInTalk(who, ticketId, replied, "customer");
    else if (act.kind === "press" && act.action.startsWith("assign-approve") && ticket !== undefined)
      changeTicket(ticket, { status: "opened", assignee: { ...people.technician } });
    else return { clientId, kind: "card", card: sampleCard(`You did ${act.kind}`, []), files: [] };
    return { clientId, kind: "nothing" };
  };
  /** Once an act: a repeat gets the answer that the first one got. */
  const performOnce = (act: WebAct, who: SamplePerson): AnswerJson => {
    acts.push(act);
    const answer = answers.get(act.clientId) ?? perform(act, who);
    answers.set(act.clientId, answer);
    return answer;
  };

  const chats = (): readonly ChatJson[] =>
    [...new Set(posts.map(({ thread }) => thread))]
      .map((thread): ChatJson => {
        const last = posts.filter((one) => one.thread === thread).at(-1) as PostJson;
        const number = thread?.startsWith("c-t") ? Number(thread.slice(3)) : null;
        const found = number === null ? undefined : sampleTicket(number, number === 1003 ? "closed" : undefined);
        const { content } = last;
        return {
          thread,
          kind: thread === null ? "notices" : thread.startsWith("line") ? "line" : "chat",
          ticket:
            found === undefined
              ? null
              : { id: found.id, number: found.number, title: found.title, status: found.status },
          lastLine: content === null ? "" : content.kind === "card" ? content.card.title : toPlain(content.text),
          lastMine: last.mine,
          lastAt: last.at,
          lastChange: last.change,
        };
      })
      .toReversed();

  const answer = (url: URL, who: SamplePerson | null, body: unknown): unknown => {
    const page = (limit: number, before: number) =>
      posts
        .filter((one) => one.thread === (url.searchParams.get("thread") ?? null) && one.order < before)
        .slice(-limit);
    const [, number, part] = /^\/api\/v1\/tickets\/(\d+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    const found = tickets.find((one) => one.number === Number(number));
    const limit = Number(url.searchParams.get("limit") ?? 50);
    if (url.pathname === "/web/me") return { account: who === null ? null : people[who], desk: sampleDesk };
    if (url.pathname === "/auth/guest") return { account: people.customer, desk: sampleDesk };
    if (url.pathname === "/auth/language")
      return { account: { ...people[who ?? "customer"], ...(body as object) }, desk: sampleDesk };
    if (url.pathname === "/web/chats") return { chats: chats(), cursor: change };
    if (url.pathname === "/web/posts") {
      const shown = page(limit, Number(url.searchParams.get("before") ?? Number.MAX_SAFE_INTEGER));
      return { posts: shown, before: shown.length < limit ? null : (shown[0]?.order ?? null), cursor: change };
    }
    if (url.pathname === "/live/frame") return performOnce(body as WebAct, who ?? "customer");
    if (url.pathname === "/web/commands") return { commands: sampleCommands };
    if (url.pathname === "/web/staff") return { staff: sampleStaff, vehicles: [] };
    if (url.pathname === "/files")
      return {
        fileId: "00000000-0000-7000-8000-00000000000f",
        name: "photo.png",
        mediaType: "image/png",
        sizeBytes: 68,
        url: "/photo.png",
      };
    const book = answerOfBook(url.pathname) ?? answerOfWebhooks(url.pathname, body);
    if (book !== undefined) return book;
    if (url.pathname === "/api/v1/tickets") return listTickets(tickets, url.searchParams, limit, who ?? "admin");
    if (found === undefined) return undefined;
    if (part === "messages")
      return { messages: talk.filter(({ seq }) => seq > Number(url.searchParams.get("after") ?? 0)), before: null };
    if (part === "events") return { events: sampleEvents(found.id), nextAfter: null };
    return seenBy(found, who ?? "admin");
  };

  const live = await serveFake({
    webFolder,
    answer,
    isDown: () => down,
    take(frame, who, tell) {
      if (frame.kind === "resume") {
        const missed = posts.filter((one) => one.change > (frame.cursor ?? change));
        if (missed.length > 0) tell({ kind: "posts", posts: missed, cursor: change });
        tell({ kind: "resumed", cursor: change, events: "0" });
      }
      if (frame.kind === "act" && dropAnswers) {
        for (const socket of live.sockets.keys()) socket.terminate();
        performOnce(frame.act, who);
      } else if (frame.kind === "act") tell({ kind: "answer", answer: performOnce(frame.act, who) });
      if (frame.kind === "ping") tell({ kind: "pong" });
    },
  });
  return {
    url: live.url,
    posts,
    tickets,
    talk,
    acts,
    get down() {
      return down;
    },
    get refuses() {
      return refuses;
    },
    set refuses(next) {
      refuses = next;
    },
    get dropAnswers() {
      return dropAnswers;
    },
    set dropAnswers(next) {
      dropAnswers = next;
    },
    set down(next) {
      down = next;
      if (down) for (const socket of live.sockets.keys()) socket.terminate();
    },
    post,
    push,
    [Symbol.asyncDispose]: () => live.close(),
  };
}

const sampleStaff = [people.technician, people.admin].map(({ id, name, role }) => ({
  id,
  name,
  role,
  presence: "online",
  skills: ["ovens"],
  openTickets: 2,
}));

const sampleCommands = [
  { words: "ticket start", usage: "[#number]", says: "Start the work" },
  { words: "ticket hold", usage: "[#number] <parts|customer|access|other> [words]", says: "Put the work on hold" },
  { words: "ticket report", usage: "[#number]", says: "Write the report" },
  { words: "ticket reply", usage: "[#number] <text>", says: "Answer the customer" },
  { words: "desk assign", usage: "[#number] <person>", says: "Say who goes" },
  { words: "desk search", usage: "<text>", says: "Find tickets" },
];

function listTickets(tickets: readonly TicketJson[], query: URLSearchParams, limit: number, who: SamplePerson) {
  const statuses = query.getAll("status");
  const fits = tickets
    .filter((one) => statuses.length === 0 || statuses.includes(one.status))
    .filter((one) => query.get("assignee") !== "none" || one.assignee === null)
    .filter((one) => query.get("assignee") !== "me" || one.assignee?.id === people[who].id)
    .filter((one) => one.title.toLowerCase().includes((query.get("q") ?? "").toLowerCase()))
    .toSorted((a, b) => b.number - a.number);
  const from = Number(query.get("cursor") ?? 0);
  const items = fits.slice(from, from + limit).map((one) => seenBy(one, who));
  return { items, nextCursor: from + limit < fits.length ? String(from + limit) : null };
}

function sampleCardContent(title: string): PostJson["content"] {
  return { kind: "card", reactions: [], card: sampleCard(title, [], { tone: "good", body: fromPlain("Thank you.") }) };
}

function refusal(clientId: string, detail: string) {
  const problem = { type: "about:blank", title: detail, status: 409, detail, code: "test", data: {}, instance: "" };
  return { clientId, kind: "problem" as const, problem };
}
