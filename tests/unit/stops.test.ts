import { describe, expect, it } from "vitest";
import { fieldAt } from "../../src/model/fields";
import { positionOf, stopAt, stopFrom, trackOf } from "../../src/state/stops";

const PATHS = [
  "programme.frontierCostUsd",
  "programme.costGrowthPerYear",
  "programme.ambition",
  "governance.quorum",
  "governance.exitFeeYears",
  "churn.contagion",
  "churn.splitHazardPerMemberYear",
  "sponsors[0].withdrawalHazardPerYear",
  "horizonYears",
  "simulation.runs",
  "members[0].count",
];

describe("tracks", () => {
  it.each(PATHS)("%s has ascending stops from end to end", (path) => {
    const field = fieldAt(path);
    const { stops } = trackOf(field);
    expect([stops[0], stops.at(-1)]).toEqual(field.slider);
    expect(stops.every((stop, index) => index === 0 || stop > (stops[index - 1] ?? 0))).toBe(true);
    expect(stops.length).toBeGreaterThan(10);
  });

  it("has round stops", () => {
    expect(trackOf(fieldAt("programme.ambition")).stops.slice(0, 3)).toEqual([0.01, 0.02, 0.03]);
    expect(trackOf(fieldAt("governance.exitFeeYears")).stops.slice(0, 3)).toEqual([0, 0.25, 0.5]);
    expect(trackOf(fieldAt("governance.quorum")).stops.slice(0, 3)).toEqual([1, 2, 3]);
    expect(trackOf(fieldAt("sponsors[0].withdrawalHazardPerYear")).stops).toContain(0.1);
  });

  it("finds a stop's position and the stop at a position", () => {
    const track = trackOf(fieldAt("programme.frontierCostUsd"));
    expect(positionOf(1e9, track)).toBeCloseTo(0.5, 12);
    for (const stop of track.stops) expect(stopAt(positionOf(stop, track), track)).toBe(stop);
  });

  it("steps to the next stop from any value, and no further than the end", () => {
    const track = trackOf(fieldAt("programme.ambition"));
    expect(stopFrom(0.255, 1, track)).toBe(0.26);
    expect(stopFrom(0.255, -1, track)).toBe(0.25);
    expect(stopFrom(0.25, 10, track)).toBe(0.35);
    expect([stopFrom(0.25, Infinity, track), stopFrom(0.25, -Infinity, track)]).toEqual([1, 0.01]);
    expect(stopFrom(1, 1, track)).toBe(1);
  });

  it("has none for a text", () => expect(() => trackOf(fieldAt("simulation.seed"))).toThrow(RangeError));
});
