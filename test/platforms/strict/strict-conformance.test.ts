import { conformance } from "../conformance.ts";
import { type Lack, lacks } from "./strict-options.ts";
import { strictPlatform } from "./strict-platform.ts";

const strictSubject =
  (...without: readonly Lack[]) =>
  async () => {
    const platform = strictPlatform({ lacks: without });
    let next = 1;
    return {
      platform,
      async newSurface() {
        const surface = platform.directOf({ workspace: "", user: `guest${next}` });
        next += 1;
        return surface;
      },
      async read(place: Parameters<typeof platform.post>[0]) {
        return platform.server.surface(place).posts.filter(({ deleted }) => !deleted);
      },
      broken: () => platform.server.broken,
      stop: () => platform.stop(),
    };
  };

conformance("the strict platform", strictSubject());
for (const lack of lacks) conformance(`the strict platform without ${lack}`, strictSubject(lack));
conformance("the strict platform without anything", strictSubject(...lacks.filter((lack) => lack !== "openDirect")));
