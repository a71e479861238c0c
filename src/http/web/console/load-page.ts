import type { ComponentType } from "preact";
import type { PageName } from "./page-list.ts";
import type { PageProps } from "./page-props.ts";

/** Each page's script comes when the page is first opened, so that the queue is there at once. */
const loaders: Readonly<Record<PageName, () => Promise<ComponentType<PageProps>>>> = {
  calendar: async () => (await import("./pages/calendar/calendar-page.tsx")).CalendarPage,
  search: async () => (await import("./pages/search/search-page.tsx")).SearchPage,
  notifications: async () => (await import("./pages/notifications/notifications-page.tsx")).NotificationsPage,
  book: async () => (await import("./pages/book/book-page.tsx")).BookPage,
  dashboards: async () => (await import("./pages/dashboards/dashboards-page.tsx")).DashboardsPage,
  equipment: async () => (await import("./pages/equipment/equipment-page.tsx")).EquipmentPage,
  sites: async () => (await import("./pages/sites/sites-page.tsx")).SitesPage,
  models: async () => (await import("./pages/models/models-page.tsx")).ModelsPage,
  people: async () => (await import("./pages/people/people-page.tsx")).PeoplePage,
  organisations: async () => (await import("./pages/organisations/organisations-page.tsx")).OrganisationsPage,
  teams: async () => (await import("./pages/teams/teams-page.tsx")).TeamsPage,
  sla: async () => (await import("./pages/sla/sla-page.tsx")).SlaPage,
  vehicles: async () => (await import("./pages/vehicles/vehicles-page.tsx")).VehiclesPage,
  delivery: async () => (await import("./pages/delivery/delivery-page.tsx")).DeliveryPage,
  servers: async () => (await import("./pages/servers/servers-page.tsx")).ServersPage,
  audit: async () => (await import("./pages/audit/audit-page.tsx")).AuditPage,
  settings: async () => (await import("./pages/settings/settings-page.tsx")).SettingsPage,
  webhooks: async () => (await import("./pages/webhooks/webhooks-page.tsx")).WebhooksPage,
};

const loaded = new Map<PageName, ComponentType<PageProps>>();

/** The page, if it has been loaded already. */
export function loadedPage(name: PageName): ComponentType<PageProps> | undefined {
  return loaded.get(name);
}

/** Loads a page. Rejects when its script is out of reach. */
export async function loadPage(name: PageName): Promise<ComponentType<PageProps>> {
  const page = loaded.get(name) ?? (await loaders[name]());
  loaded.set(name, page);
  return page;
}
