import { signIns, staff, teams, technicians, vehicles } from "./desk-people.ts";
import { families } from "./families.ts";
import { manufacturers } from "./manufacturers.ts";
import { buildingModels } from "./models/building-models.ts";
import { kitchenModels } from "./models/kitchen-models.ts";
import { plantModels } from "./models/plant-models.ts";
import { bristolOrganisations } from "./organisations/bristol-organisations.ts";
import { buildOrganisations, type OrganisationRow } from "./organisations/build-organisations.ts";
import { portoOrganisations } from "./organisations/porto-organisations.ts";
import { valenciaOrganisations } from "./organisations/valencia-organisations.ts";
import { regions } from "./regions.ts";
import { fieldScripts } from "./tickets/field-scripts.ts";
import { queueScripts } from "./tickets/queue-scripts.ts";
import { settledScripts } from "./tickets/settled-scripts.ts";
import type { DemoCatalogue } from "./types.ts";

const organisationRows: Readonly<Record<string, readonly OrganisationRow[]>> = {
  valencia: valenciaOrganisations,
  porto: portoOrganisations,
  bristol: bristolOrganisations,
};

/** The invented world of the demo workspace: products, places, people and the talk of today's tickets. */
export const demoCatalogue: DemoCatalogue = {
  demoNotice:
    "Demo data. Every manufacturer, product, company, person, vehicle and repair here is invented; streets and towns are real, nobody of these names is meant.",
  manufacturers,
  families,
  models: [...kitchenModels, ...plantModels, ...buildingModels],
  regions,
  teams,
  technicians,
  staff,
  signIns,
  organisations: regions.flatMap((region) => buildOrganisations(region, organisationRows[region.key] ?? [])),
  vehicles,
  ticketScripts: [...queueScripts, ...fieldScripts, ...settledScripts],
};
