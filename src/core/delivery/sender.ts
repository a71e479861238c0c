/** A surface as a platform names it; `thread` null is the channel itself. */
export type Spot = {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string | null;
};

/** What a platform can do, as far as sending depends on it. */
export type SenderCapabilities = {
  readonly edit: boolean;
  readonly delete: boolean;
  readonly react: boolean;
  /** Repeating a post with the same nonce has no second effect for this long; 0 = never idempotent, Infinity = always. */
  readonly nonceSeconds: number;
  /** A post can be found again by its nonce after the window. */
  readonly canFindPost: boolean;
  /** Opening a surface again under its key finds what an earlier attempt opened. */
  readonly findsOpened: boolean;
};

/**
 * What sends to one platform: the outgoing half of a platform's port, by shape, since the core knows no platform. `Content` is
 * what is posted, `Opening` what is asked to open a surface; both are made by `compose` and only handed through here.
 * Methods reject with a PlatformFault (see `readFault`).
 */
export type Sender<Content, Opening> = {
  readonly name: string;
  readonly capabilities: SenderCapabilities;
  open(request: Opening): Promise<{ readonly place: Spot; readonly cardMessage: string | null }>;
  post(place: Spot, content: Content, nonce: string): Promise<{ readonly message: string }>;
  edit(place: Spot, message: string, content: Content): Promise<void>;
  remove(place: Spot, message: string): Promise<void>;
  react(place: Spot, message: string, emoji: string, added: boolean): Promise<void>;
  find(place: Spot, nonce: string, notBefore: Date): Promise<string | null>;
  setClosed(place: Spot, closed: boolean): Promise<void>;
  bucketOf(place: Spot): string;
};
