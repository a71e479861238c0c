import type { IncomingMessage, ServerResponse } from "node:http";
import { type Json, parseJson, textIn } from "../../../src/bots/slack/json.ts";
import { brokenBlockRules } from "./check-blocks.ts";
import type { SlackState } from "./slack-state.ts";

/** An address to answer at, and how often it was used. */
export type ResponseUrl = {
  readonly to: {
    readonly channel: string;
    readonly user: string;
    readonly ts: string | null;
    readonly thread: string | null;
  };
  readonly at: number;
  uses: number;
};

export type SideDoorParts = {
  readonly state: SlackState;
  readonly now: () => number;
  readonly responses: ReadonlyMap<string, ResponseUrl>;
  readonly base: () => string;
  readonly botToken: () => string;
};

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** What Slack offers beside the Web API: addresses to answer at, to upload to, and to fetch files from. */
export function sideDoors({ state, now, responses, base, botToken }: SideDoorParts) {
  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  async function onResponseUrl(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = parseJson((await readBody(request)).toString("utf8"));
    const known = responses.get(id);
    if (known === undefined || known.uses >= 5 || now() - known.at > 30 * 60_000) {
      state.broken.push("a response_url was used too often, or too late");
      response.writeHead(404).end("used_url");
      return;
    }
    known.uses += 1;
    state.broken.push(...brokenBlockRules(body.blocks ?? [], "message"));
    const { channel, user, ts, thread } = known.to;
    const posts = state.channels.get(channel)?.posts ?? [];
    const replaced = body.replace_original === true ? posts.find((post) => post.ts === ts) : undefined;
    const blocks = Array.isArray(body.blocks) ? (body.blocks as Json[]) : [];
    if (replaced !== undefined) {
      replaced.text = textIn(body, "text") ?? "";
      replaced.blocks = blocks;
    } else {
      const onlyFor = body.response_type === "in_channel" ? null : user;
      posts.push({
        ts: state.nextTs(),
        user: state.botUser,
        text: textIn(body, "text") ?? "",
        blocks,
        thread,
        metadata: null,
        files: [],
        editedTs: null,
        deleted: false,
        onlyFor,
        reactions: new Map(),
      });
    }
    response.writeHead(200).end("ok");
  }

  async function onUpload(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBody(request);
    const file = state.files.get(id);
    const length = Number(new URL(request.url ?? "", base()).searchParams.get("length"));
    if (file === undefined || bytes.byteLength !== length) {
      state.broken.push(`an upload of ${bytes.byteLength} bytes where ${length} were announced`);
      response.writeHead(400).end();
      return;
    }
    state.files.set(id, { ...file, bytes: new Uint8Array(bytes) });
    response.writeHead(200).end(`OK - ${bytes.byteLength}`);
  }

  function onFile(id: string, request: IncomingMessage, response: ServerResponse): void {
    const file = state.files.get(id);
    // Without the token Slack leads to its sign-in page.
    if (request.headers.authorization !== `Bearer ${botToken()}`)
      response.writeHead(302, { location: "/signin" }).end();
    else if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": file.mimetype }).end(Buffer.from(file.bytes));
  }

  return { onResponseUrl, onUpload, onFile };
}
