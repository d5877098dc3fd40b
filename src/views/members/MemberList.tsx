import { memo } from "react";
import { chanceOf } from "../../analysis/chanceOf";
import type { Spread } from "../../analysis/results";
import { formatChance, formatInterval } from "../../model/chances";
import { formatUsd } from "../../model/format";
import { type ListedGroup, meanNet, type Sorting, type SortKey } from "../../state/memberList";

interface MemberListProps {
  /** Founders, in the order to be shown. */
  readonly groups: readonly ListedGroup[];
  readonly sorting: Sorting;
  readonly onSort: (key: SortKey) => void;
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}

/** What stands below a median in this view. */
const RANGE = "median; 8 in 10 runs";

const COLUMNS: readonly { readonly key: SortKey; readonly title: string; readonly help: string }[] = [
  { key: "name", title: "Founder", help: "" },
  { key: "worth", title: "Worth a year, at the start", help: RANGE },
  { key: "dues", title: "Dues a year, at the start", help: RANGE },
  { key: "left", title: "Chance of leaving", help: "95% interval" },
  { key: "net", title: "Worth less dues, present value", help: RANGE },
];

interface Cell {
  readonly value: string;
  readonly note: string;
}

const UNKNOWN: Cell = { value: "–", note: "" };
const signed = (usd: number) => formatUsd(usd).replace("-", "−");

const cellOf = (spread: Spread | null | undefined): Cell =>
  spread ? { value: signed(spread.p50), note: `${signed(spread.p10)} – ${signed(spread.p90)}` } : UNKNOWN;

function cellsOf({ group }: ListedGroup): Readonly<Record<Exclude<SortKey, "name">, Cell>> {
  const { course, left, runs } = group;
  const start = course?.quarters[0];
  // Members of a group leave together more often than not: as if there were one in each run.
  const chance = chanceOf(left ?? 0, Math.max(1, runs));
  const net = course?.netPv;
  return {
    worth: cellOf(start?.worth),
    dues: cellOf(start?.dues),
    left: { value: formatChance(chance), note: formatInterval(chance) },
    net: net ? cellOf(net) : { value: signed(meanNet(group)), note: "mean" },
  };
}

function Head({ sorting, onSort }: Pick<MemberListProps, "sorting" | "onSort">) {
  return (
    <thead>
      <tr>
        {COLUMNS.map(({ key, title, help }) => {
          const order = sorting.isDescending ? "descending" : "ascending";
          return (
            <th key={key} scope="col" aria-sort={sorting.key === key ? order : "none"}>
              <button type="button" onClick={() => onSort(key)}>
                {title}
                <span aria-hidden="true">
                  {sorting.key === key ? (sorting.isDescending ? " ↓" : " ↑") : ""}
                </span>
              </button>
              {help !== "" && <small>{help}</small>}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** All founders with what membership is worth to each, what it costs and how likely each is to leave. */
export const MemberList = memo(function MemberList(props: MemberListProps) {
  const { groups, sorting, onSort, chosen, onChoose } = props;
  return (
    <section className="member-list" aria-label="Founders">
      <table>
        <caption className="visually-hidden">Founders: worth, dues and chance of leaving</caption>
        <Head sorting={sorting} onSort={onSort} />
        <tbody>
          {groups.map((listed) => {
            const cells = cellsOf(listed);
            const isChosen = listed.index === chosen;
            return (
              <tr key={listed.index} data-chosen={isChosen || undefined}>
                <th scope="row">
                  {listed.group.course === null ? (
                    <span dir="auto">{listed.group.name}</span>
                  ) : (
                    <button
                      type="button"
                      aria-pressed={isChosen}
                      onClick={() => onChoose(listed.index)}
                      dir="auto"
                    >
                      {listed.group.name}
                    </button>
                  )}
                </th>
                {COLUMNS.slice(1).map(({ key, title }) => {
                  const { value, note } = cells[key as Exclude<SortKey, "name">];
                  return (
                    <td key={key} data-title={title} data-column={key}>
                      {value}
                      <small>{note}</small>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
});
