import type { MeasureIn } from "./frozenDrawing";
import { svgElement } from "./svgElement";
import { wrapEvenly } from "./wrapText";

/** What stands around a drawing. */
export interface Furniture {
  readonly title: string;
  readonly subtitle: string;
  /** Lines of small letters below it. */
  readonly smallPrint: readonly string[];
  /** Of the scenario; null where others could not open it. */
  readonly address: string | null;
  /** Whether it leads others there, and not only whoever sits at this machine. */
  readonly isOpenToOthers: boolean;
  /** The address as squares of a unit each, `size` units wide and high; null when it is too long for a camera. */
  readonly code: { readonly path: string; readonly size: number } | null;
}

export interface Picture {
  readonly svg: string;
  /** px */
  readonly width: number;
  readonly height: number;
}

interface PictureParts {
  readonly furniture: Furniture;
  readonly drawing: SVGGElement;
  /** Of the drawing, px. */
  readonly height: number;
  /** A style sheet that holds the fonts. */
  readonly fonts: string;
  readonly measureIn: MeasureIn;
  /** Whether nobody can click it. */
  readonly isFlat: boolean;
}

/** How wide pictures are, px: large enough on a slide, and still to be read on a page. */
const WIDTH = 800;
const MARGIN = 32;
/** How wide a drawing is laid out, px. */
export const DRAWING_WIDTH = WIDTH - 2 * MARGIN;

const SERIF = '"Source Serif 4 Variable", "Source Serif 4", Georgia, "Times New Roman", serif';
const SANS = '"Inter Variable", Inter, "Helvetica Neue", Arial, "Noto Sans", sans-serif';
/** As the page has them. */
const FEATURES = '"tnum", "cv11"';
const INK = "#17202b";
const MUTED = "#566270";
const LINE = "#d8dcdf";
const LINK = "#16578f";

/** Sides of a code's squares, px: large enough for a camera before a projected slide, and whole points in a PNG. */
const SQUARE = 1.5;
const LARGE_SQUARE = 2;
/** Codes that would be wider get the smaller squares, px. */
const WIDE_CODE = 110;
/** White squares around a code, which go over the margin. */
const QUIET = 4;

