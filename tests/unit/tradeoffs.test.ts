import { describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import type { Sweep, SweepCell } from "../../src/analysis/sweep";
import { contourLines } from "../../src/charts/contourLines";
import { heatFill, heatInk, rampAt } from "../../src/charts/heatColours";
import { heatContours, heatFrame, sampledCells } from "../../src/charts/heatLayout";
import { lineFinding, mapFinding, type SweptAxis } from "../../src/state/findings/tradeoffs";
import { finestOf, MEASURE_WORDS, rampOf } from "../../src/state/measures";
import {
  assumptionGroupsSelector,
  assumptionLabel,
  sweepInputOf,
  sweptAxis,
} from "../../src/state/tradeoffs";
import { coalition, consortium } from "./support/scenarios";

const STEPS = [0, 0.2, 0.4, 0.6, 0.8, 1];

const axis = (path: string, now: number, values: readonly number[] = STEPS): SweptAxis => ({
  path,
  label: assumptionLabel(coalition, path),
  owner: path.startsWith("sponsors") ? "NVIDIA" : null,
  values,
  scale: "linear",
  now,
  format: (value) => `${value * 100}%`,
  formatTick: String,
});

const cellOf = (risk: number, members: number | null = 6): SweepCell => ({
  risk: chanceOf(risk, 2000),
  dues: { value: 1e7 * (1 + risk), low: 0.99e7 * (1 + risk), high: 1.01e7 * (1 + risk) },
  members: members === null ? null : { value: members, low: members - 0.05, high: members + 0.05 },
  runs: 2000,
  isOwn: true,
});

type Surface = (x: number, y: number) => number;

const sweepOf = (surface: Surface, members: (x: number, y: number) => number | null = () => 6): Sweep =>
  STEPS.flatMap((y) => STEPS.map((x) => cellOf(surface(x, y), members(x, y))));

const SPEND = axis("programme.ambition", 0.5);
const SHARE = axis("sponsors[0].share", 0.5);
const THETA = axis("churn.freeRiding", 0.5);
const { risk, dues, members } = MEASURE_WORDS;

const finding = (surface: Surface, x = SPEND, y = SHARE) => mapFinding(sweepOf(surface), x, y, risk);

describe("finding of a map", () => {
  it.each<[string, Surface, string]>([
    [
      "x reaches further",
      (x, y) => 0.4 + 0.5 * (x - 0.5) - 0.2 * (y - 0.5),
      "Spending less lowers the risk more than a larger share from NVIDIA does: to 15% at best, against 30%",
    ],
    [
      "y reaches further",
      (x, y) => 0.4 + 0.2 * (x - 0.5) - 0.5 * (y - 0.5),
      "A larger share from NVIDIA lowers the risk more than spending less does: to 15% at best, against 30%",
    ],
    [
      "the other way round for both",
      (x, y) => 0.4 - 0.5 * (x - 0.5) + 0.2 * (y - 0.5),
      "Spending more lowers the risk more than a smaller share from NVIDIA does: to 15% at best, against 30%",
    ],
    [
      "about alike",
      (x, y) => 0.4 + 0.4 * (x - 0.5) - 0.4 * (y - 0.5),
      "Spending less and a larger share from NVIDIA lower the risk about as much, each alone to 20% at best",
    ],
    [
      "only one does anything",
      (x) => 0.4 + 0.4 * (x - 0.5),
      "Spending less lowers the risk, to 20% at best; “Share of the bill, NVIDIA” alone does not",
    ],
    [
      "only both together",
      (x, y) => (x < 0.3 && y > 0.7 ? 0.1 : 0.4),
      "Only both together lower the risk, to 10% at best",
    ],
    [
      "at its best already",
      (x, y) => 0.2 + Math.abs(x - 0.5) / 2 + Math.abs(y - 0.5) / 2,
      "Neither lowers the risk from where it is: 30%",
    ],
    ["flat", () => 0.35, "Nothing here changes the risk by more than chance does: about 35% everywhere"],
    ["never", () => 0, "Nothing here changes the risk by more than chance does: <1% everywhere"],
    ["always", () => 1, "Nothing here changes the risk by more than chance does: >99% everywhere"],
  ])("%s", (_, surface, words) => expect(finding(surface)).toBe(words));

  it("speaks of other assumptions by their titles", () => {
    expect(finding((x, y) => 0.4 + 0.5 * (x - 0.5) - 0.2 * (y - 0.5), THETA)).toBe(
      "Lowering “Free riding” lowers the risk more than a larger share from NVIDIA does: to 15% at best, against 30%",
    );
  });

  it("takes more members for the better, and more dues for the worse", () => {
    const sweep = sweepOf(
      (x) => 0.4 + 0.3 * (x - 0.5),
      (x, y) => 6 - 4 * (x - 0.5) + (y - 0.5),
    );
    expect(mapFinding(sweep, SPEND, SHARE, members)).toBe(
      "Spending less raises members remaining more than a larger share from NVIDIA does: to 8 at best, against 6.5",
    );
    expect(mapFinding(sweep, SPEND, SHARE, dues)).toBe(
      "Spending less lowers median dues, to $13M at best; “Share of the bill, NVIDIA” alone does not",
    );
  });

  it("tells where nobody is left to be counted", () => {
    const nowhere = sweepOf(
      () => 1,
      () => null,
    );
    expect(mapFinding(nowhere, SPEND, SHARE, members)).toBe(
      "Hardly any future stays together, whatever is chosen here",
    );
    const left = sweepOf(
      () => 1,
      (x) => (x < 0.3 ? 4 + x : null),
    );
    expect(mapFinding(left, SPEND, SHARE, members)).toBe("As it is, hardly any future stays together");
  });

  it("holds where an axis has one value", () => {
    const one = axis("governance.quorum", 4, [4]);
    const sweep = STEPS.map((x) => cellOf(0.2 + 0.4 * x));
    expect(mapFinding(sweep, SPEND, one, risk)).toBe(
      "Spending less lowers the risk, to 20% at best; “Members needed to go on” alone does not",
    );
  });
});

describe("finding of a line", () => {
  const line = (shape: (x: number) => number, words = risk) =>
    lineFinding(
      STEPS.map((x) => cellOf(shape(x))),
      SPEND,
      words,
    );
  it.each<[string, (x: number) => number, string]>([
    [
      "rises",
      (x) => 0.1 + 0.8 * x,
      "The risk rises with “Our spend, share of the frontier's”: 10% at 0%, 90% at 100%",
    ],
    [
      "falls",
      (x) => 0.9 - 0.8 * x,
      "The risk falls with “Our spend, share of the frontier's”: 90% at 0%, 10% at 100%",
    ],
    [
      "valley",
      (x) => Math.abs(x - 0.4) + 0.1,
      "The risk is lowest in between, 10% at 40%; 50% at 0% and 70% at 100%",
    ],
    [
      "hill",
      (x) => 0.9 - Math.abs(x - 0.4),
      "The risk is highest in between, 90% at 40%; 50% at 0% and 30% at 100%",
    ],
    ["flat", () => 0.5, "Nothing here changes the risk by more than chance does: about 50% everywhere"],
  ])("%s", (_, shape, words) => expect(line(shape)).toBe(words));

  it("speaks of dues as of many", () => {
    expect(line((x) => x, dues)).toBe(
      "Median dues rise with “Our spend, share of the frontier's”: $10M at 0%, $20M at 100%",
    );
  });
});

describe("contours", () => {
  const grid = (width: number, height: number, value: (x: number, y: number) => number | null) => ({
    width,
    height,
    values: Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
  });

  it("of a slope is a straight line from edge to edge where the value is, and nothing along the edge", () => {
    const [line, ...others] = contourLines(
      grid(6, 4, (x) => x),
      2.25,
    );
    expect(others).toEqual([]);
    expect(line?.every(([x]) => Math.abs(x - 2.75) < 1e-9)).toBe(true);
    const ys = line?.map(([, y]) => y) ?? [];
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([0, 4]);
  });

  it("of a peak is a ring around it", () => {
    const [ring] = contourLines(
      grid(7, 7, (x, y) => 10 - Math.abs(x - 3) - Math.abs(y - 3)),
      8.5,
    );
    expect(ring?.[0]).toEqual(ring?.at(-1));
    expect(ring?.every(([x, y]) => Math.abs(Math.abs(x - 3.5) + Math.abs(y - 3.5) - 1.5) < 1e-9)).toBe(true);
  });

  it("leave out specks", () => {
    expect(
      contourLines(
        grid(7, 7, (x, y) => (x === 3 && y === 3 ? 1 : 0)),
        0.5,
      ),
    ).toEqual([]);
  });

  it("are none where all is alike, where the map is a strip, or where there are no values", () => {
    expect(
      contourLines(
        grid(5, 5, () => 0.3),
        0.3,
      ),
    ).toEqual([]);
    expect(
      contourLines(
        grid(5, 5, () => 0.3),
        0.9,
      ),
    ).toEqual([]);
    expect(
      contourLines(
        grid(5, 1, (x) => x),
        2,
      ),
    ).toEqual([]);
    expect(
      contourLines(
        grid(5, 5, () => null),
        0.5,
      ),
    ).toEqual([]);
  });
});

describe("words on a map", () => {
  const values = Array.from({ length: 24 }, (_, index) => index / 23);
  const along = axis("programme.ambition", 0.5, values);
  const frame = heatFrame(along, along, 640, 430);
  const grid = {
    width: 24,
    height: 24,
    values: values.flatMap(() => values),
  };

  it("keep the values of cells away from contours", () => {
    const all = sampledCells(grid, frame, [], []);
    expect(all).toHaveLength(9);
    const contours = heatContours(grid, [0.52], frame, []);
    const clear = sampledCells(grid, frame, [], contours);
    expect(clear.map(({ value }) => value)).not.toContain(values[12]);
    expect(clear).toHaveLength(6);
  });
});

describe("colours of a map", () => {
  it("go from the first to the last of the ramp, and mix between", () => {
    expect(heatFill(0)).toBe("color-mix(in oklab, var(--heat-1) 0%, var(--heat-0))");
    expect(heatFill(0.5)).toBe("color-mix(in oklab, var(--heat-3) 50%, var(--heat-2))");
    expect(heatFill(1)).toBe("color-mix(in oklab, var(--heat-5) 100%, var(--heat-4))");
    expect([heatInk(0.59), heatInk(0.61)]).toEqual(["on-low", "on-high"]);
    expect([rampAt(-1, [0, 1]), rampAt(2, [0, 1]), rampAt(3, [3, 3])]).toEqual([0, 1, 0.5]);
  });

  it("keep a small risk pale, and spread other measures over the whole ramp", () => {
    const some = [0.01, 0.04].map((value) => ({ value, low: value, high: value }));
    expect(rampOf(risk, some)).toEqual([0, 0.2]);
    expect(rampOf(risk, [...some, { value: 0.9, low: 0.9, high: 0.9 }])).toEqual([0, 0.9]);
    expect(rampOf(dues, some)).toEqual([0.01, 0.04]);
    expect(rampOf(members, [null, null])).toEqual([0, 1]);
  });
});

describe("the finest levels of contours", () => {
  it("are as far apart as nine in ten intervals are wide", () => {
    const widths = Array.from({ length: 10 }, (_, index) => ({ value: 1, low: 0, high: index }));
    expect(finestOf([...widths, null])).toBe(9);
    expect(finestOf([])).toBe(0);
  });
});

describe("axes in words", () => {
  it("names whose an assumption is, and the value as it is", () => {
    const { x, y } = sweepInputOf(coalition, { x: null, y: null, assumptions: 2, measure: "risk" });
    expect(y && sweptAxis(coalition, y)).toMatchObject({
      label: "Share of the bill, NVIDIA",
      owner: "NVIDIA",
      now: 0.6,
    });
    expect(sweptAxis(coalition, x)?.format(0.23)).toBe("23%");
    const hazard = sweptAxis(coalition, { path: "members[0].exitHazardPerYear", values: [0.1] });
    expect([hazard?.format(0.1), hazard?.formatTick(0.1)]).toEqual(["10% a year", "10%"]);
    expect(y && sweptAxis(consortium, y)).toBeNull();
  });

  it("offers other assumptions only when there are others", () => {
    const select = assumptionGroupsSelector();
    const groups = select({ scenario: coalition });
    expect(groups.map(({ title }) => title)).toContain("Sponsor: NVIDIA");
    expect(select({ scenario: { ...coalition, horizonYears: 7 } })).toBe(groups);
    expect(select({ scenario: consortium })).not.toBe(groups);
  });
});
