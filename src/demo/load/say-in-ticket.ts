import type { Person } from "../../core/domain/actor.ts";
import { fromPlain } from "../../core/domain/rich-text.ts";
import { placesOfTicket } from "../../core/store/places.ts";
import { addWebPost } from "../../core/store/web-posts.ts";
import type { Work } from "../../core/store/work.ts";
import { postMessage } from "../../core/usecases/post-message.ts";

/** Says something in a ticket as if its author had typed it in their own web chat; a staff note comes from the console. */
export async function sayInTicket(
  work: Work,
  author: Person,
  said: { readonly ticketId: string; readonly visibility: "customer" | "staff"; readonly text: string },
): Promise<void> {
  const own =
    said.visibility === "staff"
      ? undefined
      : (await placesOfTicket(work, said.ticketId, ["customer", "line"])).find(
          (place) => place.accountId === author.accountId && place.channel !== null,
        );
  const body = fromPlain(said.text);
  const postId = `demo-${work.newId()}`;
  if (own !== undefined && own.channel !== null) {
    await addWebPost(work, {
      channel: own.channel,
      thread: own.thread,
      id: postId,
      authorId: author.accountId,
      content: {
        kind: "message",
        author: null,
        text: body,
        files: [],
        replyTo: null,
        edited: false,
        staffOnly: false,
        reactions: [],
      },
    });
  }
  await postMessage(work, author, {
    ticketId: said.ticketId,
    visibility: said.visibility,
    body,
    fileIds: [],
    replyToId: null,
    placeId: own?.id ?? null,
    platformMessageId: own === undefined ? null : postId,
  });
}
