import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import { type Scenario, scenarioSchema } from "../../src/model/schema";
import { decodeLink } from "../../src/share/link";
import { EMBEDS } from "../../src/state/embeds";
import { VIEWS } from "../../src/state/views";
import { launchChromium, servePage } from "../support/builtPage";
import { type OpenedPage, openPage, openView, settled } from "../support/openPage";

const [preset] = presets;
if (preset === undefined) throw new Error("there are no presets");

const HOSTILE = "</script><script>document.title='taken'</script><!--\u2028 ‮=cmd|' /C calc'!A0 \"模型\"";
const hostile: Scenario = scenarioSchema.parse({
  ...preset.scenario,
  name: HOSTILE,
  simulation: { ...preset.scenario.simulation, runs: 2000 },
});

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;
const folder = mkdtempSync(join(tmpdir(), "quorum-"));

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});

const fingerprintIn = (page: Page) => page.locator(".fingerprint").textContent();

/** Opens a file with the network off. */
async function openFile(file: string): Promise<OpenedPage> {
  const context = await browser.newContext({ offline: true, acceptDownloads: true });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => void requests.push(request.url()));
  page.on("pageerror", (error) => void problems.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && problems.push(message.text())));
  await page.goto(pathToFileURL(file).href);
  return { page, requests, problems };
}

/** Presses the button that saves the page as a file. */
async function saveFile(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save HTML file" }).click(),
  ]);
  const file = join(folder, name);
  await download.saveAs(file);
  await page.getByText(/^Saved: \d/).waitFor();
  await page.keyboard.press("Escape");
  return file;
}

/** What was asked for but the page itself and what it made. */
const foreign = (requests: readonly string[], file: string) =>
  requests.filter((url) => url !== pathToFileURL(file).href && !/^(blob|data):/.test(url));

/** The text of scripts, of the scenario's too. */
const scriptsIn = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);

/** The page saves itself, from the server; returns the file and the fingerprint that it had. */
async function saveFromServer() {
  const online = await openPage(browser, served.url, { own: hostile });
  await settled(online);
  const fingerprint = await fingerprintIn(online.page);
  const before = online.requests.length;
  const file = await saveFile(online.page, "first.html");
  const asked = online.requests.slice(before).filter((url) => !url.startsWith("blob:"));
  expect(asked).toEqual([`${served.url}quorum.html`]);
  expect(online.problems).toEqual([]);
  await online.page.context().setOffline(true);
  await online.page.getByRole("button", { name: "Export", exact: true }).click();
  await online.page.getByRole("button", { name: "Save HTML file" }).click();
  await online.page.getByText("Quorum’s copy of itself did not arrive").waitFor();
  await online.page.context().close();
  return { file, fingerprint };
}

