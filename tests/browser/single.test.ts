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

describe("the page as one file", () => {
  it("opens from disk, offline, with the scenario that it was saved with, and saves itself again", async () => {
    const online = await openPage(browser, served.url, { own: hostile });
    await settled(online);
    const fingerprint = await fingerprintIn(online.page);
    const before = online.requests.length;
    const first = await saveFile(online.page, "first.html");
    expect(online.requests.slice(before).filter((url) => !url.startsWith("blob:"))).toEqual([
      `${served.url}quorum.html`,
    ]);
    expect(online.problems).toEqual([]);
    await online.page.context().close();
    expect(statSync(first).size).toBeLessThan(4e6);

    const offline = await openFile(first);
    await settled(offline);
    expect(await fingerprintIn(offline.page)).toBe(fingerprint);
    expect(await offline.page.title()).toBe("Quorum");
    const second = await saveFile(offline.page, "second.html");
    expect(foreign(offline.requests, first)).toEqual([]);
    expect(offline.problems).toEqual([]);
    await offline.page.context().close();

    // The second differs from the first in nothing but the spelling of markup.
    const scripts = (file: string) => readFileSync(file, "utf8").match(/<script[\s\S]*?<\/script>/g);
    expect(scripts(second)?.map((script) => script.length)).toEqual(scripts(first)?.map((s) => s.length));
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

  it("has every view in it", async () => {
    const built = join("dist", "page", "quorum.html");
    const file = await openFile(built);
    await settled(file);
    for (const { title } of VIEWS) {
      await openView(file.page, title);
      expect(await file.page.getByText("This view could not be shown").count(), title).toBe(0);
      expect(await file.page.locator("main h1").first().textContent(), title).not.toBe("");
    }
    expect(foreign(file.requests, built)).toEqual([]);
    expect(file.problems).toEqual([]);
    await file.page.context().close();
  });

  it("says so when it cannot be fetched", async () => {
    const online = await openPage(browser, served.url);
    await settled(online);
    await online.page.context().setOffline(true);
    await online.page.getByRole("button", { name: "Export", exact: true }).click();
    await online.page.getByRole("button", { name: "Save HTML file" }).click();
    await online.page.getByText("Quorum’s copy of itself did not arrive").waitFor();
    await online.page.context().close();
  });
});

describe("a chart in another page", () => {
  it.each([
    [640, 360],
    [360, 640],
  ])("fills %i × %i", async (width, height) => {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
    for (const { id } of EMBEDS) {
      const page = await context.newPage();
      await page.goto(`${served.url}?embed=${id}`);
      const drawing = page.locator("figure svg");
      await drawing.waitFor({ timeout: 60_000 });
      expect(await drawing.count(), id).toBe(1);
      expect(await page.locator("header, nav").count(), id).toBe(0);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      const high = await page.evaluate(() => document.documentElement.scrollHeight);
      expect([wide, high], id).toEqual([width, height]);
      await page.close();
    }
    await context.close();
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

  it.each(["foo", "", "__proto__"])("says which charts there are when asked for “%s”", async (name) => {
    const page = await browser.newPage();
    await page.goto(`${served.url}?embed=${name}`);
    const said = await page.getByRole("alert").textContent();
    expect(said).toMatch(/^There is no/);
    for (const { id } of EMBEDS) expect(said).toContain(id);
    await page.close();
  });
});
