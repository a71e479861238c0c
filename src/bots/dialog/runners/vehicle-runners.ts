import type { CopyId } from "../../../core/copy/copy-id.ts";
import type { Words } from "../../../core/copy/words.ts";
import { showVehicles, type VehicleShown } from "../../../core/usecases/keep-vehicles.ts";
import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

const states: Readonly<Record<string, CopyId>> = {
  ready: "vehicle-state-ready",
  repair: "vehicle-state-repair",
  gone: "vehicle-state-gone",
};
/** Parts that one line of a list has room for. */
const mostParts = 12;

function stockShown(words: Words, { stock }: VehicleShown): string {
  const there = stock.filter(({ quantity, lowAt }) => quantity > 0 || lowAt > 0);
  if (there.length === 0) return words.say("vehicle-empty");
  // What runs out comes first: that is what somebody looks for.
  const ordered = [...there].sort((a, b) => Number(b.quantity <= b.lowAt) - Number(a.quantity <= a.lowAt));
  const lines = ordered.slice(0, mostParts).map(({ name, quantity, lowAt }) => {
    const low = quantity <= lowAt ? ` (${words.say("vehicle-low")})` : "";
    return `${quantity} × ${name}${low}`;
  });
  return [...lines, ...(there.length > mostParts ? ["…"] : [])].join("\n");
}

/** Vehicles: what holds them, what they carry, what runs out. */
export const vehicleRunners: Readonly<Record<string, Runner>> = {
  vehicles: async ({ work, person, words }) => {
    const vehicles = await showVehicles(work, person);
    if (vehicles.length === 0) return sentence(words.say("vehicles-none"));
    const fields = vehicles.map((vehicle) => {
      const { name, plate, state, heldByTicketNumber: number } = vehicle;
      const known = states[state];
      const said = [
        known === undefined ? state : words.say(known),
        ...(number === null ? [] : [words.say("vehicle-held", { number })]),
      ].join(", ");
      return {
        label: words.say("vehicle-line", { name: plate === "" ? name : `${name} ${plate}`, state: said }),
        value: stockShown(words, vehicle),
      };
    });
    return sentence(words.say("vehicles-title"), { fields });
  },
};
