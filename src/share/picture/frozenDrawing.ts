import { frozenSvg } from "./frozenSvg";
import { plainColour } from "./plainColour";
import { svgElement } from "./svgElement";
import { cutText, type Measure } from "./wrapText";

/** A text's width in a font as CSS writes it, px. */
export type MeasureIn = (font: string) => Measure;

interface Line {
  text: string;
  left: number;
  right: number;
  readonly top: number;
  readonly height: number;
}

/** The lines that the layout has broken a text into, with their places in the window. */
function linesOf(node: Text): readonly Line[] {
  const range = document.createRange();
  const lines: Line[] = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const { left, right, top, height } = range.getBoundingClientRect();
    const letter = node.data.charAt(at);
    const line = lines.at(-1);
    if (line !== undefined && (height === 0 || Math.abs(line.top - top) < height / 2)) {
      line.text += letter;
      if (height === 0) continue;
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, right);
    } else if (height > 0) lines.push({ text: letter, left, right, top, height });
  }
  return lines;
}

/** Words of the page beside its drawings, cut where the page cuts them. */
function frozenText(node: Text, frame: DOMRect, measureIn: MeasureIn): readonly SVGTextElement[] {
  const parent = node.parentElement;
  if (parent === null || node.data.trim() === "") return [];
  const computed = getComputedStyle(parent);
  const { fontSize, fontWeight, fontFamily, direction, textOverflow } = computed;
  const size = Number.parseFloat(fontSize);
  const measure = measureIn(`${fontWeight} ${fontSize} ${fontFamily}`);
  const isCut = textOverflow === "ellipsis" && parent.scrollWidth > parent.clientWidth;
  const box = parent.getBoundingClientRect();
  const { colour } = plainColour(computed.color);
  const isRightToLeft = direction === "rtl";
  return linesOf(node).map(({ text, left, right, top, height }) => {
    const from = isRightToLeft ? Math.min(right, box.right) : Math.max(left, box.left);
    const attributes = {
      x: (from - frame.left).toFixed(2),
      y: (top + height / 2 + size * 0.35 - frame.top).toFixed(2),
      fill: colour,
      "font-size": size,
      "font-weight": fontWeight,
      ...(isRightToLeft ? { direction } : {}),
    };
    const words = text.trim();
    return svgElement("text", attributes, [isCut ? cutText(words, parent.clientWidth, measure) : words]);
  });
}

const LEFT_OUT = ".visually-hidden, [data-screen-only]";

function frozenParts(element: Element, frame: DOMRect, measureIn: MeasureIn): readonly Element[] {
  return Array.from(element.childNodes).flatMap((child): readonly Element[] => {
    if (child instanceof Text) return frozenText(child, frame, measureIn);
    if (!(child instanceof Element) || child.matches(LEFT_OUT)) return [];
    if (!(child instanceof SVGSVGElement)) return frozenParts(child, frame, measureIn);
    const { left, top } = child.getBoundingClientRect();
    return [frozenSvg(child, left - frame.left, top - frame.top)];
  });
}

/** All that a part of the page draws and says, in one group that needs no style sheet.
 * @param host  laid out in the document, so that its styles are known */
export function frozenDrawing(host: HTMLElement, measureIn: MeasureIn): SVGGElement {
  return svgElement("g", {}, frozenParts(host, host.getBoundingClientRect(), measureIn));
}
