import type { Capabilities } from "../platform.ts";

/**
 * What Telegram can do through a bot (https://core.telegram.org/bots/api). No nonce and no search: a send in doubt is tried once more
 * and marked. `delete` holds for what is younger than 48 hours; older posts of ours are emptied instead. Nobody can be answered
 * alone in a group, and nobody can be written to who never wrote: their state is "blocked". Nothing tells us of deletions.
 */
export const telegramCapabilities: Capabilities = {
  threads: true,
  edit: true,
  delete: true,
  react: true,
  modal: false,
  maxFormFields: Number.POSITIVE_INFINITY,
  // An album: https://core.telegram.org/bots/api#sendmediagroup. More come as further messages.
  maxFormFiles: 10,
  ephemeral: false,
  openDirect: true,
  maxTextLength: 4096,
  maxFileBytes: 20 * 1024 * 1024,
  maxButtons: 100,
  nonceSeconds: 0,
  canFindPost: false,
  findsOpened: false,
};

/** The longest text under a picture or a document, after its entities were read. https://core.telegram.org/bots/api#sendphoto */
export const maxCaptionLength = 1024;
