/** What one message of ours became on Slack: its posts, in order, and the files that were uploaded beside it. */
export type Posted = { readonly posts: readonly string[]; readonly files: readonly string[] };

/** Posts and files as one id: "1700000000.000100+1700000000.000200+F0123". */
export function messageId({ posts, files }: Posted): string {
  return [...posts, ...files].join("+");
}

/** What an id stands for; a person's message is one post. */
export function readMessageId(id: string): Posted {
  const parts = id.split("+");
  return { posts: parts.filter((part) => !part.startsWith("F")), files: parts.filter((part) => part.startsWith("F")) };
}
