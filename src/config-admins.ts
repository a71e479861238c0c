import type { AdminRef } from "./core/domain/admin-ref.ts";
import type { Environment } from "./environment.ts";

type Kind = { readonly platform: string; readonly pattern: RegExp; readonly example: string };

const kinds: readonly Kind[] = [
  {
    platform: "slack",
    pattern: /^(?:(?<workspace>[TE][A-Z0-9]+)\/)?(?<user>[UW][A-Z0-9]+)$/,
    example: "slack:U0123ABCD",
  },
  { platform: "discord", pattern: /^(?<user>\d{2,20})$/, example: "discord:80351110224678912" },
  { platform: "telegram", pattern: /^(?<user>\d{1,19})$/, example: "telegram:420001" },
];

/** FIXLINE_ADMINS: `slack:U123,discord:99,telegram:42`, each the login of a person who is an admin from their first word on. */
export const readAdmins = (environment: Environment): readonly AdminRef[] =>
  (environment.text("FIXLINE_ADMINS") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .flatMap((entry) => readAdmin(entry, environment.faults));

const readAdmin = (entry: string, faults: string[]): readonly AdminRef[] => {
  const [, platform = "", login = ""] = /^(\w+):(.*)$/.exec(entry) ?? [];
  if (platform === "web") {
    faults.push("FIXLINE_ADMINS cannot name a web login: use the link that the first start prints, or `fixline link`.");
    return [];
  }
  const kind = kinds.find((one) => one.platform === platform);
  const found = kind?.pattern.exec(login)?.groups;
  if (!kind || !found) {
    const examples = kind ? kind.example : kinds.map(({ example }) => example).join(" or ");
    faults.push(
      `FIXLINE_ADMINS has an entry that names nobody: ${JSON.stringify(entry.slice(0, 80))}. Write it like ${examples}.`,
    );
    return [];
  }
  return [{ platform, workspace: found.workspace ?? null, user: found.user ?? "" }];
};
