// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { createPreferences } from "../../src/state/preferences";
import { createSession } from "../../src/state/session";
import { App } from "../../src/views/App";
import { letDialogsOpen } from "./support/dialogs";
import { fakeSimulator } from "./support/fakeSimulator";
import { lightSystem, pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const results = resultsOf(coalition, {
  triggers: { sponsor: 0.161, price: 0.126, departures: 0.063 },
  left: [0.47, 0.5, 0.5, 0.57, 0.5, 0.5, 0.5, 0.48],
});

function open() {
  const fake = fakeSimulator();
  const session = createSession(fake.simulator, presets, (callback) => callback());
  render(<App page={pageOf(session)} />);
  const slider = (name: string) => screen.getByRole("slider", { name });
  return { ...fake, session, slider, user: userEvent.setup() };
}

beforeEach(() => {
  letDialogsOpen();
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(600);
  localStorage.clear();
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the page", () => {
  it("says that it is at work, then what it found", () => {
    const { newest } = open();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Imagining");
    act(() => newest().answer(results, 2000));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(
      /^35 of 100 futures fall apart by 2031/,
    );
    expect(screen.getByText(/2,000 of 10,000 runs/)).toBeTruthy();
    act(() => newest().answer(results));
    expect(screen.getByText(/^10,000 runs · /).textContent).toMatch(
      /^10,000 runs · ±0.9 points of noise \(95%\) · seed/,
    );
    expect(screen.getByRole("status").textContent).toMatch(/^35 of 100/);
  });

  it("has a figure with words and a table for each chart", async () => {
    const { newest, user } = open();
    act(() => newest().answer(results));
    expect(screen.getAllByRole("figure").length).toBe(5);
    const survival = screen.getByRole("figure", { name: /futures ends by 2031/ });
    expect(within(survival).getByRole("img").getAttribute("aria-label")).toContain(
      "16% after the sponsor left",
    );
    await user.click(within(survival).getByRole("button", { name: "Table" }));
    const rows = within(within(survival).getByRole("table")).getAllByRole("row");
    expect(rows.length).toBe(7);
    expect(rows.at(-1)?.textContent).toContain("65.0%");
  });

  it("says the numbers at the pointer", () => {
    const { newest } = open();
    act(() => newest().answer(results));
    const [survival, dues] = screen.getAllByRole("img") as [HTMLElement, HTMLElement];
    fireEvent.pointerMove(survival, { clientX: 40 });
    expect(screen.getByText("Start of 2026 Q1: all together")).toBeTruthy();
    fireEvent.pointerMove(survival, { clientX: 200 });
    expect(screen.getByText(/^Start of 20\d\d Q\d: \d+\.\d% together \(95%: .* – .*%\)$/)).toBeTruthy();
    fireEvent.pointerLeave(survival);
    expect(screen.queryByText(/^Start of 20/)).toBeNull();
    fireEvent.pointerMove(dues, { clientX: 62 });
    expect(screen.getByText(/^2026 Q1: \$13M a year \(9 in 10: \$6.5M – \$26M\)$/)).toBeTruthy();
  });

  it("simulates again when a slider moves by key, and marks what differs", async () => {
    const { newest, slider, user, requests } = open();
    slider("Free riding").focus();
    await user.keyboard("{ArrowRight}");
    expect(newest().scenario.churn.freeRiding).toBe(0.31);
    await user.keyboard("{PageUp}{ArrowLeft}");
    expect(newest().scenario.churn.freeRiding).toBe(0.4);
    expect(slider("Free riding").getAttribute("aria-valuetext")).toBe("40 percent");
    expect(requests.length).toBe(4);
    expect(screen.getByText("1 changed")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Free riding differs/ }));
    expect(newest().scenario).toEqual(coalition);
    expect(screen.getByText("As they come with the preset")).toBeTruthy();
  });

  it("keeps the two ends of a range apart", async () => {
    const { newest, slider, user } = open();
    const growth = () => newest().scenario.programme.costGrowthPerYear;
    slider("Growth of its cost, 5th percentile").focus();
    await user.keyboard("{End}");
    expect(growth()).toEqual({ dist: "lognormal", p5: 2.8, p95: 2.9 });
    await user.keyboard("{Home}");
    slider("Growth of its cost, 95th percentile").focus();
    await user.keyboard("{Home}");
    expect(growth()).toEqual({ dist: "lognormal", p5: 1, p95: 1.1 });
  });

  it("follows what assistive technology sets a slider to", () => {
    const { newest, slider } = open();
    fireEvent.change(slider("Free riding"), { target: { value: "0.5" } });
    expect(newest().scenario.churn.freeRiding).toBe(0.5);
    fireEvent.change(slider("Free riding"), { target: { value: "0.5001" } });
    expect(newest().scenario.churn.freeRiding).toBe(0.51);
  });

  it("takes an exact value, and says what is wrong with one that cannot be", async () => {
    const { newest, user } = open();
    await user.click(
      screen.getByRole("button", { name: /^Frontier model, one generation: \$400M – \$1.6B/ }),
    );
    const box = screen.getByRole("textbox", { name: "Frontier model, one generation" });
    await user.clear(box);
    await user.type(box, "2B to 1B{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("first number must be below");
    await user.clear(box);
    await user.type(box, "0.5 to 2B{Enter}");
    expect(newest().scenario.programme.frontierCostUsd).toEqual({ dist: "lognormal", p5: 5e8, p95: 2e9 });
    await user.click(screen.getByRole("button", { name: /^Members needed to go on: 4/ }));
    const quorum = screen.getByRole("textbox", { name: "Members needed to go on" });
    await user.clear(quorum);
    await user.type(quorum, "2.5{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("a whole number from 0 to 100,000");
    await user.keyboard("{Escape}");
    expect(newest().scenario.governance.quorum).toBe(4);
  });

  it("opens with text that fits and reads back, and leaves the value alone when it is not changed", async () => {
    const { newest, session, requests, user } = open();
    const cost = { dist: "lognormal", p5: 412_345_678, p95: 1.6e9 } as const;
    act(() => void session.change("programme.frontierCostUsd", cost));
    const before = requests.length;
    await user.click(screen.getByRole("button", { name: /^Frontier model, one generation: / }));
    const box = () =>
      screen.getByRole<HTMLInputElement>("textbox", { name: "Frontier model, one generation" });
    expect(box().value).toBe("$412.345678M to $1.6B");
    expect(box().size).toBeGreaterThanOrEqual(box().value.length);
    await user.keyboard("{Enter}");
    await user.click(screen.getByRole("button", { name: /^Frontier model, one generation: / }));
    await user.tab();
    expect(screen.queryByRole("textbox", { name: "Frontier model, one generation" })).toBeNull();
    expect(requests.length).toBe(before);
    expect(newest().scenario.programme.frontierCostUsd).toEqual(cost);
  });

  it("drops what was typed when the scenario changes or is reset", async () => {
    const { session, user } = open();
    const box = () => screen.queryByRole("textbox", { name: "Members needed to go on" });
    const type = async (text: string) => {
      await user.click(screen.getByRole("button", { name: /^Members needed to go on: / }));
      await user.clear(box() as HTMLElement);
      await user.type(box() as HTMLElement, text);
    };
    act(() => void session.change("churn.freeRiding", 0.5));
    await type("2.5{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("a whole number");
    await user.click(screen.getByRole("button", { name: "Reset all" }));
    expect([box(), screen.queryByRole("alert")]).toEqual([null, null]);
    await type("7");
    act(() => session.openPreset("open-consortium"));
    expect(box()).toBeNull();
    act(() => session.openPreset("nemotron-coalition"));
    expect([box(), screen.queryByRole("alert")]).toEqual([null, null]);
  });

  it("closes help by Escape", async () => {
    const { user } = open();
    const help = screen.getByRole("button", { name: "About Free riding" });
    await user.click(help);
    expect(help.getAttribute("aria-expanded")).toBe("true");
    await user.keyboard("{Escape}");
    expect(help.getAttribute("aria-expanded")).toBe("false");
  });

  it("says that it forecasts nothing", () => {
    open();
    expect(screen.getByText(/none is a forecast about a company named here/)).toBeTruthy();
  });

  it("leaves a sponsor no more of the bill than the others do", async () => {
    const { newest, session, user } = open();
    const [sponsor] = coalition.sponsors as [(typeof coalition.sponsors)[0]];
    const sponsors = [sponsor, { ...sponsor, name: "Other", share: 0.3 }];
    act(() => void session.change("sponsors", sponsors));
    await user.click(screen.getByRole("button", { name: /^Share of the bill: 60%/ }));
    const box = screen.getByRole("textbox", { name: "Share of the bill" });
    await user.clear(box);
    await user.type(box, "80{Enter}");
    expect(screen.getByRole("alert").textContent).toBe("Share of the bill: at most 70% beside the others.");
    await user.clear(box);
    await user.type(box, "70{Enter}");
    expect(newest().scenario.sponsors[0]?.share).toBe(0.7);
  });

  it("changes rule, seed and scenario", async () => {
    const { newest, user } = open();
    await user.selectOptions(screen.getByLabelText("Dues are split"), "equally");
    expect(newest().scenario.governance.costSharing).toBe("equal");
    await user.type(screen.getByLabelText("Seed"), "2");
    expect(newest().scenario.simulation.seed).toBe("nemotron2");
    await user.click(screen.getByRole("button", { name: /^Scenario:/ }));
    await user.click(screen.getByRole("button", { name: /^Open consortium/ }));
    expect(newest().scenario.name).toBe("Open consortium");
    expect(screen.queryByText(/^Sponsor:/)).toBeNull();
  });

  it("says when the simulation failed, and tries again", async () => {
    const { newest, user, requests } = open();
    act(() => newest().on.fail(new Error("out of memory")));
    expect(screen.getByRole("alert").textContent).toContain("out of memory");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(requests.length).toBe(2);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("can be stopped when it is long, and goes on", async () => {
    const { newest, user, session, requests } = open();
    act(() => newest().answer(results, 2000));
    expect(screen.queryByRole("button", { name: "Stop here" })).toBeNull();
    act(() => void session.change("simulation.runs", 1_000_000));
    act(() => newest().answer(results, 4000));
    await user.click(screen.getByRole("button", { name: "Stop here" }));
    expect(newest().isCancelled).toBe(true);
    expect(screen.getByText(/4,000 of 1,000,000 runs/)).toBeTruthy();
    const before = requests.length;
    await user.click(screen.getByRole("button", { name: "Simulate again" }));
    expect(requests.length).toBe(before + 1);
  });

  it("stops at a precision when that is asked for", async () => {
    const { newest, user } = open();
    await user.selectOptions(screen.getByRole("combobox", { name: "When to stop" }), "at ±0.5 points");
    expect(newest().options.precision).toBe(0.005);
    await user.selectOptions(screen.getByRole("combobox", { name: "When to stop" }), "after that many runs");
    expect(newest().options.precision).toBeNull();
  });

  it("shows past consortia, or not, and remembers", async () => {
    const { newest, user } = open();
    act(() => newest().answer(results));
    const band = () => document.querySelector(".base-rate");
    expect(band()).not.toBeNull();
    await user.click(screen.getByRole("button", { name: "Hide past consortia" }));
    expect(band()).toBeNull();
    expect(createPreferences(lightSystem()).store.getState().showsBaseRate).toBe(false);
  });

  it("goes from light to dark and remembers", async () => {
    const { user } = open();
    expect(document.documentElement.dataset.theme).toBe("light");
    await user.click(screen.getByRole("button", { name: "Use dark colours" }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(createPreferences(lightSystem()).store.getState().theme).toBe("dark");
  });

  it("survives two hundred groups with long names", () => {
    const { session, newest } = open();
    const [first] = coalition.members;
    const name = (index: number) => `${"Extraordinarily long company name ".repeat(2)}${index}`;
    act(() => {
      session.edit((scenario) => ({
        ...scenario,
        members: Array.from({ length: 200 }, (_, index) => ({
          ...(first as (typeof coalition.members)[0]),
          name: name(index),
        })),
      }));
    });
    act(() => newest().answer(resultsOf(newest().scenario, { triggers: { sponsor: 0.99 } })));
    expect(screen.getByText("and 188 more, no likelier to leave")).toBeTruthy();
  });
});
