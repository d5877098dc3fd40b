import { scaleLog } from "d3";
import { useState } from "react";
import { formatRoughly } from "../model/chances";
import { quarterName, tabledQuarters } from "../model/quarters";
import type { ChartTable } from "./DataTable";
import type { CourseGroup } from "./groupPoints";
import { StrainPanel } from "./StrainPanel";

interface StrainPanelsProps {
  readonly groups: readonly CourseGroup[];
  readonly quarters: number;
  readonly startYear: number;
  readonly width: number;
  /** `index` of the group that is chosen. */
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
  /** From 0; of the last page that there is, when there are fewer. */
  readonly page: number;
  readonly onTurn: (page: number) => void;
  readonly format: (ratio: number) => string;
}

const NARROWEST = 148;
const GAP = 14;
const PER_PAGE = 12;
/** What no axis goes beyond: ratios outside are drawn at its ends, whose labels say so. */
const MOST_LOW = 0.05;
const MOST_HIGH = 20;

/** The same scale for all groups; 1 is always on it. */
export function strainDomain(groups: readonly CourseGroup[]): readonly [number, number] {
  const ratios = groups.flatMap(({ quarters }) => quarters.flatMap((quarter) => quarter?.duesPerWorth ?? []));
  const low = Math.min(0.5, ...ratios.map(({ p10 }) => p10));
  const high = Math.max(2, ...ratios.map(({ p90 }) => p90));
  return [Math.max(MOST_LOW, low), Math.min(MOST_HIGH, high)];
}

function Pager({ page, pages, onTurn }: { page: number; pages: number; onTurn: (page: number) => void }) {
  return (
    <nav className="pager" aria-label="Pages of groups">
      <button
        type="button"
        className="button"
        data-screen-only
        disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      >
        Previous
      </button>
      <span className="note">
        Page {page + 1} of {pages}
      </span>
      <button
        type="button"
        className="button"
        data-screen-only
        disabled={page === pages - 1}
        onClick={() => onTurn(page + 1)}
      >
        Next
      </button>
    </nav>
  );
}

/** Dues ÷ worth over time, a small chart for each group on one scale; choosing one shows it large. */
export function StrainPanels(props: StrainPanelsProps) {
  const { groups, quarters, startYear, width, chosen, onChoose, onTurn, format } = props;
  const [hovered, setHovered] = useState<number | null>(null);
  const pages = Math.max(1, Math.ceil(groups.length / PER_PAGE));
  const page = Math.min(props.page, pages - 1);
  const fitting = Math.floor((width + GAP) / (NARROWEST + GAP));
  const columns = Math.max(1, Math.min(4, groups.length, fitting));
  const panelWidth = Math.floor((width - GAP * (columns - 1)) / columns);
  const domain = strainDomain(groups);
  return (
    <>
      <div className="panels" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gap: GAP }}>
        {groups.slice(page * PER_PAGE, (page + 1) * PER_PAGE).map((group) => (
          <StrainPanel
            key={group.index}
            group={group}
            quarters={quarters}
            startYear={startYear}
            width={panelWidth - 18}
            scale={scaleLog(domain, [0, 1]).clamp(true)}
            isChosen={group.index === chosen}
            hovered={hovered !== null && hovered < quarters ? hovered : null}
            onHover={setHovered}
            onChoose={onChoose}
            format={format}
          />
        ))}
      </div>
      {pages > 1 && <Pager page={page} pages={pages} onTurn={onTurn} />}
    </>
  );
}

/** The charts' numbers, a row a group, at the start of each year and in the last quarter. */
export function strainTable(
  groups: readonly CourseGroup[],
  quarters: number,
  startYear: number,
  format: (ratio: number) => string,
): ChartTable {
  const shown = tabledQuarters(quarters);
  return {
    head: ["Group", ...shown.map((quarter) => quarterName(startYear, quarter))],
    rows: groups.map((group) => [
      group.name,
      ...shown.map((quarter) => {
        const found = group.quarters[quarter];
        if (!found) return "no member";
        const { p10, p50, p90 } = found.duesPerWorth;
        return `${format(p50)} (${format(p10)} – ${format(p90)}), ${formatRoughly(found.share)} of runs`;
      }),
    ]),
  };
}
