import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import { formatChance, formatFrequency, formatInterval, formatRoughly } from "../../src/model/chances";
import {
  formatNumber,
  formatQuantity,
  formatRange,
  formatUsd,
  formatUsdEvenly,
  formatValue,
  spokenValue,
} from "../../src/model/format";
import { isolated } from "../../src/model/isolated";
import { setLocale } from "../../src/model/locale";
import { exactText, parseValue } from "../../src/model/parseValue";

describe("money", () => {
  it.each([
    [13_240_000, "$13.2M"],
    [1.6e9, "$1.6B"],
    [950, "$950"],
    [3, "$3"],
    [3e12, "$3T"],
    [0, "$0"],
    [999_999, "$1M"],
  ])("%d is %s", (usd, text) => expect(formatUsd(usd)).toBe(text));

  it.each([
    [13_980_000, 3, "$14.0M"],
    [13_640_000, 3, "$13.6M"],
    [14_000_000, 2, "$14M"],
    [950, 3, "$950"],
    [0, 3, "$0"],
    [999_999, 3, "$1.00M"],
  ])("%d in %d digits is %s", (usd, digits, text) => expect(formatUsdEvenly(usd, digits)).toBe(text));
});

describe("values with units", () => {
  it.each([
    [0.1, "perYear", "10% a year"],
    [0.005, "perYear", "0.5% a year"],
    [0.25, "share", "25%"],
    [2.4, "factor", "2.4×"],
    [0, "years", "none"],
    [0.5, "years", "½ year"],
    [1, "years", "1 year"],
    [2.25, "years", "2¼ years"],
    [0.33, "years", "0.33 years"],
    [10_000, "count", "10,000"],
    [2026, "year", "2026"],
  ] as const)("%d %s is %s", (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

  it("says the unit of a range once and both ends to the same decimals", () => {
    expect(formatQuantity({ dist: "lognormal", p5: 4e8, p95: 1.6e9 }, "usd")).toBe("$400M – $1.6B");
    expect(formatQuantity({ dist: "lognormal", p5: 2, p95: 2.9 }, "factorPerYear")).toBe("2.0 – 2.9× a year");
    expect(formatQuantity({ dist: "uniform", min: 0.04, max: 0.07 }, "perYear")).toBe("4 – 7% a year");
    expect(formatQuantity({ dist: "triangular", min: 6, mode: 10, max: 18 }, "members")).toBe("6 – 18");
  });

  it("speaks without signs", () => {
    expect(spokenValue(1.6e9, "usd")).toBe("1.6 billion US dollars");
    expect(spokenValue(0.1, "perYear")).toBe("10 percent a year");
    expect(spokenValue(2.4, "factorPerYear")).toBe("2.4 times a year");
  });
});

describe("typed values", () => {
  it.each([
    ["$1.6B", "usd", 1.6e9],
    ["400m", "usd", 4e8],
    ["1,000", "count", 1000],
    ["25", "share", 0.25],
    ["½", "share", 0.5],
    ["12½", "share", 0.125],
    ["½%", "share", 0.005],
    ["25%", "share", 0.25],
    ["10% a year", "perYear", 0.1],
    ["2.4x", "factor", 2.4],
    ["0.5 years", "years", 0.5],
    ["none", "years", 0],
    ["$1.2bn", "usd", 1.2e9],
    ["12m", "usd", 12e6],
    ["12m", "years", 1],
    ["18 months", "years", 1.5],
    ["2 quarters", "years", 0.5],
    ["1½ years", "years", 1.5],
    ["1 year", "months", 12],
    ["6m", "months", 6],
    ["about 800 million dollars", "usd", 8e8],
    ["~35%", "share", 0.35],
    ["3/4", "share", 0.75],
    ["3/4", "years", 0.75],
    ["$30M a year", "usdPerYear", 3e7],
    ["30M/yr", "usdPerYear", 3e7],
    ["US$ 5 million per year", "usdPerYear", 5e6],
    ["2.4 × a year", "factorPerYear", 2.4],
    ["10k", "count", 1e4],
    ["-3", "factor", -3],
  ] as const)("%s in %s is %d", (text, unit, value) => expect(parseValue(text, unit)).toBe(value));

  it.each(["", "abc", "1.2.3", "12 parsecs", "--3", "1/0", "1,2,3", "$", "M"])("%j is no number", (text) => {
    expect(parseValue(text, "usd")).toBeNull();
  });
});

describe("text to type over", () => {
  it.each([
    [4e8, "usd", "$400M"],
    [123_456_789, "usd", "$123.456789M"],
    [0.289, "share", "28.9%"],
    [0.12345, "perYear", "12.345%"],
    [2.25, "years", "2.25"],
  ] as const)("%d %s is %s", (value, unit, text) => expect(exactText(value, unit)).toBe(text));

  const number = fc.double({ min: -1e15, max: 1e15, noNaN: true }).filter((value) => !Object.is(value, -0));
  const unit = fc.constantFrom("usd", "usdPerYear", "share", "perYear", "factor", "years", "count", null);

  it("reads back exactly", () => {
    fc.assert(
      fc.property(number, unit, (value, of) => {
        expect(parseValue(exactText(value, of), of)).toBe(value);
      }),
    );
  });
});

describe("in the reader's locale", () => {
  afterEach(() => setLocale("en-US"));

  const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");

  it.each([
    [
      "de-DE",
      ["13,2 Mio. $", "12,5 % a year", "4 – 7 % a year", "2,0 – 2,9× a year", "34,2 – 36,1 %", "10.000"],
    ],
    [
      "fr-FR",
      ["13,2 M $US", "12,5 % a year", "4 – 7 % a year", "2,0 – 2,9× a year", "34,2 – 36,1 %", "10 000"],
    ],
    ["en-IN", ["$1.32Cr", "12.5% a year", "4 – 7% a year", "2.0 – 2.9× a year", "34.2 – 36.1%", "10,000"]],
    ["tr-TR", ["$13,2 Mn", "%12,5 a year", "%4 – 7 a year", "2,0 – 2,9× a year", "%34,2 – 36,1", "10.000"]],
    [
      "ar-EG",
      ["١٣٫٢ مليون US$", "١٢٫٥٪ a year", "٤ – ٧٪ a year", "٢٫٠ – ٢٫٩× a year", "٣٤٫٢ – ٣٦٫١٪", "١٠٬٠٠٠"],
    ],
  ] as const)("writes numbers for %s", (locale, texts) => {
    setLocale(locale);
    const written = [
      formatUsd(13.2e6),
      formatValue(0.125, "perYear"),
      formatRange(0.04, 0.07, "perYear"),
      formatRange(2, 2.9, "factorPerYear"),
      formatInterval({ value: 0.352, low: 0.342, high: 0.361 }),
      formatNumber(10_000),
    ];
    expect(written.map(spaced)).toEqual(texts);
  });

  it("uses no word for a large number that an English reader takes for another", () => {
    expect(spaced(formatUsd(1e12, 3, "fr-FR"))).toBe("1 T $US");
    expect(spaced(formatUsd(1e3, 3, "tr-TR"))).toBe("$1 K");
  });

  it.each([
    ["de-DE", "1,5 Mrd. $", "usd", 1.5e9],
    ["de-DE", "1.234.567", "usd", 1_234_567],
    ["de-DE", "1.500", "count", 1500],
    ["de-DE", "1.6B", "usd", 1.6e9],
    ["de-DE", "12,5", "share", 0.125],
    ["de-DE", "0.25", "factor", 0.25],
    ["fr-FR", "1 234,5", "count", 1234.5],
    ["fr-FR", "1.2bn", "usd", 1.2e9],
    ["fr-FR", "35 %", "share", 0.35],
    ["en-IN", "$1.32Cr", "usd", 1.32e7],
    ["en-IN", "12,34,567", "count", 1_234_567],
    ["ar-EG", "١٬٢٣٤٫٥", "count", 1234.5],
    ["ar", "1.6 مليار US$", "usd", 1.6e9],
    ["ar", "3 آلاف US$", "usd", 3000],
    ["en-US", "1,6", "factor", 1.6],
    ["en-US", "1,600", "count", 1600],
    ["en-US", "1.234.567", "count", 1_234_567],
  ] as const)("reads, in %s, %s (%s)", (locale, text, unit, value) => {
    expect(parseValue(text, unit, locale)).toBe(value);
  });

  it("reads back what it writes", () => {
    const locale = fc.constantFrom(
      "en-US",
      "de-DE",
      "fr-FR",
      "en-IN",
      "ar",
      "ar-EG",
      "tr-TR",
      "es-ES",
      "sv-SE",
      "ja-JP",
      "hi-IN",
    );
    const unit = fc.constantFrom(
      "usd",
      "usdPerYear",
      "share",
      "perYear",
      "factor",
      "years",
      "months",
      "count",
    );
    const value = fc.oneof(
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.integer({ min: 0, max: 10_000 }),
    );
    fc.assert(
      fc.property(
        value.filter((number) => !Object.is(number, -0)),
        unit,
        locale,
        (number, of, tag) => {
          expect(parseValue(exactText(number, of, tag), of, tag)).toBe(number);
        },
      ),
    );
    const round = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(round, locale, ([digits, power], tag) => {
        const usd = digits * 10 ** power;
        expect(parseValue(formatUsd(usd, 3, tag), "usd", tag)).toBe(usd);
      }),
    );
  });

  it("keeps to plain numbers where a tag means nothing", () => {
    for (const tag of ["", "C", "en-US@posix", "xx-klingon"]) {
      setLocale(tag);
      expect(formatNumber(1234.5, 5)).toBe("1,234.5");
    }
  });
});

describe("chances", () => {
  it("reads as a percentage, its interval and a natural frequency", () => {
    const chance = chanceOf(0.352, 10_000);
    expect(formatChance(chance)).toBe("35.2%");
    expect(formatInterval(chance)).toBe("34.3 – 36.1%");
    expect(formatFrequency(chance)).toBe("35 of 100");
  });

  it("bounds what never and what always happened", () => {
    expect(formatChance(chanceOf(0, 10_000))).toBe("<0.038%");
    expect(formatFrequency(chanceOf(0, 10_000))).toBe("fewer than 1 in 2,600");
    expect(formatInterval(chanceOf(0, 10_000))).toBe("below 0.038%");
    expect(formatChance(chanceOf(1, 10_000))).toBe(">99.962%");
    expect(formatFrequency(chanceOf(1, 10_000))).toBe("all but at most 1 in 2,600");
  });

  it("keeps rare chances apart from none", () => {
    expect(formatFrequency(chanceOf(0.003, 10_000))).toBe("about 1 in 330");
    expect(formatFrequency(chanceOf(0.998, 10_000))).toBe("all but about 1 in 500");
    expect(formatRoughly(0.001)).toBe("<1%");
    expect(formatRoughly(0.999)).toBe(">99%");
  });

  it("never claims 0% or 100%, and has its value within its interval", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (runs, part) => {
          const chance = chanceOf(Math.round(part * runs) / runs, runs);
          expect(chance.low).toBeLessThanOrEqual(chance.value + 1e-12);
          expect(chance.high).toBeGreaterThanOrEqual(chance.value - 1e-12);
          for (const text of [formatChance(chance), formatInterval(chance), formatRoughly(chance.value)]) {
            expect(text).not.toMatch(/(^|[^.\d])(0|0\.0+|100|100\.0+)%/);
          }
        },
      ),
    );
  });
});

describe("a name within a sentence", () => {
  it.each([
    ["Mistral AI", "Mistral AI"],
    ["日本 <b>", "日本 <b>"],
    ["شركة", "\u2068شركة\u2069"],
    ["\u202eevil", "\u2068\u202eevil\u2069"],
  ])("%j does not turn the rest around", (name, expected) => {
    expect(isolated(name)).toBe(expected);
  });
});
