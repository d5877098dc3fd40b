// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Trace } from "../../src/analysis/trace";
import { LanesChart, lanesHeight, lanesTable } from "../../src/charts/LanesChart";
import { ReserveChart } from "../../src/charts/ReserveChart";
import { TraceLines } from "../../src/charts/TraceLines";
import { timeFrame } from "../../src/charts/timeFrame";
import { type Kernel, startKernel } from "../../src/engine/kernel";
import { parametersOf } from "../../src/engine/parameters";
import { parseValue } from "../../src/model/parseValue";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { futureStory } from "../../src/state/findings/future";
import { createSession } from "../../src/state/session";
import { FutureView } from "../../src/views/future/FutureView";
import { PageProvider } from "../../src/views/PageContext";
import { fakeSimulator } from "./support/fakeSimulator";
import { cornersOf, farthest, valueScaleOf } from "./support/geometry";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

let kernel: Kernel;
beforeAll(async () => {
  kernel = await startKernel();
});

function traceOf(scenario: Scenario, run: number): Trace {
  kernel.load(parametersOf(scenario));
  return kernel.replay(run);
}

/** A run of the coalition that ends, with a sponsor that leaves and departures. */
const RUN = 2;
const results = {
  ...resultsOf(coalition, { triggers: { sponsor: 0.2 } }),
  firstSurvivor: 0,
};

