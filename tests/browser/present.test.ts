import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeLink } from "../../src/share/link";
import { launchChromium, servePage } from "../support/builtPage";
import { extremes } from "../support/extremes";
import { type OpenOptions, openPage, settled } from "../support/openPage";

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const FULL_HD = { width: 1920, height: 1080 };

async function open(options: OpenOptions = {}) {
  const opened = await openPage(browser, served.url, { viewport: FULL_HD, ...options });
  await settled(opened);
  return opened;
}

/** Presents by the keyboard. */
async function present(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Present" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".slide").waitFor();
}

const placeOf = (page: Page) => page.locator(".slide-foot p:last-child").textContent();
const titleOf = (page: Page) => page.locator(".slide h1").textContent();
const tried = (page: Page) => page.locator(".tried li a");

/** Presses a key and tells which slide is shown then. */
async function at(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  await page.waitForTimeout(60);
  return Number((await placeOf(page))?.split("/")[0]);
}

/** The pages of a PDF and their sizes in points: Chromium writes them uncompressed. */
function pagesIn(pdf: Buffer): readonly string[] {
  const boxes = pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g);
  return [...boxes].map(
    ([, width, height]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`,
  );
}

const print = async (page: Page, format: "A4" | "Letter" = "A4") =>
  pagesIn(await page.pdf({ preferCSSPageSize: true, printBackground: true, format }));

describe("presenting, by the keyboard alone", () => {
  it("goes through the slides with every key, and gives the focus back", async () => {
    const { page, problems } = await open();
    await present(page);
    const count = Number((await placeOf(page))?.split("/")[1]);
    expect(count).toBe(9);
    const walk: readonly (readonly [string, number])[] = [
      ["ArrowRight", 2],
      ["ArrowDown", 3],
      ["Space", 4],
      ["PageDown", 5],
      ["ArrowLeft", 4],
      ["ArrowUp", 3],
      ["PageUp", 2],
      ["End", count],
      ["ArrowRight", count],
      ["Home", 1],
      ["ArrowLeft", 1],
      ["5", 5],
    ];
    for (const [key, slide] of walk) expect([key, await at(page, key)]).toEqual([key, slide]);
    await at(page, "End");
    await page.getByRole("img", { name: "Code that opens this scenario in Quorum" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("complementary", { name: "Keys" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("#root") ?? null)).toBeNull();
    await page.keyboard.press("Escape");
    expect(await page.locator(".present-panel").count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.locator(".present").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Present");
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("can be read from the back of the room", async () => {
    const { page } = await open();
    await present(page);
    for (const slide of ["1", "2", "3", "5"]) {
      await at(page, slide);
      const sizes = await page.evaluate(() => {
        const title = document.querySelector(".slide h1") as HTMLElement;
        const words = [...document.querySelectorAll<SVGTextElement>(".slide-body svg text")];
        const drawn = words.map((text) => {
          const scale = text.getScreenCTM()?.a ?? 0;
          return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
        });
        return { title: Number.parseFloat(getComputedStyle(title).fontSize), least: Math.min(...drawn) };
      });
      expect(sizes.title, slide).toBeGreaterThanOrEqual(44);
      expect(sizes.least, slide).toBeGreaterThanOrEqual(20);
    }
    await page.context().close();
  });

  it("moves a lever on the slide, goes to the baseline and back, and logs it all with links", async () => {
    const { page, problems } = await open();
    await present(page);
    const before = await titleOf(page);
    await page.keyboard.press("l");
    const slider = page.locator(".present").getByRole("slider", { name: "Exit fee" });
    for (
      let tabs = 0;
      tabs < 4 && !(await slider.evaluate((node) => node === document.activeElement));
      tabs++
    ) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("PageDown");
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageUp");
    await page.waitForFunction((old) => document.querySelector(".slide h1")?.textContent !== old, before);
    await page.keyboard.press("n");
    await tried(page).first().waitFor({ timeout: 30_000 });
    expect(await tried(page).first().textContent()).toMatch(/^Exit fee none → .*: 35\.5% → \d+\.\d%$/);
    await page.keyboard.press("Escape");
    const moved = await titleOf(page);
    await page.keyboard.press("b");
    await page.waitForFunction((old) => document.querySelector(".slide h1")?.textContent === old, before);
    await page.waitForTimeout(4000);
    await page.keyboard.press("b");
    await page.waitForFunction((old) => document.querySelector(".slide h1")?.textContent === old, moved);
    await page.waitForTimeout(4000);
    await at(page, "End");
    await at(page, "ArrowLeft");
    expect(await titleOf(page)).toBe("What the room tried");
    const words = await tried(page).allTextContents();
    expect(words[1]).toMatch(/^Back to the baseline: .* → 35\.5%$/);
    expect(words).toHaveLength(3);
    const links = await tried(page).evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const fees = links.map(
      (link) => decodeLink(new URL(link).hash.slice(1)).linked?.scenario.governance.exitFeeYears,
    );
    expect(fees[1]).toBe(0);
    expect(fees[0]).toBeGreaterThan(0);
    expect(fees[2]).toBe(fees[0]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("takes titles and notes in the presenter's own words, which travel with the link, and darkens", async () => {
    const { page } = await open();
    await present(page);
    const finding = await titleOf(page);
    await page.keyboard.press("e");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("<b>Ours</b> & “l b d”");
    expect(await titleOf(page)).toBe("<b>Ours</b> & “l b d”");
    await page.getByText("your own words", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Say this");
    await page.keyboard.press("Escape");
    await at(page, "End");
    const href = await page.getByRole("link", { name: "Open this scenario" }).getAttribute("href");
    const { linked } = decodeLink(new URL(href ?? "").hash.slice(1));
    expect(linked?.slides).toEqual({ headline: { title: "<b>Ours</b> & “l b d”", notes: "Say this" } });
    await at(page, "Home");
    await page.keyboard.press("e");
    await page.getByRole("button", { name: "Use the finding again" }).press("Enter");
    expect(await titleOf(page)).toBe(finding);
    const shade = () =>
      page.evaluate(() => getComputedStyle(document.querySelector(".present") as Element).backgroundColor);
    await page.keyboard.press("Escape");
    const light = await shade();
    await page.keyboard.press("d");
    expect(await shade()).not.toBe(light);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
    await page.context().close();
  });
});

describe("paper", () => {
  it("takes one slide a page, 16 : 9, from the presentation", async () => {
    const { page } = await open();
    await present(page);
    await page.waitForFunction(() => document.querySelector(".slide[data-stale]") === null);
    const pages = await print(page);
    expect(new Set(pages)).toEqual(new Set(["960 × 540"]));
    expect(pages.length).toBeGreaterThanOrEqual(6);
    expect(pages.length).toBeLessThanOrEqual(9);
    expect(await page.locator(".paper").count()).toBe(0);
    await page.context().close();
  });

  const cases = extremes.filter(({ name }) =>
    /two hundred|Extraordinarily|right to left|one member/.test(name),
  );

  it.each(cases)("takes a brief of two pages from the overview: $name", async (own) => {
    const { page } = await open({ own });
    expect(await print(page, "A4")).toEqual(["596 × 843", "596 × 843"]);
    expect(await print(page, "Letter")).toEqual(["612 × 792", "612 × 792"]);
    await page.context().close();
  });

  it("leaves the other views as they were", async () => {
    const { page } = await open();
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Members" }).click();
    await page.locator("main h1").waitFor();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await page.locator(".paper").count()).toBe(0);
    expect(await page.locator("main h1").isVisible()).toBe(true);
    await page.context().close();
  });
});
