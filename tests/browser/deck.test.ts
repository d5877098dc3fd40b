import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results } from "../../src/analysis/results";
import { presets } from "../../src/model/presets";
import { launchChromium, servePage } from "../support/builtPage";
import { openPage, settled } from "../support/openPage";
import { rowsOf, seriesOf, textsOf, wordsOf, workbooksOf } from "../support/readDeck";
import { simulate } from "../support/simulate";

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** The numbers of survival and dues that a deck has to show, by the name of their series. */
function wanted({ together, cumulativeIncidence, quarters }: Results): Record<string, readonly unknown[]> {
  const dues = (key: "p5" | "p25" | "p50" | "p75" | "p95") => quarters.map((quarter) => quarter.dues?.[key]);
  return {
    "Still together": together,
    "After the sponsor left": cumulativeIncidence.sponsor,
    "Dues outgrew worth": cumulativeIncidence.price,
    "Dues: 1 in 20 runs up to": dues("p5"),
    "Dues: 1 in 4 runs up to": dues("p25"),
    "Dues: median": dues("p50"),
    "Dues: 3 in 4 runs up to": dues("p75"),
    "Dues: 19 in 20 runs up to": dues("p95"),
    "Worth: median": quarters.map(({ worth }) => worth?.p50),
  };
}

describe("slides from the built page in Chromium", () => {
  it("are saved with the results' own numbers in charts and workbooks, and ask nobody but the page's server", async () => {
    const opened = await openPage(browser, served.url);
    const { page, requests, problems } = opened;
    await settled(opened);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("button", { name: "Prepare slides" }).press("Enter");
    await page.getByRole("button", { name: "Save slides" }).waitFor({ timeout: 90_000 });
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(download.suggestedFilename()).toBe("nemotron-style-coalition.pptx");
    await page.getByText("Saved 9 slides as nemotron-style-coalition.pptx.").waitFor();

    const deck = readFileSync(await download.path());
    const texts = textsOf(deck);
    const scenario = presets[0]?.scenario;
    const results = await simulate(scenario, scenario?.simulation.runs ?? 0);
    const charts = [...texts].filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name));
    const series = new Map(
      charts.flatMap(([, xml]) => seriesOf(xml).map(({ name, values }) => [name, values])),
    );
    const columns = new Map(
      [...workbooksOf(deck).values()].flatMap((workbook) => {
        const [head = [], ...rows] = rowsOf(workbook);
        return head.map((name, column) => [name, rows.map((row) => row[column])]);
      }),
    );
    for (const [name, values] of Object.entries(wanted(results))) {
      expect(series.get(name), name).toEqual(values);
      expect(columns.get(name), name).toEqual(values);
    }
    const title = await page.locator("h1").first().textContent();
    const first = wordsOf(texts.get("ppt/slides/slide1.xml") ?? "").join(" ");
    expect(first).toContain(title?.split(".")[0]);
    expect(requests.filter((url) => !url.startsWith(served.url) && !url.startsWith("blob:"))).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("can be given up, and say what is the matter where their code cannot be had", async () => {
    const opened = await openPage(browser, served.url);
    const { page } = opened;
    await settled(opened);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("button", { name: "Prepare slides" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Prepare slides");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Save slides" }).click({ timeout: 90_000 });
    await page.getByText("could not be loaded. Try again with a connection.").waitFor();
    await page.context().setOffline(false);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save slides" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.pptx$/);
    await page.context().close();
  });
});
