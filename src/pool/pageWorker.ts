import type { Task } from "./protocol";
import { buffersOf, serve } from "./serve";

serve(
  (handle) => addEventListener("message", ({ data }: MessageEvent<Task>) => handle(data)),
  (reply) => postMessage(reply, { transfer: buffersOf(reply) }),
);
