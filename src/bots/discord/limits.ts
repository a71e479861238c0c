/**
 * What Discord's servers accept, counted in UTF-16 units: they may count less for some letters, never more. From
 * https://discord.com/developers/docs/resources/message#create-message, `#embed-object-embed-limits`,
 * https://discord.com/developers/docs/components/reference and
 * https://discord.com/developers/docs/interactions/application-commands.
 */
export const limits = {
  content: 2000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  fieldName: 256,
  fieldValue: 1024,
  embedFooter: 2048,
  /** All text of all embeds of one message. */
  embedTotal: 6000,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  nonce: 25,
  filesPerMessage: 10,
  /** What a server without boosts takes, for each file: https://discord.com/developers/docs/reference#uploading-files. */
  fileBytes: 10 * 1024 * 1024,
  modalTitle: 45,
  modalComponents: 5,
  labelText: 45,
  labelDescription: 100,
  textInput: 4000,
  /** `max_values` of a file upload: https://discord.com/developers/docs/components/reference#file-upload. */
  filesPerUpload: 10,
  selectOptions: 25,
  selectLabel: 100,
  commandDescription: 100,
  /** Names, descriptions and values of one command together, the longest translation of each counted. */
  commandTotal: 8000,
  subcommands: 25,
  autocompleteChoices: 25,
  threadName: 100,
  forumTags: 20,
  appliedTags: 5,
  tagName: 20,
} as const;

/** At most `length` units of the text, with "…" for what was left out; no letter is cut in two. */
export function cutTo(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length - 1);
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
