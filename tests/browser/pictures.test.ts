import { readFile } from "node:fs/promises";
import type { Browser, Download, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VIEWS } from "../../src/state/views";
import { launchChromium, servePage } from "../support/builtPage";
import { extremes } from "../support/extremes";
import {
  changeLook,
  type OpenedPage,
  openPage,
  openView,
  PHONE,
  settled,
  studied,
  WIDE,
} from "../support/openPage";

let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

type Item = "PNG picture" | "SVG picture" | "Copy picture";

async function choose(figure: Locator, item: Item): Promise<void> {
  await figure.getByRole("button", { name: "Save picture" }).click();
  await figure.getByRole("menuitem", { name: item }).click();
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

async function save(page: Page, figure: Locator, item: Item): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), choose(figure, item)]);
  return bytesOf(download);
}

/** What a saved SVG shows when nothing but itself is there to show it. */
async function opened(page: Page, svg: string) {
  await page.setContent(`<body style="margin:0">${svg.replace(/<\?xml[^>]*>/, "")}`);
  return page.evaluate(async (text) => {
    await document.fonts.ready;
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const root = document.querySelector("svg");
    if (root === null) throw new Error("no picture");
    const frame = root.getBoundingClientRect();
    const words = [...root.querySelectorAll("text")].filter((each) => each.textContent !== "");
    const boxes = words.map((each) => ({ words: each.textContent, box: each.getBoundingClientRect() }));
    const problems: string[] = [];
    for (const [index, { words: own, box }] of boxes.entries()) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom) {
        problems.push(`"${own}" is cut off`);
      }
      for (const other of boxes.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 2 && down > 4) problems.push(`"${own}" lies over "${other.words}"`);
      }
    }
    return {
      isBroken: parsed.querySelector("parsererror") !== null,
      width: frame.width,
      height: frame.height,
      problems,
      words: words.map((each) => each.textContent).join(" "),
      link: root.querySelector("a")?.getAttribute("href") ?? null,
      fonts: [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family),
      drawn: root.querySelectorAll("path, rect, circle").length,
      strange: [...root.querySelectorAll("*")]
        .map((each) => each.localName)
        .filter((name) => /script|foreign|image/.test(name)),
    };
  }, svg);
}

/** Its size in points, and how many colours it has. */
async function decoded(page: Page, png: Buffer) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    const points = new Uint32Array(
      context?.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer ?? [],
    );
    return { width: bitmap.width, height: bitmap.height, colours: new Set(points).size };
  }, png.toString("base64"));
}

const plain = (words: string | null) => (words ?? "").replace(/[\s\u2066-\u2069]+/g, "");

async function checkPng(viewer: Page, png: Buffer, height: number): Promise<void> {
  const points = await decoded(viewer, png);
  expect(points.width).toBe(1600);
  // Its small print may be a line shorter: nobody can click it.
  expect(points.height / 2).toBeGreaterThan(height - 25);
  expect(points.height / 2).toBeLessThanOrEqual(height);
  expect(points.colours).toBeGreaterThan(20);
}

