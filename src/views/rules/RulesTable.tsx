import { memo } from "react";
import type { RulesCompared } from "../../analysis/compareRules";
import type { GroupSplit, RuleSplit } from "../../analysis/ruleSplits";
import type { SharingRule } from "../../analysis/sharedDues";
import { MOST_MEMBERS } from "../../analysis/stayCurves";
import { formatChance, formatInterval } from "../../model/chances";
import { formatUsd } from "../../model/format";
import type { CostSharingRule } from "../../model/schema";
import { RULE_TEXTS } from "../../state/ruleTexts";

interface RulesTableProps {
  readonly compared: RulesCompared;
  readonly onAdopt: (rule: CostSharingRule) => void;
}

interface Cell {
  readonly value: string;
  readonly note: string;
}

const PENDING: Cell = { value: "…", note: "" };

interface Summary {
  readonly title: string;
  readonly help: string;
  readonly cellOf: (split: RuleSplit, compared: RulesCompared) => Cell;
}

const chanceCell = (chance: Parameters<typeof formatChance>[0]): Cell => ({
  value: formatChance(chance),
  note: formatInterval(chance),
});

const SUMMARIES: readonly Summary[] = [
  {
    title: "Risk of falling apart",
    help: "over the whole horizon",
    cellOf: ({ rule }, { risks }) => {
      if (rule === "shapley") return { value: "–", note: "the simulation does not run this rule" };
      return risks === null ? PENDING : chanceCell(risks[rule]);
    },
  },
  {
    title: "Nobody would rather leave",
    help: "at the start, with the bill paid",
    cellOf: ({ stable }) => chanceCell(stable),
  },
  {
    title: "In the core",
    help: "no part of the group would do better paying for it alone",
    cellOf: ({ inCore }) =>
      inCore === null ? { value: "–", note: "no surplus to share" } : chanceCell(inCore),
  },
  {
    title: "Smallest stable size",
    help: "members, so that nobody would rather leave in half of runs",
    cellOf: ({ rule }, { curves }) => {
      if (curves === null) return PENDING;
      const size = curves.find((curve) => curve.rule === rule)?.smallestStableSize;
      return size ? { value: String(size), note: "" } : { value: "–", note: `none up to ${MOST_MEMBERS}` };
    },
  },
];

/** Above this, the range of dues over runs is mostly that of the sampled orders. */
const ROUGH = 0.1;

function groupCell(group: GroupSplit | undefined, samplingError: number): Cell {
  if (group === undefined) return { value: "–", note: "" };
  const { p10, p50, p90 } = group.duesUsdPerYear;
  if (samplingError > ROUGH) return { value: formatUsd(p50, 2), note: "roughly, from sampled orders" };
  return {
    value: formatUsd(p50),
    note: `${formatUsd(p10)} – ${formatUsd(p90)}`,
  };
}

function RuleHead({
  rule,
  isCurrent,
  onAdopt,
}: { rule: SharingRule; isCurrent: boolean } & Pick<RulesTableProps, "onAdopt">) {
  const { title, help, source } = RULE_TEXTS[rule];
  return (
    <th scope="col" data-current={isCurrent || undefined} title={`${help} ${source}.`}>
      <span className="rule-title">{title}</span>
      {rule === "shapley" ? (
        <small>for comparison</small>
      ) : isCurrent ? (
        <small>in use</small>
      ) : (
        <button
          type="button"
          className="text-button"
          aria-label={`Adopt: ${title}`}
          onClick={() => onAdopt(rule)}
        >
          Adopt
        </button>
      )}
    </th>
  );
}

/** Founders × rules: dues, chance that each would rather leave; above them what each rule does to the whole. */
export const RulesTable = memo(function RulesTable({ compared, onAdopt }: RulesTableProps) {
  const { scenario, splits } = compared;
  if (splits === null) return <div className="rules-table rules-place" />;
  const current = scenario.governance.costSharing;
  const groups = splits[0]?.groups ?? [];
  return (
    <section className="rules-table" aria-label="Founders and rules">
      <table>
        <caption className="visually-hidden">What each rule does to the group and to each founder</caption>
        <thead>
          <tr>
            <td />
            {splits.map(({ rule }) => (
              <RuleHead key={rule} rule={rule} isCurrent={rule === current} onAdopt={onAdopt} />
            ))}
          </tr>
        </thead>
        <tbody className="rules-whole">
          {SUMMARIES.map(({ title, help, cellOf }) => (
            <tr key={title}>
              <th scope="row">
                {title}
                <small>{help}</small>
              </th>
              {splits.map((split) => {
                const { value, note } = cellOf(split, compared);
                return (
                  <td key={split.rule} data-current={split.rule === current || undefined}>
                    {value}
                    <small className="rules-cell">{note}</small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tbody>
          <tr className="rules-heading">
            <th scope="rowgroup">Dues a year at the start</th>
            <td colSpan={splits.length}>
              <small>median; 8 in 10 runs; chance that it would rather leave</small>
            </td>
          </tr>
          {groups.map(({ group }) => (
            <tr key={group}>
              <th scope="row">
                <span dir="auto">{scenario.members[group]?.name}</span>
              </th>
              {splits.map(({ rule, groups: found, samplingError }) => {
                const split = found.find((other) => other.group === group);
                const { value, note } = groupCell(split, samplingError);
                return (
                  <td key={rule} data-current={rule === current || undefined}>
                    {value}
                    <small className="rules-cell">{note}</small>
                    {split && (
                      <small className="rules-leave">{formatChance(split.ratherLeave)} would leave</small>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});
