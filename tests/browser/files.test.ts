import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results } from "../../src/analysis/results";
import { presets } from "../../src/model/presets";
import { quarterName } from "../../src/model/quarters";
import { type Scenario, scenarioSchema } from "../../src/model/schema";
import type { ResultsDocument } from "../../src/share/resultsDocument";
import { scenarioFileText } from "../../src/share/scenarioFile";
import { launchChromium, servePage } from "../support/builtPage";
import { openPage, settled } from "../support/openPage";
import { parseCsv, unapostrophed } from "../support/parseCsv";

const root = fileURLToPath(new URL("../..", import.meta.url));
const NAME = "=cmd|' /C calc'!A0";
const NAMES = [
  "<img src=x onerror=alert(1)>",
  `"quoted", 'both' ways; and a comma`,
  "two\r\nlines\tand a tab",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "شركة النماذج المفتوحة",
  "👩‍👩‍👧‍👦🚀 モデル",
  "-2+3",
  "W".repeat(80),
];

const coalition = presets[0]?.scenario as Scenario;
const hostile: Scenario = scenarioSchema.parse({
  ...coalition,
  name: NAME,
  members: coalition.members.map((group, index) => ({ ...group, name: NAMES[index] ?? group.name })),
  simulation: { ...coalition.simulation, runs: 2000 },
});
const theirs: Scenario = { ...hostile, name: "Theirs" };

let folder: string;
let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "quorum-files-"));
  writeFileSync(join(folder, "theirs.json"), scenarioFileText(theirs));
  writeFileSync(join(folder, "large.json"), Buffer.alloc(5_000_000, " "));
  writeFileSync(join(folder, "picture.json"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]));
  writeFileSync(
    join(folder, "quorum.json"),
    scenarioFileText(theirs).replace(/"quorum": \d+/, '"quorum": -1'),
  );
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(own?: Scenario) {
  const opened = await openPage(browser, served.url, own === undefined ? {} : { own });
  const alerts: string[] = [];
  opened.page.on("dialog", (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  await settled(opened);
  return { ...opened, alerts };
}

/** Presses a button of the export dialog and keeps the file that comes of it. */
async function save(page: Page, button: string): Promise<{ path: string; name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: button }).click(),
  ]);
  const path = join(folder, `${button}.txt`);
  await download.saveAs(path);
  return { path, name: download.suggestedFilename(), text: readFileSync(path, "utf8") };
}

/** Drags files over the middle of the page as from another window, and lets them go there. */
async function drop(page: Page, ...names: string[]): Promise<void> {
  const browserSide = await page.context().newCDPSession(page);
  const files = names.map((name) => join(folder, name));
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    if (type === "drop") await page.getByText("Drop the scenario file to open it").waitFor();
    const data = { items: [], files, dragOperationsMask: 1 };
    await browserSide.send("Input.dispatchDragEvent", { type, x: 700, y: 400, data });
  }
  await browserSide.detach();
}

const openName = (page: Page) =>
  page
    .getByRole("button", { name: /^Scenario:/ })
    .locator("bdi")
    .textContent();
const notice = (page: Page) => page.locator(".notice");

describe("what is saved", () => {
  it("is what the page found and the command line finds, with every name whole and inert", async () => {
    const { page, problems, alerts } = await open(hostile);
    const fingerprint = await page.locator(".fingerprint").textContent();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const scenario = await save(page, "Save scenario");
    const csv = await save(page, "Save CSV");
    const json = await save(page, "Save JSON");
    expect([scenario.name, csv.name, json.name]).toEqual([
      "cmd-c-calc-a0.json",
      "cmd-c-calc-a0.results.csv",
      "cmd-c-calc-a0.results.json",
    ]);

    const { $schema: _, ...plain } = hostile;
    expect(JSON.parse(scenario.text)).toEqual(plain);
    const words = ["src/cli/setup.cjs", "--tool", "simulate", scenario.path, "--json"];
    const found: Results & { fingerprint: string } = JSON.parse(
      execFileSync(process.execPath, words, { cwd: root, encoding: "utf8" }),
    );
    const saved: ResultsDocument = JSON.parse(json.text);
    expect(saved).toMatchObject({ fingerprint, runs: 2000, seed: hostile.simulation.seed, scenario: plain });
    expect(saved.fingerprint).toBe(found.fingerprint);
    expect(saved.results.risk).toEqual(found.risk);
    expect(saved.results.together.map(({ value }) => value)).toEqual(found.together);
    expect(saved.results.quarters).toEqual(found.quarters);

    expect(csv.text.charCodeAt(0)).toBe(0xfeff);
    const [head, ...rows] = parseCsv(csv.text.slice(1));
    const cells = (row: readonly string[]) =>
      Object.fromEntries(row.map((cell, index) => [head?.[index], cell]));
    const table = rows.map(cells);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([head?.length]));
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    expect(new Set(table.map(({ scenario: name }) => unapostrophed(name ?? "")))).toEqual(new Set([NAME]));
    const groups = new Set(
      table.map(({ group }) => unapostrophed(group ?? "")).filter((name) => name !== ""),
    );
    expect([...groups]).toEqual(expect.arrayContaining(NAMES));
    const numberOf = (wanted: Record<string, string>) => {
      const matching = table.filter((row) =>
        Object.entries(wanted).every(([name, cell]) => row[name] === cell),
      );
      expect(matching, JSON.stringify(wanted)).toHaveLength(1);
      return Number(matching[0]?.value);
    };
    for (const [quarter, { value, low, high }] of saved.results.together.entries()) {
      const at = { measure: "together", quarter: quarterName(hostile.startYear, quarter) };
      const statistics = ["share", "95% low", "95% high"].map((statistic) => numberOf({ ...at, statistic }));
      expect(statistics).toEqual([value, low, high]);
    }
    const last = saved.results.quarters.at(-1);
    const dues = { measure: "dues", quarter: "2030 Q4", group: "", statistic: "p95" };
    expect(numberOf(dues)).toBe(last?.dues?.p95);
    const course = saved.results.groups[1]?.course?.quarters[8];
    const ofGroup = { measure: "dues", quarter: "2028 Q1", group: NAMES[1] as string, statistic: "p50" };
    expect(numberOf(ofGroup)).toBe(course?.dues.p50);
    expect([problems, alerts]).toEqual([[], []]);
    await page.context().close();
  });
});

