import type { FastifyRequest, RouteOptions } from "fastify";
import { Type } from "typebox";
import { Problem } from "../core/domain/problem.ts";

const noFields = Type.Object({}, { additionalProperties: false });

/**
 * Closes a route of the API that names no query or takes no body: whoever sends one means something by it, and is told that it means
 * nothing here. To be called as routes are added.
 */
export function refuseUnknown(route: RouteOptions): void {
  if (!/^\/(api|auth)\//.test(route.url) || route.websocket === true) return;
  const schema = (route.schema ?? {}) as { querystring?: unknown; body?: unknown };
  route.schema = { ...schema, querystring: schema.querystring ?? noFields };
  if (schema.body !== undefined) return;
  const before = [route.preValidation ?? []].flat();
  route.preValidation = [...before, async (request: FastifyRequest) => requireNoBody(request.body)];
}

function requireNoBody(body: unknown): void {
  const isNone = body === undefined || body === null;
  if (isNone || (typeof body === "object" && !Array.isArray(body) && Object.keys(body).length === 0)) return;
  throw new Problem("request.invalid", { detail: "this takes no body" });
}
