import type { EquipmentLevels } from "../case.ts";
import type { Abstention } from "./abstention.ts";

/** A fault, as it is told to the ranker. */
export type FixQuestion = {
  readonly problem: string;
  readonly equipment: EquipmentLevels;
  /** The kind of fault or equipment that somebody chose; stands in where the equipment's own category is not known. */
  readonly category: string | null;
  /** Fixes at most. */
  readonly limit: number;
};

/** How near past repairs are to the unit in question, the nearest first; `any` is the whole history. */
export const evidenceLevels = ["unit", "model", "family", "manufacturer", "category", "any"] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

/** A repair that may help, with what speaks for it. */
export type SuggestedFix = {
  readonly fixId: string;
  readonly label: string;
  /** 0 to 1, calibrated on the history. */
  readonly probability: number;
  /** `times` of `of` similar faults at this level of nearness were closed by it. */
  readonly seen: { readonly of: number; readonly times: number; readonly level: EvidenceLevel };
  /** Labour, minutes; null where no past repair says. */
  readonly medianMinutes: number | null;
  /** Names of the parts that a third or more of its repairs took, the commonest first. */
  readonly parts: readonly string[];
  /** How many of `times` came back within the desk's window. */
  readonly returned: number;
  readonly medianDaysToReturn: number | null;
  /** Ids of the nearest past cases that it closed, nearest first. */
  readonly nearest: readonly string[];
};

/** The likeliest first; empty with the reason where the evidence is too thin. */
export type Suggestions = { readonly fixes: readonly SuggestedFix[]; readonly abstained: Abstention | null };
