/** What an account is to the desk. One account has one role; what it is to a particular ticket is a Party. */
export const roles = ["customer", "technician", "engineer", "admin", "manufacturer"] as const;
export type Role = (typeof roles)[number];

/** Roles that work at the desk. An engineer is a technician who also takes escalations and keeps fixes and articles. */
export const staffRoles = ["technician", "engineer", "admin"] as const satisfies readonly Role[];

/** Whether the role works at the desk (and so may see staff notes). */
export function isStaff(role: Role): boolean {
  return (staffRoles as readonly Role[]).includes(role);
}
