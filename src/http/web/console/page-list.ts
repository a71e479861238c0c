import { type DeskAction, mayAtDesk } from "../../../core/domain/permissions.ts";
import type { Role } from "../../../core/domain/roles.ts";
import type { IconName } from "../show/icon.tsx";

const rows = [
  { name: "calendar", icon: "clock", group: "work", action: "shift.read" },
  { name: "agents", icon: "people", group: "work", action: "desk.people_list" },
  { name: "search", icon: "search", group: "work", action: "desk.search" },
  { name: "notifications", icon: "bell", group: "work", action: "account.own" },
  { name: "book", icon: "tool", group: "work", action: "fix.read" },
  { name: "account", icon: "person", group: "work", action: "account.own" },
  { name: "equipment", icon: "tool", group: "field", action: "equipment.read" },
  { name: "sites", icon: "pin", group: "field", action: "site.read" },
  { name: "models", icon: "list", group: "field", action: "catalogue.read" },
  { name: "vehicles", icon: "truck", group: "field", action: "vehicle.read" },
  { name: "people", icon: "people", group: "people", action: "desk.people_list" },
  { name: "organisations", icon: "person", group: "people", action: "organisation.read" },
  { name: "teams", icon: "people", group: "people", action: "team.read" },
  { name: "sla", icon: "clock", group: "desk", action: "sla.read" },
  { name: "dashboards", icon: "globe", group: "desk", action: "dashboard.share" },
  { name: "delivery", icon: "send", group: "desk", action: "desk.delivery" },
  { name: "webhooks", icon: "bell", group: "desk", action: "desk.webhooks" },
  { name: "servers", icon: "globe", group: "desk", action: "desk.servers" },
  { name: "audit", icon: "lock", group: "desk", action: "desk.audit" },
  { name: "settings", icon: "edit", group: "desk", action: "desk.settings" },
] as const satisfies readonly {
  readonly name: string;
  readonly icon: IconName;
  readonly group: PageGroup;
  readonly action: DeskAction;
}[];

export const pageGroups = ["work", "field", "people", "desk"] as const;
export type PageGroup = (typeof pageGroups)[number];
export type PageName = (typeof rows)[number]["name"];
export type PageRow = {
  readonly name: PageName;
  readonly icon: IconName;
  readonly group: PageGroup;
  /** Who may not do this sees neither the page nor the way to it. */
  readonly action: DeskAction;
};

/** Every page of the console that is loaded when it is opened. Adding one: a row here, its file in page-parts.ts, `page-<name>` in the copy. */
export const pageList: readonly PageRow[] = rows;

/** The pages that somebody of this role may see, in order. */
export function pagesFor(role: Role): readonly PageRow[] {
  return pageList.filter(({ action }) => mayAtDesk(role, action));
}
