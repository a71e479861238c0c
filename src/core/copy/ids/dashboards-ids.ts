/** The ids of the sentences in dashboards.ftl, one a line; a test compares them with every language. */
export const dashboardsIds = [
  "problem-subscription-unknown",
  "problem-subscription-no_chat",
  "notice-summary-title",
  "notice-summary-nothing",
  "notice-summary-read",
  "notice-summary-footer",
  "notice-unsubscribed",
  "notice-unsubscribed-owner",
  "notice-unsubscribed-gone",
  "notice-unsubscribed-failing",
] as const;
