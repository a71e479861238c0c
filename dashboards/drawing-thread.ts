import { parentPort, workerData } from "node:worker_threads";
import type { DrawingAnswer, DrawingTask } from "./draw-in-thread.ts";
import { drawPage } from "./page-drawer.ts";
import type { PageAssets } from "./pages/page-assets.ts";
import { pageRenderers } from "./pages/page-renderers.ts";

// The thread behind `drawInThread`: one page after the other, each answered under its number.
const renderers = pageRenderers(workerData as PageAssets);
parentPort?.on("message", ({ id, order }: DrawingTask) => {
  parentPort?.postMessage(answerTo(id, order));
});

function answerTo(id: number, order: DrawingTask["order"]): DrawingAnswer {
  try {
    return { id, page: drawPage(renderers, order) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
