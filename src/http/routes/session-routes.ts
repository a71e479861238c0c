import { Type } from "typebox";
import type { Person } from "../../core/domain/actor.ts";
import { Problem } from "../../core/domain/problem.ts";
import { askPasswordReset } from "../../core/usecases/ask-password-reset.ts";
import { changePassword } from "../../core/usecases/change-password.ts";
import { endTokenFamily } from "../../core/usecases/end-token-family.ts";
import { type OpenedFamily, openTokenFamily } from "../../core/usecases/open-token-family.ts";
import { personOfAccount } from "../../core/usecases/person-of-account.ts";
import { queueMail } from "../../core/usecases/queue-mail.ts";
import { refreshTokens } from "../../core/usecases/refresh-tokens.ts";
import { resetPassword } from "../../core/usecases/reset-password.ts";
import { signOutEverywhere } from "../../core/usecases/sign-out-everywhere.ts";
import { useSignInLink } from "../../core/usecases/use-sign-in-link.ts";
import { accessMinutes } from "../auth/access-token.ts";
import { inEvenTime } from "../auth/even-time.ts";
import { clearSessionCookie } from "../auth/session-cookie.ts";
import { endSession, type SignInParts, signInByForm } from "../auth/sign-in.ts";
import { signUp } from "../auth/sign-up.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { closed, instant, nullable, oneOf, uuid } from "../schemas.ts";

const tags = ["auth"];
const email = Type.String({ minLength: 1, maxLength: 1_000 });
const password = Type.String({ minLength: 1, maxLength: 1_000 });
const tokens = Type.Object({
  accessToken: Type.String({ description: "Send it as `Authorization: Bearer …`" }),
  tokenType: oneOf(["Bearer"]),
  expiresIn: Type.Integer({ description: "Seconds that the access token works" }),
  refreshToken: Type.String({ description: "Works once: each refresh gives the next" }),
  refreshExpiresAt: instant,
  account: Type.Object({ id: uuid, name: Type.String(), role: Type.String() }),
});

