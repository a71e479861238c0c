/** The ids of the sentences in accounts.ftl, one a line; a test compares them with every language. */
export const accountsIds = [
  "notice-password-asked",
  "button-reset-code",
  "reset-code",
  "mail-confirm-subject",
  "mail-confirm-text",
  "mail-reset-subject",
  "mail-reset-text",
  "found-message",
  "found-report",
  "found-equipment",
  "found-person",
] as const;
