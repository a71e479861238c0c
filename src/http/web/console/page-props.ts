import type { Acts } from "../live/acts.ts";
import type { AccountJson, SessionJson } from "../protocol.ts";

/** What every page of the list is given. */
export type PageProps = {
  /** What of the page is looked at, from the address; null for the page alone. */
  readonly id: string | null;
  readonly session: SessionJson;
  readonly account: AccountJson;
  readonly acts: Acts;
};