/** Signing in and out by API: access tokens, and refresh tokens that take each other's place. No cookie is set or needed. */
export function sessionRoutes(app: App, parts: HttpParts, signIn: SignInParts): void {
  const { desk } = parts;
  const now = () => desk.clock();

  async function tokensOf(person: Pick<Person, "accountId" | "name" | "role">, family: OpenedFamily) {
    const { accountId, name, role } = person;
    return {
      accessToken: await parts.accessTokens.make({ accountId, familyId: family.familyId }, now()),
      tokenType: "Bearer" as const,
      expiresIn: accessMinutes * 60,
      refreshToken: family.refreshToken,
      refreshExpiresAt: family.expiresAt.toISOString(),
      account: { id: accountId, name, role },
    };
  }
  const open = async (person: Person) =>
    tokensOf(person, await desk.transact((work) => openTokenFamily(work, { accountId: person.accountId })));

  app.post(
    "/api/v1/auth/register",
    {
      config: {
        tags,
        summary: "Sign up; a taken address is answered like a free one",
        answers: { 202: Type.Object({ confirmBy: oneOf(["mail", "staff"]) }) },
      },
      schema: {
        body: Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 4_000 }),
            email,
            password,
            language: Type.Optional(nullable(Type.String({ maxLength: 35 }))),
          },
          closed,
        ),
      },
    },
    async (request, reply) => {
      signIn.addresses.spend(request.ip, now());
      const confirmBy = await signUp(signIn, null, { ...request.body, language: request.body.language ?? null });
      return reply.code(202).send({ confirmBy });
    },
  );

  app.post(
    "/api/v1/auth/sign-in",
    {
      config: { tags, summary: "Sign in by e-mail address and password", answers: { 200: tokens } },
      schema: { body: Type.Object({ email, password }, closed) },
    },
    async (request) => open(await signInByForm(signIn, request, request.body)),
  );

  app.post(
    "/api/v1/auth/link",
    {
      config: { tags, summary: "Sign in by the token of a one-time link", answers: { 200: tokens } },
      schema: { body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }, closed) },
    },
    async (request) => {
      signIn.links.spend(request.ip, now());
      return open(await desk.transact((work) => useSignInLink(work, { token: request.body.token })));
    },
  );

  app.post(
    "/api/v1/auth/refresh",
    {
      config: {
        tags,
        summary: "The next access and refresh token; a refresh token that comes twice ends the sign-in",
        answers: { 200: tokens },
      },
      schema: { body: Type.Object({ refreshToken: Type.String({ minLength: 1, maxLength: 200 }) }, closed) },
    },
    async (request) => {
      signIn.refreshes.spend(request.ip, now());
      const found = await desk.transact((work) => refreshTokens(work, request.body));
      if (found.kind === "refused") {
        if (found.endedFamilyId !== null) parts.auth.forgetFamily(found.endedFamilyId);
        throw new Problem("token.invalid", {});
      }
      const person = await desk.read((work) => personOfAccount(work, found.accountId));
      return tokensOf(person, found.family);
    },
  );

  app.post("/api/v1/auth/sign-out", { config: { tags, summary: "End this sign-in" } }, async (request, reply) => {
    const { via } = await parts.callerOf(request, "write");
    if (via.kind === "access") {
      await desk.transact((work) => endTokenFamily(work, via));
      parts.auth.forgetFamily(via.familyId);
    } else if (via.kind === "session") {
      await endSession(signIn, request);
      clearSessionCookie(reply, parts.overHttps);
    } else throw new Problem("sign_in.needed", {});
    return reply.code(204).send();
  });

  app.post(
    "/api/v1/auth/sign-out-everywhere",
    { config: { tags, summary: "End every sign-in of mine, in browsers and apps; keys stay" } },
    async (request, reply) => {
      const { person, via } = await parts.callerOf(request, "write");
      // A machine's key shall not be able to lock its person out.
      if (via.kind === "key") throw new Problem("sign_in.needed", {});
      await desk.transact((work) => signOutEverywhere(work, person));
      parts.auth.forgetAccount(person.accountId);
      signIn.hub.endAccount(person.accountId);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/v1/auth/password",
    {
      config: { tags, summary: "Change my password; I am signed out everywhere else" },
      schema: { body: Type.Object({ current: password, next: password }, closed) },
    },
    async (request, reply) => {
      const { person, via } = await parts.callerOf(request, "write");
      if (via.kind === "key") throw new Problem("sign_in.needed", {});
      const seconds = signIn.slowDown.begin(`password of ${person.accountId}`, now());
      if (seconds > 0) throw new Problem("sign_in.slow_down", { seconds });
      const here = via.kind === "session" ? { token: via.token } : { familyId: via.familyId };
      await desk.transact((work) => changePassword(work, person, { ...request.body, here }));
      signIn.slowDown.succeeded(`password of ${person.accountId}`);
      parts.auth.forgetAccount(person.accountId);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/v1/auth/reset-code",
    {
      config: {
        tags,
        summary: "I forgot my password: a code comes in chat, and by mail where that is set up. Always answered alike",
        answers: { 202: {} },
      },
      schema: { body: Type.Object({ email }, closed) },
    },
    async (request, reply) => {
      signIn.addresses.spend(request.ip, now());
      const seconds = signIn.slowDown.begin(`reset of ${request.body.email.slice(0, 300).trim().toLowerCase()}`, now());
      if (seconds > 0) throw new Problem("sign_in.slow_down", { seconds });
      const byMail = parts.mails ?? false;
      await inEvenTime(() =>
        desk.transact(async (work) => {
          const mail = await askPasswordReset(work, { email: request.body.email, byMail });
          if (mail === null) return;
          const { to, language, code, expiresAt } = mail;
          await queueMail(work, parts.secret, { kind: "reset", to, language, secret: code }, expiresAt);
        }),
      );
      if (byMail) desk.wake("mail");
      return reply.code(202).send({});
    },
  );

  app.post(
    "/api/v1/auth/reset",
    {
      config: { tags, summary: "Choose a new password by a code; every sign-in of the account ends" },
      schema: {
        body: Type.Object({ email, code: Type.String({ minLength: 1, maxLength: 64 }), password }, closed),
      },
    },
    async (request, reply) => {
      signIn.addresses.spend(request.ip, now());
      const name = `code for ${request.body.email.slice(0, 300).trim().toLowerCase()}`;
      const seconds = signIn.slowDown.begin(name, now());
      if (seconds > 0) throw new Problem("sign_in.slow_down", { seconds });
      const { accountId } = await inEvenTime(() => desk.transact((work) => resetPassword(work, request.body)));
      signIn.slowDown.succeeded(name);
      parts.auth.forgetAccount(accountId);
      signIn.hub.endAccount(accountId);
      return reply.code(204).send();
    },
  );
}
