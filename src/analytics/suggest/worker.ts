import { parentPort } from "node:worker_threads";
import { makeWorkerDesk } from "./worker-desk.ts";
import type { ToWorker } from "./worker-messages.ts";

/** The ranker's thread: answers at once, learns between the answers. */
const port = parentPort;
if (!port) throw new Error("this file is the ranker's thread: it is started by suggest-service.ts");

const desk = makeWorkerDesk((message) => port.postMessage(message));
let isLearning = false;
const learnOn = (): void => {
  isLearning = desk.learnSome();
  // Behind whatever has been said meanwhile.
  if (isLearning) setImmediate(learnOn);
};
port.on("message", (message: ToWorker) => {
  desk.hear(message);
  if (!isLearning) {
    isLearning = true;
    setImmediate(learnOn);
  }
});
