import { describe, expect, it } from "vitest";
import { causalHeight, causalLayout } from "../../src/charts/causalLayout";
import { LINKS, linksOf, NODES, PATHS } from "../../src/model/causalLoops";
import type { Scenario } from "../../src/model/schema";
import { loopsFinding } from "../../src/state/findings/loops";
import { coalition, consortium } from "./support/scenarios";

const loops = PATHS.filter(({ kind }) => kind !== "outside");

describe.each(loops)("the loop $id $name", (loop) => {
  it("is closed: every node leads to the next, the last to the first", () => {
    expect(linksOf(loop).length).toBe(loop.nodes.length);
  });

  it(`is ${loop.kind}: the product of its signs says so`, () => {
    const product = linksOf(loop).reduce((sign, link) => sign * link.sign, 1);
    expect(product).toBe(loop.kind === "reinforcing" ? 1 : -1);
    expect(loop.id).toMatch(loop.kind === "reinforcing" ? /^R\d$/ : /^B\d$/);
  });
});

it("every link belongs to a loop or comes from outside, and none is drawn twice", () => {
  const told = new Set(PATHS.flatMap(linksOf));
  expect(LINKS.filter((link) => !told.has(link))).toEqual([]);
  expect(new Set(LINKS.map(({ from, to }) => `${from} ${to}`)).size).toBe(LINKS.length);
});

interface Rectangle {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const around = (name: string, x: number, y: number, width: number, height: number): Rectangle => ({
  name,
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const touch = (a: Rectangle, b: Rectangle) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe.each([320, 358, 480, 659, 660, 676, 812, 1000, 1180])(
  "the picture of causes, %i px wide",
  (width) => {
    const { boxes, curves, tags } = causalLayout(LINKS, width);
    const nodes = boxes.map(({ id, x, y, width: wide, height }) => around(id, x, y, wide, height));
    const names = tags.map(({ id, x, y }) => around(id, x, y, 24, 24));
    const signs = curves.map(({ link, sign }) => around(`sign ${link.from} ${link.to}`, ...sign, 8, 8));

    it("has a box for every node and a name for every loop, inside the drawing", () => {
      expect(nodes.length).toBe(Object.keys(NODES).length);
      expect(tags.map(({ id }) => id).sort()).toEqual(loops.map(({ id }) => id).sort());
      const outside = [...nodes, ...names, ...signs].filter(
        ({ left, right, top, bottom }) =>
          left < 0 || right > width || top < 0 || bottom > causalHeight(width),
      );
      expect(outside.map(({ name }) => name)).toEqual([]);
    });

    it("lets nothing lie over anything else", () => {
      const all = [...nodes, ...names, ...signs];
      const pairs = all.flatMap((a, index) =>
        all.slice(index + 1).flatMap((b) => (touch(a, b) ? [`${a.name} / ${b.name}`] : [])),
      );
      expect(pairs).toEqual([]);
    });

    it("leads no link through a node that it does not join", () => {
      const hits = curves.flatMap(({ link, path }) => {
        const points = path
          .slice(1)
          .split("L")
          .map((pair) => pair.split(",").map(Number) as [number, number]);
        const others = nodes.filter(({ name }) => name !== link.from && name !== link.to);
        return others
          .filter((node) => points.some(([x, y]) => touch(node, around("", x, y, 1, 1))))
          .map(({ name }) => `${link.from} ${link.to} / ${name}`);
      });
      expect(hits).toEqual([]);
    });
  },
);

describe("the finding over the picture", () => {
  const quiet: Scenario = {
    ...coalition,
    churn: { ...coalition.churn, priceSensitivityPerYear: 0, contagion: 0 },
    members: coalition.members.filter(({ joinsPerYear }) => joinsPerYear === 0),
  };

  it("counts the loops that the assumptions let work", () => {
    expect(loopsFinding(coalition)).toBe(
      "In this scenario three loops feed on themselves, and one holds back",
    );
    expect(loopsFinding(consortium)).toMatch(/loops? feeds? on/);
  });

  it("says so when none does, and when only contagion is left", () => {
    expect(loopsFinding(quiet)).toBe("No loop is at work in this scenario: what happens does not come back");
    const contagious = { ...quiet, churn: { ...quiet.churn, contagion: 1 } };
    expect(loopsFinding(contagious)).toBe("In this scenario one loop feeds on itself, and none holds back");
  });

  it("counts an exit fee and caps on dues", () => {
    const strict: Scenario = {
      ...coalition,
      governance: { ...coalition.governance, exitFeeYears: 1, costSharing: "talmud" },
    };
    expect(loopsFinding(strict)).toBe("In this scenario four loops feed on themselves, and two hold back");
  });
});
