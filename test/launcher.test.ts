import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isNewEnough } from "../bin/find-node.js";
import { memoryFlags } from "../bin/hand-over.js";
import { missingPackages } from "../bin/missing-packages.js";

const root = path.resolve(import.meta.dirname, "..");
const linux = { os: "linux", cpu: "x64", libc: "glibc" } as const;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "fixline-launcher-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, content: unknown): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
};

describe("missing packages", () => {
  const locked = {
    "": { version: "1.0.0" },
    "node_modules/plain": { version: "1.0.0" },
    "node_modules/tool": { version: "2.0.0", dev: true },
    "node_modules/native-glibc": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"], libc: ["glibc"] },
    "node_modules/native-musl": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"], libc: ["musl"] },
    "node_modules/native-mac": { version: "1.0.0", optional: true, os: "darwin", cpu: "arm64" },
    "node_modules/not-on-windows": { version: "1.0.0", optional: true, os: ["!win32"] },
    "node_modules/fallback": { version: "1.0.0", optional: true },
  };
  const install = (versions: Record<string, string>): void => {
    for (const name of Object.keys(versions)) write(`node_modules/${name}/package.json`, {});
    const packages = Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
    );
    write("node_modules/.package-lock.json", { packages });
  };
  const whole = { plain: "1.0.0", tool: "2.0.0", "native-glibc": "1.0.0", "not-on-windows": "1.0.0" };
  const look = (development: boolean): string[] => missingPackages(folder, { development }, linux);
  beforeEach(() => write("package-lock.json", { packages: locked }));

  test("without node_modules, all that this system needs", () => {
    expect(look(false)).toEqual(["node_modules/plain", "node_modules/native-glibc", "node_modules/not-on-windows"]);
    expect(look(true)).toContain("node_modules/tool");
  });
  test("none after a whole install; other systems' packages do not count", () => {
    install(whole);
    expect(look(true)).toEqual([]);
  });
  test("development packages count only for development", () => {
    const { tool: _, ...production } = whole;
    install(production);
    expect(look(false)).toEqual([]);
    expect(look(true)).toEqual(["node_modules/tool"]);
  });
  test("a package of another version, of another lock", () => {
    install({ ...whole, plain: "0.9.0" });
    expect(look(true)).toEqual(["node_modules/plain"]);
  });
  test("a native package that an old npm left out", () => {
    const { "native-glibc": _, ...withoutNative } = whole;
    install(withoutNative);
    expect(look(true)).toEqual(["node_modules/native-glibc"]);
  });
  test("a package whose folder somebody deleted", () => {
    install(whole);
    rmSync(path.join(folder, "node_modules/plain"), { recursive: true });
    expect(look(true)).toEqual(["node_modules/plain"]);
  });
});

test("Node 24 and later run the project as it is", () => {
  expect(["20.11.0", "22.20.0", "24.0.0", "26.1.0"].map(isNewEnough)).toEqual([false, false, true, true]);
});

test("npm start and the image hold the youngest objects as small as the launcher does", () => {
  const flags = memoryFlags.join(" ");
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  expect(scripts.start).toBe(`node ${flags} bin/fixline.js serve`);
  const image = readFileSync(path.join(root, "Dockerfile"), "utf8");
  expect(image).toContain(`ENTRYPOINT ["node", "${memoryFlags.join('", "')}", "src/main.ts"]`);
});

describe("the launcher", () => {
  const program = (main: string): void => {
    cpSync(path.join(root, "bin"), path.join(folder, "bin"), { recursive: true });
    write("package.json", { name: "trial", type: "module", scripts: { start: "node bin/fixline.js serve" } });
    write("package-lock.json", { packages: {} });
    write("src/main.ts", main);
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  };
  const launch = (args: string[], env: NodeJS.ProcessEnv = process.env) =>
    spawn(process.execPath, [path.join(folder, "bin/fixline.js"), ...args], { env, stdio: ["ignore", "pipe", "pipe"] });

  test("hands over the words, and the exit status", async () => {
    program("const words: string[] = process.argv.slice(2); console.log(words.join('|')); process.exitCode = 5;");
    const child = launch(["key", "create", "--json"]);
    const [output, [status]] = await Promise.all([text(child.stdout), once(child, "exit")]);
    expect([output.trim(), status]).toEqual(["key|create|--json", 5]);
  });

  test("says in plain words that packages cannot be installed, without a stack", async () => {
    program("");
    rmSync(path.join(folder, "node_modules"));
    write("package-lock.json", { packages: { "node_modules/plain": { version: "1.0.0" } } });
    rmSync(path.join(folder, "src"), { recursive: true });
    // An npm that cannot do anything: the sentence has to say so.
    write("npm-cli.js", "console.error('no such registry'); process.exit(3);");
    const child = launch([], { ...process.env, npm_execpath: path.join(folder, "npm-cli.js") });
    const [errors, [status]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(status).toBe(1);
    expect(errors).toContain("no such registry");
    expect(errors).toContain("npm ended with status 3");
    expect(errors).not.toMatch(/\n\s+at /);
  });

  test.runIf(process.platform !== "win32")("ends when npm's shell is killed", async () => {
    program(`process.on("SIGTERM", () => { console.log("stopped"); process.exit(0); });
      setInterval(() => undefined, 1000); console.log("running");`);
    const shell = spawn("sh", ["-c", `"${process.execPath}" bin/fixline.js serve; true`], {
      cwd: folder,
      env: { ...process.env, npm_lifecycle_event: "start" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    for await (const chunk of shell.stdout) {
      output += chunk;
      if (output.includes("running")) shell.kill("SIGTERM");
      // The pipe closes only when the process behind the shell has ended too.
    }
    expect(output).toContain("stopped");
  });
});
