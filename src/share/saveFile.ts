const MOST_LETTERS = 60;

/** What Windows keeps for devices, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|(com|lpt)\d)$/;

/** Whole words, as many as there is room for; a word that is too long alone is cut. */
function cutAtWord(plain: string): string {
  const letters = [...plain];
  const cut = letters.slice(0, MOST_LETTERS).join("");
  const end = letters[MOST_LETTERS] === "-" ? cut.length : cut.lastIndexOf("-");
  return letters.length > MOST_LETTERS && end > 0 ? cut.slice(0, end) : cut;
}

/** A name for a file that holds something of a scenario: what every system takes in a file's name.
 * @example fileName("SEMATECH 1987: “as it was”", "csv") // "sematech-1987-as-it-was.csv" */
export function fileName(scenarioName: string, extension: string): string {
  const plain = scenarioName
    .normalize("NFKC")
    .toLocaleLowerCase("en")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const short = cutAtWord(plain) || "scenario";
  return `${RESERVED.test(short) ? `${short}-scenario` : short}.${extension}`;
}

/** Hands a file to the reader, as the browser keeps downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Browsers begin to read it soon after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
