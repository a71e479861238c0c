import { createServer, type Socket } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { keepMail } from "../../src/wiring/keep-mail.ts";
import { openMailer } from "../../src/wiring/open-mailer.ts";
import { silentLog } from "../harness/silent-log.ts";
import { testServer } from "../http/server-harness.ts";

/** A mail server of a dozen lines: takes mail, or refuses the next ones. */
const letters: string[] = [];
let refusals = 0;
const smtp = createServer((socket: Socket) => {
  socket.write("220 here\r\n");
  let data: string | null = null;
  let rest = "";
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    rest += bytes.toString("utf8");
    for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (data !== null) {
        if (line !== ".") data += `${line}\n`;
        else {
          letters.push(data);
          data = null;
          socket.write("250 taken\r\n");
        }
      } else if (/^MAIL/i.test(line) && refusals-- > 0) socket.write("451 later, <ann@example.com>\r\n");
      else if (/^DATA/i.test(line)) {
        data = "";
        socket.write("354 go on\r\n");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    }
  });
});
await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
const { port } = smtp.address() as { port: number };

const server = await testServer({ mails: true, publicUrl: "https://desk.example" });
const { t } = server;
const logged: unknown[] = [];
const mail = keepMail({
  desk: t.desk,
  wakes: { on: () => () => undefined },
  post: openMailer(`smtp://127.0.0.1:${port}?from=desk@example.com`),
  secret: "a secret of the tests",
  publicUrl: "https://desk.example",
  log: { ...silentLog, warn: (...words: unknown[]) => logged.push(words) },
  pollMs: 3_600_000,
});
afterAll(async () => {
  await mail.stop();
  await server[Symbol.asyncDispose]();
  await new Promise((resolve) => smtp.close(resolve));
});
beforeEach(() => {
  letters.length = 0;
  refusals = 0;
});

const post = (url: string, payload: object) => server.app.inject({ method: "POST", url: `/api/v1${url}`, payload });
const ann = { name: "Ann", email: "ann@example.com", password: "correct horse battery", language: "es" };
const signIn = () => post("/auth/sign-in", { email: ann.email, password: ann.password });
/** A letter's words, as the mail client of its reader shows them. */
const shown = (letter: string) => {
  const [head = "", ...body] = letter.split("\n\n");
  const text = body.join("\n\n");
  return /base64/i.test(head)
    ? Buffer.from(text, "base64").toString()
    : text
        .replace(/=\n/g, "")
        .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
};

test("who signs up confirms the address by a mailed link; a mail that was not taken is sent later; a taken address gets none", async () => {
  refusals = 1;
  expect((await post("/auth/register", ann)).json()).toEqual({ confirmBy: "mail" });
  const [row] = await t.db.sql<{ sealed: Buffer }[]>`select sealed from mails`;
  expect(row?.sealed.toString("latin1")).not.toContain("ann@");
  await mail.idle();
  expect(letters).toEqual([]);
  expect(JSON.stringify(logged)).not.toContain("ann@");
  expect((await signIn()).statusCode).toBe(401);
  t.clock.forward(1);
  await mail.idle();
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatch(/^To: ann@example\.com$/m);
  expect(letters[0]).toMatch(/^From: desk@example\.com$/m);
  const token = /https:\/\/desk\.example\/l\/([\w-]{43})/.exec(shown(letters[0] ?? ""))?.[1] ?? "";
  expect((await post("/auth/link", { token })).statusCode).toBe(200);
  expect((await signIn()).statusCode).toBe(200);
  expect((await post("/auth/register", ann)).json()).toEqual({ confirmBy: "mail" });
  await mail.idle();
  expect(letters).toHaveLength(1);
  expect(await t.db.sql`select from mails`).toHaveLength(0);
});

test("a code for a new password comes by mail, and of no use any more it is never sent", async () => {
  expect((await post("/auth/reset-code", { email: ann.email })).statusCode).toBe(202);
  await mail.idle();
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(shown(letters[0] ?? ""))?.[0] ?? "";
  expect((await post("/auth/reset", { email: ann.email, code, password: "another good one" })).statusCode).toBe(204);
  await post("/auth/reset-code", { email: ann.email });
  t.clock.forward(11);
  await mail.idle();
  expect(letters).toHaveLength(1);
  expect(await t.db.sql`select from mails`).toHaveLength(0);
});
