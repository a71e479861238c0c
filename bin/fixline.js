#!/usr/bin/env node
// The command line for any Node from 20 on: installs what is missing, then hands over to Node 24 and src/main.ts.
import path from "node:path";
import { endWithShell } from "./end-with-shell.js";
import { handOver } from "./hand-over.js";
import { explain } from "./plain-error.js";
import { preparePackages } from "./prepare-packages.js";

const root = path.resolve(import.meta.dirname, "..");
endWithShell();
try {
  await preparePackages(root, { development: false });
  await handOver(root, [path.join(root, "src", "main.ts"), ...process.argv.slice(2)]);
} catch (error) {
  explain(error);
}
