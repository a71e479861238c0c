import type { Words } from "../../../core/copy/words.ts";
import type { Person } from "../../../core/domain/actor.ts";
import { urgencies } from "../../../core/domain/priority.ts";
import type { Dialogue } from "../../../core/store/dialogues.ts";
import { listEquipmentOf, listSitesOf } from "../../../core/store/equipment.ts";
import type { Work } from "../../../core/store/work.ts";
import type { IntakeOffers } from "./intake-card.ts";
import type { IntakeState } from "./intake-state.ts";
import type { IntakeWorld, KnownEquipment } from "./next-intake.ts";

/** The kind of the dialogue row that holds the opening of a ticket. */
export const intakeKind = "intake";

/** Units that are ranked and matched; whoever owns more names theirs in words, or scans its label. */
const mostEquipment = 500;

/** What the desk knows for this person: what their organisation owns, where it stands, and words for how urgent it is. */
export async function readIntakeWorld(work: Work, person: Person, words: Words): Promise<IntakeWorld> {
  const { organisationId } = person;
  const units = organisationId === null ? [] : await listEquipmentOf(work, organisationId, { limit: mostEquipment });
  const sites = organisationId === null ? [] : await listSitesOf(work, organisationId);
  const equipment = units.map(
    (unit): KnownEquipment => ({
      id: unit.id,
      label: unit.label,
      words: [
        unit.manufacturer,
        unit.model,
        unit.family,
        unit.category,
        unit.serialNumber ?? "",
        unit.site?.name ?? "",
      ].join(" "),
      serialNumber: unit.serialNumber,
      siteId: unit.site?.id ?? null,
    }),
  );
  const others = (["intake-something-else", "intake-somewhere-else", "intake-skip"] as const).map((id) => ({
    id,
    label: words.say(id),
    words: words.say("intake-words-other"),
  }));
  return {
    equipment,
    sites: sites.map((site) => ({ id: site.id, label: site.name, words: site.address })),
    urgencies: urgencies.map((urgency) => ({
      id: urgency,
      label: words.urgency(urgency),
      words: words.say(`intake-words-${urgency}`),
    })),
    others,
    burstSeconds: work.settings.burstSeconds,
    now: work.now.toISOString(),
  };
}

/** Which answers of the summary can be changed by choosing. */
export function offersOf(world: Pick<IntakeWorld, "equipment" | "sites">): IntakeOffers {
  return { equipment: world.equipment.length > 0, urgency: true, site: world.sites.length > 0 };
}

/** The state that a dialogue row holds. Rows of this kind are written by the intake alone. */
export function intakeStateOf(dialogue: Dialogue): IntakeState {
  return dialogue.state as IntakeState;
}
