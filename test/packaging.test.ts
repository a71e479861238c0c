import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../src/config.ts";
import { readProject } from "./architecture/source-file.ts";
import { testDatabase } from "./harness/database.ts";

// What can be shown of the image and the composition without a container engine.
const root = path.resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const manifest = JSON.parse(read("package.json")) as Record<
  "dependencies" | "devDependencies" | "optionalDependencies" | "scripts" | "bin",
  Record<string, string>
>;
const lock = JSON.parse(read("package-lock.json")) as {
  packages: Record<
    string,
    { version: string; dev?: boolean; optional?: boolean; resolved?: string; integrity?: string }
  >;
};

const dockerfile = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
const instructions = (name: string): readonly string[] =>
  dockerfile.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());
const copied = instructions("COPY")
  .filter((words) => !words.startsWith("--from"))
  .flatMap((words) => words.split(/\s+/).slice(0, -1));

describe("the image", () => {
  test("everything it copies is there, and is let through to the builder", () => {
    const letThrough = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    expect(copied.length).toBeGreaterThan(5);
    for (const source of copied) {
      expect(existsSync(path.join(root, source)), source).toBe(true);
      expect(letThrough, source).toContain(source);
    }
  });
  test("it runs as an ordinary user, and asks the address that exists for its health", () => {
    expect(instructions("USER")).toEqual(["node"]);
    expect(instructions("HEALTHCHECK").join()).toContain("/health/live");
    expect(instructions("FROM").every((from) => from.startsWith("node:24-"))).toBe(true);
  });
  test("its environment is a configuration without a fault", () => {
    const pairs = instructions("ENV").flatMap((words) => words.split(/\s+/).map((word) => word.split("=")));
    const config = readConfig(Object.fromEntries(pairs));
    expect(config).toMatchObject({ host: "0.0.0.0", port: 3000, home: "/data" });
  });
  test("what it copies is enough to run the command line and to migrate a database", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "fixline-image-"));
    try {
      for (const source of copied) cpSync(path.join(root, source), path.join(folder, source), { recursive: true });
      symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
      await using database = await testDatabase();
      const run = (...args: string[]) =>
        promisify(execFile)(process.execPath, [path.join(folder, "src/main.ts"), ...args], {
          cwd: folder,
          env: { ...process.env, DATABASE_URL: database.url, FIXLINE_HOME: path.join(folder, "data") },
        });
      expect((await run("--help")).stdout).toContain("serve");
      await run("migrate");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("the packages", () => {
  const isBuiltin = (name: string): boolean => name.startsWith("node:") || builtinModules.includes(name);
  const packageOf = (name: string): string =>
    name
      .split("/")
      .slice(0, name.startsWith("@") ? 2 : 1)
      .join("/");
  const loaded = readProject(root)
    .filter(({ path: file }) => /^(?:src|dashboards)\//.test(file) && !file.endsWith(".test.ts"))
    .flatMap((file) => file.imports.filter(({ isType }) => !isType).map(({ from }) => from))
    .filter((name) => !/^(?:src|dashboards)\//.test(name) && !isBuiltin(name))
    .map(packageOf);

  test("what the code loads at run time is installed without the development packages", () => {
    const names = [...new Set([...loaded, "drizzle-orm"])].sort();
    const absent = names.filter((name) => {
      const entry = lock.packages[`node_modules/${name}`];
      return !(name in manifest.dependencies) || !entry || entry.dev;
    });
    expect(absent).toEqual([]);
  });
  test("versions are exact, and the lock is the manifest's", () => {
    for (const group of [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies]) {
      for (const [name, version] of Object.entries(group)) {
        expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
        expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
      }
    }
  });
  test("each locked package has its fingerprint, and none is bound to somebody's registry", () => {
    const entries = Object.entries(lock.packages).filter(([place]) => place !== "");
    expect(entries.filter(([, entry]) => !entry.integrity).map(([place]) => place)).toEqual([]);
    expect(entries.filter(([, entry]) => entry.resolved).map(([place]) => place)).toEqual([]);
  });
  test("commands and scripts name files that exist", () => {
    const files = [
      ...Object.values(manifest.bin),
      ...Object.values(manifest.scripts).flatMap((script) => script.match(/\S+\.js/g) ?? []),
    ];
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
  });
});

describe("the composition", () => {
  type Service = {
    image?: string;
    build?: string;
    environment: Record<string, string>;
    healthcheck?: { test: string[] };
    volumes: string[];
    ports?: string[];
    depends_on?: Record<string, { condition: string }>;
    read_only?: boolean;
  };
  const compose = parse(read("compose.yaml")) as {
    services: Record<"database" | "fixline", Service>;
    volumes: Record<string, unknown>;
  };
  const { database, fixline } = compose.services;
  const filledIn = (text: string): string =>
    text.replace(/\$\{(\w+)(?:[:?-][^}]*)?\}/g, (_, name) => (name.includes("DB") ? "pw" : ""));

  test("Fixline waits for a healthy PostgreSQL 18 and speaks to it under the name and the account it has", () => {
    expect(database.image).toBe("postgres:18");
    expect(database.healthcheck?.test.join(" ")).toContain("pg_isready");
    expect(fixline.depends_on?.database?.condition).toBe("service_healthy");
    const environment = Object.entries(fixline.environment).map(([name, value]) => [name, filledIn(value)]);
    const url = new URL(readConfig(Object.fromEntries(environment)).secrets.databaseUrl ?? "");
    expect([url.hostname, url.username, url.pathname]).toEqual([
      "database",
      database.environment.POSTGRES_USER,
      `/${database.environment.POSTGRES_DB}`,
    ]);
  });
  test("secrets come from outside, data lies in declared volumes, and the desk is reachable from this machine alone", () => {
    expect(database.environment.POSTGRES_PASSWORD).toMatch(/^\$\{FIXLINE_DB_PASSWORD:\?/);
    for (const volume of [...database.volumes, ...fixline.volumes]) {
      expect(Object.keys(compose.volumes)).toContain(volume.split(":")[0]);
    }
    expect(fixline.volumes).toEqual([`data:${instructions("VOLUME")[0]}`]);
    expect(fixline.ports).toEqual(["127.0.0.1:3000:3000"]);
    expect(fixline.read_only).toBe(true);
  });
});
