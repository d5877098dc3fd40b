import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { build, preview } from "vite";
import type { Preset } from "../../src/model/presets";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser that talks to nobody but the page under test. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error("Chromium is missing: set CHROMIUM to its path");
  const quiet = ["background-networking", "component-update", "sync"].map((what) => `--disable-${what}`);
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", ...quiet];
  return chromium.launch({ executablePath, args });
}

/** Builds the page with other presets, in a folder of its own.
 * @returns the folder */
export async function buildPageWith(presets: readonly Preset[]): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "quorum-page-"));
  const otherPresets = {
    name: "other-presets",
    enforce: "pre" as const,
    load: (id: string) =>
      id.endsWith("/src/model/presets.ts") ? `export const presets = ${JSON.stringify(presets)};` : null,
  };
  await build({ logLevel: "error", build: { outDir, emptyOutDir: true }, plugins: [otherPresets] });
  return outDir;
}

/** Serves the built page on a free port. */
export async function servePage(outDir?: string): Promise<{ url: string; close(): Promise<void> }> {
  const where = outDir === undefined ? {} : { build: { outDir } };
  const server = await preview({ ...where, preview: { port: 0, host: "127.0.0.1" }, logLevel: "silent" });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("the built page is not served");
  return { url, close: () => server.close() };
}
