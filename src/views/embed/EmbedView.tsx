import { type ComponentType, useMemo } from "react";
import { attributeRisk } from "../../analysis/attribution";
import { AttributionChart } from "../../charts/AttributionChart";
import { DuesChart } from "../../charts/DuesChart";
import { FuturesChart } from "../../charts/FuturesChart";
import { MembersChart } from "../../charts/MembersChart";
import { SurvivalChart } from "../../charts/SurvivalChart";
import { formatNumber } from "../../model/format";
import { withoutWords } from "../../model/withoutWords";
import { type EmbedId, embedIn } from "../../state/embeds";
import { attributionFinding } from "../../state/findings/drivers";
import { duesFinding } from "../../state/findings/dues";
import { foundersWithResults, membersFinding } from "../../state/findings/members";
import { futuresFinding, survivalFinding } from "../../state/findings/risk";
import {
  DRIVERS_DRAWN,
  DUES_DRAWN_IN_BANDS,
  membersDrawn,
  SURVIVAL_DRAWN,
} from "../../state/findings/subtitles";
import type { Shown } from "../../state/session";
import { attributionRows } from "../drivers/attributionRows";
import { useSessionState } from "../PageContext";
import { StudyStatus } from "../StudyStatus";
import { useStudy } from "../useStudy";
import "../styles/attribution.css";
import "../styles/embed.css";
import { EmbedFrame } from "./EmbedFrame";

interface EmbedProps {
  readonly shown: Shown;
}

const Survival = ({ shown: { results, scenario } }: EmbedProps) => (
  <EmbedFrame title={survivalFinding(results, scenario)} subtitle={SURVIVAL_DRAWN}>
    {(width, height) => (
      <SurvivalChart
        results={results}
        startYear={scenario.startYear}
        width={width}
        height={height}
        showsBaseRate={false}
      />
    )}
  </EmbedFrame>
);

const Dues = ({ shown: { results, scenario } }: EmbedProps) => (
  <EmbedFrame title={duesFinding(results, scenario)} subtitle={DUES_DRAWN_IN_BANDS}>
    {(width, height) => (
      <DuesChart results={results} startYear={scenario.startYear} width={width} height={height} />
    )}
  </EmbedFrame>
);

const Futures = ({ shown: { results } }: EmbedProps) => (
  <EmbedFrame title={futuresFinding(results)} subtitle="Each dot is one in a hundred runs">
    {(width, height) => <FuturesChart results={results} width={width} height={height} />}
  </EmbedFrame>
);

function Members({ shown: { results, scenario } }: EmbedProps) {
  const founders = useMemo(() => foundersWithResults(results, scenario), [results, scenario]);
  return (
    <EmbedFrame title={membersFinding(results, scenario)} subtitle={membersDrawn(scenario)}>
      {(width, height) => <MembersChart founders={founders} width={width} room={height} />}
    </EmbedFrame>
  );
}

function Drivers() {
  const scenario = useSessionState((state) => state.scenario);
  const study = useStudy(attributeRisk, withoutWords(scenario));
  const { shown, phase, isCurrent } = study;
  const isPartial = isCurrent && phase !== "done";
  const rows = useMemo(() => (shown === null ? [] : attributionRows(shown.result)), [shown]);
  return (
    <EmbedFrame
      title={
        shown && !isPartial
          ? attributionFinding(shown.result, shown.input)
          : "What each driver adds to the risk"
      }
      subtitle={shown ? `${DRIVERS_DRAWN}, ${formatNumber(shown.result.runs)} runs` : DRIVERS_DRAWN}
    >
      {(width, height) =>
        rows.length > 0 && phase === "done" ? (
          <AttributionChart rows={rows} width={width} room={height} />
        ) : (
          <StudyStatus {...study} what="what each driver adds" />
        )
      }
    </EmbedFrame>
  );
}

const CHARTS: Readonly<Record<EmbedId, ComponentType<EmbedProps>>> = {
  survival: Survival,
  dues: Dues,
  futures: Futures,
  drivers: Drivers,
  members: Members,
};

/** One chart without the page around it, for other pages to show: the one that the address names. */
export function EmbedView() {
  const shown = useSessionState((state) => state.shown);
  const Chart = CHARTS[embedIn(location.search)?.chart ?? "survival"];
  return shown === null ? (
    <EmbedFrame title="Imagining what becomes of the group…" subtitle="First results in a moment">
      {() => null}
    </EmbedFrame>
  ) : (
    <Chart shown={shown} />
  );
}
