import { line, ticks } from "d3";
import { memo } from "react";
import type { Grid, Point } from "./contourLines";
import { heatFill, heatInk, rampAt } from "./heatColours";
import { type HeatFrame, heatContours, type PlacedWord, sampledCells } from "./heatLayout";

type Domain = readonly [number, number];

const LEVELS = 5;

const inkAt = (value: number, domain: Domain) => heatInk(rampAt(value, domain));

/** Round levels, as many as the values tell apart, none right at an end. */
function levelsOf([low, high]: Domain, finest: number): readonly number[] {
  const span = high - low;
  const most = finest > 0 ? Math.floor(span / finest) : LEVELS;
  const levels = most < 1 ? [] : ticks(low, high, Math.min(LEVELS, most));
  return levels.filter((level) => level > low + span / 50 && level < high - span / 50);
}

interface HeatLinesProps {
  readonly finest: number;
  readonly grid: Grid;
  readonly domain: Domain;
  readonly now: number | null;
  readonly frame: HeatFrame;
  readonly taken: readonly { readonly x: number; readonly y: number }[];
  readonly format: (value: number) => string;
}

const path = line<Point>();

/** Contours with their levels, the one of the scenario itself, and the values of some cells. */
export const HeatLines = memo(function HeatLines({
  finest,
  grid,
  domain,
  now,
  frame,
  taken,
  format,
}: HeatLinesProps) {
  const contours = heatContours(grid, levelsOf(domain, finest), frame, taken);
  const own = now === null ? [] : heatContours(grid, [now], frame, []);
  const levels = contours.flatMap(({ word }) => word ?? []);
  const samples = sampledCells(grid, frame, [...taken, ...levels], [...contours, ...own]);
  const words: readonly (PlacedWord & { isLevel: boolean })[] = [
    ...levels.map((word) => ({ ...word, isLevel: true })),
    ...samples.map((word) => ({ ...word, isLevel: false })),
  ];
  return (
    <>
      {contours.map(({ level, lines }) => (
        <path
          key={level}
          className={`contour ${inkAt(level, domain)}`}
          d={lines.map((each) => path(each as Point[])).join("")}
        />
      ))}
      {own.map(({ level, lines }) => (
        <path
          key={level}
          className={`contour is-now ${inkAt(level, domain)}`}
          d={lines.map((each) => path(each as Point[])).join("")}
        />
      ))}
      {words.map(({ x, y, value, isLevel }) => (
        <text
          key={`${x} ${y}`}
          className={`heat-word ${inkAt(value, domain)}${isLevel ? " is-level" : ""}`}
          x={x}
          y={y}
          dy="0.35em"
          textAnchor="middle"
          style={{ stroke: heatFill(rampAt(value, domain)) }}
        >
          {format(value)}
        </text>
      ))}
    </>
  );
});
