import type { Linked } from "./link";

/** The id of the element that holds the scenario: all of `Linked`, as JSON. */
export const EMBEDDED_ID = "quorum-scenario";

/** Says of a page that it is one file, with scripts, styles and fonts in it; the build writes it. */
const WHOLE = 'meta[name="quorum-file"]';
const HOME = 'meta[name="quorum-home"]';

/** Text as it can stand in markup and in a quoted attribute. */
export const escapedMarkup = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** JSON in which no letter means anything to the page or script that it stands in. */
const inertJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Browsers look for it in the first thousand bytes: what is put in comes after it. */
const CHARSET = /<meta charset="utf-8"[^>]*>/i;

/** Puts a scenario into a page that is one file, for the page to open with.
 * @param html  as it was built, or as `ownFile` gives it
 * @param home  where the page is found on the web; null when that is not known */
export function withScenario(html: string, linked: Linked, home: string | null): string {
  const address = home === null ? "" : `<meta name="quorum-home" content="${escapedMarkup(home)}">`;
  const scenario = `<script type="application/json" id="${EMBEDDED_ID}">${inertJson(linked)}</script>`;
  return html.replace(CHARSET, (charset) => `${charset}${address}${scenario}`);
}

/** Whether this page is one file. */
export const isOneFile = (page: Document): boolean => page.querySelector(WHOLE) !== null;

/** Whether it is the text of a page that is one file, rather than what a server sends in the place of one. */
export const isWholePage = (html: string): boolean =>
  CHARSET.test(html) && html.slice(0, 4000).includes('<meta name="quorum-file"');

/** The text of the page that this is, as it was before it ran and without a scenario; null when it is not one file. */
export function ownFile(page: Document): string | null {
  if (!isOneFile(page)) return null;
  const copy = page.documentElement.cloneNode(true) as HTMLElement;
  for (const name of copy.getAttributeNames()) if (name !== "lang") copy.removeAttribute(name);
  for (const element of copy.querySelectorAll(`#${EMBEDDED_ID}, ${HOME}`)) element.remove();
  for (const element of copy.querySelectorAll("body > :not(#root, noscript)")) element.remove();
  copy.querySelector("#root")?.replaceChildren();
  return `<!doctype html>\n${copy.outerHTML}\n`;
}

/** Where the page that this file was made from is found on the web; null when that is not known. */
export function homeOf(page: Document): string | null {
  const address = page.querySelector(HOME)?.getAttribute("content") ?? "";
  return /^https?:\/\//.test(address) ? address : null;
}