function open(shown = results) {
  const fake = fakeSimulator();
  const session = createSession(fake.simulator, presets, (callback) => callback());
  const page = pageOf(session);
  const { unmount } = render(
    <PageProvider page={page}>
      <FutureView />
    </PageProvider>,
  );
  const user = userEvent.setup();
  /** Answers every replay that is asked for from now on. */
  const answerReplays = async () => {
    for (let request = fake.replays.shift(); request !== undefined; request = fake.replays.shift()) {
      const { resolve, scenario, run } = request;
      await act(async () => resolve(traceOf(scenario, run)));
    }
  };
  const start = async () => {
    act(() => fake.newest().answer(shown));
    await answerReplays();
  };
  const heading = () => screen.getByRole("heading", { level: 1 }).textContent;
  const choose = async (run: number) => {
    const box = screen.getByRole("textbox", { name: "Run" });
    await user.clear(box);
    await user.type(box, `${run}{Enter}`);
    await answerReplays();
  };
  return { ...fake, session, page, user, start, answerReplays, heading, choose, unmount };
}

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(700);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("one future", () => {
  it("tells a typical collapse first", async () => {
    const { start, heading } = open();
    expect(heading()).toBe("Following one future…");
    await start();
    const typical = results.firstRuns.sponsor[9] as number;
    expect(heading()).toBe(futureStory(traceOf(coalition, typical), coalition));
    expect(screen.getByRole("button", { name: "A typical collapse" }).getAttribute("aria-pressed")).toBe(
      "true",
    );
    expect(screen.getAllByRole("figure")).toHaveLength(3);
  });

  it("goes to any run by its number, to the next and to the one before", async () => {
    const { start, choose, heading, user, answerReplays } = open();
    await start();
    await choose(RUN + 1);
    expect(heading()).toMatch(/^Run 3: /);
    await user.click(screen.getByRole("button", { name: "Next run" }));
    await answerReplays();
    expect(heading()).toMatch(/^Run 4: /);
    await user.click(screen.getByRole("button", { name: "A survivor" }));
    await answerReplays();
    expect(heading()).toMatch(/^Run 1: .*still together/);
    expect(screen.getByRole("button", { name: "Previous run" }).hasAttribute("disabled")).toBe(true);
    await choose(99_999_999);
    expect(heading()).toMatch(/^Run 10,000: /);
  });

  it.each(["1.5", "12.5", "0", "-3", "no number"])("refuses %s as a run, and says so", async (text) => {
    const { start, choose, heading, user } = open();
    await start();
    await choose(RUN + 1);
    const box = screen.getByRole("textbox", { name: "Run" }) as HTMLInputElement;
    await user.clear(box);
    await user.type(box, `${text}{Enter}`);
    expect(box.value).toBe("3");
    expect(heading()).toMatch(/^Run 3: /);
    expect(screen.getByRole("alert").textContent).toBe(
      `“${text}” is no run. Runs have whole numbers from 1 to 10,000.`,
    );
    await user.type(box, "4");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("reads the number of a run as it is written", async () => {
    const { start, choose, heading, user, answerReplays } = open();
    await start();
    await choose(RUN + 1);
    const box = screen.getByRole("textbox", { name: "Run" });
    await user.clear(box);
    await user.type(box, "1,002{Enter}");
    await answerReplays();
    expect(heading()).toMatch(/^Run 1,002: /);
  });

  it("says why there is nothing to choose", async () => {
    const { start } = open({ ...resultsOf(coalition), firstSurvivor: 0 });
    await start();
    expect(screen.getByRole("button", { name: "The earliest" }).hasAttribute("disabled")).toBe(true);
    expect(screen.getByText("No future of 10,000 ended.")).toBeTruthy();
  });

  it("follows the same run again when an assumption moves, and keeps the picture until it has come", async () => {
    const { start, choose, heading, session, newest, replays, answerReplays } = open();
    await start();
    await choose(RUN + 1);
    const before = heading();
    act(() => void session.change("governance.quorum", 1));
    act(() => newest().answer(results, 2000));
    expect(replays.map(({ run, scenario }) => [run, scenario.governance.quorum])).toEqual([[RUN, 1]]);
    expect(heading()).toBe(before);
    await answerReplays();
    expect(heading()).toMatch(/^Run 3: /);
    expect(heading()).not.toBe(before);
  });

  it("keeps the run when one comes back to it", async () => {
    const { start, choose, page, heading, unmount, answerReplays } = open();
    await start();
    await choose(RUN + 1);
    unmount();
    render(
      <PageProvider page={page}>
        <FutureView />
      </PageProvider>,
    );
    await answerReplays();
    expect(heading()).toMatch(/^Run 3: /);
  });

  it("shows what went wrong, and tries again", async () => {
    const { newest, replays, user, answerReplays, heading } = open();
    act(() => newest().answer(results));
    const failing = replays.splice(0);
    await act(async () => failing.at(-1)?.reject(new Error("The replay failed 3 times")));
    expect(within(screen.getByRole("alert")).getByText("The replay failed 3 times")).toBeTruthy();
    expect(screen.getByRole("alert").textContent).not.toContain("What you see");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await answerReplays();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(heading()).toMatch(/^Run /);
  });
});

describe("the player", () => {
  const quarter = () => screen.getByRole("slider", { name: "Quarter" }).getAttribute("aria-valuetext");

  it("stands at the end, steps by button and key, and plays to the end", async () => {
    const { start, choose, user } = open();
    await start();
    await choose(RUN + 1);
    const { quarters } = traceOf(coalition, RUN);
    expect(quarters).toHaveLength(18);
    expect(quarter()).toBe("2030 Q2");
    expect(screen.getByRole("button", { name: "One quarter on" }).hasAttribute("disabled")).toBe(true);
    await user.click(screen.getByRole("button", { name: "One quarter back" }));
    expect(quarter()).toBe("2030 Q1");
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(quarter()).toBe("2029 Q3");
    await user.keyboard("{Home}");
    expect(quarter()).toBe("2026 Q1");
    vi.useFakeTimers();
    fireEvent.click(screen.getByRole("button", { name: "Play" }));
    for (let step = 0; step < 3; step++) act(() => void vi.advanceTimersByTime(500));
    expect(quarter()).toBe("2026 Q4");
    fireEvent.keyDown(screen.getByRole("slider", { name: "Quarter" }), { key: " " });
    act(() => void vi.advanceTimersByTime(5000));
    expect(quarter()).toBe("2026 Q4");
    fireEvent.keyDown(screen.getByRole("slider", { name: "Quarter" }), { key: " " });
    for (let step = 0; step < 40; step++) act(() => void vi.advanceTimersByTime(500));
    vi.useRealTimers();
    expect(quarter()).toBe("2030 Q2");
    expect(screen.getByRole("button", { name: "Play" })).toBeTruthy();
  });

  it("goes where an event of the list is, and marks what happens there", async () => {
    const { start, choose, user } = open();
    await start();
    await choose(RUN + 1);
    const list = within(screen.getByRole("region", { name: "What happens, and why" })).getByRole("list");
    const event = within(list).getByRole("button", {
      name: /Perplexity leaves \(pays until 2027 Q4\) for reasons of its own/,
    });
    await user.click(event);
    expect(quarter()).toBe("2027 Q2");
    expect(event.getAttribute("aria-current")).toBe("step");
    expect(screen.getByRole("status").textContent).toContain("2027 Q2. Perplexity leaves");
    await waitFor(() => expect(list.querySelectorAll("[aria-current]")).toHaveLength(1));
  });
});

const WIDTH = 700;
const QUARTERS = 20;
const { x, step, left } = timeFrame(WIDTH, QUARTERS);

describe("the pictures of a run", () => {
  const shared = { quarters: QUARTERS, width: WIDTH, onPick: () => {} };
  const attribute = (element: Element | null | undefined, name: string) =>
    Number(element?.getAttribute(name) ?? Number.NaN);

  it("draw each state of a lane from its first quarter to its last", () => {
    const trace = traceOf(coalition, RUN);
    render(<LanesChart {...shared} trace={trace} scenario={coalition} cursor={17} />);
    const bars = (lane: string) =>
      [...document.querySelectorAll(`[data-lane="${lane}"] rect`)].map((bar) => [
        bar.getAttribute("class"),
        Math.round((attribute(bar, "x") - x(0)) / step),
        Math.round(attribute(bar, "width") / step),
      ]);
    const lengthOf = (wanted: string) => trace.sponsors[0]?.filter((state) => state === wanted).length;
    expect(bars("NVIDIA")).toEqual([
      ["lane-pays", 0, lengthOf("pays")],
      ["lane-onNotice", lengthOf("pays"), lengthOf("onNotice")],
    ]);
    expect(bars("Perplexity")).toEqual([
      ["lane-committed", 0, 4],
      ["lane-free", 4, 2],
      ["lane-onNotice", 6, 1],
    ]);
    expect(document.querySelectorAll(".leaving").length).toBeGreaterThan(5);
    expect(attribute(document.querySelector("svg"), "height")).toBe(lanesHeight(coalition));
    expect(screen.getByRole("img").getAttribute("aria-label")).toMatch(/^In 2030 Q2: NVIDIA: gone; /);
  });

  it("say of each who leaves, is on notice, is gone or stays", () => {
    const trace = traceOf(coalition, RUN);
    const standing = (quarter: number, name: string) => {
      const { head, rows } = lanesTable(trace, coalition);
      return rows[quarter]?.[head.indexOf(name)];
    };
    expect([4, 5, 6, 7].map((quarter) => standing(quarter, "Perplexity"))).toEqual([
      "free",
      "leaves",
      "on notice",
      "gone",
    ]);
    const last = trace.quarters.length - 1;
    coalition.members.forEach(({ name, count }, g) => {
      const group = trace.groups[g];
      if (count !== 1 || group === undefined) return;
      const wanted = group.left[last] ? "leaves" : group.free[last] ? "stays" : /on notice|gone/;
      expect(standing(last, name)).toMatch(wanted);
    });
    expect(standing(last, "Applicants")).toMatch(/^\d+(, \d+ leaves?)?(, \d+ on notice)?$/);
  });

  it("make faint what comes after the cursor", () => {
    const trace = traceOf(coalition, RUN);
    render(<LanesChart {...shared} trace={trace} scenario={coalition} cursor={5} />);
    expect(attribute(document.querySelector(".future-veil"), "x")).toBeCloseTo(x(6), 9);
    expect(attribute(document.querySelector(".cursor-band"), "x")).toBeCloseTo(x(5), 9);
    expect(screen.getByText("2027 Q2")).toBeTruthy();
    expect(document.querySelector(".ending")).toBeNull();
  });

  it("fold many groups into one lane that counts all of them", () => {
    const members = Array.from({ length: 200 }, (_, index) => ({
      ...(coalition.members[0] as Scenario["members"][number]),
      name: `Company ${index}`,
    }));
    const scenario = { ...coalition, members };
    render(<LanesChart {...shared} trace={traceOf(scenario, 0)} scenario={scenario} cursor={0} />);
    expect(document.querySelectorAll("[data-lane^=Company]")).toHaveLength(13);
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain("187 more groups: 187.");
  });

  it("draw dues and stake at their height above the axis", () => {
    const trace = traceOf(coalition, RUN);
    render(<TraceLines {...shared} trace={trace} startYear={2026} cursor={17} height={170} />);
    const valueAt = valueScaleOf(document.querySelector("svg"), (label) => parseValue(label, "usd"));
    for (const [line, key] of [
      [".trace-dues", "duesUsdPerYear"],
      [".trace-stake", "stakeUsdPerYear"],
    ] as const) {
      const drawn = cornersOf(document.querySelector(line));
      const wanted = trace.quarters.map((quarter) => quarter[key] as number);
      expect(
        farthest(
          drawn.map(([, y]) => valueAt(y)),
          wanted,
        ),
      ).toBeLessThan(0.01 * Math.max(...wanted));
      expect(
        farthest(
          drawn.map(([at]) => at),
          wanted.map((_, t) => x(t + 0.5)),
        ),
      ).toBeLessThan(0.01);
    }
    expect(screen.getByText(/^dues \$/)).toBeTruthy();
  });

  it("draw the part of a bill that stays unpaid beside the reserve", () => {
    const scenario = presets.find(({ id }) => id === "single-sponsor")?.scenario as Scenario;
    const trace = traceOf(scenario, 2);
    const unpaid = trace.quarters.map(({ billUsdPerYear, funded }) => ((1 - funded) * billUsdPerYear) / 4);
    render(<ReserveChart {...shared} trace={trace} startYear={2026} cursor={8} height={110} />);
    const valueAt = valueScaleOf(document.querySelector("svg"), (label) => parseValue(label, "usd"));
    const bars = [...document.querySelectorAll(".trace-unpaid")];
    const seen = bars.map((bar) => valueAt(attribute(bar, "y")));
    const wanted = unpaid.filter((usd) => usd > 0);
    expect(wanted).toHaveLength(3);
    expect(farthest(seen, wanted)).toBeLessThan(0.01 * Math.max(...wanted));
  });

  it("tell the numbers of the quarter under the pointer, and move the player when pressed", () => {
    const trace = traceOf(coalition, RUN);
    const onPick = vi.fn();
    render(<LanesChart {...shared} trace={trace} scenario={coalition} cursor={17} onPick={onPick} />);
    const svg = screen.getByRole("img");
    fireEvent.pointerMove(svg, { clientX: x(6) + step / 2, buttons: 0 });
    expect(screen.getByText("2027 Q3")).toBeTruthy();
    expect(onPick).not.toHaveBeenCalled();
    fireEvent.pointerDown(svg, { clientX: x(6) + step / 2, buttons: 1 });
    expect(onPick).toHaveBeenLastCalledWith(6);
    fireEvent.pointerDown(svg, { clientX: left - 30, buttons: 1 });
    fireEvent.pointerDown(svg, { clientX: x(18) + step / 2, buttons: 1 });
    expect(onPick).toHaveBeenCalledTimes(1);
  });
});
