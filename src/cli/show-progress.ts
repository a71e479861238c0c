/** A line that says how far something is: rewritten in place on a terminal, now and then a line of its own elsewhere. */
export type Progress = {
  show(line: string): void;
  /** Takes the line away; what is said next stands in its place. */
  clear(): void;
};

export type ProgressStream = { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };

/** How often a terminal is redrawn, and how often a log gets a line. */
const redrawMs = 100;
const lineMs = 5_000;

/** Progress on a stream, by default the one for errors, so that what is printed for programs stays clean. */
export function showProgress(
  stream: ProgressStream = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  // A terminal is drawn on at once; a log hears only of what takes its time.
  let shownAt = stream.isTTY === true ? Number.NEGATIVE_INFINITY : now();
  let isShown = false;
  return {
    show(line) {
      const at = now();
      if (at - shownAt < (stream.isTTY === true ? redrawMs : lineMs)) return;
      shownAt = at;
      if (stream.isTTY !== true) {
        stream.write(`${line}\n`);
        return;
      }
      isShown = true;
      stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      if (isShown) stream.write("\r\u001b[2K");
      isShown = false;
    },
  };
}

/** "[########············] 41 %  412,000 rows  35,100/s  0:17 left", from how much is done (0 to 1) and since when. */
export function progressBar(done: number, rows: number, seconds: number): string {
  const cells = 20;
  const full = Math.round(Math.min(1, Math.max(0, done)) * cells);
  const rate = seconds > 0 ? rows / seconds : 0;
  const left = done > 0 && seconds > 1 ? `  ${clock((seconds / done) * (1 - done))} left` : "";
  return `[${"#".repeat(full)}${"·".repeat(cells - full)}] ${String(Math.floor(done * 100)).padStart(3)} %  ${rows.toLocaleString("en")} rows  ${Math.round(rate).toLocaleString("en")}/s${left}`;
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
