/** Counts of what the server does, in Prometheus' text format. Held in memory: a restart begins at zero, as Prometheus expects. */
export type Metrics = {
  /** One answered request. `route` is the pattern, never the address: ids would make a series each. */
  answered(method: string, route: string, status: number, seconds: number): void;
  /** A number read when it is asked for. */
  gauge(name: string, says: string, read: () => number): void;
  text(): string;
};

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;

type Series = { count: number; seconds: number; buckets: number[]; labels: string };

/** Makes empty metrics with the process's memory and uptime in them. */
export function makeMetrics(): Metrics {
  const series = new Map<string, Series>();
  const gauges = new Map<string, { says: string; read: () => number }>([
    ["process_resident_memory_bytes", { says: "Resident memory.", read: () => process.memoryUsage.rss() }],
    ["process_uptime_seconds", { says: "Time since the process started.", read: () => process.uptime() }],
  ]);
  return {
    answered(method, route, status, seconds) {
      const labels = `method="${method}",route="${route.replace(/["\\\n]/g, "_")}",status="${status}"`;
      const found = series.get(labels) ?? { count: 0, seconds: 0, buckets: bucketsSeconds.map(() => 0), labels };
      series.set(labels, found);
      found.count++;
      found.seconds += seconds;
      const bucket = bucketsSeconds.findIndex((edge) => seconds <= edge);
      if (bucket >= 0) found.buckets[bucket] = (found.buckets[bucket] ?? 0) + 1;
    },
    gauge(name, says, read) {
      gauges.set(name, { says, read });
    },
    text() {
      const lines = [...gauges].flatMap(([name, { says, read }]) => [
        `# HELP ${name} ${says}`,
        `# TYPE ${name} gauge`,
        `${name} ${read()}`,
      ]);
      lines.push(
        "# HELP http_request_duration_seconds Requests answered.",
        "# TYPE http_request_duration_seconds histogram",
      );
      for (const one of series.values()) lines.push(...histogramLines(one));
      return `${lines.join("\n")}\n`;
    },
  };
}

function histogramLines(one: Series): string[] {
  const name = "http_request_duration_seconds";
  let below = 0;
  const buckets = bucketsSeconds.map((edge, at) => {
    below += one.buckets[at] ?? 0;
    return `${name}_bucket{${one.labels},le="${edge}"} ${below}`;
  });
  return [
    ...buckets,
    `${name}_bucket{${one.labels},le="+Inf"} ${one.count}`,
    `${name}_sum{${one.labels}} ${one.seconds}`,
    `${name}_count{${one.labels}} ${one.count}`,
  ];
}
