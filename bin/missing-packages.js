import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The packages of package-lock.json that node_modules does not hold in the locked version, as paths.
 *
 * Compared with the lock that npm leaves inside node_modules as the last step of an install: that also knows installs
 * that a person made by hand, and it is absent after one that was cut short.
 */
export const missingPackages = (root, { development }, system = thisSystem()) => {
  const locked = readLock(path.join(root, "package-lock.json"));
  const installed = readLock(path.join(root, "node_modules", ".package-lock.json"));
  return Object.entries(locked)
    .filter(([place, wanted]) => place !== "" && !wanted.link && isNeeded(wanted, development, system))
    .filter(([place, wanted]) => {
      const found = installed[place];
      return found?.version !== wanted.version || !existsSync(path.join(root, place));
    })
    .map(([place]) => place);
};

const isNeeded = (wanted, development, system) => {
  if (wanted.dev && !development) return false;
  if (!wanted.optional) return true;
  // Of the optional packages, those made for exactly this system are the native parts that others cannot do without.
  return Boolean(wanted.os || wanted.cpu) && ["os", "cpu", "libc"].every((key) => suits(wanted[key], system[key]));
};

/** npm's lists name what suits, or with a `!` what does not; a lone word stands for a list of one. */
const suits = (listed, ours) => {
  if (listed === undefined || ours === undefined) return true;
  const names = [listed].flat();
  const refused = names.filter((name) => name.startsWith("!")).map((name) => name.slice(1));
  const accepted = names.filter((name) => !name.startsWith("!"));
  return !refused.includes(ours) && (accepted.length === 0 || accepted.includes(ours));
};

const thisSystem = () => ({ os: process.platform, cpu: process.arch, libc: libcName() });

const libcName = () => {
  if (process.platform !== "linux") return undefined;
  // The header alone: a whole report looks at the network interfaces, which can take seconds.
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
};

const readLock = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {});
