/** A name for a file that holds something of a scenario: what every system takes in a file's name.
 * @example fileName("SEMATECH 1987: “as it was”", "csv") // "sematech-1987-as-it-was.csv" */
export function fileName(scenarioName: string, extension: string): string {
  const plain = scenarioName
    .normalize("NFKC")
    .toLocaleLowerCase("en")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${[...plain].slice(0, 60).join("") || "scenario"}.${extension}`;
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
