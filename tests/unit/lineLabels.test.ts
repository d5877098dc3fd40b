import { describe, expect, it } from "vitest";
import { type NamedLine, placeLabels } from "../../src/charts/lineLabels";

const room = { left: 0, right: 400, top: 0, bottom: 300, fontSize: 12, uprights: [] };
const lineOf = (id: string, ...points: [number, number][]): NamedLine => ({ id, names: [id], points });

describe("names of lines", () => {
  it("stand where lines part, not where they end together", () => {
    const lines = [
      lineOf("upper", [0, 280], [100, 60], [300, 20], [400, 20]),
      lineOf("lower", [0, 280], [100, 200], [300, 20], [400, 20]),
    ];
    const [upper, lower] = placeLabels(lines, room);
    for (const label of [upper, lower]) expect(label?.x).toBeLessThan(260);
    expect(upper?.y).toBeLessThan(lower?.y ?? 0);
    expect([upper?.from, lower?.from]).toEqual([null, null]);
  });

  it("stay in the room and apart", () => {
    const lines = ["a", "b", "c", "d"].map((id, index) => lineOf(id, [0, 150 + index], [400, 150 - index]));
    const labels = placeLabels(lines, room);
    expect(labels).toHaveLength(4);
    for (const { x, y } of labels) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(300);
      expect(labels.filter((other) => Math.abs(other.y - y) < 12 && Math.abs(other.x - x) < 8)).toHaveLength(
        1,
      );
    }
  });

  it("lead away from a thicket", () => {
    const thicket = Array.from({ length: 6 }, (_, index) =>
      lineOf(`long name ${index}`, [0, 6 + 9 * index], [400, 6 + 9 * index]),
    );
    const labels = placeLabels(thicket, room);
    expect(labels.filter(({ from }) => from !== null).length).toBeGreaterThan(0);
  });

  it("name lines that look the same together", () => {
    const both = { ...lineOf("talmud", [0, 100], [400, 100]), names: ["Talmud", "Shapley"] };
    expect(placeLabels([both], room)[0]?.text).toBe("Talmud and Shapley");
  });
});
