const PLAIN = "en-US";

let chosen = PLAIN;

/** How numbers are written on this page: a language tag such as "de-DE"; "en-US" until set. */
export const currentLocale = (): string => chosen;

/** Writes numbers and money as a reader is used to; text stays English. Called once, before anything is drawn.
 * @param tag  of a browser; one that is unknown here leaves "en-US" */
export function setLocale(tag: string): void {
  try {
    chosen = Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? PLAIN;
  } catch {
    chosen = PLAIN;
  }
}
