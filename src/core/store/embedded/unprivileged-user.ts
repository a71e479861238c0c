import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** The user that PostgreSQL runs as; `null` where that is simply the user we are. */
export type RunAs = { readonly uid: number; readonly gid: number } | null;

/** `nobody`, whom PostgreSQL runs as when Fixline runs as root: PostgreSQL refuses root, and needs an account by name. */
export const findNobody = (passwd = "/etc/passwd"): { uid: number; gid: number } => {
  for (const line of readFileSync(passwd, "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name === "nobody" && uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedPostgresError(
    "PostgreSQL does not run as root, and this system has no user `nobody` to run it as. " +
      "Start Fixline as an ordinary user, or set DATABASE_URL.",
  );
};

/**
 * Whether a user can walk into a folder: the search bit of the folder and of all its parents. Access lists are not
 * read: where they would open a way that the bits deny, the database merely lives in another folder.
 */
export const canEnter = (folder: string, user: { uid: number; gid: number }): boolean => {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const stat = statSync(at);
    const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
    if (!(stat.mode & bit)) return false;
    if (at === path.dirname(at)) return true;
  }
};
