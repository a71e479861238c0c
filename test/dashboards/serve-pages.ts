import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buildPageAssets } from "../../dashboards/build-page-assets.ts";
import type { RenderedPage } from "../../dashboards/page-data.ts";
import { pageRenderers } from "../../dashboards/pages/page-renderers.ts";
import { sampleFrame, sampleManufacturer, sampleModel } from "./sample-page-data.ts";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};
/** As strict as the desk's own, without its exceptions. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** The sample pages on a loopback address under a strict policy; `asked` gathers what was asked for. */
export async function servePages() {
  const assets = await buildPageAssets();
  const renderers = pageRenderers(assets);
  const [view] = sampleManufacturer.views;
  if (view === undefined) throw new Error("the sample has no view");
  const files = new Map<string, Uint8Array>();
  const add = (folder: string, name: string, page: RenderedPage): void => {
    files.set(`/${folder}${name}`, new TextEncoder().encode(page.html));
    for (const file of [assets.style, assets.script, ...assets.parts, ...page.files])
      files.set(`/${folder}${file.name}`, file.bytes);
  };
  const manufacturer = { ...sampleManufacturer, slug: "norvik" };
  add("norvik/", "index.html", renderers.renderManufacturerPage(manufacturer));
  add("norvik/", "x-200.html", renderers.renderModelPage(sampleModel));
  add("small/", "index.html", renderers.renderManufacturerPage({ ...manufacturer, withheld: true }));
  const headline = sampleManufacturer.headlines[0] ?? null;
  const line = { models: 6, repairs: 640, trend: view.trend, returned: null, headline, surest: 0.001 };
  const manufacturers = [{ name: "Norvik Dishwashing", isNamed: true, slug: "norvik", ...line }];
  add("", "index.html", renderers.renderIndexPage({ ...sampleFrame, manufacturers }));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const at = new URL(request.url ?? "", "http://localhost").pathname;
    asked.push(at);
    const bytes = files.get(at);
    const type = types[at.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    response.writeHead(bytes === undefined ? 404 : 200, { "content-type": type, "content-security-policy": policy });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    asked,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
