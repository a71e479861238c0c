import type { FunctionComponent } from "preact";

/** A part of a page whose script comes when it is first shown, so that the page itself is there at once. */
export type LaterPart<Props> = {
  /** The part, if its script is there already. */
  loaded(): FunctionComponent<Props> | undefined;
  /** Fetches the script. Rejects when it is out of reach; may be tried again. */
  load(): Promise<void>;
};

/** Makes such a part of what imports its script. */
export function laterPart<Props>(read: () => Promise<FunctionComponent<Props>>): LaterPart<Props> {
  let part: FunctionComponent<Props> | undefined;
  return {
    loaded: () => part,
    async load() {
      part ??= await read();
    },
  };
}
