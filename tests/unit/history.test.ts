import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { record, redo, startHistory, undo } from "../../src/state/history";

describe("history", () => {
  it("goes back and forth over each step", () => {
    const history = record(record(startHistory("a"), "b"), "c");
    expect(undo(history).present).toBe("b");
    expect(undo(undo(history)).present).toBe("a");
    expect(redo(undo(history))).toEqual(history);
  });

  it("takes changes that continue one another as one step", () => {
    const history = record(record(record(startHistory(0), 1), 2, true), 3, true);
    expect(undo(history).present).toBe(0);
  });

  it("forgets what was undone once something else is done", () => {
    const history = record(undo(record(startHistory(0), 1)), 2);
    expect(redo(history)).toBe(history);
    expect(undo(history).present).toBe(0);
  });

  it("stays where there is nothing to undo or redo", () => {
    const history = startHistory(0);
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it("is undone to its start and redone to its end, whatever was done", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 40 }), (values) => {
        const end = values.reduce((history, value) => record(history, value), startHistory(-1));
        const back = values.reduce((history) => undo(history), end);
        expect(back.present).toBe(-1);
        expect(values.reduce((history) => redo(history), back)).toEqual(end);
      }),
    );
  });
});
