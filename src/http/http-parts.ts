import type { IncomingMessage, ServerResponse } from "node:http";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from "fastify";
import type { PostStore } from "../bots/web/post-store.ts";
import type { AccessTokens } from "./auth/access-token.ts";
import type { Authenticator } from "./auth/authenticator.ts";
import type { Caller, Scope } from "./caller.ts";
import type { Metrics } from "./metrics.ts";
import type { FileLinks } from "./present/present-files.ts";
import type { HttpLimits, ServerDeps } from "./server-deps.ts";

/** The server as routes see it: what a schema says is what a handler is given. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What routes are given, made once by `buildServer`. */
export type HttpParts = Omit<ServerDeps, "limits"> & {
  readonly limits: HttpLimits;
  readonly metrics: Metrics;
  readonly auth: Authenticator;
  readonly accessTokens: AccessTokens;
  readonly posts: PostStore;
  /** Who asks, having proved it, with this scope. Throws Problem `sign_in.needed`, `key.invalid`, `key.scope`, `request.not_from_here`. */
  readonly callerOf: (request: FastifyRequest, scope: Scope) => Promise<Caller>;
  /** The same, or null where nobody is signed in. */
  readonly callerOrNull: (request: FastifyRequest, scope: Scope) => Promise<Caller | null>;
  /** True where people reach us by https. */
  readonly overHttps: boolean;
  /** Counts something that an account did against its budget. Throws Problem `request.slow_down`. */
  readonly spend: (accountId: string) => void;
  readonly fileLinks: () => Promise<FileLinks>;
};
