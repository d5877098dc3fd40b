import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import { readScenarioText } from "../../src/model/readScenario";
import { decodeLink, encodeLink, type Linked } from "../../src/share/link";
import { launchChromium, servePage } from "../support/builtPage";
import { openPage, WIDE } from "../support/openPage";

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function fresh(viewport = WIDE): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport });
  contexts.push(context);
  return context;
}

async function open(context: BrowserContext, fragment = ""): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${served.url}${fragment === "" ? "" : `#${fragment}`}`);
  return page;
}

/** The fingerprint on the overview once all runs are done. */
async function fingerprintIn(page: Page): Promise<string | null> {
  const place = page.locator(".fingerprint");
  await place.filter({ hasText: /^[0-9a-f]{16}$/ }).waitFor({ timeout: 60_000 });
  return place.textContent();
}

const fragmentIn = (page: Page) => page.evaluate(() => location.hash.slice(1));
const linkedIn = async (page: Page) => decodeLink(await fragmentIn(page)).linked;

/** What the link in the address says once it holds complete results. */
async function linkedAtRest(page: Page): Promise<Linked> {
  // Until then the address may still be that of results before the last change.
  await page.waitForTimeout(800);
  await expect.poll(async () => (await linkedIn(page))?.result ?? null, { timeout: 60_000 }).not.toBeNull();
  return (await linkedIn(page)) as Linked;
}

const quorum = (page: Page) => page.getByRole("slider", { name: "Members needed to go on" });
const notice = (page: Page) => page.locator(".notice");
const scenarioName = (page: Page) => page.locator(".scenario-button bdi").textContent();
const openTab = (page: Page) =>
  page.locator('nav[aria-label="Views"] [aria-current="page"]').first().textContent();
/** How many scenarios of the reader's own the browser keeps. */
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("quorum.scenario.")).length);

async function openScenario(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Scenario:/ }).click();
  await page.getByRole("dialog").getByRole("button", { name }).first().click();
}

/** Goes to another fragment as somebody does who types it into the address bar. */
const paste = (page: Page, fragment: string) =>
  page.evaluate((text) => {
    location.hash = text;
  }, fragment);

describe("links in Chromium", () => {
  it("open elsewhere to the same digits, and say so until something is changed", async () => {
    const here = await open(await fresh());
    await fingerprintIn(here);
    for (let press = 0; press < 3; press++) await quorum(here).press("ArrowLeft");
    const { result } = await linkedAtRest(here);
    expect(result?.fingerprint).toBe(await fingerprintIn(here));
    const there = await open(await fresh(), await fragmentIn(here));
    expect(await fingerprintIn(there)).toBe(result?.fingerprint);
    await notice(there).waitFor();
    expect(await notice(there).textContent()).toContain(
      "Reproduced exactly: the same digits as where the link was made.",
    );
    expect(await there.getByText(/1 changed/).count()).toBe(1);
    await quorum(there).press("ArrowRight");
    await notice(there).waitFor({ state: "detached" });
  });

  it("are short: a preset with five changes takes less than 500 characters", async () => {
    const page = await open(await fresh());
    await fingerprintIn(page);
    const names = ["Members needed to go on", "Chance it withdraws", "Free riding", "Exit fee"];
    for (const name of names)
      await page.getByRole("slider", { name, exact: true }).first().press("ArrowRight");
    await page.getByLabel("Dues are split", { exact: true }).selectOption("equal");
    await linkedAtRest(page);
    const fragment = await fragmentIn(page);
    expect(fragment.length).toBeLessThan(500);
    expect(await page.getByText(/5 changed/).count()).toBe(1);
  });

  it("that are damaged say so, once, and leave all as it is, at load and later", async () => {
    const page = await open(await fresh());
    await fingerprintIn(page);
    await quorum(page).press("ArrowRight");
    await linkedAtRest(page);
    const [before, copies] = [await fragmentIn(page), await kept(page)];
    await paste(page, `${before.slice(0, -9)}`);
    await notice(page).waitFor();
    expect(await notice(page).allTextContents()).toEqual([expect.stringContaining("This link is damaged")]);
    await expect.poll(() => fragmentIn(page)).toBe(before);
    expect([await quorum(page).getAttribute("aria-valuetext"), await kept(page)]).toEqual(["5", copies]);
    const again = await open(page.context(), `${before.slice(0, 30)}x${before.slice(31)}`);
    await again.getByRole("alert").waitFor();
    expect(await again.getByRole("alert").textContent()).toContain("This link is damaged");
    await linkedAtRest(again);
    expect([await quorum(again).getAttribute("aria-valuetext"), await kept(again)]).toEqual(["5", copies]);
  });

  it("leave all as it is when the fragment is none", async () => {
    const page = await open(await fresh());
    await fingerprintIn(page);
    await linkedAtRest(page);
    const before = await fragmentIn(page);
    await paste(page, "foo");
    await expect.poll(() => fragmentIn(page)).toBe(before);
    expect([await notice(page).count(), await openTab(page)]).toEqual([0, "Overview"]);
    await paste(page, "members");
    await expect.poll(() => openTab(page)).toBe("Members");
  });

  it("that are pasted open as a scenario of one's own, which is kept once", async () => {
    const page = await open(await fresh());
    await fingerprintIn(page);
    await quorum(page).press("ArrowRight");
    await linkedAtRest(page);
    const scenario = { ...(presets[0] as (typeof presets)[number]).scenario, name: "<b>From</b> elsewhere" };
    const sent: Linked = {
      scenario,
      presetId: presets[0]?.id ?? null,
      view: "model",
      precision: null,
      slides: { headline: { title: "Ours" } },
      result: null,
    };
    await paste(page, encodeLink(sent));
    await expect.poll(() => scenarioName(page)).toBe("<b>From</b> elsewhere");
    expect([await openTab(page), await kept(page)]).toEqual(["Model", 2]);
    const own = await linkedAtRest(page);
    expect(own.slides).toEqual(sent.slides);
    await page.goBack();
    await expect.poll(() => quorum(page).getAttribute("aria-valuetext")).toBe("5");
    await page.goForward();
    await expect.poll(() => scenarioName(page)).toBe("<b>From</b> elsewhere");
    const twin = await open(page.context(), encodeLink(sent));
    await expect.poll(() => scenarioName(twin)).toBe("<b>From</b> elsewhere");
    expect(await kept(twin)).toBe(2);
  });

  it("let one go back and forth between views with later changes, and between scenarios without copies", async () => {
    const page = await open(await fresh());
    await fingerprintIn(page);
    await page.keyboard.press("3");
    await page.waitForTimeout(500);
    await quorum(page).press("ArrowRight");
    await linkedAtRest(page);
    await page.goBack();
    await expect.poll(() => openTab(page)).toBe("Overview");
    expect(await quorum(page).getAttribute("aria-valuetext")).toBe("5");
    await page.goForward();
    await expect.poll(() => openTab(page)).toBe("Members");
    await page.waitForTimeout(500);
    await openScenario(page, "Open consortium");
    await linkedAtRest(page);
    const copies = await kept(page);
    await page.goBack();
    await expect.poll(() => scenarioName(page)).toContain("Nemotron");
    expect(await quorum(page).getAttribute("aria-valuetext")).toBe("5");
    await page.reload();
    await page.goForward();
    await expect.poll(() => scenarioName(page)).toBe("Open consortium");
    expect(await kept(page)).toBe(copies);
  });

  it("keep the work through a reload, with its marks, and without a word", async () => {
    const page = await open(await fresh());
    await fingerprintIn(page);
    await quorum(page).press("ArrowRight");
    await page.getByRole("button", { name: "Make this the baseline" }).click();
    await quorum(page).press("ArrowRight");
    await linkedAtRest(page);
    await page.reload();
    await linkedAtRest(page);
    expect([await notice(page).count(), await kept(page)]).toEqual([0, 1]);
    expect(await page.getByText(/1 changed/).count()).toBe(1);
    expect(await quorum(page).getAttribute("aria-valuetext")).toBe("6");
    // Even when the address has not been written since.
    await quorum(page).press("ArrowRight");
    await page.reload();
    await fingerprintIn(page);
    expect([await quorum(page).getAttribute("aria-valuetext"), await kept(page)]).toEqual(["7", 1]);
  });

  it("are copied from the Share dialog, which the letter L opens, or selected where that is forbidden", async () => {
    const context = await fresh();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await open(context);
    await fingerprintIn(page);
    await linkedAtRest(page);
    await page.keyboard.press("l");
    const dialog = page.getByRole("dialog", { name: "Share" });
    const copy = dialog.getByRole("button", { name: "Copy link" });
    await copy.waitFor();
    expect(await copy.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await dialog.getByText("Copied.").waitFor();
    const address = await page.evaluate(() => location.href);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    await dialog.getByRole("img", { name: "The link as a QR code" }).waitFor();
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    });
    await copy.click();
    await dialog.getByText(/The link is selected: press/).waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(address);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  it("that would be too long leave the address to the view, and the dialog offers a file", async () => {
    const { scenario } = presets[0] as (typeof presets)[number];
    const [first] = scenario.members as [(typeof scenario.members)[number]];
    const long = {
      ...scenario,
      name: "Too “long” <i>",
      members: Array.from({ length: 150 }, (_, index) => ({ ...first, name: `${Math.sin(index)}` })),
    };
    const { page } = await openPage(browser, served.url, { own: long });
    contexts.push(page.context());
    await fingerprintIn(page);
    await expect.poll(() => fragmentIn(page)).toBe("overview");
    await page.keyboard.press("l");
    const dialog = page.getByRole("dialog", { name: "Share" });
    await dialog.getByText(/^This scenario is too long for a link/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Save the scenario as a file" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("too-long-i.json");
    const text = readFileSync(await download.path(), "utf8");
    expect(readScenarioText(text).scenario).toEqual({ ...long, $schema: undefined });
  });

  it("are written at most three times in any second, however long a slider is dragged", async () => {
    const context = await fresh();
    await context.addInitScript(() => {
      const times: number[] = [];
      Object.assign(window, { writes: times });
      for (const method of ["pushState", "replaceState"] as const) {
        const write = history[method];
        history[method] = function (this: History, ...words) {
          times.push(performance.now());
          write.apply(this, words);
        };
      }
    });
    const page = await open(context);
    await fingerprintIn(page);
    const slider = page.getByRole("slider", { name: "Free riding" });
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (box === null) throw new Error("the slider is not on the screen");
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.2, y);
    await page.mouse.down();
    const seen = new Set<string | null>();
    for (let step = 0; step < 60; step++) {
      await page.mouse.move(box.x + box.width * (0.2 + 0.6 * Math.abs(Math.sin(step / 5))), y);
      await page.waitForTimeout(25);
      seen.add(await slider.getAttribute("aria-valuetext"));
    }
    await page.mouse.up();
    expect(seen.size).toBeGreaterThan(5);
    for (const key of ["2", "3", "4", "5", "6", "7", "8", "9", "1"]) await page.keyboard.press(key);
    await linkedAtRest(page);
    const times = await page.evaluate(() => (window as unknown as { writes: number[] }).writes);
    expect(times.length).toBeGreaterThan(2);
    const within = times.map((time) => times.filter((other) => other >= time && other < time + 1000).length);
    expect(Math.max(...within)).toBeLessThanOrEqual(3);
  });
});