async function checkFigure(page: Page, viewer: Page, figure: Locator): Promise<void> {
  const title = plain(await figure.locator("h2").textContent());
  const svg = (await save(page, figure, "SVG picture")).toString("utf8");
  expect(svg, title).not.toMatch(/var\(|light-dark\(|color-mix\(|oklab\(| class=|url\((?!data:|#)/);
  const shown = await opened(viewer, svg);
  expect([shown.isBroken, shown.problems, shown.strange], title).toEqual([false, [], []]);
  expect(plain(shown.words)).toContain(title);
  expect(shown.words).toMatch(
    /(runs, ±.* points · seed “.*” · model .* · fingerprint [0-9a-f]{16}|(Run [\d,]+ alone|runs of each) · seed “.*” · model .*) · 20/s,
  );
  expect(shown.link).toMatch(new RegExp(`^${served.url}#\\d+\\.`));
  expect(shown.fonts).toHaveLength(2);
  expect(shown.drawn).toBeGreaterThan(3);
  await checkPng(viewer, await save(page, figure, "PNG picture"), shown.height);
}

const hostile = extremes.find(({ name }) => name.startsWith("names from right"));
const long = extremes.find(({ name }) => name.startsWith("The Extra"));
if (hostile === undefined || long === undefined) throw new Error("the extremes have changed");

const NAMES = [
  `<script>alert(1)</script>`,
  `"onload='x'&amp;<!--`,
  `=cmd|' /C calc'!A0`,
  "\u202eolleh",
  "a\u0007b",
];
const marked = {
  ...hostile,
  name: `شركة <b>"&'</b>`,
  members: hostile.members.map((group, index) => ({ ...group, name: NAMES[index] ?? group.name })),
};

describe("charts as pictures", () => {
  it.each([
    ["with names of eighty letters", long, {}],
    ["with hostile names, on a dark phone", marked, { viewport: PHONE, colorScheme: "dark" }],
  ] as const)(
    "every one is whole on its own, %s",
    async (_title, own, options) => {
      const opening = await openPage(browser, served.url, { ...options, own });
      const { page, problems, requests } = opening;
      // In a window of its own: what is hidden is not drawn.
      const viewer = await browser.newPage();
      await settled(opening);
      await page.context().setOffline(true);
      const asked = requests.length;
      let count = 0;
      for (const { title } of VIEWS) {
        await openView(page, title);
        await page.locator('main[aria-busy="false"], main:not([aria-busy])').waitFor();
        await studied(page, 8000);
        for (const figure of await page.locator("figure.figure").all()) {
          await checkFigure(page, viewer, figure);
          count++;
        }
      }
      expect(count).toBeGreaterThanOrEqual(18);
      expect(requests.slice(asked).filter((url) => !url.startsWith("blob:"))).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    },
    240_000,
  );
});

describe("a picture", () => {
  /** One page for all: none changes the scenario. */
  let opening: OpenedPage;

  beforeAll(async () => {
    opening = await openPage(browser, served.url);
    await settled(opening);
  });

  it("is drawn in light colours and as wide on a dark phone as on a wide screen", async () => {
    const { page } = opening;
    const pictures: string[][] = [];
    for (const [viewport, colorScheme] of [
      [WIDE, "light"],
      [PHONE, "dark"],
    ] as const) {
      await changeLook(page, viewport, colorScheme);
      const svg = (await save(page, page.locator("figure.figure").first(), "SVG picture")).toString("utf8");
      pictures.push(svg.replace(/base64,[^)]*/g, "").split("><"));
    }
    await changeLook(page, WIDE);
    expect(pictures[1]).toEqual(pictures[0]);
    expect(pictures[0]?.length).toBeGreaterThan(50);
  });

  it("goes to the clipboard as PNG, and it is said when the browser refuses", async () => {
    const { page } = opening;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const figure = page.locator("figure.figure").first();
    await choose(figure, "Copy picture");
    await figure.getByText("Copied").waitFor();
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const { width } = await createImageBitmap(await (item as ClipboardItem).getType("image/png"));
      return width;
    });
    expect(size).toBe(1600);
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    });
    await choose(figure, "Copy picture");
    await figure.getByText("The browser does not allow it: save the PNG picture instead").waitFor();
  });

  it("is chosen by keyboard, and focus returns to the button", async () => {
    const { page } = opening;
    const button = page.locator("figure.figure").first().getByRole("button", { name: "Save picture" });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await button.focus();
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("PNG picture");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe("Copy picture");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe("SVG picture");
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("Save");
    expect(await page.getByRole("menu").count()).toBe(0);
    await page.keyboard.press("Enter");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(download.suggestedFilename()).toMatch(/^nemotron-style-coalition-.*\.png$/);
    expect(await focused()).toBe("Save");
  });

  it("leaves nothing behind in the page", async () => {
    const before = await opening.page.locator("main *").count();
    await save(opening.page, opening.page.locator("figure.figure").nth(2), "SVG picture");
    expect(await opening.page.locator("main *").count()).toBe(before);
  });
});
