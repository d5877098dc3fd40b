import { memo } from "react";
import type { RulesCompared } from "../../analysis/compareRules";
import type { SharingRule } from "../../analysis/sharedDues";
import { formatChance } from "../../model/chances";
import type { CostSharingRule } from "../../model/schema";
import { rulesInOrder } from "../../state/findings/rules";
import { RULE_TEXTS } from "../../state/ruleTexts";
import { groupCell, SUMMARIES } from "./ruleCells";
import { useSideScroll } from "./useSideScroll";

interface RulesTableProps {
  readonly compared: RulesCompared;
  readonly onAdopt: (rule: CostSharingRule) => void;
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
        <small>random arrival</small>
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

/** Beyond so many groups the table scrolls by itself, its head in sight. */
const MOST_IN_FULL = 15;

/** Founders × rules: dues, chance that each would rather leave; above them what each rule does to the whole. */
export const RulesTable = memo(function RulesTable({ compared, onAdopt }: RulesTableProps) {
  const { scenario } = compared;
  const { ref, isWider, hasMore, measure } = useSideScroll();
  const current = scenario.governance.costSharing;
  const groups = compared.splits?.[0]?.groups ?? [];
  const splits = rulesInOrder(compared, isWider).flatMap(
    (rule) => compared.splits?.find((split) => split.rule === rule) ?? [],
  );
  return (
    <section
      ref={ref}
      className="rules-table"
      aria-label="Founders and rules"
      data-more={hasMore || undefined}
      data-tall={groups.length > MOST_IN_FULL || undefined}
      onScroll={measure}
    >
      <table>
        <caption className="visually-hidden">What each rule does to the group and to each founder</caption>
        <thead>
          <tr>
            <td>{isWider && <small>{splits.length} rules: scroll sideways →</small>}</td>
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
              <small>median; 8 in 10 runs; chance that it would rather leave then</small>
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
                      <small className="rules-leave">
                        {formatChance(split.ratherLeave)} would rather leave
                      </small>
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
