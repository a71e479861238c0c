import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import fastifyCookie from "@fastify/cookie";
import fastifyMultipart from "@fastify/multipart";
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import fastifyWebsocket from "@fastify/websocket";
import fastify, { type FastifyBaseLogger, type FastifyRequest, LogController } from "fastify";
import { Problem } from "../core/domain/problem.ts";
import { makeSlowDown } from "../core/domain/slow-down.ts";
import { answerFailures } from "./answer-failures.ts";
import { apiRoutes } from "./api-routes.ts";
import { makeAccessTokens } from "./auth/access-token.ts";
import { makeAuthenticator } from "./auth/authenticator.ts";
import { callerOf, callerOrNull } from "./auth/caller-of.ts";
import type { SignInParts } from "./auth/sign-in.ts";
import type { App, HttpParts } from "./http-parts.ts";
import { makeLiveApiHub } from "./live/api/live-api-hub.ts";
import { makeLiveHub } from "./live/live-hub.ts";
import { makeMetrics } from "./metrics.ts";
import { makeOpenapi } from "./openapi.ts";
import { postStoreOf } from "./post-store.ts";
import { makeRateLimit } from "./rate-limit.ts";
import { readJson } from "./read-json.ts";
import { refuseUnknown } from "./refuse-unknown.ts";
import { tellBudget } from "./request-budget.ts";
import { articleRoutes } from "./routes/article-routes.ts";
import { authRoutes } from "./routes/auth-routes.ts";
import { bookingRoutes } from "./routes/booking-routes.ts";
import { calendarRoutes } from "./routes/calendar-routes.ts";
import { chatWebhooks } from "./routes/chat-webhooks.ts";
import { dashboardLinkRoutes } from "./routes/dashboard-link-routes.ts";
import { dashboardRoutes } from "./routes/dashboard-routes.ts";
import { dashboardSubscriptionRoutes } from "./routes/dashboard-subscription-routes.ts";
import { federationRoutes } from "./routes/federation-routes.ts";
import { fileRoutes } from "./routes/file-routes.ts";
import { fixRoutes } from "./routes/fix-routes.ts";
import { handoverRoutes } from "./routes/handover-routes.ts";
import { healthRoutes } from "./routes/health-routes.ts";
import { keyRoutes } from "./routes/key-routes.ts";
import { liveApiRoutes } from "./routes/live-api-routes.ts";
import { liveRoutes } from "./routes/live-routes.ts";
import { maintenanceRoutes } from "./routes/maintenance-routes.ts";
import { messageRoutes } from "./routes/message-routes.ts";
import { pageRoutes } from "./routes/page-routes.ts";
import { referenceRoutes } from "./routes/reference-routes.ts";
import { reportRoutes } from "./routes/report-routes.ts";
import { serverRoutes } from "./routes/server-routes.ts";
import { serverRuleRoutes } from "./routes/server-rule-routes.ts";
import { sessionRoutes } from "./routes/session-routes.ts";
import { shiftRoutes } from "./routes/shift-routes.ts";
import { slaRoutes } from "./routes/sla-routes.ts";
import { suggestionRoutes } from "./routes/suggestion-routes.ts";
import { ticketRoutes } from "./routes/ticket-routes.ts";
import { vehicleRoutes } from "./routes/vehicle-routes.ts";
import { webRoutes } from "./routes/web-routes.ts";
import { webhookDeliveryRoutes } from "./routes/webhook-delivery-routes.ts";
import { webhookRoutes } from "./routes/webhook-routes.ts";
import { securityHeaders } from "./security-headers.ts";
import { httpLimits, type ServerDeps } from "./server-deps.ts";

/**
 * The whole HTTP edge, ready to `listen` or `inject`. `close` says goodbye to the browsers, lets running requests finish and stops
 * listening to the desk; the desk itself is the caller's to close.
 */
