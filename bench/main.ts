import { spawnSync } from "node:child_process";

/** Every benchmark by name: `npm run bench` runs all, `npm run bench -- http` one, with the arguments behind it. */
const benchmarks: Readonly<Record<string, string>> = {
  http: "http/http.ts",
  outbox: "outbox.ts",
  chat: "chat.ts",
  import: "import.ts",
  suggest: "suggest-speed.ts",
  warehouse: "warehouse.ts",
  console: "console.ts",
  "dashboard-pages": "dashboard-pages.ts",
  dashboards: "dashboards.ts",
};

const [name, ...args] = process.argv.slice(2);
if (name !== undefined && !Object.hasOwn(benchmarks, name)) {
  console.error(`there is no benchmark "${name}": there are ${Object.keys(benchmarks).join(", ")}`);
  process.exitCode = 2;
} else {
  const chosen = name === undefined ? Object.values(benchmarks) : [benchmarks[name] ?? ""];
  for (const file of chosen) {
    spawnSync(process.execPath, [new URL(file, import.meta.url).pathname, ...args], { stdio: "inherit" });
  }
}
