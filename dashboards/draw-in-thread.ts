import { Worker } from "node:worker_threads";
import type { RenderedPage } from "./page-data.ts";
import type { PageDrawer, PageOrder } from "./page-drawer.ts";
import type { PageAssets } from "./pages/page-assets.ts";

/** What the thread is told: a page, under a number of its own. */
export type DrawingTask = { readonly id: number; readonly order: PageOrder };
/** What it answers under the same number. */
export type DrawingAnswer = { readonly id: number } & (
  | { readonly page: RenderedPage; readonly failure?: undefined }
  | { readonly page?: undefined; readonly failure: Error }
);

/**
 * A drawer in a thread of its own: while it draws one manufacturer's pages the next one's numbers are asked for. Ends with `using`;
 * what was asked and not drawn by then is rejected.
 */
export function drawInThread(assets: PageAssets): PageDrawer & AsyncDisposable {
  const thread = new Worker(new URL("./drawing-thread.ts", import.meta.url), {
    workerData: assets,
    // A page leaves much behind that nobody needs: swept sooner it costs no more time and 100 MB less.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  const waiting = new Map<number, PromiseWithResolvers<RenderedPage>>();
  let asked = 0;
  let over: Error | null = null;
  const end = (reason: Error): void => {
    over ??= reason;
    for (const { reject } of waiting.values()) reject(over);
    waiting.clear();
  };
  thread.on("message", ({ id, page, failure }: DrawingAnswer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) one?.resolve(page);
    else one?.reject(failure);
  });
  thread.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
  thread.on("exit", () => end(new Error("the thread that draws pages has ended")));
  return {
    assets: [assets.style, assets.script, ...assets.parts],
    draw(order) {
      if (over !== null) return Promise.reject(over);
      asked += 1;
      const answer = Promise.withResolvers<RenderedPage>();
      waiting.set(asked, answer);
      thread.postMessage({ id: asked, order } satisfies DrawingTask);
      return answer.promise;
    },
    async [Symbol.asyncDispose]() {
      await thread.terminate();
    },
  };
}
