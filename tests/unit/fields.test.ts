import { describe, expect, it } from "vitest";
import { fieldAt, parsePath } from "../../src/model/fields";
import { scenarioSchema } from "../../src/model/schema";
import { coalition } from "./support/scenarios";

describe("parsePath", () => {
  it("splits names and indices", () => {
    expect(parsePath("members[2].count")).toEqual(["members", 2, "count"]);
    expect(parsePath("members[].count")).toEqual(["members", 0, "count"]);
    expect(parsePath("horizonYears")).toEqual(["horizonYears"]);
  });

  it.each(["", "a..b", ".a", "a[b]", "a-b", "a[1"])("rejects %j", (path) => {
    expect(() => parsePath(path)).toThrow(RangeError);
  });
});

describe("fieldAt", () => {
  it("finds a number with an open lower end", () => {
    expect(fieldAt("programme.ambition")).toMatchObject({
      kind: "number",
      unit: "share",
      min: 0,
      max: 1,
      exclusiveMin: true,
      integer: false,
      default: 0.25,
      slider: [0.01, 1],
    });
  });

  it("finds a whole number", () => {
    expect(fieldAt("governance.quorum")).toMatchObject({
      kind: "number",
      min: 0,
      integer: true,
      exclusiveMin: false,
    });
  });

  it("finds a quantity with its logarithmic slider", () => {
    const field = fieldAt("programme.frontierCostUsd");
    expect(field).toMatchObject({ kind: "quantity", unit: "usd", scale: "log", min: 0, max: 1e15 });
    expect(field.default).toBeUndefined();
  });

  it("finds fields of groups, caps, choices and texts", () => {
    expect(fieldAt("members[3].duesCapUsdPerYear")).toMatchObject({ kind: "cap", default: null, max: 1e15 });
    expect(fieldAt("sponsors[0].share")).toMatchObject({ kind: "number", title: "Share of the bill" });
    expect(fieldAt("governance.costSharing").choices).toContain("talmud");
    expect(fieldAt("simulation.seed")).toMatchObject({ kind: "text", min: 0, max: 200 });
  });

  it.each(["programme", "members", "members[0]", "nothing", "programme.nothing"])(
    "has no field %j",
    (path) => {
      expect(() => fieldAt(path)).toThrow(RangeError);
    },
  );

  it("knows limits that the schema itself keeps, for every number of a scenario", () => {
    for (const part of ["programme", "churn", "governance", "simulation"] as const) {
      for (const name of Object.keys(coalition[part])) {
        const field = fieldAt(`${part}.${name}`);
        if (field.kind !== "number" && field.kind !== "quantity") continue;
        const accepts = (value: number) =>
          scenarioSchema.safeParse({ ...coalition, [part]: { ...coalition[part], [name]: value } }).success;
        expect([field.path, accepts(field.max), accepts(field.max * 1.01 + 1)]).toEqual([
          field.path,
          true,
          false,
        ]);
        expect([field.path, accepts(field.min), accepts(field.min - 1)]).toEqual([
          field.path,
          !field.exclusiveMin,
          false,
        ]);
      }
    }
  });
});