interface Block {
  readonly text: string;
  readonly width: number;
  readonly size: number;
  readonly lineHeight: number;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** Lines this long are as wide in every viewer, even one that has none of the fonts, px. */
const LONG_LINE = DRAWING_WIDTH / 2;
const STRETCH = "spacingAndGlyphs";

/** A wrapped text from `top` down. */
function blockOf({ text, width, size, lineHeight, attributes }: Block, top: number, measureIn: MeasureIn) {
  const weight = attributes["font-weight"] ?? 400;
  const measure = measureIn(`${weight} ${size}px ${attributes["font-family"] ?? SANS}`);
  const lines = wrapEvenly(text, width, measure);
  const elements = lines.map((line, index) => {
    const y = top + index * lineHeight + lineHeight / 2 + size * 0.35;
    const long =
      measure(line) > LONG_LINE ? { textLength: measure(line).toFixed(1), lengthAdjust: STRETCH } : {};
    return svgElement("text", { x: MARGIN, y, "font-size": size, ...long, ...attributes }, [line]);
  });
  return { elements, bottom: top + lines.length * lineHeight };
}

function headOf({ title, subtitle }: Furniture, measureIn: MeasureIn) {
  const head = { "font-family": SERIF, "font-weight": 600, fill: INK };
  const first = blockOf(
    { text: title, width: DRAWING_WIDTH, size: 23, lineHeight: 30, attributes: head },
    MARGIN - 6,
    measureIn,
  );
  const second = blockOf(
    { text: subtitle, width: DRAWING_WIDTH, size: 13, lineHeight: 18.5, attributes: { fill: MUTED } },
    first.bottom + 4,
    measureIn,
  );
  return { elements: [...first.elements, ...second.elements], bottom: second.bottom };
}

function codeOf({ path, size }: NonNullable<Furniture["code"]>, top: number) {
  const scale = size * LARGE_SQUARE > WIDE_CODE ? SQUARE : LARGE_SQUARE;
  const side = size * scale;
  const [x, y] = [WIDTH - MARGIN - side + QUIET * scale, top - QUIET * scale];
  const place = `translate(${x} ${y}) scale(${scale})`;
  const squares = svgElement("g", { transform: place, "shape-rendering": "crispEdges" }, [
    svgElement("title", {}, ["A code that opens this scenario in Quorum"]),
    svgElement("rect", { width: size, height: size, fill: "#ffffff" }),
    svgElement("path", { d: path, fill: "#000000" }),
  ]);
  return { squares, width: side - QUIET * scale, bottom: y + side - QUIET * scale };
}

/** The address in words, where the reader can follow it. */
function wayOf({ address, code, isOpenToOthers }: Furniture, isFlat: boolean): string | null {
  if (address === null || (isFlat && code === null)) return null;
  const way = isFlat ? "Scan the code to open this scenario in Quorum" : "Open this scenario in Quorum";
  return isOpenToOthers ? way : `${way}; it opens on this computer only`;
}

function linked(words: readonly SVGTextElement[], address: string): SVGAElement {
  const link = svgElement("a", { href: address, target: "_blank", rel: "noopener" }, words);
  // What viewers from before SVG 2 follow.
  link.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", link.getAttribute("href") ?? "");
  return link;
}

function footOf({ furniture, measureIn, isFlat }: PictureParts, top: number) {
  const code = furniture.code && codeOf(furniture.code, top + 15);
  const width = DRAWING_WIDTH - (code ? code.width + 12 : 0);
  const small = { width, size: 10.5, lineHeight: 15 };
  const elements: Element[] = [
    svgElement("path", { d: `M${MARGIN} ${top}H${WIDTH - MARGIN}`, stroke: LINE, fill: "none" }),
  ];
  let bottom = top + 12;
  for (const text of furniture.smallPrint) {
    const block = blockOf({ ...small, text, attributes: { fill: MUTED } }, bottom, measureIn);
    elements.push(...block.elements);
    bottom = block.bottom + 2;
  }
  const way = wayOf(furniture, isFlat);
  if (way !== null) {
    const colours: Record<string, string> = isFlat
      ? { fill: MUTED }
      : { fill: LINK, "text-decoration": "underline" };
    const block = blockOf({ ...small, text: way, attributes: colours }, bottom + 4, measureIn);
    elements.push(
      ...(isFlat || furniture.address === null
        ? block.elements
        : [linked(block.elements, furniture.address)]),
    );
    bottom = block.bottom;
  }
  if (code) elements.push(code.squares);
  return { elements, bottom: Math.max(bottom, code?.bottom ?? 0) };
}

/** A drawing with its finding above and its small print below, as a file that needs nothing else. */
export function composePicture(parts: PictureParts): Picture {
  const { furniture, drawing, fonts, measureIn } = parts;
  const head = headOf(furniture, measureIn);
  const drawingTop = Math.ceil(head.bottom) + 14;
  drawing.setAttribute("transform", `translate(${MARGIN} ${drawingTop})`);
  const foot = footOf(parts, drawingTop + Math.ceil(parts.height) + 18);
  const height = Math.ceil(foot.bottom + 26);
  const root = svgElement(
    "svg",
    {
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      "font-family": SANS,
      style: `font-feature-settings:${FEATURES}`,
    },
    [
      svgElement("title", {}, [furniture.title]),
      svgElement("desc", {}, [[furniture.subtitle, ...furniture.smallPrint].join("\n")]),
      ...(fonts === "" ? [] : [svgElement("style", {}, [fonts])]),
      svgElement("rect", { width: WIDTH, height, fill: "#ffffff" }),
      ...head.elements,
      drawing,
      ...foot.elements,
    ],
  );
  return { svg: new XMLSerializer().serializeToString(root), width: WIDTH, height };
}
