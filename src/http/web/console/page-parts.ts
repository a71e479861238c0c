import { type LaterPart, laterPart } from "../show/later-part.ts";
import type { PageName } from "./page-list.ts";
import type { PageProps } from "./page-props.ts";

/** Each page's script comes when the page is first opened, so that the queue is there at once. */
export const pageParts: Readonly<Record<PageName, LaterPart<PageProps>>> = {
  account: laterPart(async () => (await import("../account/account-page.tsx")).AccountPage),
  agents: laterPart(async () => (await import("./pages/agents/agents-page.tsx")).AgentsPage),
  calendar: laterPart(async () => (await import("./pages/calendar/calendar-page.tsx")).CalendarPage),
  search: laterPart(async () => (await import("./pages/search/search-page.tsx")).SearchPage),
  notifications: laterPart(
    async () => (await import("./pages/notifications/notifications-page.tsx")).NotificationsPage,
  ),
  book: laterPart(async () => (await import("./pages/book/book-page.tsx")).BookPage),
  dashboards: laterPart(async () => (await import("./pages/dashboards/dashboards-page.tsx")).DashboardsPage),
  equipment: laterPart(async () => (await import("./pages/equipment/equipment-page.tsx")).EquipmentPage),
  sites: laterPart(async () => (await import("./pages/sites/sites-page.tsx")).SitesPage),
  models: laterPart(async () => (await import("./pages/models/models-page.tsx")).ModelsPage),
  people: laterPart(async () => (await import("./pages/people/people-page.tsx")).PeoplePage),
  organisations: laterPart(
    async () => (await import("./pages/organisations/organisations-page.tsx")).OrganisationsPage,
  ),
  teams: laterPart(async () => (await import("./pages/teams/teams-page.tsx")).TeamsPage),
  sla: laterPart(async () => (await import("./pages/sla/sla-page.tsx")).SlaPage),
  vehicles: laterPart(async () => (await import("./pages/vehicles/vehicles-page.tsx")).VehiclesPage),
  delivery: laterPart(async () => (await import("./pages/delivery/delivery-page.tsx")).DeliveryPage),
  servers: laterPart(async () => (await import("./pages/servers/servers-page.tsx")).ServersPage),
  audit: laterPart(async () => (await import("./pages/audit/audit-page.tsx")).AuditPage),
  settings: laterPart(async () => (await import("./pages/settings/settings-page.tsx")).SettingsPage),
  webhooks: laterPart(async () => (await import("./pages/webhooks/webhooks-page.tsx")).WebhooksPage),
};
