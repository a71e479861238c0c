import type { OpenRequest } from "../../src/bots/platform.ts";
import { conformance } from "./conformance.ts";
import { discordSim, type SimOptions } from "./discord/discord-sim.ts";
import { discordOn, given } from "./discord/discord-subject.ts";
import { seenIn } from "./discord/visible-text.ts";

/** The world's people have names for ids, where Discord has numbers: each is somebody of the simulator's. */
const subject = (options: SimOptions) => async () => {
  const sim = await discordSim({ identifyEveryMs: 0, ...options });
  const platform = discordOn(sim, given());
  const people = new Map<string, string>();
  const idOf = (name: string) => {
    const id = people.get(name) ?? sim.person(name).user.id;
    people.set(name, id);
    return id;
  };
  const { open } = platform;
  Object.assign(platform, {
    open: (request: OpenRequest) =>
      open(
        request.kind === "desk" ? request : { ...request, user: { ...request.user, user: idOf(request.user.user) } },
      ),
  });
  let next = 1;
  return {
    platform,
    async newSurface() {
      next += 1;
      const { place } = await platform.open({
        kind: "direct",
        user: { platform: "discord", workspace: "", user: `guest ${next}`, name: "Guest", language: null },
      });
      return place;
    },
    async read(place: { channel: string; thread: string | null }) {
      return seenIn(sim.state, place.thread ?? place.channel).map((text) => ({ text }));
    },
    broken: () => sim.state.broken,
    async stop() {
      await platform.stop();
      await sim.close();
    },
  };
};

conformance("discord with a text desk", subject({ desk: "text" }));
conformance(
  "discord with a forum desk and without the content intent",
  subject({ desk: "forum", contentIntent: false }),
);
