import { say } from "./say.ts";

/** "35 min", "4 h", "1 h 30 min". */
export function duration(totalMinutes: number): string {
  const hours = Math.floor(totalMinutes / 60);
  const minutes = totalMinutes % 60;
  if (hours === 0) return say("duration-minutes", { minutes });
  return minutes === 0 ? say("duration-hours", { hours }) : say("duration-hours-minutes", { hours, minutes });
}
