import { expect, test } from "vitest";
import { discordWorlds, heard, shown, wordsOf } from "./discord/discord-world.ts";
import { answerSeen } from "./discord/sim-person.ts";

/**
 * A proxy, an older server or another's stand-in leaves out what it thinks goes without saying: what can be understood is taken, and
 * nothing of it ends the process.
 */
const world = discordWorlds(true);
const everybody = 0;
const author = { id: "53908232506183680", username: "mason" };

test("messages with nothing but their words are heard", async () => {
  const { sim, to } = await world();
  const direct = sim.person("Marta").direct();
  const tell = (t: string, d: unknown) => sim.gateway.dispatch(t, everybody, () => d);
  const said = { id: "844397162624450620", channel_id: direct, author, content: "the oven is cold" };
  tell("MESSAGE_CREATE", said);
  const isEdit = { ...said, content: "the oven is hot", mentions: [] };
  tell("MESSAGE_UPDATE", isEdit);
  tell("MESSAGE_CREATE", { ...said, id: "844397162624450621", webhook_id: null, content: "still" });
  const all = await heard(to, 3);
  expect(all.map(wordsOf)).toEqual(["the oven is cold", "the oven is hot", "still"]);
  expect(all[0]).toMatchObject({ from: { user: author.id, name: "mason" }, surface: "private" });
  expect(all[0]?.at).toMatch(/^2021-05-19T/);
});

test("a direct talk that cannot be looked at is one all the same", async () => {
  const { sim, to } = await world();
  const said = { id: "844397162624450620", channel_id: "999000999000999000", author, content: "hello" };
  sim.gateway.dispatch("MESSAGE_CREATE", everybody, () => said);
  const [one] = await heard(to, 1);
  expect(one).toMatchObject({ surface: "private", place: { channel: "999000999000999000", thread: null } });
});

test("unknown events, empty ones and a server without its lists change nothing", async () => {
  const { sim, to } = await world();
  const tell = (t: string, d: unknown) => sim.gateway.dispatch(t, everybody, () => d);
  const guild_id = sim.state.guildId;
  tell("GUILD_CREATE", { id: guild_id, name: "Bakery" });
  tell("THREAD_LIST_SYNC", { guild_id });
  tell("SOMETHING_NEW", { id: "1" });
  tell("SOMETHING_EMPTY", null);
  tell("MESSAGE_DELETE_BULK", { channel_id: "1" });
  tell("INTERACTION_CREATE", { id: "5", type: 99, token: "t", application_id: "1" });
  const direct = sim.person("Marta").direct();
  tell("MESSAGE_CREATE", { id: "844397162624450620", channel_id: direct, author, content: "after all that" });
  expect((await heard(to, 1)).map(wordsOf)).toEqual(["after all that"]);
});

test("an interaction is answered from what it tells, however slow the look-up of its channel is", async () => {
  const { sim, to } = await world();
  to.reply = () => shown("Done");
  sim.fault("silent", (method, path) => method === "GET" && path.startsWith("/channels/"), { times: 9 });
  const marta = sim.person("Marta");
  const answer = await marta.slash(sim.channels.support.id, "help");
  expect(answerSeen(answer)).toContain("Done");
  expect(sim.state.broken).toEqual([]);
});
