import type { Capabilities } from "../platform.ts";
import { limits } from "./limits.ts";

/**
 * What Discord can do. A repeated nonce returns the first message "in the past few minutes"
 * (https://discord.com/developers/docs/resources/message#create-message): two are surely few. Messages that are read back carry no
 * nonce, and nothing else on a message of words alone could hide one, so a post cannot be found again after that.
 */
export const discordCapabilities: Capabilities = {
  threads: true,
  edit: true,
  delete: true,
  react: true,
  modal: true,
  maxFormFields: limits.modalComponents,
  maxFormFiles: limits.filesPerUpload,
  ephemeral: true,
  openDirect: true,
  maxTextLength: limits.content,
  maxFileBytes: limits.fileBytes,
  maxButtons: limits.rows * limits.buttonsInRow,
  nonceSeconds: 120,
  canFindPost: false,
  findsOpened: true,
};
