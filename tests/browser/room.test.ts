import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium, servePage } from "../support/builtPage";
import { openPage, PHONE, settled } from "../support/openPage";

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

it.each([1024, 1240, 1440])("the table of rules needs no scrolling sideways at %i px", async (width) => {
  const { page } = await openPage(browser, served.url, { view: "rules", viewport: { width, height: 900 } });
  const table = page.locator(".rules-table");
  await table.locator("tbody tr").nth(8).waitFor({ timeout: 60_000 });
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await page.context().close();
});

it("links in the text of a chart are at least 24 px each way on a phone", async () => {
  const opened = await openPage(browser, served.url, { viewport: PHONE });
  await settled(opened);
  const sizes = await opened.page
    .locator("main .quiet")
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect()));
  expect(sizes.length).toBeGreaterThan(4);
  for (const { width, height } of sizes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  await opened.page.context().close();
});
