import { existsSync } from "node:fs";
import path from "node:path";
import { PlainError } from "./plain-error.js";

const oldestMajor = 24;

/** Whether this Node runs the project's TypeScript as it is. */
export const isNewEnough = (version) => Number(version.split(".")[0]) >= oldestMajor;

/** The Node that the locked packages bring for this system, if they do. */
export const packagedNode = (root) => {
  const system = process.platform === "win32" ? "win" : process.platform;
  const program = process.platform === "win32" ? "node.exe" : "node";
  const file = path.join(root, "node_modules", `node-${system}-${process.arch}`, "bin", program);
  return existsSync(file) ? file : undefined;
};

/** The path of a Node that is new enough: the one that runs now, else the packaged one. */
export const findNode = (root) => {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const packaged = packagedNode(root);
  if (packaged) return packaged;
  throw new PlainError(
    `Fixline needs Node.js ${oldestMajor} or later; this is ${process.versions.node}, and no package brings a newer one ` +
      `for ${process.platform} on ${process.arch}. Install it from https://nodejs.org and run the command again.`,
  );
};
