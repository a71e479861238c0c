/** The ids of the sentences in dialog.ftl, one a line; a test compares them with every language. */
export const dialogIds = ["link-ask", "link-joined", "link-staff", "button-join", "role-by-other"] as const;
