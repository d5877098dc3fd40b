import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VIEWS } from "../../src/state/views";
import { launchChromium, servePage } from "../support/builtPage";
import { openPage, openView, PHONE, settled, WIDE } from "../support/openPage";

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Element | null }[];
}

/** Collects layout shifts in the page as browsers count them: not those within half a second of a click. Less than half
 * a per cent of the screen is a line of numbers that is rewritten. */
const collectShifts = () => {
  const shifts: string[] = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      const moved = entry.sources.map(({ node }) => node?.className || node?.nodeName).join(", ");
      if (entry.value > 0.005 && !entry.hadRecentInput) shifts.push(`${entry.value.toFixed(4)} ${moved}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
  Object.assign(window, { shifts });
};

const shiftsIn = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: string[] }).shifts.splice(0));

async function dragSlider(page: Page, name: string): Promise<void> {
  const box = await page.getByRole("slider", { name }).first().boundingBox();
  if (box === null) throw new Error(`the slider "${name}" is not on the screen`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 60; step++) {
    await page.mouse.move(x + 60 * Math.sin(step / 6), y);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
}

describe.each([
  ["wide", WIDE],
  ["on a phone", PHONE],
] as const)("%s, nothing shifts", (_where, viewport) => {
  it("while the page loads and results arrive, and while a slider is dragged in any view", async () => {
    const opened = await openPage(browser, served.url, { viewport, before: collectShifts });
    await settled(opened);
    expect(await shiftsIn(opened.page)).toEqual([]);
    for (const { title } of VIEWS) {
      await openView(opened.page, title);
      // What the view works out when it is opened may still come in.
      await opened.page.waitForTimeout(2000);
      await shiftsIn(opened.page);
      const before = await opened.page.locator("main").boundingBox();
      await dragSlider(opened.page, viewport === PHONE ? "Chance NVIDIA withdraws" : "Chance it withdraws");
      expect(await shiftsIn(opened.page), title).toEqual([]);
      const after = await opened.page.locator("main").boundingBox();
      expect([after?.x, after?.y], title).toEqual([before?.x, before?.y]);
    }
    await opened.page.context().close();
  });

  it("in the rail when the first change brings the way back", async () => {
    const { page } = await openPage(browser, served.url, { viewport });
    const rail = page.locator(".assumptions");
    const slider = rail.getByRole("slider").first();
    const before = await slider.boundingBox();
    await slider.press("ArrowRight");
    await page.getByRole("button", { name: "Reset all" }).waitFor();
    expect((await slider.boundingBox())?.y).toBe(before?.y);
    await page.context().close();
  });
});

describe("the tabs", () => {
  it.each([1440, 1024, 768, 390])("fit %i px, or scroll to the one that is open", async (width) => {
    const { page } = await openPage(browser, served.url, { viewport: { width, height: 800 } });
    for (const { id, title } of VIEWS) {
      await page.evaluate((hash) => window.location.assign(hash), `#${id}`);
      const tab = await page.locator(`.tabs [href="#${id}"][aria-current]`).boundingBox();
      expect(tab?.x, title).toBeGreaterThanOrEqual(0);
      expect((tab?.x ?? 0) + (tab?.width ?? width), title).toBeLessThanOrEqual(width);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  });
});

describe("views that come later", () => {
  it("open without the network once the page is idle", async () => {
    const opened = await openPage(browser, served.url);
    await settled(opened);
    await opened.page.context().setOffline(true);
    for (const { title } of VIEWS) {
      await openView(opened.page, title);
      expect(await opened.page.getByRole("alert").count(), title).toBe(0);
    }
    expect(opened.problems).toEqual([]);
    await opened.page.context().close();
  });

  it("say so when their code cannot be had, and open when tried again, with their styles", async () => {
    const { page } = await openPage(browser, served.url);
    await page.route(/ModelView/, (route) => route.abort());
    await openView(page, "Model");
    const again = page.getByRole("button", { name: "Try again" });
    await again.click();
    await again.waitFor();
    await page.unroute(/ModelView/);
    await again.click();
    await page.getByRole("heading", { name: "How the numbers come about" }).waitFor();
    const columns = page.locator(".model-columns");
    expect(await columns.evaluate((element) => getComputedStyle(element).display)).toBe("grid");
    await page.context().close();
  });
});
