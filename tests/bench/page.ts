import type { Page } from "playwright-core";
import { launchChromium, servePage } from "../support/builtPage";

/** How the built page holds up while a slider is dragged: a command, for times are no matter for tests. */

const DRAG_MILLISECONDS = 5000;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args: { readonly name?: string };
}

async function drag(page: Page): Promise<void> {
  const slider = page.getByRole("slider", { name: "Chance it withdraws" });
  const box = await slider.boundingBox();
  if (box === null) throw new Error("the slider is not on the screen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const start = Date.now();
  while (Date.now() - start < DRAG_MILLISECONDS) {
    await page.mouse.move(x + 60 * Math.sin((Date.now() - start) / 400), y);
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
}

/** Counts pictures and times frames in the page until `stop` is called. */
function watch(page: Page) {
  return page.evaluate(() => {
    const watched = { pictures: 0, frames: [] as number[] };
    const chart = document.querySelector("figure svg")?.closest("main");
    new MutationObserver(() => void watched.pictures++).observe(chart as Node, {
      subtree: true,
      attributes: true,
      attributeFilter: ["d"],
    });
    let last = performance.now();
    const tick = (now: number) => {
      watched.frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { watched });
  });
}

/** Durations in milliseconds of the main thread's tasks, and of those among them that a worker's message began. */
function tasksOf(events: readonly TraceEvent[]) {
  const main = events.find(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")?.tid;
  const complete = events.filter((event) => event.tid === main && event.ph === "X");
  const tasks = complete.filter(({ name }) => name === "RunTask" || name.endsWith("::RunTask"));
  const messages = complete.filter(({ name }) => name === "HandlePostMessage");
  const milliseconds = ({ dur = 0 }: TraceEvent) => dur / 1000;
  return { all: tasks.map(milliseconds), fromWorkers: messages.map(milliseconds) };
}

const longest = (values: readonly number[]) => Math.max(0, ...values).toFixed(1);
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function main(): Promise<void> {
  const [browser, served] = await Promise.all([launchChromium(), servePage()]);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(served.url);
    await page
      .locator(".fingerprint")
      .filter({ hasText: /^[0-9a-f]{16}$/ })
      .waitFor();
    await watch(page);
    await browser.startTracing(page, { categories: ["devtools.timeline", "toplevel", "__metadata"] });
    await drag(page);
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const { pictures, frames } = await page.evaluate(
      () => (window as unknown as { watched: { pictures: number; frames: number[] } }).watched,
    );
    const { all, fromWorkers } = tasksOf(trace.traceEvents);
    const seconds = DRAG_MILLISECONDS / 1000;
    console.log(`dragging for ${seconds} s at 10,000 runs`);
    console.log(
      `pictures a second                        ${(pictures / seconds).toFixed(1)}  (wanted at least 10)`,
    );
    console.log(
      `longest task that takes in results, ms   ${longest(fromWorkers)}  (wanted at most 16; ${fromWorkers.length} of them)`,
    );
    console.log(
      `longest task of any kind, ms             ${longest(all)}  (${all.filter((ms) => ms > 16).length} above 16)`,
    );
    console.log(`median frame, ms                         ${median(frames).toFixed(1)}`);
  } finally {
    await browser.close();
    await served.close();
  }
}

await main();
