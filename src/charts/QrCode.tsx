import { encode } from "uqr";

/** Longest text that a phone still reads off a screen across a table, in characters. */
export const LONGEST_QR = 700;

/** The squares of a code as an SVG path, one unit each, with the quiet zone of four around them.
 * @returns the path, and the width and height of the whole in squares
 * @source ISO/IEC 18004; error correction level L */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: "L", border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return { path, size };
}

/** An address to be read by a phone's camera; dark on light whatever the page's colours are.
 * @param size  width and height, px */
export function QrCode({ text, label, size }: { text: string; label: string; size: number }) {
  const code = qrPath(text);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${code.size} ${code.size}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
