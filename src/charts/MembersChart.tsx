import { memo } from "react";
import { chanceOf } from "../analysis/chanceOf";
import type { FounderResults } from "../analysis/results";
import { formatChance, formatInterval, formatRoughly } from "../model/chances";
import { formatUsd } from "../model/format";
import type { ChartTable } from "./DataTable";
import { distinct } from "./distinct";
import { isNarrow, layoutOf, type MembersLayout, NarrowRow, WideRow } from "./MembersRows";
import { Surface } from "./Surface";

interface MembersChartProps {
  readonly founders: readonly FounderResults[];
  readonly width: number;
  /** Height that there is, px: rows come closer together for it, and then are fewer. */
  readonly room?: number;
}

const MOST_ROWS = 12;
const HEAD = 26;
const FOOT = 4;
/** Height of the line that says how many more there are, px. */
const MORE = 24;
const LEAST_ROW = 18;

const rankedByLeft = (founders: readonly FounderResults[]) => founders.toSorted((a, b) => b.left - a.left);

/** A few rows are set wider apart, so that the chart stands beside the dots. */
function rowHeightOf(rows: number, width: number, room = Infinity): number {
  const wished = isNarrow(width) ? 42 : Math.max(25, Math.min(38, 190 / rows));
  return isNarrow(width) ? wished : Math.max(LEAST_ROW, Math.min(wished, (room - HEAD - FOOT) / rows));
}

/** How many are drawn. */
function rowsIn(founders: number, width: number, room: number): number {
  const rows = Math.min(founders, MOST_ROWS);
  const height = rowHeightOf(rows, width, room);
  const isAll = HEAD + founders * height + FOOT <= room;
  return isAll ? rows : Math.max(1, Math.min(rows, Math.floor((room - HEAD - MORE) / height)));
}

/** Height of the drawing, px. */
export function membersHeight(founders: number, width: number, room = Infinity): number {
  const rows = rowsIn(founders, width, room);
  const all = Math.min(founders, MOST_ROWS);
  return HEAD + rows * rowHeightOf(all, width, room) + (founders > rows ? MORE : FOOT);
}

function Head({ layout }: { layout: MembersLayout }) {
  if (layout.isNarrow) {
    return (
      <text className="column" x={0} y={9}>
        Present value of dues and worth; chance of leaving
      </text>
    );
  }
  const start = layout.money.range()[0] ?? 0;
  return (
    <>
      <text className="column" x={layout.chance(0)} y={9}>
        Chance of leaving
      </text>
      <circle className="mark-dues" cx={start - layout.amount + 14} cy={5} r={4.5} />
      <text className="column" x={start - layout.amount + 24} y={9}>
        pays
      </text>
      <circle className="mark-worth" cx={start - layout.amount + 66} cy={5} r={4.5} />
      <text className="column" x={start - layout.amount + 76} y={9}>
        gets in worth, log scale
      </text>
    </>
  );
}

/** Founders by their chance of leaving, with what each pays and what it gets for it. */
export const MembersChart = memo(function MembersChart(props: MembersChartProps) {
  const { founders, width, room = Infinity } = props;
  const rows = rankedByLeft(founders).slice(0, rowsIn(founders.length, width, room));
  if (rows.length === 0) return <p className="figure-empty">No run has a founder.</p>;
  const layout = layoutOf(rows, width);
  const height = membersHeight(founders.length, width, room);
  const step = rowHeightOf(Math.min(founders.length, MOST_ROWS), width, room);
  const more = founders.length - rows.length;
  const summary = rows.map(({ name, left }) => `${name} ${formatRoughly(left)}`).join(", ");
  const keys = distinct(rows.map(({ name }) => name));
  const Row = layout.isNarrow ? NarrowRow : WideRow;
  return (
    <Surface width={width} height={height} label={`Chance of leaving: ${summary}.`}>
      <Head layout={layout} />
      {rows.map((founder, index) => (
        <Row key={keys[index]} founder={founder} y={HEAD + (index + 0.5) * step} layout={layout} />
      ))}
      {more > 0 && (
        <text className="column" x={layout.isNarrow ? 0 : layout.chance(0)} y={height - 5}>
          and {more} more, no likelier to leave
        </text>
      )}
    </Surface>
  );
});

/** The chart's numbers, a row a group. */
export function membersTable(founders: readonly FounderResults[]): ChartTable {
  return {
    head: ["Founder", "Chance of leaving", "95% interval", "Dues, present value", "Worth, present value"],
    rows: rankedByLeft(founders).map(({ name, left, duesPv, worthPv, runs }) => {
      // Members of a group leave together more often than not: as if there were one in each run.
      const chance = chanceOf(left, runs);
      return [name, formatChance(chance), formatInterval(chance), formatUsd(duesPv), formatUsd(worthPv)];
    }),
  };
}
