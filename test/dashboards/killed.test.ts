import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildDashboards } from "../../dashboards/build.ts";
import type { SiteOrder } from "../../dashboards/build-site.ts";
import type { PageFrame, RenderedPage } from "../../dashboards/page-data.ts";
import { drawHere } from "../../dashboards/page-drawer.ts";
import { restoreSite } from "../../dashboards/site-folder.ts";
import { readSiteState } from "../../dashboards/site-state.ts";
import { type MadeRepair, madeSnapshot } from "./made-snapshot.ts";
import { hashOfFolder } from "./site-bytes.ts";

let home: string;
let order: SiteOrder;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "fixline-killed-"));
  const repairs = Array.from({ length: 48 }, (_, id): MadeRepair => {
    const month = String((id % 10) + 1).padStart(2, "0");
    return {
      id,
      maker: 1 + (id % 2),
      model: id % 3,
      fix: id % 4,
      region: 1,
      org: id % 6,
      day: `2026-${month}-10`,
      minutes: 30,
    };
  });
  order = {
    snapshot: {
      file: await madeSnapshot(home, "snapshot.duckdb", repairs),
      number: 1,
      builtAt: "2026-11-21T10:00:00Z",
    },
    book: path.join(home, "book"),
    out: path.join(home, "site"),
    deskName: "Test desk",
    demo: false,
    k: 3,
  };
});
afterAll(() => rm(home, { recursive: true, force: true }));

const pageWith =
  (more: readonly string[]) =>
  (data: PageFrame): RenderedPage => ({
    html: JSON.stringify(data),
    files: [...Object.values(data.csv), ...more].map((name) => ({ name, bytes: new TextEncoder().encode(name) })),
  });
const drawer = drawHere({
  renderIndexPage: pageWith([]),
  renderManufacturerPage: pageWith(["summary.json"]),
  renderModelPage: pageWith([]),
});
const build = () => buildDashboards({ ...order, drawer, look: "whole" });

test("kill -9 half way: the old site is served on, byte for byte, and the next build goes through", async () => {
  await build();
  const [site, state] = [await hashOfFolder(order.out), await readSiteState(order.book, order.out)];
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, "half-build-child.ts"), JSON.stringify(order)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  expect(said.toString()).toBe("half\n");
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
  // What it had written lies beside the site, not in it.
  expect(await readdir(home)).toContain(".site.next");
  expect(await hashOfFolder(order.out)).toBe(site);
  expect(await readSiteState(order.book, order.out)).toEqual(state);

  const again = await build();
  expect([again.kept, await hashOfFolder(order.out)]).toEqual([again.manufacturers, site]);
  expect((await readdir(home)).filter((name) => name.startsWith("."))).toEqual([]);
}, 30_000);

test("killed between the two renames that publish it: the old site comes back when it is asked for", async () => {
  await build();
  const site = await hashOfFolder(order.out);
  await rename(order.out, path.join(home, ".site.old"));
  await restoreSite(order.out);
  expect(await hashOfFolder(order.out)).toBe(site);
}, 30_000);
