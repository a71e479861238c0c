/** The ids of the sentences in pages.ftl, one a line; a test compares them with every language. */
export const pagesIds = [
  "page-sign_in-title",
  "page-sign_in-email",
  "page-sign_in-password",
  "page-sign_in-submit",
  "page-sign_in-guest",
  "page-link-title",
  "page-link-words",
  "page-link-gone",
  "page-back",
] as const;
