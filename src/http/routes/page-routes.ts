import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { wordsFor } from "../../core/copy/words.ts";
import { homeOf } from "../../core/domain/home-of.ts";
import { isProblem, type Problem } from "../../core/domain/problem.ts";
import { isStaff } from "../../core/domain/roles.ts";
import { useSignInLink } from "../../core/usecases/use-sign-in-link.ts";
import { clearSessionCookie } from "../auth/session-cookie.ts";
import { beginSession, endSession, type SignInParts, signInByForm } from "../auth/sign-in.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { deadLinkPage, linkPage } from "../pages/link-page.ts";
import { pageStyle } from "../pages/page-html.ts";
import { pushWorker } from "../pages/push-worker.ts";
import { signInPage } from "../pages/sign-in-page.ts";
import { staffOnlyPage } from "../pages/staff-only-page.ts";
import { problemStatus } from "../problems.ts";
import { languageOf } from "../request-language.ts";
import { requireSameOrigin } from "../same-origin.ts";

const credentials = Type.Object({ email: Type.String({ maxLength: 320 }), password: Type.String({ maxLength: 1000 }) });
const linkParams = Type.Object({ token: Type.String({ maxLength: 200 }) });

/** The pages that people open: the chat, the console, signing in, one-time links. */
export async function pageRoutes(app: App, parts: HttpParts, signIn: SignInParts): Promise<void> {
  const styleTag = `"${createHash("sha256").update(pageStyle).digest("base64url").slice(0, 16)}"`;
  app.get("/pages.css", async (_request, reply) => reply.type("text/css").header("etag", styleTag).send(pageStyle));

  // At the root, since a worker may only speak for what lies below it.
  app.get("/push-worker.js", async (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").header("cache-control", "no-cache").send(pushWorker),
  );

  app.get("/sign-in", async (request, reply) => html(reply, signInPage(wordsFor(languageOf(request)), null)));
  app.post("/sign-in", { schema: { body: credentials } }, async (request, reply) => {
    requireSameOrigin(request, parts.publicUrl, true);
    const words = wordsFor(languageOf(request));
    try {
      const person = await signInByForm(signIn, request, request.body);
      await beginSession(signIn, request, reply, person);
      return reply.redirect(homeOf(person.role), 303);
    } catch (error) {
      return html(reply.code(statusOf(error)), signInPage(words, words.problem(error as Problem)));
    }
  });

  app.get("/l/:token", { schema: { params: linkParams } }, async (request, reply) => {
    const deskName = await parts.desk.read(async (work) => work.settings.deskName);
    return html(reply, linkPage(wordsFor(languageOf(request)), { token: request.params.token, deskName }));
  });
  app.post("/l/:token", { schema: { params: linkParams } }, async (request, reply) => {
    requireSameOrigin(request, parts.publicUrl, true);
    const words = wordsFor(languageOf(request));
    try {
      signIn.links.spend(request.ip, parts.desk.clock());
      const person = await parts.desk.transact((work) => useSignInLink(work, { token: request.params.token }));
      await beginSession(signIn, request, reply, person);
      return reply.redirect(homeOf(person.role), 303);
    } catch (error) {
      return html(reply.code(statusOf(error)), deadLinkPage(words, words.problem(error as Problem)));
    }
  });
  app.post("/sign-out", async (request, reply) => {
    requireSameOrigin(request, parts.publicUrl, true);
    await endSession(signIn, request);
    clearSessionCookie(reply, parts.overHttps);
    return reply.redirect("/sign-in", 303);
  });

  if (parts.webFolder !== null) await appRoutes(app, parts, parts.webFolder);
}

/** The built pages. Files with a hash in their name never change; the shells are asked for anew each time. */
async function appRoutes(app: App, parts: HttpParts, folder: string): Promise<void> {
  const shell = (name: string) => readFile(path.join(folder, name), "utf8");
  await app.register(fastifyStatic, {
    root: path.join(folder, "assets"),
    prefix: "/assets/",
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
    decorateReply: false,
  });
  app.get("/", async (request, reply) => {
    // Manufacturers have nothing to report: they come for their dashboards.
    const caller = await parts.callerOrNull(request, "read").catch(() => null);
    if (caller?.person.role === "manufacturer") return reply.redirect(homeOf("manufacturer"), 303);
    return html(reply, await shell("chat.html"));
  });
  app.get("/console", async (request, reply) => {
    const caller = await parts.callerOrNull(request, "read");
    if (caller === null) return reply.redirect("/sign-in", 303);
    if (caller.person.role === "manufacturer")
      return html(reply.code(403), staffOnlyPage(wordsFor(caller.person.language)));
    if (!isStaff(caller.person.role)) return reply.redirect("/", 303);
    return html(reply, await shell("console.html"));
  });
  // One address for everybody's own account. Manufacturers have no other page of ours: theirs stands here.
  app.get("/account", async (request, reply) => {
    const caller = await parts.callerOrNull(request, "read");
    if (caller === null) return reply.redirect("/sign-in", 303);
    if (caller.person.role === "manufacturer") return html(reply, await shell("chat.html"));
    return reply.redirect(isStaff(caller.person.role) ? "/console#/account" : "/#account", 303);
  });
}

function html(reply: FastifyReply, text: string): FastifyReply {
  return reply.type("text/html; charset=utf-8").header("cache-control", "no-store").send(text);
}

/** The status of an expected failure; anything else is not for a page to answer. */
function statusOf(error: unknown): number {
  if (!isProblem(error)) throw error;
  return problemStatus[error.code];
}
