import { servers } from "./schema/field.ts";
import type { Work } from "./work.ts";

/** Stores another Fixline that tickets can be handed to; one of the same name is kept. */
export async function insertServer(
  work: Work,
  server: { readonly id: string; readonly name: string; readonly url: string },
): Promise<void> {
  await work.tx
    .insert(servers)
    .values({ ...server, state: "paired", createdAt: work.now })
    .onConflictDoNothing({ target: servers.name });
}
