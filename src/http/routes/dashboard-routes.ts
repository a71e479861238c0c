import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { wordsFor } from "../../core/copy/words.ts";
import type { Person } from "../../core/domain/actor.ts";
import { Problem } from "../../core/domain/problem.ts";
import { dashboardOfAccount, slugOfDashboardLink } from "../../core/store/dashboard-links.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { escapeHtml } from "../pages/page-html.ts";

/** Where the built dashboards lie, and which folder is whose; null while they cannot be had. */
export type DashboardSite = () => Promise<{
  readonly folder: string;
  readonly folders: Readonly<Record<string, { readonly maker: string; readonly name: string }>>;
} | null>;

/** What built pages may do: their own script, style and data, and nothing else. Nothing inline. */
const dashboardPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Where dashboards/pages/page-shell.ts leaves room for the reader's own way back to us; a folder that was copied elsewhere has none. */
const roomForReader = "<!-- reader -->";

const linkCookie = "fixline_dashboards";
/**
 * The dashboards: a manufacturer's folder for its own accounts, for admins and for holders of a link; the whole site for admins. For
 * anybody else every address is answered like one that does not exist, before it is looked whether it does.
 */
export function dashboardRoutes(app: App, parts: HttpParts): void {
  const { site } = parts;
  if (site === undefined) return;

  app.get(
    "/d/:token",
    { schema: { params: Type.Object({ token: Type.String({ maxLength: 200 }) }) } },
    async (request, reply) => {
      const { token } = request.params;
      const slug = await parts.desk.read((work) => slugOfDashboardLink(work, token));
      if (slug === null) throw nothingHere();
      reply.setCookie(linkCookie, token, {
        path: "/dashboards",
        httpOnly: true,
        sameSite: "lax",
        secure: parts.overHttps,
      });
      return reply.redirect(`/dashboards/${slug}/`, 303);
    },
  );

  app.get("/dashboards", async (request, reply) => {
    const { admin, own, account } = await readerOf(parts, request);
    if (admin)
      return request.url.split("?")[0]?.endsWith("/") === true
        ? send(request, reply, "index.html", account)
        : reply.redirect("/dashboards/", 303);
    const [slug] = own;
    if (slug === undefined) throw nothingHere();
    return reply.redirect(`/dashboards/${slug.slug}/`, 303);
  });

  app.get("/dashboards/*", async (request, reply) => {
    // A schema cannot name a wildcard. A file of the site's own folder is an admin's; else the first part names a folder.
    const [slug = "", ...rest] = String((request.params as { readonly "*"?: unknown })["*"] ?? "").split("/");
    const { admin, own, account } = await readerOf(parts, request);
    if (admin && slug === "assets") return send(request, reply, [slug, ...rest].join("/"), account);
    const granted = own.find((one) => one.slug === slug);
    if (!admin && granted === undefined) throw nothingHere();
    // A folder of that name may have been somebody else's when it was built.
    const maker = (await site())?.folders[slug]?.maker;
    if (maker === undefined || (granted !== undefined && granted.maker !== null && granted.maker !== maker)) {
      throw nothingHere();
    }
    // Pages name their files relative to their folder.
    const isFolder = rest.length === 0 || (rest.length === 1 && rest[0] === "");
    const [address = ""] = request.url.split("?");
    if (isFolder && !address.endsWith("/")) return reply.redirect(`/dashboards/${encodeURIComponent(slug)}/`, 303);
    return send(request, reply, `${slug}/${isFolder ? "index.html" : rest.join("/")}`, account);
  });

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    reader: Person | null,
  ): Promise<FastifyReply> {
    const type = types[path.extname(name)];
    const isPlain = name.split("/").every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part));
    const built = isPlain && type !== undefined ? await site?.() : null;
    if (!built || type === undefined) throw nothingHere();
    const file = await readFile(path.join(built.folder, name)).catch(() => null);
    if (file === null) throw nothingHere();
    const bytes = reader !== null && type.startsWith("text/html") ? withWayBack(file, reader) : file;
    const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
    const isHashed = name.includes("/assets/") || name.startsWith("assets/");
    reply.headers({
      "content-type": type,
      "content-security-policy": dashboardPolicy,
      etag: tag,
      "cache-control": isHashed ? "private, max-age=31536000, immutable" : "private, no-cache",
      vary: "cookie, authorization",
    });
    return request.headers["if-none-match"] === tag ? reply.code(304).send() : reply.send(bytes);
  }
}

/** The page with a link to the reader's own account, in their language. A holder of a link has none. */
function withWayBack(page: Buffer, reader: Person): Buffer {
  const words = escapeHtml(wordsFor(reader.language).say("page-own_account"));
  const link = `<p class="reader"><a href="/account" lang="${reader.language}">${words}</a></p>`;
  return Buffer.from(page.toString("utf8").replace(roomForReader, link));
}

/** One answer for what is not there and for what is not this reader's. */
function nothingHere(): Problem<"request.unknown_address"> {
  return new Problem("request.unknown_address", {});
}

/** What somebody may read: everything (admins), or folders; `maker` says whose a folder must be, null for a link's. */
type Reader = {
  readonly admin: boolean;
  readonly own: readonly { readonly slug: string; readonly maker: string | null }[];
  /** Who is signed in and reads by right of their account, not by a link. */
  readonly account: Person | null;
};

async function readerOf(parts: HttpParts, request: FastifyRequest): Promise<Reader> {
  const caller = await parts.callerOrNull(request, "read");
  if (caller?.person.role === "admin") return { admin: true, own: [], account: caller.person };
  const token = request.cookies[linkCookie];
  const person = caller?.person ?? null;
  const own = await parts.desk.read(async (work) => {
    const account = person === null ? null : await dashboardOfAccount(work, person.accountId);
    const linked = token === undefined || token.length > 200 ? null : await slugOfDashboardLink(work, token);
    return [...(account === null ? [] : [account]), ...(linked === null ? [] : [{ slug: linked, maker: null }])];
  });
  return { admin: false, own, account: person?.role === "manufacturer" ? person : null };
}
