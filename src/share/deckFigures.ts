import type PptxGenJS from "pptxgenjs";
import type { FiguresPart } from "./deck";
import { type Box, fittingSize } from "./deckLayout";
import { COLOURS, FONTS } from "./deckStyle";

const VALUE_SIZES = [32, 28, 24, 20, 18, 16, 14];
/** Sizes of a note, and how many lines of each have room. */
const NOTE_SIZES = [14, 12, 10, 8];
const NOTE_LINES = 4;

/** Draws single figures side by side, parted by lines, and a text below them. */
export function addFigures(slide: PptxGenJS.Slide, { figures, paragraphs }: FiguresPart, box: Box): void {
  const step = box.w / Math.max(1, figures.length);
  const [top, height] = [box.y + 0.35, 1.9];
  for (const [index, { label, value, note }] of figures.entries()) {
    const [x, w] = [box.x + index * step + (index > 0 ? 0.2 : 0), step - 0.35];
    const at = (y: number, h: number, fontSize: number): PptxGenJS.TextPropsOptions => ({
      x,
      y: top + y,
      w,
      h,
      margin: 0,
      fontFace: FONTS.text,
      fontSize,
      valign: "top",
    });
    slide.addText(label, { ...at(0, 0.35, 14), color: COLOURS.muted });
    slide.addText(value, {
      ...at(0.38, 0.62, fittingSize(value, VALUE_SIZES, 1, w)),
      bold: true,
      color: COLOURS.ink,
      valign: "middle",
    });
    slide.addText(note, {
      ...at(1.08, 0.8, fittingSize(note, NOTE_SIZES, NOTE_LINES, w)),
      color: COLOURS.muted,
    });
    if (index === 0) continue;
    slide.addShape("line" as PptxGenJS.SHAPE_NAME, {
      x: box.x + index * step,
      y: top,
      w: 0,
      h: height,
      line: { color: COLOURS.line, width: 1 },
    });
  }
  const below = figures.length > 0 ? top + height + 0.3 : top;
  slide.addText(
    paragraphs.map((text, index) => ({ text, options: { breakLine: index < paragraphs.length - 1 } })),
    {
      x: box.x,
      y: below,
      w: Math.min(box.w, 10.2),
      h: box.y + box.h - below,
      margin: 0,
      fontFace: FONTS.text,
      fontSize: 20,
      color: COLOURS.ink,
      valign: "top",
      paraSpaceAfter: 10,
    },
  );
}
