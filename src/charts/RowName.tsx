import { fitText } from "./textWidth";

interface RowNameProps {
  readonly name: string;
  /** Middle of the row. */
  readonly y: number;
  /** Width that it may take; beside its marks, where it ends. */
  readonly room: number;
  /** Whether it has a line of its own above its marks, as on a narrow chart. */
  readonly isAbove: boolean;
  /** Where it begins then. */
  readonly inset?: number;
}

export const NAME_SIZE = 12.5;

/** How far above the middle of its row a name of its own line stands, px. */
const ABOVE = 11;

/** The name of a row, left of its marks or, on a narrow chart, above them; cut where it does not fit. */
export function RowName({ name, y, room, isAbove, inset = 0 }: RowNameProps) {
  const place = isAbove ? { x: inset, y: y - ABOVE } : { x: room, y };
  return (
    <text className="row-name" {...place} dy="0.35em" textAnchor={isAbove ? "start" : "end"}>
      <title>{name}</title>
      {fitText(name, room, NAME_SIZE)}
    </text>
  );
}
