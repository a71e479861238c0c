/** What Slack's servers refuse to exceed, in characters unless said otherwise. */
export const slackLimits = {
  /** https://docs.slack.dev/reference/block-kit/blocks: 50 blocks in a message, 100 in a modal or home tab. */
  blocksInMessage: 50,
  blocksInView: 100,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block; the same is kept for each rich text block, which names no limit. */
  section: 3000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object, for context blocks. */
  context: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  elementsInActions: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  /** https://docs.slack.dev/reference/views/modal-views: title, submit and close. */
  viewTitle: 24,
  privateMetadata: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  plainTextInput: 3000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element: options, and groups of options. */
  options: 100,
  /** `max_files`: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element, which takes 10 MB a file. */
  filesInInput: 10,
  /** https://docs.slack.dev/reference/methods/chat.update refuses a longer `text` (msg_too_long). */
  text: 4000,
  /** All blocks of a message together are refused near 13,200 characters (msg_blocks_too_long), markup included: kept as their JSON. */
  blocksJson: 12_500,
} as const;
