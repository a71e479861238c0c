import { parentPort, workerData } from "node:worker_threads";
import { buildSite, type SiteOrder } from "./build-site.ts";

// A thread of a running desk: drawing thousands of pages holds no conversation up. Gives what was built; an error ends the thread.
parentPort?.postMessage(await buildSite(workerData as SiteOrder, () => undefined));
