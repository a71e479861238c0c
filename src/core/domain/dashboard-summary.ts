/** What became of a subscription: stopped by somebody, its owner may not read any more, its address said 410, or failed for a day. */
export const subscriptionEnds = ["stopped", "owner", "gone", "failing"] as const;
export type SubscriptionEnd = (typeof subscriptionEnds)[number];

/** Where a monthly summary goes: its owner's private chat, a channel that an admin named, or a web address. */
export type SummaryTarget =
  | { readonly kind: "chat" }
  | { readonly kind: "channel"; readonly platform: string; readonly workspace: string; readonly channel: string }
  | { readonly kind: "webhook"; readonly url: string };

/** One month of a manufacturer in short. Every number in it is one of its dashboards, where too small ones are hidden already. */
export type DashboardSummary = {
  readonly manufacturer: string;
  /** Where all charts are, as people outside reach it; null where the desk has no public address. */
  readonly address: string | null;
  /** The months that its numbers cover ("2024-01" … "2026-10"). */
  readonly from: string;
  readonly to: string;
  readonly headlines: readonly { readonly text: string; readonly tone: "good" | "bad" | "plain" }[];
  /** Pictures, which are stored files: the finding in words, a text alternative, and the file. */
  readonly charts: readonly { readonly title: string; readonly says: string; readonly fileId: string }[];
};

/** The calendar month before the one of `now`, in UTC: "2026-10". */
export function monthBefore(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

const hourMs = 3_600_000;

/**
 * Whether the dashboards that were built from data of `builtAt` can be summed up for the month before `now`: they hold all of it, or the
 * second night of the month is over, and nothing has happened since that would have them built anew.
 */
export function coversMonthBefore(builtAt: Date, now: Date): boolean {
  const began = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  return builtAt.getTime() >= began || now.getTime() >= began + 36 * hourMs;
}

/**
 * The body of a webhook with a summary: `type`, `timestamp`, `data`, as Standard Webhooks advises. It holds the pictures themselves,
 * since whoever receives it may not be signed in anywhere: about 100 kB instead of the 20 that the standard hopes for.
 */
export function summaryPayload(
  summary: DashboardSummary,
  about: { readonly subscriptionId: string; readonly month: string; readonly at: Date },
  pngs: readonly Uint8Array[],
): string {
  const { manufacturer, from, to, headlines, charts } = summary;
  return JSON.stringify({
    type: "dashboard.summary",
    timestamp: about.at.toISOString(),
    data: {
      subscriptionId: about.subscriptionId,
      month: about.month,
      manufacturer,
      address: summary.address,
      covered: { from, to },
      headlines,
      charts: charts.map(({ title, says }, at) => ({
        title,
        alternative: says,
        contentType: "image/png",
        base64: Buffer.from(pngs[at] ?? new Uint8Array()).toString("base64"),
      })),
    },
  });
}
