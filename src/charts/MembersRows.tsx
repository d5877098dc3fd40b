import { scaleLinear, scaleLog } from "d3";
import type { FounderResults } from "../analysis/results";
import { formatRoughly } from "../model/chances";
import { formatUsd } from "../model/format";
import { logDomain } from "./logAxis";
import { fitText, textWidth } from "./textWidth";

const NAME_SIZE = 12.5;
const AMOUNT_SIZE = 12;
const NARROW = 520;

/** Whether rows of so many px are two lines high. */
export const isNarrow = (width: number): boolean => width < NARROW;

const LEAST_AMOUNT = 56;

/** Room beside the line for the widest amount; amounts are longer in some languages. */
function amountWidth(founders: readonly FounderResults[]): number {
  const amounts = founders.flatMap(({ duesPv, worthPv }) => [formatUsd(duesPv), formatUsd(worthPv)]);
  return Math.max(LEAST_AMOUNT, ...amounts.map((text) => textWidth(text, AMOUNT_SIZE) + 12));
}

/** Where names, chances and amounts stand in a chart of so many px. */
export function layoutOf(founders: readonly FounderResults[], width: number) {
  const narrow = isNarrow(width);
  const widest = Math.max(...founders.map(({ name }) => textWidth(name, NAME_SIZE)));
  const name = narrow ? width - 60 : Math.min(widest, width * 0.27);
  const start = narrow ? 0 : name + 14;
  const middle = narrow ? width : start + (width - start) * 0.42;
  const amounts = founders.flatMap(({ duesPv, worthPv }) => [duesPv, worthPv]);
  const amount = amountWidth(founders);
  return {
    isNarrow: narrow,
    name,
    amount,
    chance: scaleLinear([0, 1], [start, middle - (narrow ? 0 : 50)]),
    money: scaleLog(logDomain(amounts, 10), [middle + amount, width - amount]).clamp(true),
  };
}

export type MembersLayout = ReturnType<typeof layoutOf>;

interface RowProps {
  readonly founder: FounderResults;
  readonly y: number;
  readonly layout: MembersLayout;
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

/** A founder on one line: its name, its chance of leaving, what it pays and gets. */
export function WideRow(props: RowProps) {
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

/** A founder on two lines: its name and what it pays and gets, over its chance of leaving. */
export function NarrowRow(props: RowProps) {
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
