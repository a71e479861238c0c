import type { Filter } from "./page-data.ts";

/** A view as it stands in a page's address behind "#", so that it can be passed on; empty for everything. */
export const addressOfFilter = (filter: Filter): string =>
  filter.kind === "all" ? "" : `#${new URLSearchParams({ [filter.kind]: filter.key })}`;
