import { randomBytes } from "node:crypto";
import type { RecurringJob } from "../core/delivery/elected.ts";
import { makeCallServer } from "../core/delivery/federation/call-server.ts";
import { federationUpkeep } from "../core/delivery/federation/federation-upkeep.ts";
import { startFederation } from "../core/delivery/federation/start-federation.ts";
import type { Log } from "../core/delivery/log.ts";
import { resolveByDns } from "../core/delivery/webhooks/open-address.ts";
import type { FileVault } from "../core/store/file-vault.ts";
import type { Wakes } from "../core/store/wakes.ts";
import type { Desk } from "../core/store/work.ts";
import { itemArrived, itemRefused, unpairedByThem } from "../core/usecases/settle-told.ts";

/** Joins what paired servers are told to the desk; `secret` is what the keys of pairings are sealed with. */
export function keepFederation(deps: {
  readonly desk: Desk;
  readonly wakes: Pick<Wakes, "on">;
  readonly vault: FileVault;
  readonly secret: string;
  readonly random: () => number;
  readonly log: Log;
}): { readonly jobs: readonly RecurringJob[]; stop(): Promise<void> } {
  const { desk, vault } = deps;
  const federation = startFederation({
    ...deps,
    call: makeCallServer({ resolve: resolveByDns, random: randomBytes }),
    readFile: (sha256) => vault.read(sha256),
    effects: { arrived: itemArrived, refused: itemRefused, unpaired: unpairedByThem },
  });
  return { jobs: [federationUpkeep(desk)], stop: federation.stop };
}
