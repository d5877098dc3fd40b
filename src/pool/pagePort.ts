import PageWorker from "./pageWorker?worker";
import type { Port, PortListener, Reply } from "./protocol";

/** Starts a worker of the page. */
export function startPagePort(listener: PortListener): Port {
  const worker = new PageWorker();
  worker.onmessage = ({ data }: MessageEvent<Reply>) => listener.reply(data);
  worker.onerror = (event) => listener.died(event.message || "it could not be started");
  worker.onmessageerror = () => listener.died("its message could not be read");
  return {
    post: (task) => worker.postMessage(task),
    terminate: () => worker.terminate(),
  };
}
