/**
 * The import table of the project: which layer may import which. A type counts like a value, except where `types` says
 * more. A layer may always import itself. Nothing else is allowed: a new arrow is a new row, read by a person.
 */
export type Layer = {
  readonly name: string;
  /** The folder, or with `/*` the files directly in it, or one file. The longest match wins. */
  readonly at: string;
  readonly may: readonly string[];
  /** Layers whose types alone it may know. */
  readonly types?: readonly string[];
  /** Packages that this layer may import at run time; without it any, save those that `owners` gives to another. */
  readonly packages?: readonly string[];
  /** Single files of other layers that it may import. */
  readonly files?: readonly string[];
};

const core = ["domain", "store", "copy", "usecases", "delivery"] as const;

export const layers: readonly Layer[] = [
  // Pure rules and plain data: no clock, no disk, no network. Hashing is a pure function too.
  { name: "domain", at: "src/core/domain", may: [], packages: ["node:crypto", "typebox", "typebox/value"] },
  { name: "store", at: "src/core/store", may: ["domain"] },
  { name: "copy", at: "src/core/copy", may: ["domain"] },
  { name: "usecases", at: "src/core/usecases", may: ["domain", "store", "copy"] },
  { name: "delivery", at: "src/core/delivery", may: ["domain", "store", "copy"] },
  // Maps, asked over the network: it knows what a way is, and nothing of the desk.
  { name: "travel", at: "src/core/travel", may: ["domain"] },
  // What is printed: a document from plain data, byte for byte the same from the same.
  { name: "documents", at: "src/core/documents", may: ["domain", "copy"] },
  // Photos: a host of pictures, and small pictures of them.
  { name: "photos", at: "src/core/photos", may: ["domain"] },
  // The port declares the few plain types that it needs itself, so that a platform needs nothing else.
  { name: "port", at: "src/bots/*", may: [], packages: [] },
  { name: "dialog", at: "src/bots/dialog", may: [...core, "port"] },
  { name: "slack", at: "src/bots/slack", may: ["port"] },
  { name: "discord", at: "src/bots/discord", may: ["port"] },
  { name: "telegram", at: "src/bots/telegram", may: ["port"] },
  { name: "web", at: "src/bots/web", may: ["port"] },
  // Our own chat comes in over our own HTTP, as the others' come in over their SDKs.
  { name: "http", at: "src/http", may: [...core, "port", "web"], types: ["browser"] },
  {
    name: "browser",
    at: "src/http/web",
    may: ["domain", "port", "web"],
    files: [
      "src/bots/dialog/action-id.ts",
      // Sentences, not code: buttons, fields and statuses are called alike on a card and on a page.
      ...["en", "es", "pt"].flatMap((language) =>
        ["cards", "forms", "words"].map((topic) => `src/core/copy/${language}/${topic}.ftl`),
      ),
    ],
  },
  // Questions to a snapshot: of the warehouse they know only how DuckDB is opened.
  { name: "metrics", at: "src/analytics/metrics", may: [], files: ["src/analytics/warehouse/open-duckdb.ts"] },
  { name: "analytics", at: "src/analytics", may: ["metrics"] },
  // The test of what chance explains is one for the desk and for the dashboards.
  { name: "dashboards", at: "dashboards", may: ["metrics"], files: ["src/analytics/suggest/emerging.ts"] },
  { name: "demo", at: "src/demo", may: ["domain", "store", "copy", "usecases"] },
  // Configuration, and pieces of the composition that have no business of their own.
  { name: "parts", at: "src/*", may: ["domain", "store"], types: ["http"] },
  // What joins the chat platforms to the desk: only what is configured is loaded.
  {
    name: "wiring",
    at: "src/wiring",
    may: [
      ...core,
      "dialog",
      "port",
      "slack",
      "discord",
      "telegram",
      "analytics",
      "dashboards",
      "travel",
      "photos",
      "documents",
    ],
    types: ["parts"],
  },
  { name: "app", at: "src/app.ts", may: ["*"] },
  {
    name: "commands",
    at: "src/cli",
    may: [
      "app",
      "parts",
      "wiring",
      "analytics",
      "demo",
      "dashboards",
      "domain",
      "store",
      "copy",
      "usecases",
      "port",
      "web",
      "http",
    ],
  },
  { name: "main", at: "src/main.ts", may: ["app", "parts", "commands", "dashboards"] },
  { name: "bench", at: "bench", may: ["*"] },
  { name: "test", at: "test", may: ["*"] },
];

/** Packages that one layer alone may load, and only it: whoever else needs what they do asks that layer. */
export const owners: readonly { readonly package: string; readonly layers: readonly string[] }[] = [
  { package: "postgres", layers: ["store", "bench", "test"] },
  { package: "drizzle-orm", layers: ["store", "bench", "test"] },
  { package: "@duckdb/node-api", layers: ["analytics", "metrics", "bench", "test"] },
  { package: "fastify", layers: ["http", "bench", "test"] },
  { package: "preact", layers: ["browser", "test"] },
  { package: "@slack/bolt", layers: ["slack", "bench", "test"] },
  { package: "discord.js", layers: ["discord", "bench", "test"] },
  { package: "grammy", layers: ["telegram", "bench", "test"] },
  { package: "pdfkit", layers: ["documents", "bench", "test"] },
  { package: "cloudinary", layers: ["photos", "bench", "test"] },
  { package: "sharp", layers: ["photos", "bench", "test"] },
  { package: "@googlemaps/google-maps-services-js", layers: ["travel", "bench", "test"] },
];
