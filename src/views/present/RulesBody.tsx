import type { RuleSplit } from "../../analysis/ruleSplits";
import { formatUsdEvenly } from "../../model/format";
import { rulesInOrder } from "../../state/findings/rules";
import { RULE_TEXTS } from "../../state/ruleTexts";
import type { SlideMaterial } from "../../state/slides";
import { SUMMARIES } from "../rules/ruleCells";

/** What founders pay at the start: the least and the most of the groups' medians. */
function duesRange({ groups }: RuleSplit): string {
  const medians = groups.map(({ duesUsdPerYear }) => duesUsdPerYear.p50);
  if (medians.length === 0) return "–";
  const [least, most] = [Math.min(...medians), Math.max(...medians)].map((usd) => formatUsdEvenly(usd, 2));
  return least === most ? (least ?? "") : `${least} – ${most}`;
}

/** On a slide: what each rule of sharing would do, a row a rule. */
export function RulesBody({ material: { rules } }: { material: SlideMaterial }) {
  if (rules === null) return null;
  const current = rules.scenario.governance.costSharing;
  const splits = rulesInOrder(rules, false).flatMap(
    (rule) => rules.splits?.find((split) => split.rule === rule) ?? [],
  );
  const [risk, stable] = SUMMARIES;
  return (
    <table className="slide-table">
      <thead>
        <tr>
          <th scope="col">Dues are shared</th>
          <th scope="col">{risk?.title}</th>
          <th scope="col">{stable?.title}</th>
          <th scope="col">Dues at the start, least to most</th>
        </tr>
      </thead>
      <tbody>
        {splits.map((split) => (
          <tr key={split.rule} data-current={split.rule === current || undefined}>
            <th scope="row">
              {RULE_TEXTS[split.rule].title}
              {split.rule === current && <small>in use</small>}
            </th>
            {[risk, stable].map((summary) => {
              const { value, note } = summary?.cellOf(split, rules) ?? { value: "", note: "" };
              return (
                <td key={summary?.title}>
                  <strong>{value}</strong>
                  <small>{note}</small>
                </td>
              );
            })}
            <td>{duesRange(split)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
