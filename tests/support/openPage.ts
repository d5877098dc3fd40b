import type { Browser, Page } from "playwright-core";
import type { Scenario } from "../../src/model/schema";
import type { ViewId } from "../../src/state/views";

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface OpenOptions {
  readonly view?: ViewId;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  /** Runs in the page before its own code does. */
  readonly before?: () => void;
  /** The reader's own scenario that was open last. */
  readonly own?: Scenario;
}

export interface OpenedPage {
  readonly page: Page;
  /** Addresses of everything that was asked for. */
  readonly requests: string[];
  /** Errors in the console and uncaught ones. */
  readonly problems: string[];
}

/** Leaves a scenario in the browser's storage as the page would. */
function keepOwn(scenario: Scenario): void {
  const own = { presetId: null, scenario, baseline: scenario, changedAt: 0 };
  localStorage.setItem("quorum.scenario.test", JSON.stringify(own));
  localStorage.setItem("quorum.opened", "\ntest\n");
}

/** Opens a view of the built page in a context of its own; close that with `page.context().close()`. */
export async function openPage(
  browser: Browser,
  url: string,
  options: OpenOptions = {},
): Promise<OpenedPage> {
  const { view = "overview", viewport = WIDE, colorScheme = "light", before, own } = options;
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => void requests.push(request.url()));
  page.on("pageerror", (error) => void problems.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && problems.push(message.text())));
  if (before !== undefined) await page.addInitScript(before);
  if (own !== undefined) await page.addInitScript(keepOwn, own);
  await page.goto(`${url}#${view}`);
  return { page, requests, problems };
}

/** Waits until all runs are done, on the overview, and all views have been fetched. */
export async function settled({ page, requests }: OpenedPage): Promise<void> {
  await page
    .locator(".fingerprint")
    .filter({ hasText: /^[0-9a-f]{16}$/ })
    .waitFor({ timeout: 60_000 });
  await quietNetwork({ page, requests });
}

/** Waits until nothing has been asked for in a second. */
export async function quietNetwork({ page, requests }: Pick<OpenedPage, "page" | "requests">): Promise<void> {
  let before = -1;
  while (requests.length !== before) {
    before = requests.length;
    await page.waitForTimeout(1000);
  }
}

/** Waits until the page has drawn what it was told last, what follows from new sizes too, and has faded it in. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const task = () => new Promise((resolve) => setTimeout(resolve));
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let count = 0; count < 3; count++) {
      await frame();
      await task();
    }
    const fading = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(fading.map(({ finished }) => finished));
  });
}

/** Opens another view by its tab; its studies, if any, have begun then. */
export async function openView(page: Page, title: string): Promise<void> {
  const tabs = page.getByRole("navigation", { name: "Views" });
  const tab = tabs.getByRole("link", { name: title, exact: true });
  await tab.click();
  await tab.and(page.locator("[aria-current]")).waitFor();
  await page.locator("main > *").first().waitFor({ state: "attached" });
  await drawn(page);
}

/** Gives the page another size and other colours, as a reader would with a window and the system's settings. */
export async function changeLook(
  page: Page,
  viewport: { readonly width: number; readonly height: number },
  colorScheme: "light" | "dark" = "light",
): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    ([width, theme]) => innerWidth === width && document.documentElement.dataset.theme === theme,
    [viewport.width, colorScheme] as const,
  );
  await drawn(page);
}

/** Waits until no study of the view is at work any more, or for so long. */
export async function studied(page: Page, mostMilliseconds: number): Promise<void> {
  const start = performance.now();
  const isAtWork = () => page.locator('.study-status[data-phase="running"]').count();
  while (performance.now() - start < mostMilliseconds && (await isAtWork()) > 0) {
    await page.waitForTimeout(100);
  }
}