export async function buildServer(deps: ServerDeps): Promise<App> {
  const limits = { ...httpLimits, ...deps.limits };
  const app: App = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: deps.behindProxy ? "loopback, linklocal, uniquelocal" : false,
    bodyLimit: limits.bodyBytes,
    requestIdHeader: false,
    genReqId: () => randomBytes(6).toString("base64url"),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    forceCloseConnections: "idle",
    requestTimeout: limits.requestSeconds * 1000,
    // How often node looks for requests that take too long.
    http: {
      connectionsCheckingInterval: Math.min(10_000, limits.requestSeconds * 500),
      headersTimeout: Math.min(60_000, limits.requestSeconds * 1000),
      requestTimeout: limits.requestSeconds * 1000,
    },
    return503OnClosing: true,
  }).withTypeProvider<TypeBoxTypeProvider>();
  const parts = partsOf(deps, limits);
  readBodies(app);
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  // Response schemas document the answers; what is sent is what the presenters made.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const openapi = makeOpenapi();
  app.addHook("onRoute", refuseUnknown);
  app.addHook("onRoute", openapi.add);
  observe(app, parts);
  answerFailures(app, parts);

  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });
  await app.register(fastifyWebsocket, { options: { maxPayload: limits.bodyBytes, clientTracking: false } });

  const hub = makeLiveHub(parts);
  app.addHook("preClose", hub.close);
  parts.metrics.gauge("live_connections", "Browsers that are connected.", () => hub.connections.size);
  const signIn: SignInParts = {
    parts,
    hub,
    slowDown: makeSlowDown(),
    addresses: makeRateLimit(30, 300),
    links: makeRateLimit(30, 300),
    refreshes: makeRateLimit(300, 300),
    guests: makeRateLimit(limits.guestsPerTenMinutes, 600),
  };
  healthRoutes(app, parts);
  authRoutes(app, parts, signIn);
  sessionRoutes(app, parts, signIn);
  ticketRoutes(app, parts);
  reportRoutes(app, parts);
  calendarRoutes(app, parts);
  slaRoutes(app, parts);
  shiftRoutes(app, parts);
  vehicleRoutes(app, parts);
  bookingRoutes(app, parts);
  maintenanceRoutes(app, parts);
  apiRoutes(app, parts);
  suggestionRoutes(app, parts);
  fixRoutes(app, parts);
  articleRoutes(app, parts);
  keyRoutes(app, parts);
  webhookRoutes(app, parts);
  serverRoutes(app, parts);
  serverRuleRoutes(app, parts);
  handoverRoutes(app, parts);
  webhookDeliveryRoutes(app, parts);
  messageRoutes(app, parts);
  fileRoutes(app, parts);
  webRoutes(app, parts);
  dashboardLinkRoutes(app, parts);
  dashboardSubscriptionRoutes(app, parts);
  dashboardRoutes(app, parts);
  liveRoutes(app, parts, hub);
  const liveApi = makeLiveApiHub(parts);
  app.addHook("preClose", liveApi.close);
  liveApiRoutes(app, parts, liveApi);
  await federationRoutes(app, parts);
  await chatWebhooks(app, deps.webhooks ?? []);
  await pageRoutes(app, parts, signIn);
  referenceRoutes(app, () => openapi.document("1", deps.publicUrl ?? "/"));
  return app;
}

function partsOf(deps: ServerDeps, limits: HttpParts["limits"]): HttpParts {
  const overHttps = deps.publicUrl?.startsWith("https:") ?? false;
  const accessTokens = makeAccessTokens(deps.secret, `${deps.publicUrl ?? "urn:fixline"}/api/v1`);
  const auth = makeAuthenticator(deps.desk, () => deps.desk.clock().getTime(), accessTokens);
  const requests = makeRateLimit(limits.requestsPerMinute, 60);
  const keyRequests = makeRateLimit(limits.keyRequestsPerMinute, 60);
  const callers = { auth, publicUrl: deps.publicUrl, overHttps, clock: deps.desk.clock, requests, keyRequests };
  return {
    ...deps,
    limits,
    overHttps,
    auth,
    accessTokens,
    metrics: makeMetrics(),
    posts: postStoreOf(deps.desk),
    callerOf: (request, scope) => callerOf(callers, request, scope),
    callerOrNull: (request, scope) => callerOrNull(callers, request, scope),
    spend: (accountId) => requests.spend(`account ${accountId}`, deps.desk.clock()),
    fileLinks: () =>
      deps.desk.read(async (work) => ({ secret: deps.secret, now: work.now, minutes: work.settings.fileLinkMinutes })),
  };
}

/** JSON and the forms of our own pages; files have their own reader. Anything else is 415. */
function readBodies(app: App): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, async (_request: FastifyRequest, body: string) =>
    readJson(body),
  );
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: 16 * 1024 },
    async (_request: FastifyRequest, body: string) =>
      Object.fromEntries(new URLSearchParams(body.replaceAll("%00", ""))),
  );
  app.addHook("onRequest", async (request) => {
    // No column can hold NUL, and nobody types it into an address.
    if (request.raw.url?.includes("%00")) throw new Problem("request.invalid", { detail: "NUL in the address" });
  });
}

/** Headers of every answer, one line of log and one count a request; addresses hold tokens, so only the route's pattern is logged. */
function observe(app: App, parts: HttpParts): void {
  const headers = securityHeaders(parts.overHttps);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({ ...headers, "x-request-id": request.id });
  });
  app.addHook("onSend", async (request, reply) => {
    tellBudget(request, reply);
    if (reply.getHeader("cache-control") === undefined && !request.url.startsWith("/assets/")) {
      reply.header("cache-control", "no-store");
    }
  });
  app.addHook("onResponse", async (request, reply) => {
    dropUnread(request.raw);
    const route = request.routeOptions.url ?? "none";
    const seconds = reply.elapsedTime / 1000;
    parts.metrics.answered(request.method, route, reply.statusCode, seconds);
    const about = request.params as { readonly number?: unknown } | undefined;
    const line = { request: request.id, method: request.method, route, status: reply.statusCode, seconds };
    parts.log.debug(about?.number === undefined ? line : { ...line, ticket: about.number }, "answered");
  });
}

/**
 * A body that was refused unread is read into nothing for a moment, so that its sender gets to see the answer, and is then cut off:
 * else the connection would stay open for as long as they go on.
 */
function dropUnread(message: IncomingMessage): void {
  if (message.complete || message.destroyed) return;
  message.resume();
  const cut = setTimeout(() => message.destroy(), 2_000).unref();
  message.once("close", () => clearTimeout(cut));
}
