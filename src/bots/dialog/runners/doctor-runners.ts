import { sentence } from "../reply.ts";
import type { Runner } from "./runner.ts";

/** The doctor asks platforms, which takes longer than an answer may: what it finds is posted when it is there. */
export const doctorRunners: Readonly<Record<string, Runner>> = {
  doctor: async (ctx) => {
    ctx.deps.examine({ interaction: ctx.interaction, language: ctx.person.language });
    return sentence(ctx.words.say("doctor-looking"));
  },
};
