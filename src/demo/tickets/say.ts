import type { ScriptLine, ScriptVoice } from "../script-types.ts";

/** A line that the customer sees. */
export const say = (afterMinutes: number, by: ScriptVoice, text: string): ScriptLine => ({
  afterMinutes,
  by,
  visibility: "customer",
  text,
});

/** A line that stays with the staff. */
export const note = (afterMinutes: number, by: ScriptVoice, text: string): ScriptLine => ({
  afterMinutes,
  by,
  visibility: "staff",
  text,
});
