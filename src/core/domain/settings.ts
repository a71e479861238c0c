/** Every setting of the desk with its default (DESIGN §18). Values in the `settings` table replace them one by one. */
export const settingDefaults = {
  deskName: "Fixline",
  timeZone: "UTC",
  language: "en",
  reopenWindowDays: 14,
  autoCloseDays: 7,
  unsignedReportReminderHours: 24,
  silentTicketReminderHours: 48,
  ratingReminderHours: 24,
  longestShiftHours: 10,
  shiftEndGraceMinutes: 60,
  burstSeconds: 90,
  repeatFaultDays: 30,
  defaultBookingMinutes: 120,
  openTicketsPerPerson: 10,
  fileLimitBytes: 25 * 1024 * 1024,
  messageLimitCharacters: 40_000,
  signInLinkMinutes: 10,
  fileLinkMinutes: 15,
  pinTries: 5,
  pinLockMinutes: 15,
  showStaffNames: "full",
  suppressBelowOrganisations: 3,
  dashboardLinkDays: 30,
  webhookAddresses: "public",
} as const;

type Widen<T> = T extends string ? string : T extends number ? number : T;
export type Settings = { readonly [Name in keyof typeof settingDefaults]: Widen<(typeof settingDefaults)[Name]> };
export type SettingName = keyof Settings;
