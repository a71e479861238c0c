import type { CalendarRules } from "../../../../../core/domain/calendar/calendar.ts";
import type { Priority } from "../../../../../core/domain/priority.ts";
import type { SlaTarget } from "../../../../../core/domain/sla/policy.ts";

/** A promise as the API gives it; times in business minutes. */
export type PolicyRow = {
  readonly id: string;
  readonly name: string;
  readonly priority: Priority | null;
  readonly category: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly calendarId: string | null;
  readonly responseMinutes: number | null;
  readonly resolutionMinutes: number | null;
  readonly warnPercent: number;
  readonly escalateMinutes: number;
};

export type CalendarRow = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly rules: CalendarRules;
  readonly teamId: string | null;
  readonly organisationId: string | null;
};

export type ComplianceJson = {
  readonly id: string | null;
  readonly name: string;
  readonly target: SlaTarget;
  readonly met: number;
  readonly missed: number;
  readonly overdue: number;
  /** 0 … 1; null where nothing was due. */
  readonly keptShare: number | null;
};
