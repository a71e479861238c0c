import fc from "fast-check";
import { expect, test } from "vitest";
import { visibilities } from "../../../core/domain/visibility.ts";
import type { TalkMessageJson } from "../protocol.ts";
import { itemsOfTalk } from "./items-of-talk.ts";

test("notes and customer talk never stand in one column, and a note always bears its label", () => {
  const talk = fc.array(
    fc.record({ seq: fc.nat(), visibility: fc.constantFrom(...visibilities) }).map(
      ({ seq, visibility }) =>
        ({
          id: `m${seq}`,
          seq,
          visibility,
          at: "2026-11-20T10:00:00Z",
          text: [],
          files: [],
          reactions: [],
        }) as unknown as TalkMessageJson,
    ),
  );
  fc.assert(
    fc.property(talk, (messages) => {
      const notes = itemsOfTalk(messages, "staff");
      const talked = itemsOfTalk(messages, "customer");
      expect(notes.every((item) => item.kind === "message" && item.staffOnly)).toBe(true);
      expect(talked.some((item) => item.kind === "message" && item.staffOnly)).toBe(false);
      expect(notes.length + talked.length).toBe(messages.length);
    }),
  );
});
