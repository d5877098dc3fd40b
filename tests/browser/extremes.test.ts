import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { VIEWS } from "../../src/state/views";
import { launchChromium, servePage } from "../support/builtPage";
import { extremes } from "../support/extremes";
import { changeLook, openPage, openView, PHONE, settled, studied, WIDE } from "../support/openPage";

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

/** From the widest: a picture that is not drawn anew for less room sticks out. */
const SIZES = [WIDE, { width: 1024, height: 768 }, PHONE];

/** What does not fit or makes no sense in the view that is open, at each size. */
async function look(page: Page, title: string): Promise<string[]> {
  const found: string[] = [];
  for (const size of SIZES) {
    await changeLook(page, size);
    const words = await page
      .locator("main :is(h1, h2, p, td, th, dt, dd, li, text)")
      .evaluateAll((elements) => elements.map((element) => element.textContent));
    const nonsense = words.filter((line) => NONSENSE.test(line)).map((line) => `says "${line}"`);
    const problems = [...(await page.evaluate(misfits)), ...nonsense];
    found.push(...problems.map((problem) => `${title}, ${size.width} px: ${problem}`));
  }
  return found;
}

/** As many runs as make every picture: more only take longer. */
const quick = extremes.map((scenario) => ({
  ...scenario,
  simulation: { ...scenario.simulation, runs: 1000 },
}));

it.each(quick)("every view holds, wide and on a phone: $name", async (scenario) => {
  const opened = await openPage(browser, served.url, { own: scenario });
  const { page, problems } = opened;
  await page.getByText(`seed “${scenario.simulation.seed}”`).waitFor();
  await settled(opened);
  const found: string[] = [];
  for (const { title } of VIEWS) {
    await changeLook(page, WIDE);
    await openView(page, title);
    await studied(page, 2600);
    found.push(...(await look(page, title)));
  }
  expect([found, problems]).toEqual([[], []]);
  await page.context().close();
});
