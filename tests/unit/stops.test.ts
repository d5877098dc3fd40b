import { describe, expect, it } from "vitest";
import { fieldAt } from "../../src/model/fields";
import { positionOf, stopAt, stopFrom, trackOf, valueOnTrack } from "../../src/state/stops";

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
    expect([stops.find((stop) => stop >= (field.slider?.[0] ?? 0)), stops.at(-1)]).toEqual(field.slider);
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
    expect(positionOf(1e9, track)).toBeCloseTo(0.05 + 0.95 / 2, 12);
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

  it("reaches zero at the left of a log scale where it is allowed, and none at the right of a cap", () => {
    const cap = trackOf(fieldAt("members[0].duesCapUsdPerYear"));
    expect([cap.stops[0], cap.stops[1], cap.stops.at(-2), cap.stops.at(-1)]).toEqual([
      0,
      1e5,
      1e10,
      Infinity,
    ]);
    expect([
      positionOf(0, cap),
      positionOf(1e5, cap),
      positionOf(1e10, cap),
      positionOf(Infinity, cap),
    ]).toEqual([0, 0.05, 0.95, 1]);
    for (const stop of cap.stops) expect(stopAt(positionOf(stop, cap), cap)).toBe(stop);
    expect([stopFrom(1e5, -1, cap), stopFrom(1e10, 1, cap), stopFrom(Infinity, -1, cap)]).toEqual([
      0,
      Infinity,
      1e10,
    ]);
    expect(trackOf(fieldAt("programme.costGrowthPerYear")).stops[0]).toBe(1);
    expect(trackOf(fieldAt("simulation.runs")).stops[0]).toBe(1000);
  });

  it("finds the value at a place, which lies at that place", () => {
    for (const path of PATHS) {
      const track = trackOf(fieldAt(path));
      for (const place of [0.1, 0.37, 0.9])
        expect(positionOf(valueOnTrack(place, track), track)).toBeCloseTo(place, 12);
    }
  });

  it("has none for a text", () => expect(() => trackOf(fieldAt("simulation.seed"))).toThrow(RangeError));
});
