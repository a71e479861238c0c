import { accountRunners } from "./runners/account-runners.ts";
import { articleFromTicket, articleRunners } from "./runners/article-runners.ts";
import { assignRunners } from "./runners/assign-runners.ts";
import { deskRunners } from "./runners/desk-runners.ts";
import { doctorRunners } from "./runners/doctor-runners.ts";
import { fixRunners } from "./runners/fix-runners.ts";
import { guessRunners } from "./runners/guess-runners.ts";
import { likelyRunners } from "./runners/likely-runners.ts";
import { listRunners } from "./runners/list-runners.ts";
import { maintenanceRunners } from "./runners/maintenance-runners.ts";
import { moveRunners } from "./runners/move-runners.ts";
import { notifyRunner } from "./runners/notify-runner.ts";
import { ownRunners } from "./runners/own-runners.ts";
import { rotaRunners } from "./runners/rota-runners.ts";
import type { Runner, TicketRunner } from "./runners/runner.ts";
import { serverRunners } from "./runners/server-runners.ts";
import { shiftRunners } from "./runners/shift-runners.ts";
import { showTicket } from "./runners/show-runner.ts";
import { signRunners } from "./runners/sign-runners.ts";
import { statsRunners } from "./runners/stats-runners.ts";
import { talkRunners } from "./runners/talk-runners.ts";
import { deliveryRunners } from "./runners/upkeep-runners.ts";
import { vehicleRunners } from "./runners/vehicle-runners.ts";

/** What is about one ticket, by verb. */
export const ticketVerbs: Readonly<Record<string, TicketRunner>> = {
  ...moveRunners,
  ...signRunners,
  ...assignRunners,
  ...deskRunners,
  ...talkRunners,
  ...likelyRunners,
  ...guessRunners,
  ...serverRunners,
  "article-from": articleFromTicket,
  show: showTicket,
};

/** What is about no ticket in particular, by verb. */
export const deskVerbs: Readonly<Record<string, Runner>> = {
  ...listRunners,
  ...ownRunners,
  ...accountRunners,
  notify: notifyRunner,
  ...shiftRunners,
  ...rotaRunners,
  ...fixRunners,
  ...articleRunners,
  ...statsRunners,
  ...vehicleRunners,
  ...maintenanceRunners,
  ...deliveryRunners,
  ...doctorRunners,
};
