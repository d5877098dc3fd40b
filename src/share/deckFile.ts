import PptxGenJS from "pptxgenjs";
import type { Deck, DeckPart, DeckSlide } from "./deck";
import { addBars, addTime } from "./deckCharts";
import { addFigures } from "./deckFigures";
import { type Box, SLIDE, titleSize } from "./deckLayout";
import { mendedDeck } from "./deckMending";
import { COLOURS, FONTS } from "./deckStyle";
import { addWholeTable } from "./deckTable";
import { xmlText } from "./xmlText";

const PPTX_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

const LAYOUT = "Finding";
const WIDTH = SLIDE.width - 2 * SLIDE.margin;
const TITLE_TOP = 0.5;
const SUBTITLE_POINTS = 16;
const PRINT_POINTS = 9;
const LINK_WIDTH = 2.6;

/** A line of text as XML may hold it. */
const clean = (text: string) => xmlText(text).replace(/[\t\n\r]/g, " ");

/** The same with all its texts fit for a file; a name of nothing else becomes a dash. */
function cleaned<T>(value: T, key = ""): T {
  if (typeof value === "string") {
    if (key === "notes")
      return value
        .split(/\r\n?|\n/)
        .map(clean)
        .join("\n") as T;
    return (clean(value) || (value === "" ? "" : "–")) as T;
  }
  if (Array.isArray(value)) return value.map((item) => cleaned(item)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, cleaned(item, name)])) as T;
}

function defineLayout(pptx: PptxGenJS): void {
  pptx.layout = "LAYOUT_WIDE";
  pptx.theme = { headFontFace: FONTS.title, bodyFontFace: FONTS.text };
  const box = { x: SLIDE.margin, y: TITLE_TOP, w: WIDTH, h: 1.05 };
  pptx.defineSlideMaster({
    title: LAYOUT,
    background: { color: COLOURS.paper },
    objects: [
      {
        placeholder: {
          options: {
            name: "title",
            type: "title",
            ...box,
            margin: 0,
            fontFace: FONTS.title,
            fontSize: 28,
            bold: true,
            color: COLOURS.ink,
            align: "left",
            valign: "top",
          },
          text: "",
        },
      },
      {
        line: {
          x: SLIDE.margin,
          y: SLIDE.foot,
          w: WIDTH,
          h: 0,
          line: { color: COLOURS.line, width: 1 },
        },
      },
    ],
    slideNumber: {
      x: SLIDE.width - SLIDE.margin - 0.6,
      y: SLIDE.foot + 0.06,
      w: 0.6,
      h: 0.3,
      margin: 0,
      align: "right",
      fontFace: FONTS.text,
      fontSize: PRINT_POINTS + 1,
      color: COLOURS.muted,
    },
  });
}

/** The title and the subtitle, and the room that they leave. */
function addHead(slide: PptxGenJS.Slide, { title, subtitle }: DeckSlide): Box {
  const { points, lines } = titleSize(title, WIDTH);
  slide.addText([{ text: title, options: { fontSize: points } }], { placeholder: "title" });
  const y = TITLE_TOP + (lines * points * 1.2) / 72 + 0.06;
  slide.addText(subtitle, {
    x: SLIDE.margin,
    y,
    w: WIDTH,
    h: 0.36,
    margin: 0,
    fontFace: FONTS.text,
    fontSize: subtitle.length > 120 ? SUBTITLE_POINTS - 3 : SUBTITLE_POINTS,
    color: COLOURS.muted,
    valign: "top",
  });
  const top = y + 0.52;
  return { x: SLIDE.margin, y: top, w: WIDTH, h: SLIDE.foot - 0.15 - top };
}

function addFoot(slide: PptxGenJS.Slide, { smallPrint, address }: Deck): void {
  const place = { y: SLIDE.foot + 0.06, margin: 0, fontFace: FONTS.text, color: COLOURS.muted };
  slide.addText(
    smallPrint.map((text, line) => ({ text, options: { breakLine: line < smallPrint.length - 1 } })),
    {
      ...place,
      x: SLIDE.margin,
      w: WIDTH - LINK_WIDTH - 0.2,
      h: 0.5,
      fontSize: PRINT_POINTS,
      valign: "top",
    },
  );
  if (address === null) return;
  slide.addText(
    [
      {
        text: "Open this scenario in Quorum",
        options: { hyperlink: { url: address, tooltip: "Opens the page with this scenario" } },
      },
    ],
    {
      ...place,
      x: SLIDE.width - SLIDE.margin - LINK_WIDTH,
      w: LINK_WIDTH - 0.45,
      h: 0.3,
      fontSize: PRINT_POINTS + 1,
      align: "right",
      valign: "middle",
    },
  );
}

function addPart(slide: PptxGenJS.Slide, part: DeckPart, box: Box, name: string): void {
  if (part.kind === "time") addTime(slide, part, box, name);
  else if (part.kind === "bars") addBars(slide, part, box, name);
  else if (part.kind === "table") addWholeTable(slide, part, box);
  else addFigures(slide, part, box);
}

const PART_GAP = 0.35;

/** Writes a deck as a PPTX file with charts that presentation programs can edit; names come out as plain text
 * whatever they hold.
 * @throws {Error} when it cannot be written */
export async function deckBytes(given: Deck): Promise<Uint8Array<ArrayBuffer>> {
  const deck = cleaned(given);
  const pptx = new PptxGenJS();
  pptx.title = deck.title;
  pptx.author = "Quorum";
  pptx.company = "";
  pptx.subject = deck.smallPrint.join(" ");
  defineLayout(pptx);
  for (const content of deck.slides) {
    const slide = pptx.addSlide({ masterName: LAYOUT });
    const box = addHead(slide, content);
    let { x } = box;
    const room = box.w - PART_GAP * (content.parts.length - 1);
    for (const { share, part } of content.parts) {
      const w = room * share;
      addPart(slide, part, { ...box, x, w }, `${content.title}. ${content.subtitle}`);
      x += w + PART_GAP;
    }
    addFoot(slide, deck);
    slide.addNotes(content.notes);
  }
  const written = (await pptx.write({ outputType: "uint8array" })) as Uint8Array;
  return mendedDeck(written);
}

/** The same as a file to save. */
export const deckFile = async (deck: Deck): Promise<Blob> =>
  new Blob([await deckBytes(deck)], { type: PPTX_TYPE });
