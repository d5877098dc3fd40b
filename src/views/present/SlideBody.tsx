import { useMemo } from "react";
import { useStore } from "zustand";
import { AttributionChart, attributionHeight } from "../../charts/AttributionChart";
import { CompareChart } from "../../charts/CompareChart";
import { DuesChart } from "../../charts/DuesChart";
import { FuturesChart } from "../../charts/FuturesChart";
import { MembersChart, membersHeight } from "../../charts/MembersChart";
import { SurvivalChart } from "../../charts/SurvivalChart";
import { keyFigures } from "../../state/findings/keyFigures";
import { foundersWithResults } from "../../state/findings/members";
import type { SlideId, SlideMaterial } from "../../state/slides";
import { attributionRows } from "../drivers/attributionRows";
import { usePage } from "../PageContext";
import type { RoomSize } from "../useSize";
import "../styles/attribution.css";
import "../styles/compare.css";
import "../styles/levers.css";
import { AssumptionsBody } from "./AssumptionsBody";
import { LeversBody } from "./LeversBody";
import { RulesBody } from "./RulesBody";
import { SourcesBody } from "./SourcesBody";

interface BodyProps {
  readonly material: SlideMaterial;
  readonly size: RoomSize;
}

/** Where columns would be too narrow, the drawing stands above the figures. */
const NARROW = 600;

function HeadlineBody({ material: { shown }, size }: BodyProps) {
  const { results, scenario } = shown;
  const isNarrow = size.width < NARROW;
  const width = isNarrow ? size.width : size.width * 0.6;
  const height = isNarrow ? Math.min(200, size.height * 0.5) : Math.min(size.height, width - 190);
  return (
    <div className="slide-two" data-narrow={isNarrow || undefined}>
      <div>
        <FuturesChart results={results} width={width} height={Math.max(130, height)} />
      </div>
      <dl className="slide-figures">
        {keyFigures(results, scenario).map(({ id, label, value, note }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd className="slide-value" dir="auto">
              {value}
            </dd>
            <dd className="slide-quiet">{note}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function SurvivalBody({ material: { shown }, size }: BodyProps) {
  const showsBaseRate = useStore(usePage().preferences.store, (state) => state.showsBaseRate);
  return (
    <SurvivalChart
      results={shown.results}
      startYear={shown.scenario.startYear}
      showsBaseRate={showsBaseRate}
      {...size}
    />
  );
}

function DuesBody({ material: { shown }, size }: BodyProps) {
  return <DuesChart results={shown.results} startYear={shown.scenario.startYear} {...size} />;
}

/** Below this, px, charts of rows would draw each of them on two lines. */
const LEAST_ROWS = 720;

/** The width to lay a chart of rows out for, so that it fills the height too: the smaller, the larger it is drawn. */
function widthToFill(size: RoomSize, heightAt: (width: number) => number): number {
  const width = size.width * Math.min(1, heightAt(size.width) / size.height);
  return Math.min(size.width, Math.max(LEAST_ROWS, width));
}

function DriversBody({ material: { attribution }, size }: BodyProps) {
  const rows = useMemo(() => (attribution === null ? [] : attributionRows(attribution)), [attribution]);
  const width = widthToFill(size, (at) => attributionHeight(rows.length, at));
  return rows.length > 0 && <AttributionChart rows={rows} width={width} />;
}

function MembersBody({ material: { shown }, size }: BodyProps) {
  const founders = useMemo(() => foundersWithResults(shown.results, shown.scenario), [shown]);
  const width = widthToFill(size, (at) => membersHeight(founders.length, at));
  return <MembersChart founders={founders} width={width} />;
}

function ComparisonBody({ material: { comparison }, size }: BodyProps) {
  const courses = useMemo(() => {
    const { found, sides = [] } = comparison ?? {};
    return (found?.accounts ?? []).map(({ together }, index) => ({
      label: sides[index]?.label ?? "",
      together,
      difference: found?.againstFirst[index - 1]?.together ?? null,
    }));
  }, [comparison]);
  const startYear = comparison?.sides[0]?.scenario.startYear ?? 0;
  return courses.length > 0 && <CompareChart courses={courses} startYear={startYear} {...size} />;
}

const BODIES = {
  headline: HeadlineBody,
  survival: SurvivalBody,
  dues: DuesBody,
  drivers: DriversBody,
  members: MembersBody,
  rules: RulesBody,
  levers: LeversBody,
  comparison: ComparisonBody,
  assumptions: AssumptionsBody,
} satisfies Record<Exclude<SlideId, "sources">, unknown>;

/** What a slide draws.
 * @param address  the way to the scenario, for the code on the last slide; null where none can be handed out */
export function SlideBody({ id, address, ...props }: BodyProps & { id: SlideId; address: string | null }) {
  if (id === "sources") return <SourcesBody material={props.material} address={address} />;
  const Body = BODIES[id];
  return <Body {...props} />;
}
