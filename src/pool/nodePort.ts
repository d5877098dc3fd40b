import { Worker } from "node:worker_threads";
import type { Reply, StartPort } from "./protocol";

/** Starts worker threads of Node from a built `nodeWorker` file. */
export function nodePortStarter(file: URL): StartPort {
  return (listener) => {
    const worker = new Worker(file);
    worker.on("message", (reply: Reply) => listener.reply(reply));
    worker.on("error", (error) => listener.died(error.message));
    worker.on("exit", (code) => listener.died(`it ended with status ${code}`));
    return {
      post: (task) => worker.postMessage(task),
      terminate: () => void worker.terminate(),
    };
  };
}
