import { expect, it } from "vitest";
import { fileName } from "../../src/share/saveFile";

it.each([
  ["SEMATECH 1987: “as it was”", "sematech-1987-as-it-was.csv"],
  ["", "scenario.csv"],
  ["../../etc", "etc.csv"],
  ["شركة", "شركة.csv"],
  ["con", "con-scenario.csv"],
  ["LPT1", "lpt1-scenario.csv"],
  ["console", "console.csv"],
  [`${"nine char ".repeat(6)}yet others`, "nine-char-nine-char-nine-char-nine-char-nine-char-nine-char.csv"],
  [`${"word ".repeat(11)}yet others`, "word-word-word-word-word-word-word-word-word-word-word-yet.csv"],
  ["x".repeat(80), `${"x".repeat(60)}.csv`],
])("the file of %j is %s", (name, file) => {
  expect(fileName(name, "csv")).toBe(file);
});
