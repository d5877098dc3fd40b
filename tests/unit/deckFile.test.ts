// @vitest-environment jsdom
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import type { Deck } from "../../src/share/deck";
import { deckBytes } from "../../src/share/deckFile";
import { rowsOf, seriesOf, textsOf, wordsOf, workbooksOf } from "../support/readDeck";

const MARKUP = `</a:t><script>alert("1")</script> & 'x'`;
const FORMULA = `=cmd|'/c calc'!A1`;
const RTL = "شركة الذكاء الاصطناعي المفتوح";
const CONTROL = "A\u0000B\u0007C\u001fD\ud800E\uffff";
/** Odd, but allowed. */
const LATIN = "a\u0085b\tc";
const NAMES = [MARKUP, FORMULA, RTL, CONTROL, "\u0001", LATIN, "Booking.com", "模".repeat(80)];
/** As the file may have them. */
const KEPT = [MARKUP, FORMULA, RTL, "ABCDE", "–", "a\u0085b c", "Booking.com", "模".repeat(80)];

const VALUES = [0, 0.1 + 0.2, 1 / 3, 123_456_789.123_456_78, 5e-324, 1, 2, -0.012];

const deck: Deck = {
  title: MARKUP,
  smallPrint: [`${FORMULA} · 8 founders`, "10,000 runs"],
  address: "https://example.org/?a=1&b=2#v1.abc-_",
  slides: [
    {
      id: "members",
      title: `${MARKUP} ${CONTROL}`,
      subtitle: RTL,
      notes: `First <b>line</b>\nSecond & last\u0003`,
      parts: [
        {
          share: 1,
          part: {
            kind: "bars",
            rows: NAMES,
            series: [{ name: "Pays", values: VALUES, colour: "accent" }],
            format: "0%",
            columns: [{ head: "Who", cells: NAMES }],
          },
        },
      ],
    },
    {
      id: "survival",
      title: "A finding ".repeat(40),
      subtitle: "",
      notes: "",
      parts: [
        {
          share: 1,
          part: {
            kind: "time",
            categories: NAMES,
            named: 4,
            areas: [{ name: "Below", values: VALUES.map(Math.abs), colour: null }],
            lines: [{ name: "Line", values: VALUES, colour: "ink" }],
            top: 1,
            step: 0.25,
            format: "0%",
            labels: [{ text: FORMULA, at: 0.5, colour: "ink" }],
          },
        },
      ],
    },
    {
      id: "sources",
      title: "Sources",
      subtitle: "",
      notes: "",
      parts: [
        {
          share: 1,
          part: {
            kind: "table",
            head: ["What", "Source"],
            rows: Array.from({ length: 60 }, (_, row) => [
              `Row ${row} of Character.ai`,
              "Cottier, arxiv.org/abs/2405.21015, www.gov.uk/ai, me@epoch.ai, javascript:alert(1), epoch.ai.",
            ]),
            widths: [1, 3],
            marked: [],
            linked: 1,
          },
        },
      ],
    },
  ],
};

let bytes: Uint8Array;
let texts: ReturnType<typeof textsOf>;
const text = (name: string) => texts.get(name) ?? "";

beforeAll(async () => {
  bytes = await deckBytes(deck);
  texts = textsOf(bytes);
});

describe("the file of a deck", () => {
  it("is well-formed in every part and workbook, whatever names hold", () => {
    const workbooks = [...workbooksOf(bytes).values()];
    expect(workbooks).toHaveLength(2);
    for (const [name, xml] of [texts, ...workbooks].flatMap((files) => [...files])) {
      const document = new DOMParser().parseFromString(xml, "application/xml");
      expect(document.querySelector("parsererror"), name).toBeNull();
      expect(document.querySelector("script"), name).toBeNull();
    }
  });

  it("holds every number to its last digit, zero too, in the chart and in its workbook", () => {
    expect(seriesOf(text("ppt/charts/chart1.xml"))).toEqual([{ name: "Pays", values: VALUES }]);
    const [area, line] = seriesOf(text("ppt/charts/chart2.xml"));
    expect([area?.values, line?.values]).toEqual([VALUES.map(Math.abs), VALUES]);
    const rows = rowsOf(workbooksOf(bytes).get(1) ?? new Map());
    expect(rows).toEqual([["", "Pays"], ...KEPT.map((name, row) => [name, VALUES[row]])]);
  });

  it("names in a chart over time only the times that the axis names, and all in its workbook", () => {
    const names = /<c:cat>(.*?)<\/c:cat>/s.exec(text("ppt/charts/chart2.xml"))?.[1] ?? "";
    const shown = [...names.matchAll(/<c:pt idx="(\d)"><c:v>([^<]+)/g)].map(([, index]) => index);
    expect(shown).toEqual(["0", "4"]);
    const rows = rowsOf(workbooksOf(bytes).get(2) ?? new Map());
    expect(rows.slice(1).map(([name]) => name)).toEqual(KEPT);
  });

  it("keeps names whole and as text: no formula in a workbook, no markup on a slide", () => {
    const words = wordsOf(text("ppt/slides/slide1.xml"));
    for (const name of KEPT) expect(words).toContain(name);
    for (const workbook of workbooksOf(bytes).values()) {
      expect(workbook.get("xl/worksheets/sheet1.xml")).not.toMatch(/<f[ >]/);
    }
  });

  it("has notes, a paragraph a line, and the title where outlines look for it", () => {
    expect(wordsOf(text("ppt/notesSlides/notesSlide1.xml"))).toEqual(
      expect.arrayContaining(["First <b>line</b>", "Second & last"]),
    );
    expect(text("ppt/slides/slide1.xml")).toMatch(/<p:ph\s[^>]*type="title"/);
  });

  it("links to the scenario and to addresses of sources, and to nothing else that looks like one", () => {
    const targets = (slide: number) =>
      [...text(`ppt/slides/_rels/slide${slide}.xml.rels`).matchAll(/hyperlink" Target="(.*?)"/g)].map(
        ([, target]) => target,
      );
    expect(targets(1)).toEqual(["https://example.org/?a=1&amp;b=2#v1.abc-_"]);
    expect(new Set(targets(3))).toEqual(
      new Set([
        "https://arxiv.org/abs/2405.21015",
        "https://epoch.ai",
        "https://example.org/?a=1&amp;b=2#v1.abc-_",
      ]),
    );
  });

  it("leaves out and counts rows that do not fit", () => {
    const words = wordsOf(text("ppt/slides/slide3.xml"));
    const shown = words.filter((line) => line.startsWith("Row ")).length;
    expect(shown).toBeGreaterThan(8);
    expect(words).toContain(`and ${60 - shown} more: see the notes`);
  });

  it("has no link where there is no address for others", async () => {
    const alone = textsOf(await deckBytes({ ...deck, address: null }));
    expect(alone.get("ppt/slides/_rels/slide1.xml.rels")).not.toContain("hyperlink");
    expect(Object.keys(unzipSync(bytes)).filter((name) => name.includes("media/"))).toEqual(["ppt/media/"]);
  });
});
