import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inertCell, tabSeparated } from "../../src/model/inertCell";
import { type Cell, csvText } from "../../src/share/csv";
import { parseCsv, unapostrophed } from "../support/parseCsv";

const FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''@x"];
const HARMLESS = [
  "",
  "Mistral AI",
  "a=b",
  "'tis",
  "<img src=x onerror=alert(1)>",
  "شركة",
  "👩‍👩‍👧‍👦",
  " =1",
  "−5",
];

describe("cells for spreadsheets", () => {
  it.each(FORMULAS)("%j is kept from being a formula", (text) => {
    expect(inertCell(text)).toBe(`'${text}`);
  });

  it.each(HARMLESS)("%j is left as it is", (text) => {
    expect(inertCell(text)).toBe(text);
  });

  it("keep numbers as readers see them in what is copied, and formulas in their cell", () => {
    const rows = [["+9.1", "-5%", "−$3M", "+$1,234.5", "-2e5", "+9.1 points", "-1+A1", "+cmd|x", "-1|A0"]];
    expect(tabSeparated(rows).split("\t")).toEqual([
      ...["+9.1", "-5%", "−$3M", "+$1,234.5", "'-2e5", "+9.1 points", "'-1+A1", "'+cmd|x", "'-1|A0"],
    ]);
    const broken = tabSeparated([['A\t=1\n"B"', '"C"'], ["D"]]);
    expect(broken).toBe('"A\t=1\n""B"""\t"""C"""\nD');
  });
});

describe("a CSV file", () => {
  it("holds no control characters, nor a formula behind one", () => {
    expect(csvText([["a\u0000\u0007\u000b\u001b\u0085b", "\u0000=1"]]).slice(1)).toBe("ab,'=1\r\n");
  });

  it("begins with a byte order mark and ends its lines as RFC 4180 says", () => {
    expect(
      csvText([
        ["a", "b,c", 'd"e'],
        ["f\ng", null, -0.1],
      ]),
    ).toBe('\uFEFFa,"b,c","d""e"\r\n"f\ng",,-0.1\r\n');
  });

  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(...FORMULAS, ...HARMLESS),
    fc.string({ unit: fc.constantFrom("'", "=", '"', ",", "\r", "\n", "\t", "-", "a") }),
  );
  const cell = fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constant(null),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));

  it("reads back as it was written, numbers to the last digit, and holds no formula", () => {
    fc.assert(
      fc.property(table, (rows: readonly (readonly Cell[])[]) => {
        const cells = parseCsv(csvText(rows).slice(1));
        expect(cells).toHaveLength(rows.length);
        for (const [y, row] of rows.entries()) {
          expect(cells[y]).toHaveLength(row.length);
          for (const [x, given] of row.entries()) {
            const read = cells[y]?.[x] as string;
            if (typeof given === "number") expect(Number(read)).toBe(given === 0 ? 0 : given);
            else {
              expect(read).not.toMatch(/^[=+\-@\t\r\n]/);
              expect(unapostrophed(read)).toBe((given ?? "").replace(/[^\P{Cc}\t\r\n]/gu, ""));
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
