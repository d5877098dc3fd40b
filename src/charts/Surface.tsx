import type { SVGProps } from "react";

interface SurfaceProps extends SVGProps<SVGSVGElement> {
  /** What it was laid out for, px. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it; null when words beside it say so. */
  readonly label: string | null;
}

/** What a chart is drawn on: on the screen as large as it was laid out for, on paper as wide as there is room. */
export function Surface({ label, ...svg }: SurfaceProps) {
  const viewBox = `0 0 ${svg.width} ${svg.height}`;
  return label === null ? (
    <svg viewBox={viewBox} aria-hidden="true" {...svg} />
  ) : (
    <svg viewBox={viewBox} role="img" aria-label={label} {...svg} />
  );
}
