import { bulkInsert } from "../../core/store/bulk-insert.ts";
import type { Work } from "../../core/store/work.ts";
import type { DemoCatalogue } from "../types.ts";
import type { DemoIds } from "./demo-ids.ts";

/** Stores everybody: customers with their organisations and sites, technicians in their teams, the people of the desk. */
export async function loadPeople(work: Work, catalogue: DemoCatalogue, ids: DemoIds, createdAt: Date): Promise<void> {
  const at = createdAt.toISOString();
  const { organisations } = catalogue;
  await bulkInsert(
    work,
    "organisations",
    organisations.map(({ key, name }) => ({
      id: ids("organisation", key),
      name,
      members_see_each_other: true,
      demo: true,
      created_at: at,
    })),
  );
  await bulkInsert(
    work,
    "sites",
    organisations.flatMap((organisation) =>
      organisation.sites.map((site) => ({
        id: ids("site", site.key),
        organisation_id: ids("organisation", organisation.key),
        name: site.name,
        address: site.address,
        latitude: site.latitude,
        longitude: site.longitude,
        time_zone: site.timeZone,
        region: organisation.regionKey,
        created_at: at,
      })),
    ),
  );
  const nobody = { organisation_id: null, may_sign: false, skills: [] as readonly string[], manufacturer_id: null };
  const account = { presence: "online", guest: false, pin_wrong_tries: 0, active: true, created_at: at };
  const zoneOf = new Map(catalogue.regions.map((region) => [region.key, region.timeZone]));
  // Whoever tries the desk plays these: they read English, and the mates of the played technician are off shift, so that the
  // proposal for a new fault names somebody whose window is open.
  const played = new Set(catalogue.signIns.map(({ personKey }) => personKey));
  const playedTeams = new Set(
    catalogue.technicians.filter(({ key, role }) => played.has(key) && role === "technician").map((one) => one.teamKey),
  );
  const accounts = [
    ...organisations.flatMap((organisation) =>
      organisation.contacts.map((contact) => ({
        ...account,
        ...nobody,
        id: ids("account", contact.key),
        role: "customer",
        name: contact.name,
        email: contact.email,
        language: contact.language,
        time_zone: zoneOf.get(organisation.regionKey) ?? null,
        organisation_id: ids("organisation", organisation.key),
        may_sign: contact.maySign,
      })),
    ),
    ...catalogue.technicians.map((technician) => ({
      ...account,
      ...nobody,
      id: ids("account", technician.key),
      role: technician.role,
      name: technician.name,
      email: technician.email,
      language: played.has(technician.key) ? "en" : technician.language,
      presence: played.has(technician.key) || !playedTeams.has(technician.teamKey) ? "online" : "offline",
      time_zone: zoneOf.get(technician.regionKey) ?? null,
      skills: technician.skills,
    })),
    ...catalogue.staff.map((person) => ({
      ...account,
      ...nobody,
      id: ids("account", person.key),
      role: person.role,
      name: person.name,
      email: person.email,
      language: person.language,
      time_zone: null,
      manufacturer_id: person.role === "manufacturer" ? ids("manufacturer", person.manufacturerKey) : null,
    })),
  ];
  await bulkInsert(work, "accounts", accounts);
  await bulkInsert(
    work,
    "identities",
    accounts.map(({ id, name }) => ({
      id: ids("identity", id),
      account_id: id,
      platform: "web",
      workspace: "",
      user_id: id,
      display_name: name,
      last_seen_at: at,
      reachable: true,
      created_at: at,
    })),
  );
  await bulkInsert(
    work,
    "teams",
    catalogue.teams.map(({ key, name, skills, categories }) => ({
      id: ids("team", key),
      name,
      skills,
      categories,
      auto_assign: false,
      created_at: at,
    })),
  );
  await bulkInsert(
    work,
    "team_members",
    catalogue.technicians.map(({ key, teamKey }) => ({
      team_id: ids("team", teamKey),
      account_id: ids("account", key),
    })),
  );
}
