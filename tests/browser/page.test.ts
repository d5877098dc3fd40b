import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import { launchChromium, servePage } from "../support/builtPage";
import { quietNetwork } from "../support/openPage";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What the command line finds for a preset. */
function simulate(id: string): { fingerprint: string; risk: { value: number } } {
  const words = ["src/cli/setup.cjs", "--tool", "simulate", `scenarios/${id}.json`, "--json"];
  return JSON.parse(execFileSync(process.execPath, words, { cwd: root, encoding: "utf8" }));
}

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

interface Opened {
  readonly page: Page;
  readonly requests: string[];
  readonly problems: string[];
}

async function open(width = 1440, height = 900): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height } });
  const requests: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => void requests.push(request.url()));
  page.on("pageerror", (error) => void problems.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && problems.push(message.text())));
  await page.goto(served.url);
  await fingerprintIn(page);
  await quietNetwork({ page, requests });
  return { page, requests, problems };
}

/** The fingerprint that the page shows once all runs are done. */
async function fingerprintIn(page: Page): Promise<string | null> {
  const place = page.locator(".fingerprint");
  await place.filter({ hasText: /^[0-9a-f]{16}$/ }).waitFor({ timeout: 60_000 });
  return place.textContent();
}

describe("the built page in Chromium", () => {
  it("finds the command line's results, to the last digit, for every preset", async () => {
    const { page, problems } = await open();
    for (const { id, scenario } of presets) {
      await page.getByRole("button", { name: /^Scenario:/ }).click();
      await page.getByRole("dialog").getByRole("button", { name: scenario.name }).click();
      await page.getByText(`seed “${scenario.simulation.seed}”`).waitFor();
      const { fingerprint, risk } = simulate(id);
      expect(await fingerprintIn(page), id).toBe(fingerprint);
      const figure = page.locator('[data-figure="risk"] .figure-value');
      expect(await figure.textContent()).toBe(`${(risk.value * 100).toFixed(1)}%`);
    }
    expect(problems).toEqual([]);
    await page.close();
  });

  it("asks nobody but its own server for anything, and nothing at all after it has loaded", async () => {
    const { page, requests } = await open();
    expect(requests.filter((url) => !url.startsWith(served.url) && !url.startsWith("blob:"))).toEqual([]);
    const loaded = requests.length;
    await page.getByRole("slider", { name: "Members needed to go on" }).press("ArrowRight");
    await fingerprintIn(page);
    expect(requests.slice(loaded)).toEqual([]);
    await page.close();
  });

  it("redraws while a slider is dragged, and ends where it began when dragged back", async () => {
    const { page, problems } = await open();
    const before = await fingerprintIn(page);
    const slider = page.getByRole("slider", { name: "Chance it withdraws" });
    const box = await slider.boundingBox();
    if (box === null) throw new Error("the slider is not on the screen");
    const risks = new Set<string | null>();
    await slider.focus();
    for (const key of ["ArrowRight", "ArrowLeft"]) {
      for (let step = 0; step < 20; step++) {
        await slider.press(key);
        await page.waitForTimeout(40);
        risks.add(await page.locator('[data-figure="risk"] .figure-value').textContent());
      }
    }
    expect(risks.size).toBeGreaterThan(10);
    await page.getByText("As they come with the preset").waitFor();
    expect(await fingerprintIn(page)).toBe(before);
    expect(problems).toEqual([]);
    await page.close();
  });

  it.each([
    [1440, 900],
    [1024, 768],
    [390, 844],
  ])("fits %i × %i without scrolling sideways or clipped words", async (width, height) => {
    const { page } = await open(width, height);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const clipped = await page.evaluate(() =>
      [...document.querySelectorAll("figure svg text")]
        .filter((text) => {
          const [box, frame] = [text.getBoundingClientRect(), text.closest("svg")?.getBoundingClientRect()];
          return !frame || box.left < frame.left - 1 || box.right > frame.right + 1;
        })
        .map((text) => text.textContent),
    );
    expect(clipped).toEqual([]);
    await page.close();
  });

  it("is usable from the keyboard alone", async () => {
    const { page } = await open();
    const reached = new Set<string>();
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press("Tab");
      reached.add(
        await page.evaluate(() => {
          const at = document.activeElement;
          return `${at?.getAttribute("role") ?? at?.tagName} ${at?.getAttribute("aria-label") ?? at?.getAttribute("aria-labelledby") ?? at?.textContent}`;
        }),
      );
    }
    const sliders = await page.getByRole("slider").count();
    expect(
      [...reached].filter((name) => name.startsWith("slider") || name.startsWith("INPUT")).length,
    ).toBeGreaterThan(0);
    expect(reached.size).toBeGreaterThanOrEqual(sliders);
    await page.close();
  });
});
