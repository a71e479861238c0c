import { bodyTag, namesTag } from "../body-tag.ts";
import type { App } from "../http-parts.ts";
import type { OpenapiDocument } from "../openapi.ts";
import { referencePage, referenceStyle } from "../pages/reference-page.ts";

/** What the API is: for machines as OpenAPI 3.1, for people as a page. `document` is asked when all routes are there. */
export function referenceRoutes(app: App, document: () => OpenapiDocument): void {
  let made: { readonly json: string; readonly page: string; readonly tag: string } | null = null;
  const all = () => {
    made ??= { json: JSON.stringify(document()), page: referencePage(document()), tag: bodyTag(document()) };
    return made;
  };
  const served = [
    ["/api/v1/openapi.json", "application/json; charset=utf-8", () => all().json],
    ["/docs", "text/html; charset=utf-8", () => all().page],
    ["/docs.css", "text/css; charset=utf-8", () => referenceStyle],
  ] as const;
  for (const [url, type, text] of served) {
    app.get(url, async (request, reply) => {
      const { tag } = all();
      reply.header("etag", tag).header("cache-control", "public, no-cache");
      if (namesTag(request.headers["if-none-match"], tag)) return reply.code(304).send();
      return reply
        .type(type)
        .serializer((given: string) => given)
        .send(text());
    });
  }
}
