import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { isNewEnough, packagedNode } from "./find-node.js";
import { missingPackages } from "./missing-packages.js";
import { PlainError } from "./plain-error.js";

/**
 * Makes node_modules hold what package-lock.json says, running `npm ci` if something is missing or of another version.
 * With `development` the development packages are installed too, even where NODE_ENV or npm's settings leave them out.
 *
 * npm under an old Node leaves out optional packages that ask for a newer one, native ones among them: what is still
 * missing after the first round is fetched once more by npm running on the packaged Node 24.
 */
export const preparePackages = async (root, { development }) => {
  const look = () => missingPackages(root, { development });
  const missing = look();
  if (missing.length === 0) return;
  if (!existsSync(path.join(root, "package-lock.json"))) {
    throw new PlainError("package-lock.json is not there, so nobody can say which packages belong to this version.");
  }
  await install(root, process.execPath, development, "installing packages (a minute or two, once)");
  const node = packagedNode(root);
  if (look().length > 0 && node && !isNewEnough(process.versions.node)) {
    await install(root, node, development, "installing the packages that need a newer Node.js");
  }
  const still = look();
  if (still.length === 0) return;
  throw new PlainError(
    `these packages are not installed although npm reported success: ${still.slice(0, 5).join(", ")}. ` +
      "Look for `omit` or `os`/`cpu`/`libc` in npm's settings (npm config ls), and run the command again.",
  );
};

const install = async (root, node, development, what) => {
  const include = development ? ["--include=dev"] : [];
  // No script of a package is needed, so none is run: the same result everywhere, and nothing unread gets executed.
  const args = [
    "ci",
    "--include=optional",
    ...include,
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const cli = npmCli();
  const started = Date.now();
  const progress = showProgress(what);
  const output = [];
  const status = await new Promise((resolve) => {
    const child = cli
      ? spawn(node, [cli, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] })
      : // On Windows npm is a script of the shell; the words are all ours, so there is nothing to quote.
        spawn("npm", args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.once("error", (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    child.once("close", resolve);
  });
  progress.end(status === 0 ? `done in ${Math.round((Date.now() - started) / 1000)} s` : "failed");
  if (status === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new PlainError(
    `the packages could not be installed (npm ended with status ${status}; its words are above). ` +
      "Check the network, npm's registry setting and the free disk space, and run the command again.",
  );
};

/** npm's own program: the one that runs us, else the one beside this Node, else undefined (then `npm` on the path). */
const npmCli = () => {
  const running = process.env.npm_execpath;
  const beside = path.dirname(process.execPath);
  const candidates = [
    ...(running && /np[mx]-cli\.[cm]?js$/.test(running) ? [path.join(path.dirname(running), "npm-cli.js")] : []),
    path.join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
  ];
  return candidates.find((file) => existsSync(file));
};

/** One line that says what goes on; in a terminal with the seconds, so that nobody takes it for stuck. */
const showProgress = (what) => {
  const started = Date.now();
  const { stderr } = process;
  const line = `fixline: ${what} …`;
  stderr.write(stderr.isTTY ? line : `${line}\n`);
  const tick = () => stderr.write(`\r${line} ${Math.round((Date.now() - started) / 1000)} s `);
  const timer = stderr.isTTY ? setInterval(tick, 1000) : undefined;
  return {
    end: (how) => {
      clearInterval(timer);
      stderr.write(stderr.isTTY ? `\r${line} ${how}\n` : `fixline: ${how}\n`);
    },
  };
};
