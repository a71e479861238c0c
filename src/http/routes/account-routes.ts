import { Type } from "typebox";
import type { Person } from "../../core/domain/actor.ts";
import { languages } from "../../core/domain/languages.ts";
import { Problem } from "../../core/domain/problem.ts";
import { roles } from "../../core/domain/roles.ts";
import { accountSorts } from "../../core/store/account-pages.ts";
import type { Work } from "../../core/store/work.ts";
import { approveAccount } from "../../core/usecases/approve-account.ts";
import { createAccount } from "../../core/usecases/create-account.ts";
import { createSignInLink } from "../../core/usecases/create-sign-in-link.ts";
import { deactivateAccount } from "../../core/usecases/deactivate-account.ts";
import { editAccount } from "../../core/usecases/edit-account.ts";
import { eraseAccount } from "../../core/usecases/erase-account.ts";
import { exportAccount } from "../../core/usecases/export-account.ts";
import { resetPin } from "../../core/usecases/reset-pin.ts";
import { listAccounts, showAccount } from "../../core/usecases/show-account.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { pageFields, pageOf } from "../list-query.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, instant, nullable, oneOf, pageSchema, uuid } from "../schemas.ts";

const accountRef = Type.String({
  pattern: "^(me|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$",
  description: "An account's id, or `me`",
});
const params = Type.Object({ id: accountRef });
const presences = ["online", "busy", "offline"] as const;
const account = Type.Object({
  id: uuid,
  name: Type.String(),
  role: oneOf(roles),
  email: nullable(Type.String({ description: "For the person and admins" })),
  organisation: nullable(Type.Object({ id: uuid, name: Type.String() })),
  manufacturerId: nullable(uuid),
  maySign: Type.Boolean(),
  language: nullable(oneOf(languages)),
  timeZone: nullable(Type.String()),
  presence: oneOf(presences),
  skills: Type.Array(Type.String()),
  guest: Type.Boolean(),
  active: Type.Boolean(),
  logins: Type.Array(Type.String({ description: "Platforms they come by; for the person and admins" })),
  openTickets: Type.Integer(),
  createdAt: instant,
});
const summary = Type.Object(
  {
    messagesErased: Type.Integer(),
    filesErased: Type.Integer(),
    ticketsBlanked: Type.Integer(),
    copiesAskedBack: Type.Integer({ description: "Our copies on chat platforms, that are being deleted" }),
    originalsOnPlatforms: Type.Integer({ description: "What the person typed there, that only they can delete" }),
    originalsOn: Type.Array(Type.String()),
    signaturesKept: Type.Integer(),
    reportsKept: Type.Integer(),
    keptUntil: nullable(instant),
  },
  { description: "What was taken away and what had to stay" },
);
const name = Type.String({ minLength: 1, maxLength: 4_000 });
const email = nullable(Type.String({ maxLength: 254 }));
const skills = Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 50 });
const language = nullable(oneOf(languages));

