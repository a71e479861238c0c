import { expect, test } from "vitest";
import { playAcross } from "./harness/across-story.ts";
import { openThreePlatforms } from "./harness/three-platforms.ts";
import { writeTranscript } from "./harness/write-transcript.ts";
import { messagesIn } from "./platforms/discord/sim-state.ts";

test("the customer on Telegram, the technician on Discord, the admin on Slack: one ticket, from the first word to the rating", async () => {
  await using world = await openThreePlatforms();
  const { db, discord } = world;
  const seen = await playAcross(world);
  writeTranscript("across", seen);

  // Formatting survives the crossing, notes stay with the staff, and what was only heard is shown to nobody else.
  const sent = [...discord.state.channels.keys()].flatMap((channel) => messagesIn(discord.state, channel));
  expect(sent.find(({ content }) => content.includes("burnt"))?.content).toContain("**smells**");
  const isNote = (text: string) => text.includes("never pay on time");
  expect(seen.Marta.filter(isNote)).toEqual([]);
  expect(seen["Jo's line"].filter(isNote)).toEqual([]);
  for (const place of ["Ada", "Discord's desk", "Telegram's desk"] as const)
    expect(seen[place].filter(isNote), place).toHaveLength(1);
  expect(seen["Jo's line"].filter((text) => text.includes("the plug"))).toHaveLength(1);
  expect(seen.Marta.filter((text) => text.includes("signed the report"))).toHaveLength(1);

  // Everything that was to be shown was shown, once; no rule was broken; nothing secret was written down.
  const left = await db.sql`
    select p.platform, p.kind, d.kind as what, d.notice, d.state, d.error from deliveries d join places p on p.id = d.place_id
    where d.state not in ('sent', 'skipped')`;
  expect([...left]).toEqual([]);
  expect(world.broken()).toEqual([]);
  expect(world.logged.join("")).not.toContain("274951");
  expect(JSON.stringify(await db.sql`select interaction from inbox`)).not.toContain("274951");
}, 120_000);
