/** How urgent the customer says it is. */
export const urgencies = ["low", "normal", "high", "critical"] as const;
export type Urgency = (typeof urgencies)[number];

/** How much stands still: one unit, a whole line, the whole site. Set from the equipment, else `unit`. */
export const impacts = ["unit", "line", "site"] as const;
export type Impact = (typeof impacts)[number];

/** The desk's own order of work, most pressing first. */
export const priorities = ["p1", "p2", "p3", "p4"] as const;
export type Priority = (typeof priorities)[number];

/** Priority = urgency × impact (DESIGN §3), as ITIL's matrix with a fourth urgency for a danger or a stopped site. */
const matrix: Readonly<Record<Urgency, Readonly<Record<Impact, Priority>>>> = {
  critical: { unit: "p2", line: "p1", site: "p1" },
  high: { unit: "p2", line: "p2", site: "p1" },
  normal: { unit: "p3", line: "p3", site: "p2" },
  low: { unit: "p4", line: "p4", site: "p3" },
};

/** The priority a ticket gets by itself; an admin may set another. */
export function priorityOf(urgency: Urgency, impact: Impact): Priority {
  return matrix[urgency][impact];
}
