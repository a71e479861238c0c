// Runs the embedded database in a process that a test may kill: `node embedded-postgres-child.ts HOME SYSTEM_FOLDER`.
import { startEmbeddedPostgres } from "../../src/core/store/embedded/start-embedded-postgres.ts";
import { silentLog } from "./silent-log.ts";

const [home = "", systemFolder = ""] = process.argv.slice(2);
const embedded = await startEmbeddedPostgres({ home, systemFolder, log: silentLog });
process.once("SIGTERM", async () => {
  await embedded.stop();
  process.exit(0);
});
// The careless way out: no stop().
process.once("SIGUSR2", () => process.exit(0));
console.log(JSON.stringify({ url: embedded.url, pid: embedded.pid() }));
