import type { DemoOrganisation, DemoRegion } from "../types.ts";
import type { DemoLanguage, Trade } from "../vocabulary.ts";

/** An organisation in short: the first contact may always sign, the others every second one. */
export type OrganisationRow = {
  readonly key: string;
  readonly name: string;
  readonly trade: Trade;
  readonly contacts: readonly (readonly [name: string, jobTitle: string, language?: DemoLanguage])[];
  readonly sites: readonly (readonly [name: string, address: string, latitude: number, longitude: number])[];
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z ]/g, "")
    .replaceAll(" ", "-");

/** Spells the short rows of one region out: keys, mail addresses below `.example`, time zones. */
export const buildOrganisations = (region: DemoRegion, rows: readonly OrganisationRow[]): DemoOrganisation[] =>
  rows.map((row) => ({
    key: row.key,
    name: row.name,
    trade: row.trade,
    regionKey: region.key,
    contacts: row.contacts.map(([name, jobTitle, language], index) => ({
      key: `${row.key}-${plain(name)}`,
      name,
      email: `${plain(name).replaceAll("-", ".")}@${row.key}.example`,
      jobTitle,
      language: language ?? region.language,
      maySign: index % 2 === 0,
    })),
    sites: row.sites.map(([name, address, latitude, longitude], index) => ({
      key: `${row.key}-${index + 1}`,
      name,
      address,
      latitude,
      longitude,
      timeZone: region.timeZone,
    })),
  }));
