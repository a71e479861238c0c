import type { SimHttp } from "../platforms/discord/sim-http.ts";
import type { ApiFault } from "../platforms/slack/slack-faults.ts";
import { randomFrom } from "../platforms/strict/fault-plan.ts";
import type { SimFault } from "../platforms/telegram/sim-faults.ts";
import type { ThreePlatforms } from "./three-platforms.ts";

/** How many faults each server made, by kind. */
export type ChaosReport = ReadonlyMap<string, number>;

const slackKinds: readonly ApiFault[] = [
  { kind: "limited", retryAfterSeconds: 1 },
  { kind: "status", status: 500, landed: false },
  { kind: "status", status: 503, landed: true },
  { kind: "error", error: "internal_error" },
  { kind: "reset", landed: false },
  { kind: "reset", landed: true },
  { kind: "hang", landed: false },
  { kind: "hang", landed: true },
  { kind: "garbage", landed: true },
];
const telegramKinds: readonly SimFault[] = [
  { kind: "limited", retryAfter: 1 },
  { kind: "status", code: 500, description: "Internal Server Error" },
  { kind: "status", code: 502, description: "Bad Gateway" },
  { kind: "reset", landed: false },
  { kind: "reset", landed: true },
  { kind: "hang", landed: false },
  { kind: "hang", landed: true },
];
const discordKinds = [
  "limited",
  "limited globally",
  "500",
  "502 page",
  "reset before",
  "reset after",
  "silent",
] as const;

/**
 * Lets a share of all calls to the three servers go wrong, in every way that they can make, and their connections be lost, from a seed. What a
 * modal opens with is spared: its trigger works once, and nobody can ask whether it did. Gives what was made, and what ends it.
 */
export function beginChaos(
  { slack, discord, telegram }: ThreePlatforms,
  { seed, share, disturbEveryMs }: { readonly seed: number; readonly share: number; readonly disturbEveryMs: number },
): { readonly made: ChaosReport; end(): void } {
  const made = new Map<string, number>();
  const count = (what: string): void => void made.set(what, (made.get(what) ?? 0) + 1);
  const draw = <Kind>(random: () => number, kinds: readonly Kind[]): Kind | null =>
    random() < share ? (kinds[Math.floor(random() * kinds.length)] ?? null) : null;

  const onSlack = randomFrom(seed);
  slack.failBy(({ method }) => {
    const fault = /^views\.(open|push)$/.test(method) ? null : draw(onSlack, slackKinds);
    if (fault !== null) count(`slack ${fault.kind}${"landed" in fault && fault.landed ? " after" : ""}`);
    return fault;
  });
  const onTelegram = randomFrom(seed + 1);
  telegram.failBy(() => {
    const fault = draw(onTelegram, telegramKinds);
    if (fault !== null) count(`telegram ${fault.kind}${"landed" in fault && fault.landed ? " after" : ""}`);
    return fault;
  });
  const onDiscord = randomFrom(seed + 2);
  const { faults }: SimHttp = discord.http;
  let drawn: (typeof discordKinds)[number] | null = null;
  for (const kind of discordKinds) {
    faults.push({
      kind,
      retryAfterMs: 200,
      times: Number.POSITIVE_INFINITY,
      // Asked in the order of kinds, once each for a request: the first draws for all.
      fits(_, path) {
        if (kind === discordKinds[0]) drawn = path.startsWith("/interactions/") ? null : draw(onDiscord, discordKinds);
        if (drawn === kind) count(`discord ${kind}`);
        return drawn === kind;
      },
    });
  }

  const disturbances: readonly (readonly [string, () => void])[] = [
    ["discord line cut", () => discord.gateway.drop(null)],
    ["discord reconnect asked", () => discord.gateway.askReconnect()],
    ["discord closed", () => discord.gateway.drop(4000)],
    ["discord session to be resumed", () => discord.gateway.invalidate(true)],
    ["discord session gone", () => discord.gateway.invalidate(false)],
    ["slack refresh", () => slack.disconnect("refresh_requested")],
    ["slack sockets cut", () => slack.delivery.sockets().forEach((socket) => void socket.terminate())],
  ];
  const onLines = randomFrom(seed + 3);
  const timer = setInterval(() => {
    const [what, disturb] = disturbances[Math.floor(onLines() * disturbances.length)] ?? [];
    if (what === undefined || disturb === undefined) return;
    count(what);
    disturb();
  }, disturbEveryMs);

  return {
    made,
    end() {
      clearInterval(timer);
      slack.failBy(() => null);
      telegram.failBy(() => null);
      faults.splice(0);
    },
  };
}
