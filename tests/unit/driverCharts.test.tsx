// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { AttributionChart, type AttributionRow, attributionTable } from "../../src/charts/AttributionChart";
import { CorrelationChart, type CorrelationRow } from "../../src/charts/CorrelationChart";
import { fewOf, isLong } from "../../src/views/drivers/fewOf";

afterEach(cleanup);

const shocks: AttributionRow = {
  id: "shocks",
  name: "Shocks",
  kind: "leading",
  value: 0.2,
  low: 0.19,
  high: 0.21,
  amount: "+20.0",
  interval: "+19.0 to +21.0",
  without: "9%",
  explanation: "",
  off: "no shock ever comes",
};

const worth: CorrelationRow = {
  id: "worth",
  name: "Worth of membership a year: Thinking Machines Lab",
  dues: { value: 0.1, low: 0, high: 0.2 },
  fallingApart: null,
};

const xOf = (container: HTMLElement, selector: string, name = "x") =>
  Number(container.querySelector(selector)?.getAttribute(name));

const shownName = (container: HTMLElement) => container.querySelector(".row-name")?.lastChild?.textContent;

describe("names of rows", () => {
  it("begin right of the lines that they stand on, on a phone", () => {
    const attribution = render(<AttributionChart rows={[shocks]} width={358} />).container;
    expect(xOf(attribution, ".row-name")).toBeGreaterThan(xOf(attribution, ".bar-zero", "x1") + 3);
    const correlation = render(<CorrelationChart rows={[worth]} width={358} />).container;
    expect(xOf(correlation, ".row-name")).toBeGreaterThan(xOf(correlation, ".grid", "x1") + 3);
  });

  it("are cut only where the marks would have too little room", () => {
    const wide = render(<CorrelationChart rows={[worth]} width={720} />).container;
    expect(shownName(wide)).toBe(worth.name);
    cleanup();
    const narrow = render(<CorrelationChart rows={[worth]} width={490} />).container;
    expect(shownName(narrow)).toMatch(/…$/);
  });
});

describe("what pointing tells", () => {
  it("is in the table as well", () => {
    const { head, rows } = attributionTable([shocks]);
    expect(head.at(-1)).toBe("Off means");
    expect(rows[0]).toEqual(["Shocks", "+20.0", "+19.0 to +21.0", "9%", "no shock ever comes"]);
  });
});

describe("a list cut short", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, row) => row);

  it.each([
    [3, 3],
    [12, 12],
    [13, 13],
    [14, 12],
  ])("%d rows show %d, for a button in place of one row saves nothing", (count, shown) => {
    expect(fewOf(rows(count), false)).toHaveLength(shown);
    expect(fewOf(rows(count), true)).toHaveLength(count);
    expect(isLong(count)).toBe(shown < count);
  });
});
