import { scaleLinear, scaleLog } from "d3";
import { memo } from "react";
import { chanceOf } from "../analysis/chanceOf";
import type { FounderResults } from "../analysis/results";
import { formatChance, formatInterval, formatRoughly } from "../model/chances";
import { formatUsd } from "../model/format";
import type { ChartTable } from "./DataTable";
import { distinct } from "./distinct";
import { logDomain } from "./logAxis";
import { Surface } from "./Surface";
import { fitText, textWidth } from "./textWidth";

interface MembersChartProps {
  readonly founders: readonly FounderResults[];
  readonly width: number;
}

const MOST_ROWS = 12;
const HEAD = 26;
const NAME_SIZE = 12.5;
const AMOUNT_SIZE = 12;
const NARROW = 520;

const rankedByLeft = (founders: readonly FounderResults[]) => founders.toSorted((a, b) => b.left - a.left);

/** A few rows are set wider apart, so that the chart stands beside the dots. */
function rowHeightOf(rows: number, width: number): number {
  return width < NARROW ? 42 : Math.max(25, Math.min(38, 190 / rows));
}

/** Height of the drawing, px. */
export function membersHeight(founders: number, width: number): number {
  const rows = Math.min(founders, MOST_ROWS);
  return HEAD + rows * rowHeightOf(rows, width) + (founders > MOST_ROWS ? 24 : 4);
}

interface RowProps {
  readonly founder: FounderResults;
  readonly y: number;
  readonly layout: ReturnType<typeof layoutOf>;
}

const LEAST_AMOUNT = 56;

/** Room beside the line for the widest amount; amounts are longer in some languages. */
function amountWidth(founders: readonly FounderResults[]): number {
  const amounts = founders.flatMap(({ duesPv, worthPv }) => [formatUsd(duesPv), formatUsd(worthPv)]);
  return Math.max(LEAST_AMOUNT, ...amounts.map((text) => textWidth(text, AMOUNT_SIZE) + 12));
}

function layoutOf(founders: readonly FounderResults[], width: number) {
  const isNarrow = width < NARROW;
  const widest = Math.max(...founders.map(({ name }) => textWidth(name, NAME_SIZE)));
  const name = isNarrow ? width - 60 : Math.min(widest, width * 0.27);
  const start = isNarrow ? 0 : name + 14;
  const middle = isNarrow ? width : start + (width - start) * 0.42;
  const amounts = founders.flatMap(({ duesPv, worthPv }) => [duesPv, worthPv]);
  const amount = amountWidth(founders);
  return {
    isNarrow,
    name,
    amount,
    chance: scaleLinear([0, 1], [start, middle - (isNarrow ? 0 : 50)]),
    money: scaleLog(logDomain(amounts, 10), [middle + amount, width - amount]).clamp(true),
  };
}

function ChanceMark({ founder: { left }, y, layout: { chance } }: RowProps) {
  return (
    <>
      <line className="track" x1={chance(0)} x2={chance(1)} y1={y} y2={y} />
      <line className="stem" x1={chance(0)} x2={chance(left)} y1={y} y2={y} />
      <circle className="mark-left" cx={chance(left)} cy={y} r={5} />
    </>
  );
}

function MoneyMark({ founder: { duesPv, worthPv }, y, layout: { money } }: RowProps) {
  const [low, high] = duesPv < worthPv ? [duesPv, worthPv] : [worthPv, duesPv];
  const isLoss = duesPv >= worthPv;
  return (
    <>
      <line className={isLoss ? "stem loss" : "stem gain"} x1={money(low)} x2={money(high)} y1={y} y2={y} />
      <circle className="mark-worth" cx={money(worthPv)} cy={y} r={4.5} />
      <circle className="mark-dues" cx={money(duesPv)} cy={y} r={4.5} />
      <text
        className={isLoss ? "amount worth" : "amount dues"}
        x={money(low) - 9}
        y={y}
        dy="0.35em"
        textAnchor="end"
      >
        {formatUsd(low)}
      </text>
      <text className={isLoss ? "amount dues" : "amount worth"} x={money(high) + 9} y={y} dy="0.35em">
        {formatUsd(high)}
      </text>
    </>
  );
}

function WideRow(props: RowProps) {
  const { founder, y, layout } = props;
  return (
    <g>
      <text className="row-name" x={layout.name} y={y} dy="0.35em" textAnchor="end">
        <title>{founder.name}</title>
        {fitText(founder.name, layout.name, NAME_SIZE)}
      </text>
      <ChanceMark {...props} />
      <text className="amount" x={layout.chance(1) + 10} y={y} dy="0.35em">
        {formatRoughly(founder.left)}
      </text>
      <MoneyMark {...props} />
    </g>
  );
}

function NarrowRow(props: RowProps) {
  const { founder, y, layout } = props;
  const money = `pays ${formatUsd(founder.duesPv)}, gets ${formatUsd(founder.worthPv)}`;
  const right = layout.chance(1);
  const room = right - textWidth(money, 12) - 12;
  return (
    <g>
      <text className="row-name" x={0} y={y - 10} dy="0.35em">
        <title>{founder.name}</title>
        {fitText(founder.name, room, NAME_SIZE)}
      </text>
      <text className="amount" x={right} y={y - 10} dy="0.35em" textAnchor="end">
        {money}
      </text>
      <ChanceMark
        {...props}
        y={y + 7}
        layout={{ ...layout, chance: layout.chance.copy().range([6, right - 44]) }}
      />
      <text className="amount" x={right} y={y + 7} dy="0.35em" textAnchor="end">
        {formatRoughly(founder.left)}
      </text>
    </g>
  );
}

function Head({ layout }: { layout: ReturnType<typeof layoutOf> }) {
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
export const MembersChart = memo(function MembersChart({ founders, width }: MembersChartProps) {
  const rows = rankedByLeft(founders).slice(0, MOST_ROWS);
  if (rows.length === 0) return <p className="figure-empty">No run has a founder.</p>;
  const layout = layoutOf(rows, width);
  const height = membersHeight(founders.length, width);
  const more = founders.length - rows.length;
  const summary = rows.map(({ name, left }) => `${name} ${formatRoughly(left)}`).join(", ");
  const keys = distinct(rows.map(({ name }) => name));
  const Row = layout.isNarrow ? NarrowRow : WideRow;
  return (
    <Surface width={width} height={height} label={`Chance of leaving: ${summary}.`}>
      <Head layout={layout} />
      {rows.map((founder, index) => (
        <Row
          key={keys[index]}
          founder={founder}
          y={HEAD + (index + 0.5) * rowHeightOf(rows.length, width)}
          layout={layout}
        />
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
