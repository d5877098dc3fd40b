import { createRequire } from "node:module";
import type Axe from "axe-core";
import type { NodeResult } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { VIEWS } from "../../src/state/views";
import { launchChromium, servePage } from "../support/builtPage";
import {
  changeLook,
  drawn,
  type OpenedPage,
  openPage,
  openView,
  PHONE,
  settled,
  studied,
  WIDE,
} from "../support/openPage";

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;
/** One page for all tests, so that no view's studies are done twice; each test leaves the scenario as it was. */
let opened: OpenedPage;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
  opened = await openPage(browser, served.url);
  await settled(opened);
});

beforeEach(() => changeLook(opened.page, WIDE));

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const TAB = new RegExp(`^<a href="#(?:${VIEWS.map(({ id }) => id).join("|")})">`);

const LOOKS = [
  [WIDE, "light"],
  [WIDE, "dark"],
  [PHONE, "dark"],
  [PHONE, "light"],
] as const;

/** What axe looks for: all that it does of itself, and in dark only what other colours can make wrong. */
const RULES = { light: null, dark: ["color-contrast", "link-in-text-block"] } as const;

/** What axe finds wrong: rule and element, one line each. Brought out of the page is only that: the list of what is
 * right takes longer than the search. */
async function violations(page: Page, rules: readonly string[] | null): Promise<string[]> {
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const options = runOnly === null ? {} : { runOnly: [...runOnly] };
    return (await axe.run(document, { ...options, resultTypes: ["violations"] })).violations;
  }, rules);
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

describe("axe finds nothing wrong", () => {
  beforeAll(() => opened.page.addScriptTag({ path: axeFile }));

  it.each(VIEWS)("in $title, wide and on a phone, light and dark", async ({ title }) => {
    const { page, problems } = opened;
    await openView(page, title);
    await studied(page, 15_000);
    const found: string[] = [];
    for (const [viewport, colorScheme] of LOOKS) {
      await changeLook(page, viewport, colorScheme);
      const wrong = await violations(page, RULES[colorScheme]);
      found.push(...wrong.map((violation) => `${viewport.width} px, ${colorScheme}: ${violation}`));
    }
    expect([found, problems]).toEqual([[], []]);
  });

  it.each(["light", "dark"] as const)("in the open assumptions on a phone, %s", async (colorScheme) => {
    const { page } = opened;
    await openView(page, "Overview");
    await changeLook(page, PHONE, colorScheme);
    const button = page.getByRole("button", { name: "Assumptions", exact: true });
    await button.click();
    await drawn(page);
    expect(await page.locator(".assumptions").getByRole("slider").first().isVisible()).toBe(true);
    expect(await violations(page, RULES[colorScheme])).toEqual([]);
    await button.click();
  });
});

/** What can be seen, and with a pointer be used, by its name; the knob of a slider counts though it is transparent. */
const interactive = () => {
  for (const marked of document.querySelectorAll<HTMLElement>("[data-tab-test]"))
    delete marked.dataset.tabTest;
  return [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, summary, [tabindex='0']",
    ),
  ]
    .filter((element) => !element.matches(":disabled, [tabindex='-1']") && element.checkVisibility())
    .map((element, index) => {
      element.dataset.tabTest = String(index);
      return element.outerHTML.slice(0, 120);
    });
};

/** Notes from now on what gets the focus, by the marks that `interactive` leaves. */
const collectFocus = () => {
  const reached: (string | undefined)[] = [];
  (document.activeElement as HTMLElement | null)?.blur();
  addEventListener("focusin", ({ target }) => void reached.push((target as HTMLElement).dataset.tabTest));
  Object.assign(window, { reached });
};

describe("by keyboard", () => {
  it.each(VIEWS)("Tab reaches everything that can be used in $title", async ({ title }) => {
    const { page } = opened;
    await openView(page, title);
    await studied(page, 15_000);
    await drawn(page);
    const wanted = await page.evaluate(interactive);
    expect(wanted.length).toBeGreaterThan(10);
    await page.evaluate(collectFocus);
    for (let presses = 0; presses < wanted.length + 20; presses++) await page.keyboard.press("Tab");
    const reached = new Set(await page.evaluate(() => (window as unknown as { reached: string[] }).reached));
    expect(wanted.filter((_, index) => !reached.has(String(index)))).toEqual([]);
  });

  it("the focus goes back to where it was when a dialog or a box for a value closes", async () => {
    const { page } = opened;
    await openView(page, "Overview");
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
  });

  it("arrow keys move every slider, there and back", async () => {
    const { page } = opened;
    await openView(page, "Overview");
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
  });
});
