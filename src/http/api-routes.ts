import type { App, HttpParts } from "./http-parts.ts";
import { accountRoutes } from "./routes/account-routes.ts";
import { agentRoutes } from "./routes/agent-routes.ts";
import { assignmentRoutes } from "./routes/assignment-routes.ts";
import { auditRoutes } from "./routes/audit-routes.ts";
import { catalogueRoutes } from "./routes/catalogue-routes.ts";
import { chatRoutes } from "./routes/chat-routes.ts";
import { deliveryRoutes } from "./routes/delivery-routes.ts";
import { equipmentRoutes } from "./routes/equipment-routes.ts";
import { notificationRoutes } from "./routes/notification-routes.ts";
import { organisationRoutes } from "./routes/organisation-routes.ts";
import { pinRoutes } from "./routes/pin-routes.ts";
import { pushRoutes } from "./routes/push-routes.ts";
import { reportAnswerRoutes } from "./routes/report-answer-routes.ts";
import { roleRequestRoutes } from "./routes/role-request-routes.ts";
import { searchRoutes } from "./routes/search-routes.ts";
import { settingRoutes } from "./routes/setting-routes.ts";
import { siteRoutes } from "./routes/site-routes.ts";
import { statisticsRoutes } from "./routes/statistics-routes.ts";
import { teamRoutes } from "./routes/team-routes.ts";
import { ticketMoveRoutes } from "./routes/ticket-move-routes.ts";

/** The nouns of the API that all have one shape, see `restRoutes`. */
export function apiRoutes(app: App, parts: HttpParts): void {
  accountRoutes(app, parts);
  roleRequestRoutes(app, parts);
  searchRoutes(app, parts);
  notificationRoutes(app, parts);
  pushRoutes(app, parts);
  ticketMoveRoutes(app, parts);
  assignmentRoutes(app, parts);
  reportAnswerRoutes(app, parts);
  chatRoutes(app, parts);
  pinRoutes(app, parts);
  organisationRoutes(app, parts);
  siteRoutes(app, parts);
  catalogueRoutes(app, parts);
  equipmentRoutes(app, parts);
  teamRoutes(app, parts);
  settingRoutes(app, parts);
  agentRoutes(app, parts);
  auditRoutes(app, parts);
  deliveryRoutes(app, parts);
  statisticsRoutes(app, parts);
}
