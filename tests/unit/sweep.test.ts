import { describe, expect, it } from "vitest";
import { sweep } from "../../src/analysis/sweep";
import { sweepInputOf } from "../../src/state/tradeoffs";
import { experiments } from "../support/experiments";
import { coalition } from "./support/scenarios";
describe("time", () => {
  it("x", async () => {
    const input = sweepInputOf(coalition, { x: null, y: null, assumptions: 2, measure: "risk" });
    console.log(input.x, input.y);
    const t = performance.now();
    const cells = await sweep(input, { experiments, progress: () => {} });
    console.log(performance.now() - t);
    for (let r = 15; r >= 0; r--) console.log(cells.slice(r * 24, r * 24 + 24).map((c) => (c.risk.value * 100).toFixed(0).padStart(3)).join(" "));
  });
});
