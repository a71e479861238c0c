import { Type } from "typebox";
import { type StatisticsPeriodName, showStatistics, statisticsPeriods } from "../../core/usecases/show-statistics.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { restRoutes } from "../rest-routes.ts";
import { closed, nullable, oneOf } from "../schemas.ts";

const count = Type.Integer({ minimum: 0 });
const minutes = nullable(Type.Integer({ description: "Median, in minutes of the clock" }));
const group = Type.Object({
  name: nullable(Type.String()),
  opened: count,
  live: count,
  responseMinutes: minutes,
  resolutionMinutes: minutes,
  resolved: count,
  reopened: count,
  ratings: count,
  stars: nullable(Type.Number()),
});
const kept = Type.Object({ kept: count, of: count });
const loose = Type.Object({}, { additionalProperties: true });

/** How the desk did: for admins. */
export function statisticsRoutes(app: App, parts: HttpParts): void {
  const { read } = restRoutes(app, parts, "statistics");
  const names = Object.keys(statisticsPeriods) as StatisticsPeriodName[];

  read("/api/v1/statistics", {
    summary: "How the desk did in the last days, by team or organisation",
    may: "desk.stats",
    query: Type.Object(
      { period: Type.Optional(oneOf(names)), by: Type.Optional(oneOf(["team", "organisation"])) },
      closed,
    ),
    answer: Type.Object({
      days: Type.Integer(),
      all: group,
      groups: Type.Array(group),
      promises: Type.Object({ response: kept, resolution: kept }),
      suggestions: loose,
      emerging: Type.Array(loose),
      routes: Type.Array(loose),
    }),
    run: ({ work, person, query }) =>
      showStatistics(work, person, { period: query.period ?? "month", by: query.by ?? "team" }),
  });
}
