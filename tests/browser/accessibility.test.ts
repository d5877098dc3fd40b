import { createRequire } from "node:module";
import type { AxeResults, NodeResult } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VIEWS } from "../../src/state/views";
import { launchChromium, servePage } from "../support/builtPage";
import { openPage, openView, PHONE, settled, studied, WIDE } from "../support/openPage";

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const TAB = new RegExp(`^<a href="#(?:${VIEWS.map(({ id }) => id).join("|")})">`);

/** What axe finds wrong: rule and element, one line each. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  // The tabs come before any other link, so that axe takes those that are scrolled aside for skip links.
  const isTab = (id: string, { html }: NodeResult) => id === "skip-link" && TAB.test(html);
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => !isTab(id, node))
      .map(
        ({ target, failureSummary = "" }) => `${id}: ${target.join(" ")} ${failureSummary.split("\n")[1]}`,
      ),
  );
}

describe.each([
  ["wide", "light", WIDE],
  ["wide", "dark", WIDE],
  ["a phone", "light", PHONE],
  ["a phone", "dark", PHONE],
] as const)("on %s, %s", (_size, colorScheme, viewport) => {
  it("axe finds nothing wrong in any view", async () => {
    const opened = await openPage(browser, served.url, { viewport, colorScheme });
    const { page, problems } = opened;
    await settled(opened);
    await page.addScriptTag({ path: axeFile });
    const found: string[] = [];
    const look = async (where: string) => {
      found.push(...(await violations(page)).map((violation) => `${where}: ${violation}`));
    };
    for (const { title } of VIEWS) {
      await openView(page, title);
      await studied(page, 15_000);
      await look(title);
    }
    if (viewport === PHONE) {
      await page.getByRole("button", { name: "Assumptions", exact: true }).click();
      await look("open assumptions");
    }
    expect([found, problems]).toEqual([[], []]);
    await page.context().close();
  });
});

/** What can be seen, and with a pointer be used, by its name; the knob of a slider counts though it is transparent. */
const interactive = () =>
  [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, summary, [tabindex='0']",
    ),
  ]
    .filter((element) => !element.matches(":disabled, [tabindex='-1']") && element.checkVisibility())
    .map((element, index) => {
      element.dataset.tabTest = String(index);
      return element.outerHTML.slice(0, 120);
    });

describe("by keyboard", () => {
  it.each(VIEWS)("Tab reaches everything that can be used in $title", async ({ title }) => {
    const opened = await openPage(browser, served.url);
    const { page } = opened;
    await settled(opened);
    await openView(page, title);
    await page.waitForTimeout(1000);
    const wanted = await page.evaluate(interactive);
    expect(wanted.length).toBeGreaterThan(10);
    const reached = new Set<string | undefined>();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (let presses = 0; presses < wanted.length + 20; presses++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.tabTest));
    }
    expect(wanted.filter((_, index) => !reached.has(String(index)))).toEqual([]);
    await page.context().close();
  });

  it("the focus goes back to where it was when a dialog or a box for a value closes", async () => {
    const opened = await openPage(browser, served.url);
    const { page } = opened;
    await settled(opened);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    const keys = page.getByRole("button", { name: "Keyboard" });
    for (const close of ["Escape", "Enter"]) {
      await keys.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press(close);
      await page.getByRole("dialog").waitFor({ state: "detached" });
      expect(await focused()).toBe("Keyboard");
    }
    await page.keyboard.press("s");
    const current = () => page.evaluate(() => document.activeElement?.getAttribute("aria-current"));
    expect(await current()).toBe("true");
    await page.keyboard.press("Escape");
    for (const [typed, close] of [
      ["", "Enter"],
      ["45%", "Enter"],
      ["50%", "Escape"],
    ] as const) {
      await page.getByRole("button", { name: /^Free riding: / }).focus();
      await page.keyboard.press("Enter");
      const box = page.getByRole("textbox", { name: "Free riding" });
      await box.waitFor();
      if (typed !== "") await box.fill(typed);
      await page.keyboard.press(close);
      expect(await focused()).toMatch(/^Free riding: .*Type a value$/);
      expect(await box.count()).toBe(0);
    }
    await page.context().close();
  });

  it("arrow keys move every slider, there and back", async () => {
    const opened = await openPage(browser, served.url);
    const { page } = opened;
    await settled(opened);
    const names = await page
      .getByRole("slider")
      .evaluateAll((sliders) => sliders.map((slider) => slider.getAttribute("aria-label") ?? ""));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const slider = page.getByRole("slider", { name, exact: true });
      const place = () => slider.inputValue();
      const before = await place();
      const [there, back] =
        before === (await slider.getAttribute("max"))
          ? ["ArrowLeft", "ArrowRight"]
          : ["ArrowRight", "ArrowLeft"];
      await slider.press(there);
      const moved = await place();
      expect(moved, name).not.toBe(before);
      await slider.press(back);
      expect(await place(), name).not.toBe(moved);
    }
    await page.context().close();
  });
});
