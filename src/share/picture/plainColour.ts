/** A colour as every viewer of SVG reads it. */
export interface PlainColour {
  /** "#rrggbb", or "none". */
  readonly colour: string;
  /** 0…1. */
  readonly opacity: number;
}

const NUMBER = "([\\d.e+-]+)";
const RGB = new RegExp(`^rgba?\\(${NUMBER}, ${NUMBER}, ${NUMBER}(?:, ${NUMBER})?\\)$`);
const MIXED = new RegExp(`^color\\(srgb ${NUMBER} ${NUMBER} ${NUMBER}(?: / ${NUMBER})?\\)$`);

const hex = (share: number) =>
  Math.round(Math.min(1, Math.max(0, share)) * 255)
    .toString(16)
    .padStart(2, "0");

/** @param computed  of a fill or a stroke, as a browser computes it
 * @example plainColour("rgba(0, 128, 255, 0.5)") // { colour: "#0080ff", opacity: 0.5 } */
export function plainColour(computed: string): PlainColour {
  const rgb = RGB.exec(computed);
  const [, red, green, blue, alpha] = rgb ?? MIXED.exec(computed) ?? [];
  if (red === undefined) return { colour: "none", opacity: 1 };
  const most = rgb ? 255 : 1;
  const colour = `#${[red, green, blue].map((part) => hex(Number(part) / most)).join("")}`;
  return { colour, opacity: alpha === undefined ? 1 : Number(alpha) };
}
