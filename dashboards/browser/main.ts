import type { PageCubes } from "../pages/page-cubes.ts";
import { startFilter } from "./filter.ts";
import { startLeaving } from "./leave.ts";
import { startTips } from "./tips.ts";

startTips(document);
startLeaving(document);

const cubes = document.getElementById("cubes")?.textContent;
if (cubes !== undefined && cubes !== null) startFilter(document, () => JSON.parse(cubes) as PageCubes);
