#!/usr/bin/env node
// Runs the project's own tools (`npm test`, `npm run check` …) on Node 24, installing what is missing first.
import path from "node:path";
import { endWithShell } from "./end-with-shell.js";
import { runWithNode } from "./hand-over.js";
import { explain, PlainError } from "./plain-error.js";
import { preparePackages } from "./prepare-packages.js";

const root = path.resolve(import.meta.dirname, "..");
const tool = (name, file) => path.join(root, "node_modules", name, file);
const vitest = tool("vitest", "vitest.mjs");

/** Each verb's steps: what Node is to run, one after the other; all are run, and any failure fails the verb. */
const verbs = {
  test: [[vitest, "run"]],
  check: [
    [tool("@biomejs/biome", "bin/biome"), "check", "--error-on-warnings"],
    [tool("typescript", "bin/tsc"), "--noEmit"],
    [vitest, "run", "test/architecture.test.ts"],
  ],
  bench: [[path.join(root, "bench", "main.ts")]],
  "bench:dispatch": [[path.join(root, "bench", "dispatch.ts")]],
  "bench:suggest": [[path.join(root, "bench", "suggest.ts")]],
  screenshots: [
    [path.join(root, "docs", "images", "make-screenshots.ts")],
    [path.join(root, "docs", "images", "make-dashboard-screenshots.ts")],
  ],
};

endWithShell();
try {
  const [verb = "", ...given] = process.argv.slice(2);
  const steps = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!steps) throw new PlainError(`say what to run: ${Object.keys(verbs).join(", ")}`);
  await preparePackages(root, { development: true });
  let failed = 0;
  for (const step of steps) {
    // What is given after `--` is for a verb that is one tool; three tools share no options.
    const { status } = await runWithNode(root, steps.length === 1 ? [...step, ...given] : step);
    failed ||= status;
  }
  process.exitCode = failed;
} catch (error) {
  explain(error);
}
