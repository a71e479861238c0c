import { roadKm } from "./distance.ts";
import { findingsFor } from "./findings-for.ts";
import type {
  DemoAssignment,
  DemoEquipment,
  DemoMessage,
  DemoReport,
  DemoTicket,
  DemoTicketState,
} from "./history-types.ts";
import { indexByKey } from "./index-by-key.ts";
import { createRandom } from "./random.ts";
import type { ScriptVoice, TicketScript } from "./script-types.ts";
import type { DemoCatalogue, DemoComponent, DemoContact, DemoRepair, DemoTeam, DemoTechnician } from "./types.ts";
import type { Category } from "./vocabulary.ts";

const minute = 60_000;

/** Everything that one script has been given before its words are told. */
type Cast = {
  readonly unit: DemoEquipment;
  readonly contact: DemoContact;
  readonly technician: DemoTechnician;
  readonly component: DemoComponent;
  readonly repair: DemoRepair;
};

const assignmentOf = ({ technician }: Cast): DemoAssignment => ({
  technicianKey: technician.key,
  vehicleKey: technician.vehicleKey,
});

/**
 * Finds each scripted ticket of the present day a unit, a customer, a technician and its times.
 * Scripts about machines that nobody of their region owns throw RangeError: the catalogue is wrong then.
 */
