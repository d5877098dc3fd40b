import { beforeAll, describe, expect, it } from "vitest";
import { chanceOf } from "../../src/analysis/chanceOf";
import { type Results, TRIGGERS } from "../../src/analysis/results";
import type { Scenario } from "../../src/model/schema";
import type { Cell } from "../../src/share/csv";
import { resultsDocument } from "../../src/share/resultsDocument";
import { resultsTable } from "../../src/share/resultsTable";
import { simulate } from "../support/simulate";
import { coalition } from "./support/scenarios";

const HEAD = "scenario quarter year measure group trigger statistic value unit runs fingerprint".split(" ");
const RUNS = 400;
const scenario: Scenario = { ...coalition, horizonYears: 2.25 };

let plain: Results;
let followed: Results;

beforeAll(async () => {
  plain = await simulate(scenario, RUNS);
  followed = await simulate(scenario, RUNS, true);
});

type Row = Readonly<Record<string, Cell>>;

const rowsOf = (results: Results): Row[] => {
  const [head, ...rows] = resultsTable({ scenario, results, fingerprint: "0123456789abcdef" });
  expect(head).toEqual(HEAD);
  return rows.map((cells) => Object.fromEntries(HEAD.map((name, index) => [name, cells[index] as Cell])));
};

/** The one value of a row that is told by some of its cells. */
function cellOf(rows: readonly Row[], cells: Row): Cell {
  const found = rows.filter((row) => Object.entries(cells).every(([name, cell]) => row[name] === cell));
  expect(found, JSON.stringify(cells)).toHaveLength(1);
  return found[0]?.value as Cell;
}

