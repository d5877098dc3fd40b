/** What XML forbids: most control characters, halves of surrogate pairs, and two that are no characters at all. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text without the characters that would keep a file of XML from being read.
 * @example xmlText("a\u0000b") // "ab" */
export const xmlText = (text: string): string => text.replace(FORBIDDEN, "");
