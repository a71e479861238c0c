import { Type } from "typebox";
import { Problem } from "../../core/domain/problem.ts";
import { changeSetting } from "../../core/usecases/change-setting.ts";
import { showSettings } from "../../core/usecases/show-settings.ts";
import type { App, HttpParts } from "../http-parts.ts";
import { restRoutes, type Sought } from "../rest-routes.ts";
import { closed } from "../schemas.ts";

const params = Type.Object({ name: Type.String({ minLength: 1, maxLength: 80 }) });
const value = Type.Union([Type.String({ maxLength: 1_000 }), Type.Number()]);
const setting = Type.Object({
  name: Type.String(),
  value,
  default: value,
  expected: Type.String({ description: "What it may be, in words" }),
});

/** The desk's settings: for admins. */
export function settingRoutes(app: App, parts: HttpParts): void {
  const { read, write } = restRoutes(app, parts, "settings");
  const current = async ({ work, person, params: { name } }: Sought<typeof params>) => {
    const found = (await showSettings(work, person)).find((one) => one.name === name);
    if (found === undefined) throw new Problem("setting.unknown", { name });
    return found;
  };

  read("/api/v1/settings", {
    summary: "Every setting with its default",
    may: "desk.settings",
    answer: Type.Object({ items: Type.Array(setting) }),
    run: async ({ work, person }) => ({ items: await showSettings(work, person) }),
  });

  read("/api/v1/settings/:name", {
    summary: "One setting",
    may: "desk.settings",
    params,
    answer: setting,
    run: current,
  });

  write("PUT", "/api/v1/settings/:name", {
    summary: "Change a setting; it holds everywhere within seconds",
    may: "desk.settings",
    params,
    body: Type.Object({ value }, closed),
    answer: setting,
    current,
    run: async ({ work, person, params: { name }, body }) => {
      await changeSetting(work, person, { name, value: body.value });
      return { body: await current({ work, person, params: { name } }) };
    },
  });

  write("DELETE", "/api/v1/settings/:name", {
    summary: "Take a setting back to its default",
    may: "desk.settings",
    params,
    answer: setting,
    current,
    run: async ({ work, person, params: { name } }) => {
      await changeSetting(work, person, { name, value: null });
      return { body: await current({ work, person, params: { name } }) };
    },
  });
}
