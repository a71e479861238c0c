import type { TicketScript } from "./script-types.ts";
import type { Category, DemoLanguage, Season, Skill, Trade, Urgency } from "./vocabulary.ts";

/** Wordings of one thing in the languages that customers write in; each list has at least one. */
export type Wordings = { readonly [language in DemoLanguage]: readonly string[] };

export type DemoPart = { readonly name: string; readonly number: string };

/** One way to mend a component. */
export type DemoRepair = {
  /** The canonical fix, in a few plain words; the same title in two components is the same fix. */
  readonly title: string;
  readonly work: {
    /** How often technicians choose it, against the other repairs of the component (any positive number). */
    readonly share: number;
    /** Probability (0 … 1) that the same fault stays away for 30 days. */
    readonly holdShare: number;
    readonly medianMinutes: number;
    /** Standard deviation of the logarithm of the minutes: 0.3 is steady work, 0.6 is full of surprises. */
    readonly spread: number;
    readonly skill: Skill;
  };
  readonly parts: readonly DemoPart[];
  /** Malfunctions and causes of the component that this repair does not answer; the others go with it. */
  readonly notFor?: readonly string[];
  /** What technicians write in the report, shop shorthand included. */
  readonly solutions: readonly string[];
};

/** A part of a machine that fails in one recognisable way. */
export type DemoComponent = {
  readonly key: string;
  readonly name: string;
  /** Weibull distribution of the life in calendar days under ordinary use. */
  readonly lifetime: { readonly shape: number; readonly scaleDays: number };
  readonly season: Season;
  /** What customers usually choose when this fails. */
  readonly urgency: Urgency;
  /** What people write when it fails. */
  readonly symptoms: Wordings;
  /** What the technician found. */
  readonly malfunctions: readonly string[];
  readonly causes: readonly string[];
  readonly repairs: readonly DemoRepair[];
};

export type DemoManufacturer = {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly about: string;
};

export type DemoFamily = {
  readonly key: string;
  readonly name: string;
  readonly category: Category;
  /** Start of a serial number. */
  readonly serialPrefix: string;
  /** What the people on site call the unit or its spot. */
  readonly spots: readonly string[];
  /** What is written by somebody who only knows that it does not work. */
  readonly vagueSymptoms: Wordings;
};

/** A turn in a model's history, planted so that analytics has something to find. */
export type DemoStory =
  | {
      readonly kind: "emerging";
      readonly componentKey: string;
      /** The fault starts so many days before now … */
      readonly sinceDaysBeforeNow: number;
      /** … and the component ages so many times faster from then on. */
      readonly hazardFactor: number;
      /** The repair that answers it, and what is found with it. */
      readonly repairTitle: string;
      readonly malfunctions: readonly string[];
      readonly causes: readonly string[];
    }
  | {
      readonly kind: "redesigned";
      readonly componentKey: string;
      /** Parts fitted from this day on are of the new design … */
      readonly sinceDaysBeforeNow: number;
      /** … and live so many times longer. */
      readonly lifetimeFactor: number;
    };

export type DemoModel = {
  readonly key: string;
  readonly manufacturerKey: string;
  readonly familyKey: string;
  readonly name: string;
  readonly introducedYear: number;
  /** How many units there are against other models of the family (any positive number). */
  readonly popularity: number;
  /** Life of its components against the ordinary: 1.2 is a well-made model, 0.8 a weak one. */
  readonly lifetimeFactor: number;
  readonly components: readonly DemoComponent[];
  readonly stories: readonly DemoStory[];
};

export type DemoRegion = {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  /** Minutes that the zone's winter time is ahead of UTC; summer time follows the European rule. */
  readonly winterOffsetMinutes: number;
  readonly language: DemoLanguage;
  readonly depotLatitude: number;
  readonly depotLongitude: number;
};

export type DemoTeam = {
  readonly key: string;
  readonly name: string;
  readonly skills: readonly Skill[];
  readonly categories: readonly Category[];
};

export type DemoTechnician = {
  readonly key: string;
  readonly name: string;
  readonly role: "technician" | "engineer";
  readonly email: string;
  readonly teamKey: string;
  readonly regionKey: string;
  readonly language: DemoLanguage;
  readonly skills: readonly Skill[];
  readonly vehicleKey: string;
};

/** A person of the desk who does not work in the field. */
export type DemoStaff = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly language: DemoLanguage;
} & ({ readonly role: "admin" } | { readonly role: "manufacturer"; readonly manufacturerKey: string });

/** A customer's person. */
export type DemoContact = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly language: DemoLanguage;
  readonly maySign: boolean;
};

/** Somebody whom a newcomer can sign in as: points at a technician, a staff person or a contact by key. */
export type DemoSignIn = {
  readonly role: "customer" | "technician" | "engineer" | "admin" | "manufacturer";
  readonly personKey: string;
};

export type DemoSite = {
  readonly key: string;
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
};

export type DemoOrganisation = {
  readonly key: string;
  readonly name: string;
  readonly trade: Trade;
  readonly regionKey: string;
  readonly contacts: readonly DemoContact[];
  readonly sites: readonly DemoSite[];
};

export type DemoVehicle = {
  readonly key: string;
  readonly name: string;
  readonly registration: string;
  readonly regionKey: string;
  /** Trades whose parts it carries; the stock is counted out by the generator. */
  readonly carriesCategories: readonly Category[];
};

/** Everything that is written by hand. */
export type DemoCatalogue = {
  /** Says that all of it is invented; to be shown wherever the data is. */
  readonly demoNotice: string;
  readonly manufacturers: readonly DemoManufacturer[];
  readonly families: readonly DemoFamily[];
  readonly models: readonly DemoModel[];
  readonly regions: readonly DemoRegion[];
  readonly teams: readonly DemoTeam[];
  readonly technicians: readonly DemoTechnician[];
  readonly staff: readonly DemoStaff[];
  readonly signIns: readonly DemoSignIn[];
  readonly organisations: readonly DemoOrganisation[];
  readonly vehicles: readonly DemoVehicle[];
  readonly ticketScripts: readonly TicketScript[];
};
