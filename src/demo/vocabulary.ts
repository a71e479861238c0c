/** What a technician can be trained in; a repair asks for one of these. */
export const skills = [
  "electrical",
  "electronics",
  "controls",
  "mechanical",
  "hydraulics",
  "plumbing",
  "refrigeration",
  "gas",
  "pressure_systems",
  "imaging",
  "lifts",
  "machine_tools",
] as const;
export type Skill = (typeof skills)[number];

/** Trades that tickets are filed under; each is routed to one team. */
export const categories = [
  "cooking",
  "warewashing",
  "refrigeration",
  "pumps",
  "compressed_air",
  "material_handling",
  "conveying",
  "packaging",
  "imaging",
  "sterilisation",
  "ventilation",
  "heating",
  "lifts",
  "machine_tools",
  "labelling",
] as const;
export type Category = (typeof categories)[number];

/** How much a fault presses, from the customer's side. */
export const urgencies = ["low", "normal", "high", "critical"] as const;
export type Urgency = (typeof urgencies)[number];

/** Every status that a ticket can have. */
export const ticketStatuses = [
  "new",
  "opened",
  "in_progress",
  "on_hold",
  "resolved",
  "closed",
  "rejected",
  "cancelled",
  "merged",
  "handed_over",
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Languages that customers of the demo write in. */
export const demoLanguages = ["en", "es", "pt"] as const;
export type DemoLanguage = (typeof demoLanguages)[number];

/** When in the year a component suffers most; the factors stand in `season-clock.ts`. */
export const seasons = ["even", "summer", "winter", "wet", "year_end"] as const;
export type Season = (typeof seasons)[number];

/** What kind of house a customer is; decides which equipment stands there. */
export const trades = [
  "restaurant",
  "hotel",
  "bakery",
  "canteen",
  "supermarket",
  "hospital",
  "clinic",
  "food_plant",
  "winery",
  "warehouse",
  "machine_shop",
  "water_works",
  "property",
] as const;
export type Trade = (typeof trades)[number];
