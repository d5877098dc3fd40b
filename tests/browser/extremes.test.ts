import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VIEWS } from "../../src/state/views";
import { launchChromium, servePage } from "../support/builtPage";
import { extremes } from "../support/extremes";
import { openPage, openView, PHONE, quietNetwork, studied, WIDE } from "../support/openPage";

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** What does not fit: the page wider than the screen, words of a picture cut off, or one over the other. */
const misfits = () => {
  const found: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide`);
  for (const svg of document.querySelectorAll("figure svg")) {
    const frame = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll("text")].filter((text) => text.textContent !== "");
    const boxes = words.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    for (const [index, { text, box }] of boxes.entries()) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`"${text}" is cut off`);
      for (const other of boxes.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 2 && down > 4) found.push(`"${text}" lies over "${other.text}"`);
      }
    }
  }
  return found;
};

const NONSENSE = /NaN|undefined|Infinity|\[object|(?<![\d.])(?:0|100)(?:\.0+)?% (?:of|together|fall)/;

async function look(page: Page, title: string): Promise<string[]> {
  await openView(page, title);
  await studied(page, 2000);
  const words = await page
    .locator("main :is(h1, h2, p, td, th, dt, dd, li, text)")
    .evaluateAll((elements) => elements.map((element) => element.textContent));
  const nonsense = words.filter((line) => NONSENSE.test(line)).map((line) => `says "${line}"`);
  return [...(await page.evaluate(misfits)), ...nonsense].map((problem) => `${title}: ${problem}`);
}

describe.each([
  ["wide", WIDE],
  ["on a phone", PHONE],
] as const)("%s", (_where, viewport) => {
  it.each(extremes)("every view holds: $name", async (scenario) => {
    const { page, problems, requests } = await openPage(browser, served.url, { viewport, own: scenario });
    await page.getByText(`seed “${scenario.simulation.seed}”`).waitFor();
    await page
      .locator(".fingerprint")
      .filter({ hasText: /^[0-9a-f]{16}$/ })
      .waitFor({ timeout: 60_000 });
    await quietNetwork({ page, requests });
    const found: string[] = [];
    for (const { title } of VIEWS) found.push(...(await look(page, title)));
    expect([found, problems]).toEqual([[], []]);
    await page.context().close();
  });
});
