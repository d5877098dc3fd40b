import { useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { Figure } from "../../charts/Figure";
import { GroupChart, groupTable } from "../../charts/GroupChart";
import type { CourseGroup } from "../../charts/groupPoints";
import { StrainPanels, strainTable } from "../../charts/StrainPanels";
import { formatNumber } from "../../model/format";
import { leaversInWords } from "../../state/findings/members";
import {
  formatRatio,
  groupFinding,
  leavingReasons,
  membersLead,
  sameForAll,
  strainFinding,
} from "../../state/findings/strain";
import { type ListedGroup, listedGroups, type Sorting, type SortKey } from "../../state/memberList";
import type { Shown } from "../../state/session";
import { FailureNotice } from "../FailureNotice";
import { useSession, useSessionState } from "../PageContext";
import "../styles/members.css";
import { MemberList } from "./MemberList";
import { ProspectList } from "./ProspectList";
import { useSettledOrder } from "./useSettledOrder";

const GROUP_HEIGHT = 360;
const PANEL_HEIGHT = 176;
const MOST_PANELS_HEIGHT = 360;
const FIRST_SORTING: Sorting = { key: "left", isDescending: true };

const courseGroup = ({ index, group }: ListedGroup, quarters: number): CourseGroup => ({
  index,
  name: group.name,
  quarters: group.course?.quarters ?? new Array<null>(quarters).fill(null),
});

/** The groups whose courses are known, or, while none is, all. */
function followedOf(groups: readonly ListedGroup[]): readonly ListedGroup[] {
  const followed = groups.filter(({ group }) => group.course !== null);
  return followed.length > 0 ? followed : groups;
}

interface FiguresProps {
  readonly shown: Shown;
  readonly groups: readonly ListedGroup[];
  readonly chosen: ListedGroup | undefined;
  readonly onChoose: (index: number) => void;
}

function Figures({ shown: { results, scenario }, groups, chosen, onChoose }: FiguresProps) {
  const quarters = results.quarters.length;
  const [page, setPage] = useState(0);
  const { startYear } = scenario;
  const panels = useMemo(() => groups.map((group) => courseGroup(group, quarters)), [groups, quarters]);
  const large = chosen && courseGroup(chosen, quarters);
  return (
    <div className="charts members-charts">
      <Figure
        title={strainFinding(results, scenario)}
        subtitle={`${sameForAll(scenario)}Dues ÷ worth of a typical member, log scale; line: median, band: 8 in 10 runs. At each time over the runs in which the consortium lives and the group still has a member: survivors, for those who found it too dear have left.`}
        height={Math.min(MOST_PANELS_HEIGHT, PANEL_HEIGHT * Math.ceil(panels.length / 3))}
        table={() => strainTable(panels, quarters, startYear, formatRatio)}
      >
        {(width) => (
          <StrainPanels
            groups={panels}
            quarters={quarters}
            startYear={startYear}
            width={width}
            chosen={chosen?.index ?? null}
            onChoose={onChoose}
            page={page}
            onTurn={setPage}
            format={formatRatio}
          />
        )}
      </Figure>
      {chosen && large && (
        <Figure
          title={groupFinding(chosen.group, scenario)}
          subtitle="Yearly dues and worth of its typical member, dollars on a log scale; medians, 8 in 10 runs in each band; over the same runs"
          height={GROUP_HEIGHT}
          table={() => groupTable(large, startYear)}
        >
          {(width) => <GroupChart group={large} startYear={startYear} width={width} height={GROUP_HEIGHT} />}
        </Figure>
      )}
    </div>
  );
}

/** Words below the list: over which runs, and what is not followed. */
function noteOf({ results, scenario, runsDone }: Shown, groups: readonly ListedGroup[]): string {
  const followed = groups.filter(({ group }) => group.course !== null).length;
  const beyond =
    followed > 0 && followed < groups.length
      ? ` Only the first ${formatNumber(results.groups.findLastIndex(({ course }) => course !== null) + 1)} groups are followed from quarter to quarter; of the others the list has means.`
      : "";
  return `Over ${formatNumber(runsDone)} runs. The chance of leaving counts ${leaversInWords(scenario)}; present values are of a founder, over the whole horizon, what it keeps of the worth after leaving included.${beyond}`;
}

function Content({ shown }: { shown: Shown }) {
  const isSettled = useSessionState((state) => state.phase) === "done";
  const [sorting, setSorting] = useState(FIRST_SORTING);
  const [picked, setPicked] = useState<number | null>(null);
  const { results, scenario } = shown;
  const { founders, prospects } = useMemo(() => listedGroups(results, scenario), [results, scenario]);
  const groups = useSettledOrder(founders, sorting, scenario.name, isSettled);
  // A list of hundreds takes longer to draw than a frame: what moves meanwhile goes first.
  const listed = useDeferredValue(groups);
  const followed = useMemo(() => followedOf(groups), [groups]);
  const chosen = followed.find(({ index }) => index === picked) ?? followed[0];
  const sortBy = useCallback(
    (key: SortKey) =>
      setSorting((before) => ({
        key,
        isDescending: before.key === key ? !before.isDescending : key !== "name",
      })),
    [],
  );
  if (groups.length === 0) return <ProspectList groups={prospects} scenario={scenario} />;
  return (
    <>
      <Figures shown={shown} groups={followed} chosen={chosen} onChoose={setPicked} />
      <MemberList
        groups={listed}
        sorting={sorting}
        onSort={sortBy}
        chosen={chosen?.index ?? null}
        onChoose={setPicked}
      />
      <p className="note">{noteOf(shown, groups)}</p>
      <ProspectList groups={prospects} scenario={scenario} />
    </>
  );
}

/** Each group of members: what membership is worth to it, what it pays, and how likely it is to leave. */
export function MembersView() {
  const session = useSession();
  const shown = useSessionState((state) => state.shown);
  const phase = useSessionState((state) => state.phase);
  useEffect(() => {
    session.setCourses(true);
    return () => session.setCourses(false);
  }, [session]);
  return (
    <main className="screen" aria-busy={phase === "running"}>
      <FailureNotice />
      <div className="lead members-lead">
        <h1>{shown ? membersLead(shown.results, shown.scenario) : "Following each member…"}</h1>
        <p className="note">{shown && leavingReasons(shown.results, shown.scenario)}</p>
      </div>
      {shown && <Content shown={shown} />}
    </main>
  );
}