/** People's accounts: one's own for everybody, all of them for staff to see and for admins to keep. */
export function accountRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "accounts");
  const idOf = (person: Person, ref: string) => (ref === "me" ? person.accountId : ref);
  const current = ({ work, person, params: { id } }: { work: Work; person: Person; params: { id: string } }) =>
    showAccount(work, person, idOf(person, id));
  /** What is remembered of an account for seconds is forgotten once the change is in, in this process at once. */
  const changed = (accountId: string) => setImmediate(() => parts.auth.forgetAccount(accountId));

  read("/api/v1/accounts", {
    summary: "People, by words in their name and organisation, role and more",
    may: "desk.people_list",
    query: Type.Object(
      {
        ...pageFields(accountSorts),
        text: Type.Optional(Type.String({ maxLength: 200 })),
        role: Type.Optional(Type.Union([oneOf(roles), Type.Array(oneOf(roles), { maxItems: 5 })])),
        organisation: Type.Optional(uuid),
        active: Type.Optional(Type.Boolean()),
        presence: Type.Optional(oneOf(presences)),
      },
      closed,
    ),
    answer: pageSchema(account),
    run: ({ work, person, query }) => {
      const { text, role, organisation: organisationId, active, presence } = query;
      const chosen = role === undefined ? undefined : [role].flat();
      return listAccounts(
        work,
        person,
        { text, roles: chosen, organisationId, active, presence },
        pageOf(query, "name"),
      );
    },
  });

  write("POST", "/api/v1/accounts", {
    summary: "A new account, without a password: a sign-in link lets its person in",
    may: "desk.people",
    status: 201,
    body: Type.Object(
      {
        name,
        role: oneOf(roles),
        email: Type.Optional(email),
        organisationId: Type.Optional(nullable(uuid)),
        maySign: Type.Optional(Type.Boolean()),
        skills: Type.Optional(skills),
        manufacturerId: Type.Optional(nullable(uuid)),
        language: Type.Optional(language),
      },
      closed,
    ),
    answer: account,
    run: async ({ work, person, body }) => {
      const { accountId } = await createAccount(work, person, body);
      return {
        body: await showAccount(work, person, accountId),
        headers: { location: `/api/v1/accounts/${accountId}` },
      };
    },
  });

  read("/api/v1/accounts/:id", {
    summary: "One account: one's own, or for staff anybody's",
    may: "account.own",
    params,
    answer: account,
    run: current,
  });

  write("PATCH", "/api/v1/accounts/:id", {
    summary: "Change an account: one's own name, language and time zone; admins everything of anybody's",
    may: "account.own",
    params,
    body: Type.Object(
      {
        name: Type.Optional(name),
        language: Type.Optional(language),
        timeZone: Type.Optional(nullable(Type.String({ maxLength: 80 }))),
        email: Type.Optional(email),
        skills: Type.Optional(skills),
        role: Type.Optional(oneOf(roles)),
        manufacturerId: Type.Optional(uuid),
        organisationId: Type.Optional(uuid),
        maySign: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
    answer: account,
    current,
    run: async (asked) => {
      const accountId = idOf(asked.person, asked.params.id);
      await editAccount(asked.work, asked.person, { ...asked.body, accountId });
      changed(accountId);
      return { body: await current(asked) };
    },
  });

  write("DELETE", "/api/v1/accounts/:id", {
    summary: "Delete an account: nobody gets in by it any more; what it said stays, under its name",
    may: "account.own",
    params,
    current,
    run: async ({ work, person, params: { id } }) => {
      const accountId = idOf(person, id);
      await eraseAccount(work, person, { accountId, words: "keep" });
      changed(accountId);
      return { body: null };
    },
  });

  write("POST", "/api/v1/accounts/:id/erase", {
    summary:
      "Erase a person: account, talk, files, copies, words; says truthfully what had to stay. `confirm` is the id",
    may: "account.own",
    params,
    body: Type.Object({ confirm: uuid }, closed),
    answer: summary,
    run: async ({ work, person, params: { id }, body }) => {
      const accountId = idOf(person, id);
      // A slip of the finger must not do what cannot be undone.
      if (body.confirm !== accountId) throw new Problem("request.invalid", { detail: "confirm: the account's id" });
      const done = await eraseAccount(work, person, { accountId, words: "erase" });
      changed(accountId);
      return { body: done };
    },
  });

  app.get(
    "/api/v1/accounts/:id/export",
    {
      config: {
        tags: ["accounts"],
        summary: "All that the desk keeps of a person: for themselves, or for an admin",
        may: "account.own",
        answers: { 200: Type.Object({}, { additionalProperties: true }) },
      },
      schema: { params },
    },
    async (request, reply) => {
      const { person } = await parts.callerOf(request, "read");
      const accountId = idOf(person, request.params.id);
      const found = await parts.desk.transact((work) => exportAccount(work, person, { accountId }));
      return reply.header("content-disposition", 'attachment; filename="fixline-export.json"').send(found);
    },
  );

  write("POST", "/api/v1/accounts/:id/deactivate", {
    summary: "Shut somebody out: no login works; what they did stays",
    may: "desk.people",
    params,
    answer: account,
    run: async (asked) => {
      const accountId = idOf(asked.person, asked.params.id);
      await deactivateAccount(asked.work, asked.person, { accountId });
      changed(accountId);
      return { body: await current(asked) };
    },
  });

  write("POST", "/api/v1/accounts/:id/activate", {
    summary: "Let somebody in: who signed up, or was shut out",
    may: "desk.people",
    params,
    answer: account,
    run: async (asked) => {
      const accountId = idOf(asked.person, asked.params.id);
      await approveAccount(asked.work, asked.person, { accountId });
      changed(accountId);
      return { body: await current(asked) };
    },
  });

  write("POST", "/api/v1/accounts/:id/sign-in-link", {
    summary: "A link that lets its person in once, within minutes: one's own, or an admin's for anybody",
    may: "account.own",
    params,
    status: 201,
    answer: Type.Object({ url: Type.String(), expiresAt: instant }),
    run: async ({ work, person, params: { id } }) => {
      const { token, expiresAt } = await createSignInLink(work, person, { accountId: idOf(person, id) });
      const kept = { expiresAt: expiresAt.toISOString() };
      return { body: { url: `${parts.publicUrl ?? ""}/l/${token}`, ...kept }, keptBody: kept };
    },
  });

  write("POST", "/api/v1/accounts/:id/pin-reset", {
    summary: "Forget somebody's PIN: they choose the next one themselves",
    may: "desk.people",
    params,
    run: async ({ work, person, params: { id } }) => {
      await resetPin(work, person, { accountId: idOf(person, id) });
      return { body: null };
    },
  });
}
