import { useCallback, useMemo } from "react";
import type { RulesCompared } from "../../analysis/compareRules";
import { SHARING_RULES } from "../../analysis/sharedDues";
import { Figure } from "../../charts/Figure";
import { StayChart } from "../../charts/StayChart";
import { type NamedCurve, stayTable } from "../../charts/stayLabels";
import type { CostSharingRule } from "../../model/schema";
import { rulesInOrder, rulesLead, rulesNote, rulesWhy, stayFinding } from "../../state/findings/rules";
import { foundersOf, uncertainFounders } from "../../state/founders";
import { ruleComparison, withoutRule, withRule } from "../../state/ruleComparison";
import { RULE_TEXTS } from "../../state/ruleTexts";
import { FailureNotice } from "../FailureNotice";
import { useSession, useSessionState } from "../PageContext";
import { StudyStatus } from "../StudyStatus";
import "../styles/rules.css";
import { useStudy } from "../useStudy";
import { RulesTable } from "./RulesTable";

const CHART_HEIGHT = 320;

function StayFigure({ compared, isOld }: { compared: RulesCompared; isOld: boolean }) {
  const { curves, scenario } = compared;
  const named = useMemo(() => {
    const shown = (curves ?? []).filter(({ rule }) => rulesInOrder(compared, false).includes(rule));
    return shown.map((curve): NamedCurve => ({ name: RULE_TEXTS[curve.rule].title, curve }));
  }, [compared, curves]);
  const current = named.findIndex(({ curve }) => curve.rule === scenario.governance.costSharing);
  const isCounted = uncertainFounders(scenario).length === 0;
  return (
    <Figure
      title={stayFinding(named[current]?.curve, scenario)}
      subtitle="Share of members to whom staying is worth its dues, were the first quarter’s bill shared among so many, none where it stays unpaid. Members go round the founders. Up to the quorum each one is needed; beyond, a leaver keeps some of the worth. Mean over runs; the thick line is the rule in use."
      height={CHART_HEIGHT}
      table={() => stayTable(named)}
      isOld={isOld}
    >
      {(width) =>
        curves && (
          <StayChart
            curves={named}
            current={current}
            founders={isCounted ? foundersOf(scenario) : null}
            quorum={scenario.governance.quorum}
            width={width}
            height={CHART_HEIGHT}
          />
        )
      }
    </Figure>
  );
}

function RuleList() {
  return (
    <section className="rules-list" aria-labelledby="rules-list-title">
      <h2 id="rules-list-title">What each rule says</h2>
      <dl>
        {SHARING_RULES.map((rule) => {
          const { title, help, source } = RULE_TEXTS[rule];
          return (
            <div key={rule} title={source}>
              <dt>{title}</dt>
              <dd>{help}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** What each way to share the bill would do: to each founder, to who would rather leave, and to the risk. */
export function RulesView() {
  const session = useSession();
  const scenario = useSessionState((state) => state.scenario);
  const current = scenario.governance.costSharing;
  const input = useMemo(() => withoutRule(scenario), [scenario]);
  const study = useStudy(ruleComparison, input);
  const result = study.shown?.result;
  const compared = useMemo(() => result && withRule(result, current), [result, current]);
  const adopt = useCallback(
    (rule: CostSharingRule) => void session.change("governance.costSharing", rule),
    [session],
  );
  return (
    <main className="screen">
      <FailureNotice />
      <div className="lead rules-lead" data-stale={(compared !== undefined && !study.isCurrent) || undefined}>
        <h1>
          {compared
            ? rulesLead(compared)
            : study.phase === "stopped" || study.phase === "failed"
              ? "Six ways to share the bill"
              : "Comparing six ways to share the bill…"}
        </h1>
        <StudyStatus {...study} what="what each rule does" />
      </div>
      <div
        className="rules-content"
        aria-busy={study.phase === "running"}
        data-old={(study.shown !== null && !study.isCurrent) || undefined}
      >
        {compared?.splits ? (
          <RulesTable compared={compared} onAdopt={adopt} />
        ) : (
          <div className="rules-place" />
        )}
        <div className="note rules-note">
          <p>{compared?.splits && rulesWhy(compared)}</p>
          <p>{compared && rulesNote(compared)}</p>
        </div>
        <div className="rules-below">
          <div style={{ minHeight: CHART_HEIGHT }}>
            {compared && <StayFigure compared={compared} isOld={!study.isComplete} />}
          </div>
          <RuleList />
        </div>
      </div>
    </main>
  );
}
