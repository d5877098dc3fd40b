// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { MembersView } from "../../src/views/members/MembersView";
import { PageProvider } from "../../src/views/PageContext";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const LEFT = [0.47, 0.5, 0.51, 0.57, 0.56, 0.54, 0.53, 0.48];
const followed = resultsOf(coalition, {
  left: LEFT,
  duesPerWorth: LEFT.map((left) => [left, left * 2] as const),
  worthPerDues: [3, 3, 3, 0.9, 3, 3, 3, 3],
});

function open() {
  const fake = fakeSimulator();
  const session = createSession(fake.simulator, presets, (callback) => callback());
  const { unmount } = render(
    <PageProvider page={pageOf(session)}>
      <MembersView />
    </PageProvider>,
  );
  return { ...fake, session, unmount, user: userEvent.setup() };
}

const list = () => screen.getByRole("region", { name: "Founders" });
const names = () =>
  within(list())
    .getAllByRole("rowheader")
    .map((cell) => cell.textContent);

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(640);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the members view", () => {
  it("asks for courses while it is open, and for none afterwards", () => {
    const { requests, session, unmount } = open();
    expect(requests.map(({ options }) => options.courses)).toEqual([false, true]);
    unmount();
    expect(requests).toHaveLength(2);
    session.change("programme.ambition", 0.5);
    expect(requests.at(-1)?.options.courses).toBe(false);
  });

  it("leads with for whom it does not pay and who leaves", () => {
    const { newest } = open();
    act(() => newest().answer(followed));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
      "Membership does not pay for Reflection AI: it loses $8M on average. Each founder leaves in about half of futures, 47% (Mistral AI) to 57% (Reflection AI).",
    );
  });

  it("lists founders by their chance of leaving, or as the heads say", async () => {
    const { newest, user } = open();
    act(() => newest().answer(followed));
    expect(names()[0]).toBe("Reflection AI");
    expect(names()).toHaveLength(8);
    const head = (name: RegExp) => within(list()).getByRole("columnheader", { name });
    expect(head(/^Chance of leaving/).getAttribute("aria-sort")).toBe("descending");
    await user.click(within(head(/^Founder/)).getByRole("button"));
    expect(head(/^Founder/).getAttribute("aria-sort")).toBe("ascending");
    expect(names()[0]).toBe("Black Forest Labs");
    await user.click(within(head(/^Dues a year/)).getByRole("button"));
    expect(names()[0]).toBe("Reflection AI");
    await user.click(within(head(/^Dues a year/)).getByRole("button"));
    expect(names()[0]).toBe("Mistral AI");
    const row = within(list()).getByRole("row", { name: /^Reflection AI/ });
    expect(row.textContent).toContain("57.0%");
    expect(row.textContent).toContain("56.0 – 58.0%");
    expect(row.textContent).toContain("−$8M−$68M – $52M");
    expect(row.textContent).toContain("$22.8M$11.4M – $45.6M");
  });

  it("keeps the order while results arrive and sorts anew once they are complete", () => {
    const { newest } = open();
    act(() => newest().answer(followed));
    const other = resultsOf(coalition, { left: LEFT.toReversed(), duesPerWorth: [0.3, 0.4] });
    act(() => newest().answer(other, 2000));
    expect(names()[0]).toBe("Reflection AI");
    act(() => newest().answer(other));
    expect(names()[0]).toBe("Thinking Machines Lab");
  });

  it("shows the group chosen large, and its numbers at the pointer", async () => {
    const { newest, user } = open();
    act(() => newest().answer(followed));
    await user.click(screen.getByRole("button", { name: /^Cursor ?: dues ÷ worth ?1 / }));
    const figure = screen.getByRole("figure", { name: /^Cursor pays \$20M a year for \$40M of worth/ });
    fireEvent.pointerMove(within(figure).getByRole("img"), { clientX: 62 });
    expect(within(figure).getByText("2026 Q1, over >99% of runs")).toBeTruthy();
    expect(within(figure).getByText("dues exceed worth in 20% of these runs")).toBeTruthy();
    await user.click(within(figure).getByRole("button", { name: "Table" }));
    expect(within(figure).getAllByRole("row").length).toBe(7);
  });

  it("colours what lies above 1, on one scale for all groups", () => {
    const { newest } = open();
    act(() => newest().answer(followed));
    const panel = screen.getByRole("button", { name: /^Reflection AI ?: dues ÷ worth ?1\.1/ });
    const equal = Number(panel.querySelector(".strain-equal")?.getAttribute("y1"));
    const clip = panel.querySelector("clipPath rect");
    expect(Number(clip?.getAttribute("y")) + Number(clip?.getAttribute("height"))).toBeCloseTo(equal, 6);
    const median = panel.querySelector(".strain-above .strain-median")?.getAttribute("d") ?? "";
    const heights = [...median.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    expect(heights[0]).toBeGreaterThan(equal);
    expect(heights.at(-1)).toBeLessThan(equal);
    const scales = [...document.querySelectorAll(".strain-equal")].map((line) => line.getAttribute("y1"));
    expect(new Set(scales).size).toBe(1);
  });

  it("has pages where there are many groups, and says who is not followed", async () => {
    const members = Array.from({ length: 60 }, (_, g) => ({
      ...coalition.members[0],
      name: `Company ${g + 1}`,
    }));
    const scenario = { ...coalition, members: members as typeof coalition.members };
    const all = resultsOf(scenario, { duesPerWorth: [0.3, 0.4] });
    const groups = all.groups.map((group, g) => (g < 50 ? group : { ...group, course: null }));
    const { session, newest, user } = open();
    act(() => void session.edit(() => scenario));
    act(() => newest().answer({ ...all, groups }));
    expect(screen.getByText(/Only the first 50 groups are followed/)).toBeTruthy();
    expect(screen.getByText("Page 1 of 5")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Next" }));
    expect(screen.getByRole("button", { name: /^Company 13: dues/ })).toBeTruthy();
    expect(within(list()).getByRole("row", { name: /^Company 60/ }).textContent).toContain("mean");
  });
});
