import type { FastifyRequest } from "fastify";
import { Problem } from "../core/domain/problem.ts";

const safe: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a write that a browser sends for a page that is not ours: Problem `request.not_from_here`. A browser says where it comes from
 * (`Sec-Fetch-Site`, `Origin`); scripts of ours also send `x-fixline: 1`, which no foreign form can. `form` is true for the few
 * pages that post without script.
 */
export function requireSameOrigin(request: FastifyRequest, publicUrl: string | null, form: boolean): void {
  if (safe.has(request.method)) return;
  if (!fromHere(request, publicUrl) || (!form && request.headers["x-fixline"] === undefined)) {
    throw new Problem("request.not_from_here", {});
  }
}

/** Whether the browser that asks says it is on a page of ours, or is no browser at all. */
export function fromHere(request: Pick<FastifyRequest, "headers" | "host">, publicUrl: string | null): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  // The browser vouches for it, and no page can set this header. Some send the Origin "null" for a form.
  if (site === "same-origin") return true;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
