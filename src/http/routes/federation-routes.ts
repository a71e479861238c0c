import type { FastifyReply, FastifyRequest } from "fastify";
import { Value } from "typebox/value";
import { federationItem } from "../../core/domain/federation/federation-item.ts";
import { otherSide, pairingSealing } from "../../core/domain/federation/pairing-key.ts";
import {
  clockSkewSeconds,
  digestOf,
  sameSignature,
  signAnswer,
  signRequest,
} from "../../core/domain/federation/sign-request.ts";
import { Problem } from "../../core/domain/problem.ts";
import { unsealText } from "../../core/domain/seal-text.ts";
import { keepNonce } from "../../core/store/federation-inbox.ts";
import type { FileKind } from "../../core/store/files.ts";
import { findPairing, markHeard, type ServerLink } from "../../core/store/servers.ts";
import { receiveFile } from "../../core/usecases/receive-file.ts";
import { receiveForeignFile } from "../../core/usecases/receive-foreign-file.ts";
import { receiveItem } from "../../core/usecases/receive-item.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { makeRateLimit } from "../rate-limit.ts";
import { readJson } from "../read-json.ts";

/** Who signed a request, and with which nonce: what its answer is signed with. */
type Signer = { readonly server: ServerLink; readonly key: string; readonly nonce: string; readonly digest: string };

const itemBytes = 2 * 1024 * 1024;
const invitationMs = 7 * 86_400_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const fileKinds: readonly FileKind[] = ["photo", "voice", "video", "file"];

/**
 * Where paired servers call us. Neither session nor key of the API counts here: a request is judged by its signature, before its body is
 * read; its time, and that it has not been seen before. Every answer to a signed request is signed too, refusals among them.
 */
export async function federationRoutes(app: App, parts: HttpParts): Promise<void> {
  const { desk } = parts;
  const signers = new WeakMap<FastifyRequest, Signer>();
  const strangers = makeRateLimit(60, 60);
  const servers = makeRateLimit(3_000, 60);
  const fileLimit = () => desk.read(async (work) => work.settings.fileLimitBytes);

  /** The server that signed the request. Throws Problem `federation.key_refused`, `federation.clock_differs`. */
  async function prove(request: FastifyRequest): Promise<Signer> {
    const given = (name: string) => {
      const value = request.headers[name];
      return typeof value === "string" ? value : "";
    };
    const now = desk.clock();
    const [pairing, nonce, digest] = [given("fixline-pairing"), given("fixline-nonce"), given("fixline-digest")];
    const seconds = /^\d{1,12}$/.test(given("fixline-timestamp")) ? Number(given("fixline-timestamp")) : Number.NaN;
    const isShaped =
      /^[0-9a-f]{32}$/.test(pairing) && /^[A-Za-z0-9_-]{16,64}$/.test(nonce) && /^[0-9a-f]{64}$/.test(digest);
    const server = isShaped ? await desk.read((work) => findPairing(work, pairing)) : null;
    const key = server === null ? null : unsealText(parts.secret, pairingSealing, server.sealedKey);
    const side = server === null ? null : otherSide(server.side);
    const isSame =
      key !== null &&
      side !== null &&
      given("fixline-side") === side &&
      sameSignature(
        given("fixline-signature"),
        signRequest(key, { pairing, side, nonce, seconds, method: request.method, path: request.url, digest }),
      );
    if (!isSame || server === null || key === null) {
      // Whoever guesses is slowed; the pairing's own server is not, wherever it calls from.
      strangers.spend(request.ip, now);
      throw new Problem("federation.key_refused", {});
    }
    signers.set(request, { server, key, nonce, digest });
    if (!(Math.abs(now.getTime() / 1000 - seconds) <= clockSkewSeconds)) {
      throw new Problem("federation.clock_differs", { seconds: clockSkewSeconds });
    }
    const isStale = server.state === "pairing" && now.getTime() - server.createdAt.getTime() > invitationMs;
    if (server.state === "ended" || isStale) throw new Problem("federation.unpaired", {});
    servers.spend(server.id, now);
    return { server, key, nonce, digest };
  }

  /** The body, if it is the one that was signed and this request was not seen before. Throws Problem. */
  async function signedBody(request: FastifyRequest): Promise<{ readonly server: ServerLink; readonly body: Buffer }> {
    const signer = signers.get(request);
    if (signer === undefined) throw new Problem("federation.key_refused", {});
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (digestOf(body) !== signer.digest) throw new Problem("federation.key_refused", {});
    const isNew = await desk.read((work) => keepNonce(work, signer.server.id, signer.nonce));
    if (!isNew) throw new Problem("federation.replayed", {});
    await desk.read((work) => markHeard(work, signer.server.id));
    return { server: signer.server, body };
  }

  const limitBytes = await fileLimit();
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: unknown) => body);
    scope.addHook("onRequest", async (request) => void (await prove(request)));
    scope.addHook("onSend", async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
      const signer = signers.get(request);
      if (signer === undefined) return payload;
      const { server, key, nonce } = signer;
      const digest = digestOf(typeof payload === "string" ? payload : "");
      const answer = { pairing: server.pairing, side: server.side, nonce, status: reply.statusCode, digest };
      reply.header("fixline-signature", signAnswer(key, answer));
      return payload;
    });

    scope.post("/federation/v1/items", { bodyLimit: itemBytes }, async (request) => {
      const { server, body } = await signedBody(request);
      const item: unknown = readJson(body.toString("utf8"));
      if (!Value.Check(federationItem, item)) {
        const [fault] = Value.Errors(federationItem, item);
        const where = fault === undefined ? "" : `${fault.instancePath} ${fault.message}`;
        throw new Problem("request.invalid", { detail: `no item of federation 1: ${where}`.slice(0, 200) });
      }
      return desk.transact((work) => receiveItem(work, server, item));
    });

    scope.put("/federation/v1/files/:key", { bodyLimit: Math.max(limitBytes, itemBytes) }, async (request) => {
      const { server, body } = await signedBody(request);
      const { key } = request.params as { readonly key: string };
      if (!uuid.test(key)) throw new Problem("request.invalid", { detail: "files are named by UUIDs" });
      const kind = fileKinds.find((one) => one === request.headers["fixline-file-kind"]) ?? null;
      const type = request.headers["fixline-file-type"];
      await using received = await receiveFile(parts.vault, {
        source: body,
        name: nameOf(request.headers["fixline-file-name"]),
        claimedType: typeof type === "string" ? type.slice(0, 200) : null,
        claimedKind: kind,
        limitBytes: await fileLimit(),
      });
      await desk.transact((work) =>
        receiveForeignFile(work, parts.vault, { serverId: server.id, key, file: received }),
      );
      return {};
    });
  });
}

function nameOf(header: string | readonly string[] | undefined): string {
  if (typeof header !== "string") return "";
  try {
    return decodeURIComponent(header.slice(0, 2_000));
  } catch {
    return "";
  }
}
