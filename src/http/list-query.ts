import { Type } from "typebox";
import type { PageAsk } from "../core/store/keyset-page.ts";
import { oneOf } from "./schemas.ts";

/** How every list is asked for its pages: `cursor`, `limit` (1 to 100), `sort`. Lists add their own filters beside these. */
export function pageFields<const Names extends readonly string[]>(sorts: Names) {
  return {
    sort: Type.Optional(oneOf(sorts)),
    cursor: Type.Optional(Type.String({ maxLength: 2_000, description: "`nextCursor` of the page before" })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  };
}

/** The page that a query asks for. */
export function pageOf<Name extends string>(
  query: {
    readonly sort?: Name | undefined;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  usual: Name,
): PageAsk<Name> {
  return { sort: query.sort ?? usual, cursor: query.cursor, limit: query.limit ?? 50 };
}
