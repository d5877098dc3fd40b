/** A colour as every viewer of SVG reads it. */
interface PlainColour {
  /** "#rrggbb", or "none". */
  readonly colour: string;
  /** 0…1. */
  readonly opacity: number;
}

const FUNCTION = /^(rgba?|oklab|color)\((srgb )?([^)]+)\)$/;

const numbersOf = (text: string) => (text.match(/-?[\d.]+(?:e[+-]?\d+)?/g) ?? []).map(Number);

const gamma = (linear: number) =>
  linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;

/** @source Björn Ottosson (2020), "A perceptual color space for image processing" */
function fromOklab([lightness = 0, a = 0, b = 0]: readonly number[]): readonly number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(gamma);
}

const hex = (share: number) =>
  Math.round(Math.min(1, Math.max(0, share)) * 255)
    .toString(16)
    .padStart(2, "0");

/** @param computed  of a fill or a stroke, as a browser computes it
 * @example plainColour("rgba(0, 128, 255, 0.5)") // { colour: "#0080ff", opacity: 0.5 } */
export function plainColour(computed: string): PlainColour {
  const [, space, , text = ""] = FUNCTION.exec(computed) ?? [];
  const [first = 0, second = 0, third = 0, opacity = 1] = numbersOf(text);
  const parts = [first, second, third];
  if (space === undefined) return { colour: "none", opacity: 1 };
  const shares =
    space === "oklab" ? fromOklab(parts) : parts.map((part) => part / (space === "color" ? 1 : 255));
  return { colour: `#${shares.map(hex).join("")}`, opacity };
}
