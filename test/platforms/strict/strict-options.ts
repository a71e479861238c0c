import type { Capabilities } from "../../../src/bots/platform.ts";

/** What the strict platform can be told not to be able to do. */
export const lacks = [
  "threads",
  "edit",
  "delete",
  "react",
  "modal",
  "ephemeral",
  "openDirect",
  "nonce",
  "find",
  "longTexts",
] as const;
export type Lack = (typeof lacks)[number];

export type StrictOptions = {
  readonly lacks?: readonly Lack[];
  /** Its time; it counts the nonce window with it. */
  readonly now?: () => Date;
  readonly nonceSeconds?: number;
  readonly maxFormFields?: number;
  readonly maxFormFiles?: number;
};

/** The most bytes of an action or form id, as on the narrowest platform. */
export const maxActionBytes = 64;

/** The capability table of a strict platform that lacks these. */
export function capabilitiesOf(options: StrictOptions): Capabilities {
  const can = (lack: Lack): boolean => !(options.lacks ?? []).includes(lack);
  return {
    threads: can("threads"),
    edit: can("edit"),
    delete: can("delete"),
    react: can("react"),
    modal: can("modal"),
    maxFormFields: options.maxFormFields ?? Number.POSITIVE_INFINITY,
    maxFormFiles: options.maxFormFiles ?? 10,
    ephemeral: can("ephemeral"),
    openDirect: can("openDirect"),
    maxTextLength: can("longTexts") ? 12_000 : 2000,
    maxFileBytes: 1_000_000,
    maxButtons: 10,
    nonceSeconds: can("nonce") ? (options.nonceSeconds ?? Number.POSITIVE_INFINITY) : 0,
    canFindPost: can("find"),
    findsOpened: can("nonce"),
  };
}