export const generateLiveTickets = (
  seed: number,
  now: Date,
  catalogue: DemoCatalogue,
  equipment: readonly DemoEquipment[],
): DemoTicket[] => {
  const random = createRandom(seed, "tickets");
  const modelOf = indexByKey(catalogue.models);
  const familyOf = indexByKey(catalogue.families);
  const regionOf = indexByKey(catalogue.regions);
  const organisationOf = indexByKey(catalogue.organisations);
  const scriptOf = indexByKey(catalogue.ticketScripts);
  const siteOf = indexByKey(catalogue.organisations.flatMap((organisation) => organisation.sites));
  const teamOf = (category: Category): DemoTeam => {
    const team = catalogue.teams.find((each) => each.categories.includes(category));
    if (team === undefined) throw new RangeError(`no team for "${category}"`);
    return team;
  };
  const signInKeys = new Set(catalogue.signIns.map((signIn) => signIn.personKey));
  const admin = catalogue.staff.find((person) => person.role === "admin");
  const cast = new Map<string, Cast>();
  const taken = new Set<string>();
  const busy = new Set<string>();

  // A ticket that another joins needs a house where somebody else could have written the other.
  const joined = new Set(
    catalogue.ticketScripts.flatMap(({ state }) => (state.status === "merged" ? [state.intoScriptKey] : [])),
  );

  const unitFor = (script: TicketScript): DemoEquipment => {
    if (script.sameUnitAs !== undefined) return castOf(scriptOf(script.sameUnitAs)).unit;
    const fits = equipment.filter((unit) => {
      const organisation = organisationOf(unit.organisationKey);
      const model = modelOf(unit.modelKey);
      const isSignIns = organisation.contacts.some((contact) => signInKeys.has(contact.key));
      return (
        !taken.has(unit.key) &&
        organisation.regionKey === script.regionKey &&
        isSignIns === (script.owner === "signIn") &&
        (organisation.contacts.length > 1 || !joined.has(script.key)) &&
        model.familyKey === script.familyKey &&
        model.components.some((component) => component.key === script.componentKey)
      );
    });
    const [first] = fits;
    if (first === undefined) throw new RangeError(`no unit for the ticket "${script.key}"`);
    // The talk may name the machine, and then by the first of the names that such machines have.
    const firstNamed = fits.filter((unit) => unit.spot === familyOf(script.familyKey).spots[0]);
    return script.owner === "signIn" ? first : random.pick(firstNamed.length > 0 ? firstNamed : fits);
  };

  const technicianFor = (script: TicketScript, repair: DemoRepair): DemoTechnician => {
    const able = catalogue.technicians.filter(
      (each) => each.regionKey === script.regionKey && each.skills.includes(repair.work.skill),
    );
    const { category } = familyOf(script.familyKey);
    const working = script.state.status === "in_progress";
    const free = able.filter((each) => !working || !(busy.has(each.key) || busy.has(each.vehicleKey)));
    const ofTeam = free.filter((each) => each.teamKey === teamOf(category).key && each.role === "technician");
    const chosen = ofTeam.find((each) => signInKeys.has(each.key)) ?? ofTeam[0] ?? free[0];
    if (chosen === undefined) throw new RangeError(`nobody for the ticket "${script.key}"`);
    if (working) busy.add(chosen.key).add(chosen.vehicleKey);
    return chosen;
  };

  const castOf = (script: TicketScript): Cast => {
    const known = cast.get(script.key);
    if (known !== undefined) return known;
    const unit = unitFor(script);
    taken.add(unit.key);
    const component = modelOf(unit.modelKey).components.find((each) => each.key === script.componentKey);
    const repair = component?.repairs.find((each) => each.title === script.repairTitle);
    if (component === undefined || repair === undefined)
      throw new RangeError(`no repair "${script.repairTitle}" for the ticket "${script.key}"`);
    const { contacts } = organisationOf(unit.organisationKey);
    // A merged ticket came from somebody else of the same house, where there is somebody else.
    const contact = script.state.status === "merged" ? contacts.at(1) : undefined;
    const asked = contact ?? contacts[0];
    if (asked === undefined) throw new RangeError(`nobody to ask at "${unit.organisationKey}"`);
    const given: Cast = { unit, contact: asked, component, repair, technician: technicianFor(script, repair) };
    cast.set(script.key, given);
    return given;
  };

  const authorOf = (voice: ScriptVoice, { contact, technician }: Cast): string | undefined => {
    if (voice === "customer") return contact.key;
    if (voice === "technician") return technician.key;
    if (voice === "admin") return admin?.key;
    if (voice === "engineer") return catalogue.technicians.find((each) => each.role === "engineer")?.key;
    return undefined;
  };

  const tell = (script: TicketScript): DemoTicket => {
    const given = castOf(script);
    const { unit, contact, component, repair } = given;
    const { malfunctions, causes } = findingsFor(component, repair);
    const model = modelOf(unit.modelKey);
    const family = familyOf(model.familyKey);
    const organisation = organisationOf(unit.organisationKey);
    const openedAt = now.getTime() - Math.round(script.openedHoursAgo * 60) * minute;
    const after = (minutes: number): string => new Date(openedAt + minutes * minute).toISOString();

    const reportOf = (startedAfter: number, resolvedAfter: number): DemoReport => {
      const region = regionOf(organisation.regionKey);
      const depot = { latitude: region.depotLatitude, longitude: region.depotLongitude };
      const distanceKm = Math.round(10 * roadKm(depot, siteOf(unit.siteKey))) / 10;
      return {
        malfunction: malfunctions[0] ?? "",
        cause: causes[0] ?? "",
        solution: repair.solutions[0] ?? "",
        fixTitle: repair.title,
        parts: repair.parts.map((part) => ({ ...part, count: 1 })),
        labourMinutes: resolvedAfter - startedAfter - 15,
        travelMinutes: Math.max(5, Math.round((distanceKm / 50) * 60)),
        distanceKm,
        submittedAt: after(resolvedAfter - 13),
        signedAt: after(resolvedAfter - 4),
      };
    };

    const stateOf = (): DemoTicketState => {
      const { state } = script;
      switch (state.status) {
        case "new":
          return { status: state.status };
        case "opened":
          return { status: state.status, ...assignmentOf(given) };
        case "in_progress":
          return { status: state.status, startedAt: after(state.startedAfter), ...assignmentOf(given) };
        case "on_hold": {
          const { status, holdReason, reason } = state;
          const times = { startedAt: after(state.startedAfter), heldAt: after(state.heldAfter) };
          return { status, ...times, holdReason, reason, ...assignmentOf(given) };
        }
        case "resolved":
        case "closed": {
          const { startedAfter, resolvedAfter } = state;
          const done = {
            startedAt: after(startedAfter),
            resolvedAt: after(resolvedAfter),
            report: reportOf(startedAfter, resolvedAfter),
            ...assignmentOf(given),
          };
          if (state.status === "resolved") return { status: state.status, ...done };
          return { status: state.status, ...done, closedAt: after(state.closedAfter) };
        }
        case "rejected":
          return { status: state.status, rejectedAt: after(state.endedAfter), reason: state.reason };
        case "cancelled":
          return { status: state.status, cancelledAt: after(state.endedAfter), reason: state.reason };
        case "merged":
          return { status: state.status, mergedAt: after(state.endedAfter), intoTicketKey: state.intoScriptKey };
        case "handed_over": {
          const { status, serverName, reason } = state;
          return { status, handedOverAt: after(state.endedAfter), serverName, reason };
        }
      }
    };

    const talk: DemoMessage[] = script.talk.map((line) => {
      const authorKey = authorOf(line.by, given);
      const said = { at: after(line.afterMinutes), visibility: line.visibility, text: line.text };
      return authorKey === undefined ? said : { ...said, authorKey };
    });
    return {
      key: script.key,
      organisationKey: organisation.key,
      siteKey: unit.siteKey,
      equipmentKey: unit.key,
      contactKey: contact.key,
      teamKey: teamOf(family.category).key,
      openedAt: after(0),
      title: script.title,
      description: script.description,
      category: family.category,
      urgency: script.urgency,
      state: stateOf(),
      talk: [{ at: after(0), authorKey: contact.key, visibility: "customer", text: script.description }, ...talk],
    };
  };

  return catalogue.ticketScripts.map(tell);
};