describe("results as a table", () => {
  it("has each number once, told from all others by its cells", () => {
    const rows = rowsOf(followed);
    const keys = rows.map(({ quarter, measure, group, trigger, statistic }) =>
      [quarter, measure, group, trigger, statistic].join("|"),
    );
    expect(new Set(keys).size).toBe(rows.length);
    expect(rows.every(({ value }) => Number.isFinite(value))).toBe(true);
    expect(
      new Set(rows.map(({ scenario: name, runs, fingerprint }) => [name, runs, fingerprint].join())),
    ).toEqual(new Set([`${scenario.name},${RUNS},0123456789abcdef`]));
  });

  it("says at each quarter what the results say, with the ends of its interval", () => {
    const rows = rowsOf(plain);
    expect(rows.filter(({ measure }) => measure === "together")).toHaveLength(3 * 10);
    const [quarter, year] = ["2027 Q2", 2027];
    const { low, high } = chanceOf(plain.together[5] as number, RUNS);
    const together = { measure: "together", quarter, year, group: null, unit: "share of runs" };
    expect(cellOf(rows, { ...together, statistic: "share" })).toBe(plain.together[5]);
    expect(cellOf(rows, { ...together, statistic: "95% low" })).toBe(low);
    expect(cellOf(rows, { ...together, statistic: "95% high" })).toBe(high);
    for (const trigger of TRIGGERS) {
      const ended = { measure: "fallen apart", quarter: "2028 Q2", trigger, statistic: "share" };
      expect(cellOf(rows, ended)).toBe(plain.triggers[trigger]);
    }
    const at = plain.quarters[5];
    for (const name of ["dues", "worth"] as const) {
      for (const [statistic, value] of Object.entries(at?.[name] ?? {}))
        expect(cellOf(rows, { measure: name, quarter, group: null, statistic })).toBe(value);
    }
    expect(cellOf(rows, { measure: "bill", quarter })).toBe(at?.bill);
    expect(cellOf(rows, { measure: "members", quarter })).toBe(at?.members);
    expect(cellOf(rows, { measure: "falls apart", quarter: null, statistic: "share" })).toBe(
      plain.risk.value,
    );
  });

  it("has each founder group for the horizon, and quarter by quarter only once it has been followed", () => {
    const isCourse = ({ group, quarter }: Row) => group !== null && quarter !== null;
    expect(rowsOf(plain).some(isCourse)).toBe(false);
    const rows = rowsOf(followed);
    const [first, second] = followed.groups;
    expect(cellOf(rows, { measure: "leaves", group: first?.name as string, statistic: "share" })).toBe(
      first?.left,
    );
    const at = second?.course?.quarters[3];
    const where = { group: second?.name as string, quarter: "2026 Q4" };
    expect(cellOf(rows, { ...where, measure: "dues", statistic: "p90" })).toBe(at?.dues.p90);
    expect(cellOf(rows, { ...where, measure: "dues above worth", statistic: "share" })).toBe(at?.above);
    expect(cellOf(rows, { ...where, measure: "has members", statistic: "share" })).toBe(at?.share);
    const whole = { group: second?.name as string, quarter: null };
    const net = { ...whole, measure: "worth less dues, present value" };
    expect(cellOf(rows, { ...net, statistic: "p90" })).toBe(second?.course?.netPv?.p90);
    const short = { ...whole, measure: "dues above worth, present value" };
    expect(cellOf(rows, { ...short, statistic: "share" })).toBe(second?.course?.short);
  });

  it("tells why runs ended: the causes add up to the risk", () => {
    const causes = rowsOf(plain).filter(
      ({ measure, statistic }) => String(measure).startsWith("falls apart, ") && statistic === "share",
    );
    expect(causes).toHaveLength(3);
    expect(causes.reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(plain.risk.value, 9);
  });

  it("tells groups apart that are called alike", () => {
    const groups = plain.groups.map((group) => ({ ...group, name: "Lab" }));
    const names = rowsOf({ ...plain, groups }).map(({ group }) => group);
    expect([...new Set(names)].slice(1, 4)).toEqual(["Lab", "Lab (2)", "Lab (3)"]);
    const awkward = ["A", "A", "A (2)", "A"].map((name, index) => ({ ...groups[index], name }));
    const numbered = rowsOf({ ...plain, groups: awkward as Results["groups"] }).map(({ group }) => group);
    expect([...new Set(numbered)].slice(1)).toEqual(["A", "A (2)", "A (2) (2)", "A (3)"]);
  });

  it("leaves out what no run has", () => {
    const [quarter, ...others] = plain.quarters;
    const gone = {
      ...(quarter as Results["quarters"][number]),
      dues: null,
      worth: null,
      bill: null,
      members: null,
    };
    const rows = rowsOf({ ...plain, quarters: [gone, ...others] });
    expect(rows.filter((row) => row.quarter === "2026 Q1" && row.measure === "dues")).toEqual([]);
    expect(rows.some(({ value }) => value === null)).toBe(false);
  });
});

describe("results as one object", () => {
  it("says what they follow from, and every chance with its interval", () => {
    const { results, ...origin } = resultsDocument(
      { scenario, results: followed, fingerprint: "f" },
      "2026-11-22",
    );
    expect(origin).toEqual({
      model: "1.0",
      savedOn: "2026-11-22",
      runs: RUNS,
      seed: scenario.simulation.seed,
      fingerprint: "f",
      scenario: { ...scenario, $schema: undefined },
    });
    expect(results.risk).toEqual(followed.risk);
    expect(results.together).toEqual(followed.together.map((share) => chanceOf(share, RUNS)));
    expect(results.cumulativeIncidence.price[9]).toEqual(results.triggers.price);
    expect(results.causes.quorum).toEqual(chanceOf(followed.causes.quorum, RUNS));
    expect(results.quarters).toEqual(followed.quarters);
    const [group] = followed.groups;
    expect(results.groups[0]).toMatchObject({
      duesPv: group?.duesPv,
      left: chanceOf(group?.left ?? 0, RUNS),
    });
    expect(results.groups[0]?.course?.quarters[0]?.share).toEqual(chanceOf(1, RUNS));
  });

  it("reads the same when it is written as JSON", () => {
    const document = resultsDocument({ scenario, results: plain, fingerprint: null }, "2026-11-22");
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
