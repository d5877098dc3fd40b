import { describe, expect, it } from "vitest";
import { CAUSES, type GroupResults, type Results, type Spread, TRIGGERS } from "../../src/analysis/results";
import { simulate } from "../support/simulate";
import {
  type ReferenceGroup,
  type ReferenceResult,
  type ReferenceSpread,
  simulateMemberByMember,
} from "./memberByMember";
import { referenceScenarios } from "./scenarios";

const ENGINE_RUNS = 400_000;
const REFERENCE_RUNS = 20_000;
/** About 3,000 comparisons are made: by chance, none of them passes this many standard errors. */
const ERRORS = 4.8;

/** Fails when two shares, each counted over its own runs, differ by more than chance allows. */
function expectSameShare(what: string, engine: number, reference: number, referenceRuns = REFERENCE_RUNS) {
  const pooled = (engine * ENGINE_RUNS + reference * referenceRuns) / (ENGINE_RUNS + referenceRuns);
  const variance = Math.max(pooled * (1 - pooled), 1 / referenceRuns);
  const error = Math.sqrt(variance * (1 / ENGINE_RUNS + 1 / referenceRuns));
  expect(Math.abs(engine - reference) / error, `${what}: ${engine} against ${reference}`).toBeLessThan(
    ERRORS,
  );
}

function expectSameShares(engine: Results, reference: ReferenceResult) {
  expectSameShare("risk", engine.risk.value, reference.risk);
  for (const cause of CAUSES) expectSameShare(cause, engine.causes[cause], reference.causes[cause]);
  for (const trigger of TRIGGERS) {
    expectSameShare(trigger, engine.triggers[trigger], reference.triggers[trigger]);
  }
  reference.together.forEach((share, t) => {
    expectSameShare(`together at ${t}`, engine.together[t] as number, share);
  });
}

/** Quantiles and means may differ by chance too, the more the fewer runs are alive. */
function expectClose(what: string, engine: number | null, reference: number | null, alive: number) {
  if (engine === null || reference === null) return expect(engine, what).toBe(reference);
  const allowed = 0.008 + 4 / Math.sqrt(alive * REFERENCE_RUNS);
  const size = Math.max(Math.abs(engine), Math.abs(reference), 1e-9);
  expect(Math.abs(engine - reference) / size, `${what}: ${engine} against ${reference}`).toBeLessThan(
    allowed,
  );
}

function expectSameSpread(what: string, engine: Spread, reference: ReferenceSpread, share: number) {
  for (const p of ["p10", "p50", "p90"] as const) {
    expectClose(`${what}, ${p}`, engine[p], reference[p], share);
  }
}

/** Quarters and presents with at least this many runs are compared. */
const FEWEST = 400;

function expectSameCourse({ name, course }: GroupResults, reference: ReferenceGroup) {
  for (const [t, quarter] of reference.course.entries()) {
    if (quarter.share * REFERENCE_RUNS < FEWEST) continue;
    const own = course?.quarters[t];
    expect(own, `${name} at ${t}`).toBeTruthy();
    if (!own) continue;
    expectSameShare(`${name} is there at ${t}`, own.share, quarter.share);
    expectSameShare(`${name} above at ${t}`, own.above, quarter.above, quarter.share * REFERENCE_RUNS);
    for (const what of ["dues", "worth", "duesPerWorth"] as const) {
      expectSameSpread(`${what} of ${name} at ${t}`, own[what], quarter[what], quarter.share);
    }
  }
  const { founders } = reference;
  if (founders === null || !course) return expect(course?.duesPv ?? null).toBeNull();
  expectSameSpread(`dues of a founder of ${name}`, course.duesPv as Spread, founders.dues, 1);
  expectSameSpread(`worth to a founder of ${name}`, course.worthPv as Spread, founders.worth, 1);
  expectSameShare(`${name} short`, course.short as number, founders.short);
  // Quantiles of a difference are near 0 where those of neither part are: what counts is their size.
  const size = founders.worth.p90 as number;
  for (const p of ["p10", "p50", "p90"] as const) {
    const apart = Math.abs((course.netPv?.[p] as number) - (founders.net[p] as number));
    expect(apart / size, `net of ${name}, ${p}`).toBeLessThan(0.036);
  }
}

describe.each(referenceScenarios)("$title", ({ scenario }) => {
  it("has the same risks, dues and members, run by run or member by member", async () => {
    const engine = await simulate(scenario, ENGINE_RUNS, true);
    const reference = simulateMemberByMember(scenario, REFERENCE_RUNS, 20_261);
    expectSameShares(engine, reference);
    reference.quarters.forEach((quarter, t) => {
      const { dues, worth, members, bill, funded, lag } = engine.quarters[t] as Results["quarters"][number];
      const compare = (what: string, a: number | null, b: number | null) =>
        expectClose(`${what} at ${t}`, a, b, quarter.alive);
      if (quarter.alive * REFERENCE_RUNS < 100) return;
      for (const p of ["p5", "p25", "p50", "p75", "p95"] as const) {
        compare(p, dues?.[p] ?? null, quarter.dues[p]);
        compare(`worth, ${p}`, worth?.[p] ?? null, quarter.worth[p]);
      }
      compare("members", members, quarter.members);
      compare("bill", bill, quarter.bill);
      compare("funded", funded, quarter.funded);
      compare("lag", lag, quarter.lag);
    });
    reference.groups.forEach((own, g) => {
      const { name, left, duesPv, worthPv } = own;
      const group = engine.groups[g] as Results["groups"][number];
      expectSameCourse(group, own);
      expectClose(`dues of ${name}`, group.duesPv, duesPv, 1);
      expectClose(`worth of ${name}`, group.worthPv, worthPv, 1);
      if (left === null) expect(group.left).toBeNull();
      else expectSameShare(`${name} leaves`, group.left as number, left, REFERENCE_RUNS / 4);
    });
  });
});