describe("the page as one file", () => {
  it("opens from disk, offline, with all views and the scenario that it was saved with, and saves itself again", async () => {
    const { file: first, fingerprint } = await saveFromServer();
    expect(statSync(first).size).toBeLessThan(4e6);

    const offline = await openFile(first);
    await settled(offline);
    expect(await fingerprintIn(offline.page)).toBe(fingerprint);
    expect(await offline.page.title()).toBe("Quorum");
    for (const { title } of VIEWS) {
      await openView(offline.page, title);
      expect(await offline.page.getByText("This view could not be shown").count(), title).toBe(0);
      expect(await offline.page.locator("main h1").first().textContent(), title).not.toBe("");
    }
    await openView(offline.page, "Overview");
    const second = await saveFile(offline.page, "second.html");
    expect(foreign(offline.requests, first)).toEqual([]);
    expect(offline.problems).toEqual([]);
    await offline.page.context().close();

    expect(scriptsIn(first).length).toBe(2);
    expect(scriptsIn(second)).toEqual(scriptsIn(first));
    const again = await openFile(second);
    await settled(again);
    expect(await fingerprintIn(again.page)).toBe(fingerprint);
    const name = again.page.getByRole("button", { name: /^Scenario:/ });
    expect((await name.textContent())?.replace(/\s/g, "")).toContain(HOSTILE.replace(/\s/g, ""));
    await again.page.getByRole("button", { name: "Share", exact: true }).click();
    const address = await again.page.getByRole("textbox", { name: "Link", exact: true }).inputValue();
    expect(address.startsWith(`${served.url}#`)).toBe(true);
    expect(decodeLink(address.replace(/^.*#/, "")).linked?.scenario).toEqual(hostile);
    await again.page.context().close();
  });
});

describe("a chart in another page", () => {
  it.each(EMBEDS)("$id fills frames of any shape", async ({ id }) => {
    const page = await browser.newPage({ reducedMotion: "reduce" });
    await page.goto(`${served.url}?embed=${id}`);
    const drawing = page.locator("figure svg");
    await drawing.waitFor({ timeout: 60_000 });
    for (const viewport of [
      { width: 640, height: 360 },
      { width: 360, height: 640 },
    ]) {
      await page.setViewportSize(viewport);
      await page.waitForTimeout(100);
      const { scrollWidth: width, scrollHeight: height } = await page
        .locator("html")
        .evaluate(({ scrollWidth, scrollHeight }) => ({ scrollWidth, scrollHeight }));
      expect({ width, height }).toEqual(viewport);
      const room = (await page.locator(".embed-drawing").boundingBox())?.width ?? 0;
      expect((await drawing.boundingBox())?.width).toBeCloseTo(room, -1);
    }
    expect(await drawing.count()).toBe(1);
    expect(await page.locator("header, nav").count()).toBe(0);
    await page.close();
  });

  it("shows the scenario of the link, leads to it and keeps nothing", async () => {
    const sender = await openPage(browser, served.url, { own: hostile });
    await settled(sender);
    await sender.page.getByRole("button", { name: "Share", exact: true }).click();
    await sender.page.getByRole("combobox", { name: "Chart" }).selectOption("dues");
    const code = await sender.page.getByRole("textbox", { name: "Code for your page" }).inputValue();
    await sender.page.context().close();

    const context = await browser.newContext();
    const host = await context.newPage();
    await host.goto(`${served.url}scenario.schema.json`);
    await host.setContent(code);
    expect(await host.title()).toBe("");
    expect(await host.locator("body > *").count()).toBe(1);
    const title = await host.locator("iframe").getAttribute("title");
    expect(title).toContain(HOSTILE);
    const frame = host.frameLocator("iframe");
    const link = frame.getByRole("link", { name: "Open in Quorum" });
    await frame
      .locator("footer p")
      .filter({ hasText: /fingerprint [0-9a-f]{16}/ })
      .waitFor({ timeout: 60_000 });
    const href = (await link.getAttribute("href")) ?? "";
    expect(href.startsWith(`${served.url}#`)).toBe(true);
    expect(decodeLink(href.replace(/^.*#/, "")).linked?.scenario).toEqual(hostile);
    expect(await link.getAttribute("rel")).toBe("noopener");
    expect(await host.evaluate(() => localStorage.length)).toBe(0);
    await context.close();
  });

  it("says which charts there are when asked for another", async () => {
    const page = await browser.newPage();
    for (const name of ["foo", "", "__proto__"]) {
      await page.goto(`${served.url}?embed=${name}`);
      const said = await page.getByRole("alert").textContent();
      expect(said).toMatch(/^There is no/);
      for (const { id } of EMBEDS) expect(said).toContain(id);
    }
    const damaged = `${served.url}?embed=dues#1.abcdeffffff`;
    await page.goto(damaged);
    for (const _ of ["at first", "again"]) {
      expect(await page.getByRole("alert").textContent()).toMatch(/^This link is damaged/);
      await page.waitForTimeout(1000);
      expect(page.url()).toBe(damaged);
      await page.reload();
    }
    await page.close();
  });
});
