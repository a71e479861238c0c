import { buildDashboards } from "../../dashboards/build.ts";
import type { SiteOrder } from "../../dashboards/build-site.ts";
import { drawHere } from "../../dashboards/page-drawer.ts";

// A build that says when it is half way and then never goes on: what a test kills. The order comes as JSON.
const order = JSON.parse(process.argv[2] ?? "") as SiteOrder;
let pages = 0;
const page = () => {
  pages += 1;
  if (pages === 3) {
    process.stdout.write("half\n");
    // Holds the only thread, as a page that takes long does: nothing of the build goes on.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
  }
  return { html: "half", files: [] };
};
await buildDashboards({
  ...order,
  drawer: drawHere({ renderIndexPage: page, renderManufacturerPage: page, renderModelPage: page }),
  look: "half",
});
