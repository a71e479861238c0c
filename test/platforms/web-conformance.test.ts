import { v7 } from "uuid";
import { webPlatform } from "../../src/bots/web/platform.ts";
import type { WebContent } from "../../src/bots/web/wire.ts";
import { settingDefaults } from "../../src/core/domain/settings.ts";
import { makeDesk } from "../../src/core/store/work.ts";
import { postStoreOf } from "../../src/http/post-store.ts";
import { conformance } from "./conformance.ts";
import { cardText, plainOf } from "./strict/strict-render.ts";

const textOf = (content: WebContent): string =>
  content.kind === "card" ? cardText(content.card) : plainOf(content.text);

conformance("the web chat", async (db) => {
  const desk = makeDesk({
    database: db.database,
    clock: () => new Date(),
    newId: () => v7(),
    settings: async () => settingDefaults,
    wake: () => undefined,
  });
  const platform = {
    ...webPlatform({ posts: postStoreOf(desk), readUpload: () => Promise.reject(new Error("no files here")) }),
  };
  return {
    platform,
    newSurface: async () => ({ platform: "web", workspace: "", channel: `account:${v7()}`, thread: `c-${v7()}` }),
    async read(place) {
      const rows = await db.sql<{ content: WebContent }[]>`
        select content from web_posts where channel = ${place.channel} and thread is not distinct from ${place.thread} and deleted_at is null
        order by id`;
      return rows.map(({ content }) => ({ text: textOf(content) }));
    },
    broken: () => [],
    stop: () => platform.stop(),
  };
});
