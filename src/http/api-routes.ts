import type { App, HttpParts } from "./http-parts.ts";
import { catalogueRoutes } from "./routes/catalogue-routes.ts";
import { equipmentRoutes } from "./routes/equipment-routes.ts";
import { organisationRoutes } from "./routes/organisation-routes.ts";
import { settingRoutes } from "./routes/setting-routes.ts";
import { siteRoutes } from "./routes/site-routes.ts";
import { teamRoutes } from "./routes/team-routes.ts";

/** The nouns of the API that all have one shape, see `restRoutes`. */
export function apiRoutes(app: App, parts: HttpParts): void {
  organisationRoutes(app, parts);
  siteRoutes(app, parts);
  catalogueRoutes(app, parts);
  equipmentRoutes(app, parts);
  teamRoutes(app, parts);
  settingRoutes(app, parts);
}
