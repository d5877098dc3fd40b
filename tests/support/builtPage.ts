import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { preview } from "vite";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser that talks to nobody but the page under test. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error("Chromium is missing: set CHROMIUM to its path");
  const quiet = ["background-networking", "component-update", "sync"].map((what) => `--disable-${what}`);
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", ...quiet];
  return chromium.launch({ executablePath, args });
}

/** Serves the built page on a free port. */
export async function servePage(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await preview({ preview: { port: 0, host: "127.0.0.1" }, logLevel: "silent" });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("the built page is not served");
  return { url, close: () => server.close() };
}
