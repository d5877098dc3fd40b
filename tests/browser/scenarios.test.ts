import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium, servePage } from "../support/builtPage";

let browser: Browser;
let context: BrowserContext;
let served: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
});

afterEach(() => context.close());

async function open(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(served.url);
  await settled(page);
  return page;
}

/** Once what was changed has been kept and all its runs are done. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(600);
  await page
    .locator(".fingerprint")
    .filter({ hasText: /^[0-9a-f]{16}$/ })
    .waitFor();
}

const quorum = (page: Page) => page.getByRole("slider", { name: "Members needed to go on" });
const valueIn = (page: Page) => quorum(page).getAttribute("aria-valuetext");

async function step(page: Page, key: "ArrowRight" | "ArrowLeft"): Promise<void> {
  await quorum(page).press(key);
  await settled(page);
}

describe("scenarios in Chromium", () => {
  it("are as they were left after a reload", async () => {
    const page = await open();
    await step(page, "ArrowRight");
    const before = await page.locator(".fingerprint").textContent();
    await page.reload();
    await settled(page);
    expect([await valueIn(page), await page.locator(".fingerprint").textContent()]).toEqual(["5", before]);
    await page.getByRole("button", { name: /^Scenario:/ }).click();
    await page.getByRole("button", { name: /^Delete / }).click();
    expect(await page.getByRole("alert").textContent()).toContain("Deleted");
    await page.keyboard.press("Escape");
    expect(await valueIn(page)).toBe("4");
  });

  it("say that they are not kept where storage is full, and go on", async () => {
    await context.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    const page = await open();
    await step(page, "ArrowRight");
    expect(await page.getByRole("alert").textContent()).toContain("storage is full");
    expect(await valueIn(page)).toBe("5");
  });

  it("say that they are not kept where storage is forbidden, and go on", async () => {
    await context.addInitScript(() => {
      const forbid = () => {
        throw new DOMException("forbidden", "SecurityError");
      };
      Object.defineProperty(window, "localStorage", { get: forbid });
      Object.defineProperty(window, "sessionStorage", { get: forbid });
    });
    const page = await open();
    await step(page, "ArrowRight");
    expect(await page.getByRole("alert").textContent()).toContain("keeps nothing");
  });

  it("of two tabs are both kept when both change the same one", async () => {
    const one = await open();
    await step(one, "ArrowRight");
    const other = await open();
    expect(await valueIn(other)).toBe("5");
    await step(other, "ArrowRight");
    await step(one, "ArrowLeft");
    await one.waitForTimeout(200);
    await step(one, "ArrowLeft");
    await other.getByRole("button", { name: /^Scenario:/ }).click();
    const own = await other.getByRole("button", { name: /changed/ }).count();
    expect(own).toBe(2);
    expect(await one.getByRole("alert").textContent()).toContain("another tab");
  });

  it("take a whole drag back in one step", async () => {
    const page = await open();
    const box = await quorum(page).locator("xpath=../..").boundingBox();
    if (box === null) throw new Error("the slider is not on the screen");
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + 20, y);
    await page.mouse.down();
    for (let x = 20; x < 160; x += 7) await page.mouse.move(box.x + x, y);
    await page.mouse.up();
    expect(await valueIn(page)).not.toBe("4");
    await page.keyboard.press("Control+z");
    expect(await valueIn(page)).toBe("4");
    await page.keyboard.press("Control+Shift+z");
    expect(await valueIn(page)).not.toBe("4");
  });
});
