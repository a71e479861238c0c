/** The ids of the sentences in webhooks.ftl, one a line; a test compares them with every language. */
export const webhooksIds = [
  "problem-webhook-unknown",
  "problem-webhook-too_many",
  "problem-webhook-address_refused-unreadable",
  "problem-webhook-address_refused-password",
  "problem-webhook-address_refused-plain_http",
  "problem-webhook-address_refused-private",
  "notice-webhook-disabled",
  "notice-webhook-gone",
  "notice-webhook-failing",
  "notice-webhook-owner",
] as const;
