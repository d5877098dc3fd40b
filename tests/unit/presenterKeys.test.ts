import { describe, expect, it } from "vitest";
import { actOf, PRESENTER_KEYS } from "../../src/state/presenterKeys";

const NONE = { at: 3, slides: 9, focus: "none", isPanelOpen: false, usesKeys: true } as const;

describe("the presenter's keys", () => {
  it.each([
    ["ArrowRight", 4],
    ["ArrowDown", 4],
    [" ", 4],
    ["PageDown", 4],
    ["ArrowLeft", 2],
    ["ArrowUp", 2],
    ["PageUp", 2],
    ["Home", 0],
    ["End", 8],
    ["1", 0],
    ["9", 8],
  ])("%s goes from the fourth slide to number %i from 0", (key, to) => {
    expect(actOf(key, NONE)).toEqual({ do: "go", to });
  });

  it("stay at the first and the last slide", () => {
    expect(actOf("ArrowLeft", { ...NONE, at: 0 })).toEqual({ do: "go", to: 0 });
    expect(actOf(" ", { ...NONE, at: 8 })).toEqual({ do: "go", to: 8 });
    expect(actOf("9", { ...NONE, slides: 8 })).toBeNull();
  });

  it.each([
    ["l", "levers"],
    ["L", "levers"],
    ["b", "baseline"],
    ["d", "dark"],
    ["e", "title"],
    ["N", "notes"],
    ["?", "keys"],
    ["Escape", "leave"],
  ])("%s means %s", (key, act) => {
    expect(actOf(key, NONE)).toEqual({ do: act });
  });

  it("let Escape close what is open before it leaves", () => {
    expect(actOf("Escape", { ...NONE, isPanelOpen: true, focus: "text" })).toEqual({ do: "close" });
  });

  it("leave to boxes, choices, sliders and buttons what means something there", () => {
    for (const key of ["l", " ", "ArrowRight", "Home", "3"]) {
      expect(actOf(key, { ...NONE, focus: "text" })).toBeNull();
      expect(actOf(key, { ...NONE, focus: "choice" })).toBeNull();
    }
    expect(actOf("ArrowRight", { ...NONE, focus: "slider" })).toBeNull();
    expect(actOf("End", { ...NONE, focus: "slider" })).toBeNull();
    expect(actOf("b", { ...NONE, focus: "slider" })).toEqual({ do: "baseline" });
    expect(actOf(" ", { ...NONE, focus: "button" })).toBeNull();
    expect(actOf("ArrowRight", { ...NONE, focus: "button" })).toEqual({ do: "go", to: 4 });
  });

  it("leave letters and digits alone for those who have turned single keys off", () => {
    for (const key of ["l", "b", "3", "?"]) expect(actOf(key, { ...NONE, usesKeys: false })).toBeNull();
    expect(actOf("ArrowRight", { ...NONE, usesKeys: false })).toEqual({ do: "go", to: 4 });
  });

  it("are all in the list under “?”", () => {
    const listed = PRESENTER_KEYS.flatMap(({ keys }) => keys as readonly string[]);
    for (const key of ["L", "B", "D", "N", "E", "?", "Esc", "Home", "End", "1 – 9"]) {
      expect(listed).toContain(key);
    }
  });
});
