import { fitText } from "./textWidth";

interface RowNameProps {
  readonly name: string;
  /** Where it ends, or, beginning a line of its own, where it begins. */
  readonly x: number;
  readonly y: number;
  readonly room: number;
  readonly isAbove: boolean;
}

export const NAME_SIZE = 12.5;

/** The name of a row, left of its marks or, on a narrow chart, above them; cut where it does not fit. */
export function RowName({ name, x, y, room, isAbove }: RowNameProps) {
  return (
    <text className="row-name" x={x} y={y} dy="0.35em" textAnchor={isAbove ? "start" : "end"}>
      <title>{name}</title>
      {fitText(name, room, NAME_SIZE)}
    </text>
  );
}
