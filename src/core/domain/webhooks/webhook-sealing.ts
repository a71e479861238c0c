/** What the secrets of webhooks are sealed for: another purpose has another key. */
export const webhookSealing = "webhook secrets";
