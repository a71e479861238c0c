import type { FileJson, ProblemJson } from "../protocol.ts";

/** The server refused, in its own words. */
export class RefusedError extends Error {
  readonly problem: ProblemJson;

  constructor(problem: ProblemJson) {
    super(problem.detail);
    this.name = "RefusedError";
    this.problem = problem;
  }
}

/** The request never got an answer: no network, or the server is restarting. */
export class UnreachableError extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = "UnreachableError";
  }
}

/** GET as JSON. Rejects with RefusedError or UnreachableError. */
export function get<T>(path: string): Promise<T> {
  return ask<T>(path, { method: "GET" });
}

/** POST of JSON; the answer as JSON, or undefined for 204. The header proves that our own page asks (CSRF). */
export function post<T>(path: string, body: unknown): Promise<T> {
  return send<T>("POST", path, body);
}

/** PATCH of JSON, like `post`. */
export function patch<T>(path: string, body: unknown): Promise<T> {
  return send<T>("PATCH", path, body);
}

/** PUT of JSON, like `post`. */
export function put<T>(path: string, body: unknown): Promise<T> {
  return send<T>("PUT", path, body);
}

/** DELETE, like `post` without a body. */
export function remove<T>(path: string): Promise<T> {
  return ask<T>(path, { method: "DELETE", headers: { "x-fixline": "1" } });
}

function send<T>(method: "POST" | "PATCH" | "PUT", path: string, body: unknown): Promise<T> {
  return ask<T>(path, {
    method,
    headers: { "content-type": "application/json", "x-fixline": "1" },
    body: JSON.stringify(body),
  });
}

export type Query = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** A path with its query; null and empty values are left out, a list repeats its name. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === "") continue;
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) search.append(name, one);
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Uploads a file; `onProgress` gets 0 … 1. Fetch tells nothing of an upload's progress, hence XMLHttpRequest. */
export function upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<FileJson> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/files");
    request.setRequestHeader("x-fixline", "1");
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new UnreachableError("the upload was cut off"));
    request.onabort = () => reject(new UnreachableError("the upload was stopped"));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as FileJson);
      else reject(new RefusedError(problemFrom(request.response, request.status)));
    };
    signal.addEventListener("abort", () => request.abort());
    const body = new FormData();
    body.append("file", file, file.name);
    request.send(body);
  });
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: "same-origin" });
  } catch (error) {
    throw new UnreachableError(String(error));
  }
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const problem = problemFrom(body, response.status);
  // A proxy's page for a server that is restarting is no answer of the desk.
  if (response.status >= 502 && response.status <= 504) throw new UnreachableError(problem.detail);
  throw new RefusedError(problem);
}

function problemFrom(body: unknown, status: number): ProblemJson {
  if (typeof body === "object" && body !== null && "code" in body && "detail" in body) return body as ProblemJson;
  return {
    type: "about:blank",
    title: String(status),
    status,
    detail: `HTTP ${status}`,
    code: "http",
    data: {},
    instance: "",
  };
}
