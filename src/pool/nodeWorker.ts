import { parentPort } from "node:worker_threads";
import type { Task } from "./protocol";
import { buffersOf, serve } from "./serve";

if (parentPort === null) throw new Error("this file runs as a worker thread");
const port = parentPort;

serve(
  (handle) => port.on("message", (task: Task) => handle(task)),
  (reply) => port.postMessage(reply, buffersOf(reply)),
);
