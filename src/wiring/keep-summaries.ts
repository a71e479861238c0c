import { readFile } from "node:fs/promises";
import path from "node:path";
import { type MonthlySummary, readMonthlySummary, summaryFile } from "../../dashboards/summary/monthly-summary.ts";
import type { RecurringJob } from "../core/delivery/elected.ts";
import type { Log } from "../core/delivery/log.ts";
import { postSummaries } from "../core/delivery/webhooks/post-summaries.ts";
import type { PostWebhook } from "../core/delivery/webhooks/post-webhook.ts";
import { coversMonthBefore, monthBefore } from "../core/domain/dashboard-summary.ts";
import { findSubscription, subscriptionsWithout } from "../core/store/dashboard-subscriptions.ts";
import type { FileVault } from "../core/store/file-vault.ts";
import type { Desk } from "../core/store/work.ts";
import { endSubscriptionOf } from "../core/usecases/end-subscription-of.ts";
import { makeSummary } from "../core/usecases/make-summary.ts";
import { type ReceivedFile, receiveFile } from "../core/usecases/receive-file.ts";

/** What of the dashboards a summary is made from: their folder, when their data is from, and whose its parts are. */
type Site = {
  readonly folder: string;
  readonly builtAt: string;
  readonly folders: Readonly<Record<string, { readonly maker: string }>>;
};

const mostBytes = 5_000_000;

/**
 * Sends monthly summaries to those who subscribed: of the month before, once the dashboards hold all of it, so mostly in the first night
 * of a month. Looked for every ten minutes, which is when what was not taken is tried again, and what a stopped desk missed is made up
 * for. A new subscription gets the newest month at once.
 */
export function keepSummaries(deps: {
  readonly desk: Desk;
  readonly vault: FileVault;
  readonly site: () => Promise<Site | null>;
  readonly toPng: (svg: string) => Promise<Buffer>;
  readonly post: PostWebhook;
  readonly secret: string;
  readonly publicUrl: string | null;
  readonly random: () => number;
  readonly log: Log;
}): { readonly jobs: readonly RecurringJob[]; stop(): void } {
  const { desk, vault, toPng, publicUrl, log } = deps;
  const stopping = new AbortController();

  async function makeAll(): Promise<void> {
    const month = monthBefore(desk.clock());
    const wanted = await desk.read((work) => subscriptionsWithout(work, month));
    if (wanted.length === 0) return;
    const site = await deps.site();
    if (site === null || !coversMonthBefore(new Date(site.builtAt), desk.clock())) return;
    for (const subscriptionId of wanted) {
      if (stopping.signal.aborted) return;
      await make(site, subscriptionId, month).catch((error: unknown) =>
        log.error({ subscription: subscriptionId, error: String(error) }, "a monthly summary could not be made"),
      );
    }
  }

  async function make(site: Site, subscriptionId: string, month: string): Promise<void> {
    const subscription = await desk.read((work) => findSubscription(work, subscriptionId));
    if (subscription === null) return;
    const { slug, manufacturerId } = subscription;
    // A folder of that name may have been somebody else's when it was built; a maker of too few customers has no summary.
    if (site.folders[slug]?.maker !== manufacturerId) return;
    const text = await readFile(path.join(site.folder, slug, summaryFile), "utf8").catch(() => null);
    const summary = text === null ? null : readMonthlySummary(text);
    if (summary === null) return;
    const received: { readonly title: string; readonly says: string; readonly file: ReceivedFile }[] = [];
    try {
      for (const chart of summary.charts) received.push(await receive(chart, month, received.length));
      const { manufacturer, from, to, headlines } = summary;
      const address = publicUrl === null ? null : new URL(`/dashboards/${slug}/`, publicUrl).href;
      const drawn = { manufacturer, address, from, to, headlines, charts: received };
      const made = await desk.transact((work) => makeSummary(work, vault, { subscriptionId, month }, drawn));
      if (made) log.info({ subscription: subscriptionId, month }, "a monthly summary was made");
    } finally {
      for (const { file } of received) await file[Symbol.asyncDispose]();
    }
  }

  async function receive({ title, says, svg }: MonthlySummary["charts"][number], month: string, at: number) {
    const file = await receiveFile(vault, {
      source: await toPng(svg),
      name: `${month}-${at + 1}.png`,
      claimedType: "image/png",
      claimedKind: "file",
      limitBytes: mostBytes,
    });
    return { title, says, file };
  }

  return {
    jobs: [
      {
        name: "dashboard-summaries",
        cron: "*/10 * * * *",
        async run() {
          await makeAll();
          await postSummaries({
            ...deps,
            end: (subscriptionId, because) => desk.transact((work) => endSubscriptionOf(work, subscriptionId, because)),
            signal: stopping.signal,
          });
        },
      },
    ],
    stop: () => stopping.abort(),
  };
}
