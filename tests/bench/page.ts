import type { Browser, Page } from "playwright-core";
import { launchChromium, servePage } from "../support/builtPage";

/** How the built page loads and holds up while a slider is dragged, beside a page with nothing on it: a command, for
 * times are no matter for tests. */

const LOADS = 5;
const DRAG_MILLISECONDS = 5000;
const VIEWPORT = { width: 1440, height: 900 };

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args: { readonly name?: string };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const row = (label: string, ...cells: readonly string[]) =>
  console.log(label.padEnd(44) + cells.map((cell) => cell.padStart(12)).join(""));

/** Milliseconds from the start of navigation to the headline, and to the results of all runs. */
async function load(browser: Browser, url: string): Promise<{ first: number; done: number }> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.addInitScript(() => {
    const times = { first: 0, done: 0 };
    new MutationObserver(() => {
      if (times.first === 0 && document.querySelector("[data-figure]")) times.first = performance.now();
      const fingerprint = document.querySelector(".fingerprint")?.textContent ?? "";
      if (times.done === 0 && /^[0-9a-f]{16}$/.test(fingerprint)) times.done = performance.now();
    }).observe(document, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { times });
  });
  await page.goto(url);
  await page.waitForFunction(() => (window as unknown as { times: { done: number } }).times.done > 0);
  const times = await page.evaluate(
    () => (window as unknown as { times: { first: number; done: number } }).times,
  );
  await page.close();
  return times;
}

async function drag(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  const start = Date.now();
  while (Date.now() - start < DRAG_MILLISECONDS) {
    await page.mouse.move(x + 60 * Math.sin((Date.now() - start) / 400), y);
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
}

/** Counts pictures and times frames in the page from now on. */
function watch(page: Page) {
  return page.evaluate(() => {
    const watched = { pictures: 0, frames: [] as number[] };
    new MutationObserver(() => void watched.pictures++).observe(document.body, {
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

/** What a drag that begins at a place of the page costs. */
async function measureDrag(browser: Browser, page: Page, x: number, y: number) {
  await watch(page);
  await browser.startTracing(page, { categories: ["devtools.timeline", "toplevel", "__metadata"] });
  await drag(page, x, y);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const watched = await page.evaluate(
    () => (window as unknown as { watched: { pictures: number; frames: number[] } }).watched,
  );
  const { all, fromWorkers } = tasksOf(trace.traceEvents);
  const longest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), 0);
  return {
    longest: longest(all),
    over50: all.filter((milliseconds) => milliseconds > 50).length,
    longestFromWorkers: longest(fromWorkers),
    frame: median(watched.frames),
    pictures: watched.pictures / (DRAG_MILLISECONDS / 1000),
  };
}

type Drag = Awaited<ReturnType<typeof measureDrag>>;

/** A drag of the slider, on a page that has loaded everything that it will load. */
async function dragSlider(browser: Browser, url: string): Promise<Drag> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(url, { waitUntil: "networkidle" });
  await page
    .locator(".fingerprint")
    .filter({ hasText: /^[0-9a-f]{16}$/ })
    .waitFor();
  await page.waitForTimeout(2000);
  const box = await page.getByRole("slider", { name: "Chance it withdraws" }).boundingBox();
  if (box === null) throw new Error("the slider is not on the screen");
  const measured = await measureDrag(browser, page, box.x + box.width / 2, box.y + box.height / 2);
  await page.close();
  return measured;
}

/** The same movements over an empty page: what this machine and browser cost by themselves. */
async function dragNothing(browser: Browser): Promise<Drag> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.setContent("<!doctype html><title>Nothing</title>");
  const measured = await measureDrag(browser, page, 200, 500);
  await page.close();
  return measured;
}

const medianOf = (drags: readonly Drag[], key: keyof Drag) => median(drags.map((drag) => drag[key]));

async function main(): Promise<void> {
  const [browser, served] = await Promise.all([launchChromium(), servePage()]);
  try {
    const loads: { first: number; done: number }[] = [];
    const [drags, bare]: [Drag[], Drag[]] = [[], []];
    for (let index = 0; index < LOADS; index++) {
      loads.push(await load(browser, served.url));
      bare.push(await dragNothing(browser));
      drags.push(await dragSlider(browser, served.url));
    }
    const whole = (value: number) => value.toFixed(0);
    const tenths = (value: number) => value.toFixed(1);
    row(`medians of ${LOADS} loads at 10,000 runs`, "Quorum", "empty page");
    row("navigation to first results, ms", whole(median(loads.map(({ first }) => first))));
    row("navigation to all runs, ms", whole(median(loads.map(({ done }) => done))));
    const line = (label: string, key: keyof Drag, text: (value: number) => string) =>
      row(label, text(medianOf(drags, key)), text(medianOf(bare, key)));
    line("drag: longest task, ms (wanted at most 50)", "longest", tenths);
    line("drag: tasks above 50 ms", "over50", whole);
    line("drag: median frame, ms (wanted below 20)", "frame", tenths);
    row("drag: longest task of results, ms", tenths(medianOf(drags, "longestFromWorkers")));
    row("drag: pictures a second (wanted at least 10)", tenths(medianOf(drags, "pictures")));
  } finally {
    await browser.close();
    await served.close();
  }
}

await main();