describe("what is opened", () => {
  it("comes by the file chooser, from the dialog with all scenarios too, and is there once", async () => {
    const { page, problems, alerts } = await open();
    for (const opener of [/^Export$/, /^Scenario:/]) {
      await page.getByRole("button", { name: opener }).click();
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByRole("button", { name: "Open a scenario file…" }).click(),
      ]);
      await chooser.setFiles(join(folder, "theirs.json"));
      await notice(page).waitFor();
      expect(await openName(page)).toBe("Theirs");
      expect(await page.getByRole("dialog").count()).toBe(0);
      const isFocused = (button: Element) => button === document.activeElement;
      expect(await page.getByRole("button", { name: opener }).evaluate(isFocused)).toBe(true);
    }
    expect(await notice(page).textContent()).toContain("You had “Theirs” already");
    await page.getByRole("button", { name: /^Scenario:/ }).click();
    expect(await page.getByRole("dialog").getByRole("button", { name: "Rename" }).count()).toBe(1);
    expect([problems, alerts]).toEqual([[], []]);
    await page.context().close();
  });

  it("comes by dropping it, also on a dialog, and what cannot be opened leaves the work as it is", async () => {
    const { page, problems, requests } = await open();
    const loaded = requests.length;
    const before = await page.locator(".fingerprint").textContent();
    await page.getByRole("slider", { name: "Members needed to go on" }).press("ArrowRight");
    const changed = page
      .locator(".fingerprint")
      .filter({ hasText: /^[0-9a-f]{16}$/, hasNotText: before ?? "" });
    await changed.waitFor();
    const fingerprint = await changed.textContent();
    const refusals: [string[], string][] = [
      [
        ["quorum.json"],
        "“quorum.json” cannot be opened: governance.quorum is -1: it must be a whole number from 0 to 100,000.",
      ],
      [["large.json"], "“large.json” has 5.0 MB: a scenario file must have at most 4.0 MB."],
      [
        ["picture.json"],
        "“picture.json” cannot be opened: it is not text: it must be a scenario as JSON, in UTF-8.",
      ],
      [["theirs.json", "quorum.json"], "2 files came at once: one scenario file is opened at a time."],
    ];
    for (const [names, sentence] of refusals) {
      await drop(page, ...names);
      await notice(page).filter({ hasText: sentence }).waitFor();
    }
    expect(await page.locator(".fingerprint").textContent()).toBe(fingerprint);
    expect(await page.getByRole("button", { name: "Undo" }).getAttribute("aria-disabled")).toBe("false");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await drop(page, "theirs.json");
    await notice(page).filter({ hasText: "Opened “Theirs”" }).waitFor();
    expect([await openName(page), await page.getByRole("dialog").count()]).toEqual(["Theirs", 0]);
    expect(await page.locator(".drop-target").count()).toBe(0);
    expect([problems, requests.slice(loaded)]).toEqual([[], []]);
    await page.context().close();
  });

  it("comes by pasting it, or a link to it, but for boxes that text is typed into", async () => {
    const { page, problems } = await open();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const paste = async (text: string) => {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
      await page.keyboard.press("Control+V");
    };
    await page.getByRole("searchbox", { name: "Find an assumption" }).focus();
    await paste(scenarioFileText(theirs));
    await page.waitForTimeout(300);
    expect(await openName(page)).toBe(coalition.name);
    await page.getByRole("link", { name: "Overview" }).focus();
    await paste("nothing of ours");
    await page.waitForTimeout(300);
    expect(await notice(page).count()).toBe(0);
    await paste('{"version": 1}');
    await notice(page)
      .filter({ hasText: "The pasted text cannot be opened: programme is missing" })
      .waitFor();
    await paste(scenarioFileText(theirs));
    await notice(page).filter({ hasText: "Opened “Theirs”" }).waitFor();
    await page.evaluate(() => {
      addEventListener("hashchange", ({ newURL }) => Object.assign(window, { followed: newURL }), {
        once: true,
      });
    });
    await paste(`See ${served.url}#1.damagedLink, please`);
    await page.waitForFunction(() => "followed" in window);
    expect(await page.evaluate(() => String(Reflect.get(window, "followed")))).toMatch(/#1\.damagedLink$/);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
