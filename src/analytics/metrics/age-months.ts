/** Ages of units in months: bins that are wider where fewer units are left. The last one has no end. */
export const ageMonths = [0, 6, 12, 24, 36, 60, 96, 144] as const;
