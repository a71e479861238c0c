import { copy } from "../copy.ts";
import { agesFigure } from "../figures/ages.ts";
import { durationsFigure } from "../figures/durations.ts";
import { emergingFigure } from "../figures/emerging.ts";
import { faultsFigure } from "../figures/faults.ts";
import { fixesFigure } from "../figures/fixes.ts";
import { modelsFigure } from "../figures/models.ts";
import { partsFigure } from "../figures/parts.ts";
import { seasonsFigure } from "../figures/seasons.ts";
import { survivalFigure } from "../figures/survival.ts";
import { trendFigure } from "../figures/trend.ts";
import type { ChartSection } from "./chart-section.ts";

/** The charts of a manufacturer's page, question by question. */
export const manufacturerSections: readonly ChartSection[] = [
  { id: "s-faults", heading: copy.sections.faults, figures: [faultsFigure, trendFigure] },
  { id: "s-now", heading: copy.sections.now, figures: [emergingFigure, seasonsFigure] },
  { id: "s-models", heading: copy.sections.models, figures: [modelsFigure] },
  { id: "s-fixes", heading: copy.sections.fixes, figures: [fixesFigure] },
  { id: "s-work", heading: copy.sections.work, figures: [durationsFigure, partsFigure] },
  { id: "s-ages", heading: copy.sections.ages, figures: [agesFigure, survivalFigure] },
];

/** The same without their headings: what the browser redraws. */
export const manufacturerFigures = manufacturerSections.flatMap(({ figures }) => figures);
