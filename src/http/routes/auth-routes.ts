import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Person } from "../../core/domain/actor.ts";
import type { Language } from "../../core/domain/languages.ts";
import { findAccount } from "../../core/store/accounts.ts";
import { findOrganisation } from "../../core/store/organisations.ts";
import { createGuest } from "../../core/usecases/create-guest.ts";
import { setLanguage } from "../../core/usecases/set-language.ts";
import { useSignInLink } from "../../core/usecases/use-sign-in-link.ts";
import { clearSessionCookie } from "../auth/session-cookie.ts";
import { beginSession, endSession, type SignInParts, signInByForm } from "../auth/sign-in.ts";
import { signUp } from "../auth/sign-up.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { acceptedLanguage } from "../request-language.ts";
import { requireSameOrigin } from "../same-origin.ts";
import type { RegisteredJson, SessionJson } from "../web/protocol.ts";

const name = Type.String({ maxLength: 4_000 });
const email = Type.String({ maxLength: 1_000 });
const password = Type.String({ maxLength: 1_000 });
const language = Type.Optional(Type.Union([Type.String({ maxLength: 35 }), Type.Null()]));
const closed = { additionalProperties: false } as const;

/** Guests, signing up, in and out. Answers tell nothing of which addresses have an account. */
export function authRoutes(app: App, parts: HttpParts, signIn: SignInParts): void {
  const tags = ["auth"];
  const now = () => parts.desk.clock();

  app.get("/web/me", { config: { tags, summary: "Who is signed in here" } }, async (request) => {
    const caller = await parts.callerOrNull(request, "read");
    return sessionJson(parts, caller?.person ?? null);
  });

  app.post(
    "/auth/guest",
    {
      config: { tags, summary: "Begin as a guest by name" },
      schema: { body: Type.Object({ name, language }, closed) },
    },
    async (request, reply) => {
      requireSameOrigin(request, parts.publicUrl, false);
      // Who is signed in stays who they are: a second tap on the button is no second guest.
      const caller = await parts.callerOrNull(request, "write");
      if (caller !== null) return sessionJson(parts, caller.person);
      signIn.guests.spend(request.ip, now());
      const person = await parts.desk.transact((work) =>
        createGuest(work, { name: request.body.name, language: wished(request, request.body.language) }),
      );
      await beginSession(signIn, request, reply, person);
      return sessionJson(parts, person);
    },
  );

  app.post(
    "/auth/register",
    {
      config: { tags, summary: "Sign up" },
      schema: { body: Type.Object({ name, email, password, language }, closed) },
    },
    async (request, reply): Promise<RegisteredJson> => {
      requireSameOrigin(request, parts.publicUrl, false);
      signIn.addresses.spend(request.ip, now());
      const caller = await parts.callerOrNull(request, "write");
      const given = { ...request.body, language: wished(request, request.body.language) };
      const confirmBy = await signUp(signIn, caller?.person ?? null, given);
      reply.code(202);
      return { ...(await sessionJson(parts, caller?.person ?? null)), confirmBy };
    },
  );

  app.post(
    "/auth/sign-in",
    { config: { tags, summary: "Sign in" }, schema: { body: Type.Object({ email, password }, closed) } },
    async (request, reply) => {
      requireSameOrigin(request, parts.publicUrl, false);
      const person = await signInByForm(signIn, request, request.body);
      await beginSession(signIn, request, reply, person);
      return sessionJson(parts, person);
    },
  );

  app.post(
    "/auth/link",
    {
      config: { tags, summary: "Sign in by a one-time link" },
      schema: { body: Type.Object({ token: Type.String({ maxLength: 200 }) }, closed) },
    },
    async (request, reply) => {
      requireSameOrigin(request, parts.publicUrl, false);
      signIn.links.spend(request.ip, now());
      const person = await parts.desk.transact((work) => useSignInLink(work, { token: request.body.token }));
      await beginSession(signIn, request, reply, person);
      return sessionJson(parts, person);
    },
  );

  app.post("/auth/sign-out", { config: { tags, summary: "Sign out" } }, async (request, reply) => {
    requireSameOrigin(request, parts.publicUrl, false);
    await endSession(signIn, request);
    clearSessionCookie(reply, parts.overHttps);
    return reply.code(204).send();
  });

  app.post(
    "/auth/language",
    {
      config: { tags, summary: "Choose the language the desk speaks" },
      schema: { body: Type.Object({ language: Type.String({ maxLength: 35 }) }, closed) },
    },
    async (request) => {
      const { person } = await parts.callerOf(request, "write");
      const chosen = await parts.desk.transact((work) => setLanguage(work, person, request.body));
      parts.auth.forgetAccount(person.accountId);
      return sessionJson(parts, { ...person, language: chosen });
    },
  );
}

function wished(request: FastifyRequest, given: string | null | undefined): string | null {
  return given ?? acceptedLanguage(request.headers["accept-language"]);
}

async function sessionJson(parts: HttpParts, person: Person | null): Promise<SessionJson> {
  return parts.desk.read(async (work) => {
    const account = person === null ? null : await findAccount(work, person.accountId);
    const organisation = account?.organisationId == null ? null : await findOrganisation(work, account.organisationId);
    const { settings } = work;
    return {
      account:
        account === null || person === null
          ? null
          : {
              id: account.id,
              name: account.name,
              role: account.role,
              guest: account.guest,
              // A guest's is not theirs before it is confirmed; shown, it would tell a free address from a taken one.
              email: account.guest ? null : account.email,
              language: person.language,
              timeZone: account.timeZone,
              organisation: organisation === null ? null : { id: organisation.id, name: organisation.name },
            },
      desk: {
        name: settings.deskName,
        language: settings.language as Language,
        timeZone: settings.timeZone,
        demo: parts.demo ?? false,
        fileLimitBytes: settings.fileLimitBytes,
        messageLimitCharacters: settings.messageLimitCharacters,
      },
    };
  });
}
