import autocannon from "autocannon";

/** One round of load, told by the parent: what to ask, by how many connections, how long. Answers requests/s and p99 in ms. */
type Round = {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly requests: autocannon.Request[];
};

process.on("message", async (round: Round) => {
  const result = await autocannon({
    url: round.url,
    connections: round.connections,
    duration: round.seconds,
    requests: round.requests,
  });
  process.send?.({
    perSecond: result.requests.average,
    p99Ms: result.latency.p99,
    failures: result.non2xx + result.errors,
  });
});
