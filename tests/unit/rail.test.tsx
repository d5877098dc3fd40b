// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { presets } from "../../src/model/presets";
import { type Scenario, scenarioSchema } from "../../src/model/schema";
import { controlGroups, itemControls } from "../../src/state/controlGroups";
import { LISTS } from "../../src/state/partners";
import { createSession } from "../../src/state/session";
import { Assumptions } from "../../src/views/Assumptions";
import { PageProvider } from "../../src/views/PageContext";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { coalition } from "./support/scenarios";

function open() {
  const fake = fakeSimulator();
  const session = createSession(fake.simulator, presets, (callback) => callback());
  render(
    <PageProvider page={pageOf(session)}>
      <Assumptions />
    </PageProvider>,
  );
  const user = userEvent.setup();
  const press = (name: string | RegExp) => user.click(screen.getByRole("button", { name }));
  return {
    session,
    user,
    press,
    scenario: () => session.store.getState().scenario,
    slider: (name: string) => screen.getByRole("slider", { name }),
    async type(name: string, text: string) {
      await press(new RegExp(`^${name}: .*Type a value`));
      const box = screen.getByRole("textbox", { name });
      await user.clear(box);
      await user.type(box, text);
    },
  };
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Paths of every leaf of the schema, found without the code that makes the controls. */
function leaves(schema: z.ZodType, path = ""): string[] {
  const wrapped = schema as { unwrap?: () => z.ZodType };
  if (schema instanceof z.ZodArray) return leaves(schema.element as z.ZodType, `${path}[0]`);
  if (schema instanceof z.ZodObject) {
    const dot = path === "" ? "" : `${path}.`;
    return Object.entries(schema.shape).flatMap(([name, inner]) => leaves(inner as z.ZodType, dot + name));
  }
  return wrapped.unwrap ? leaves(wrapped.unwrap(), path) : [path];
}

/** Not assumptions about the future: where editors find the schema, the file's format, and the notes on numbers,
 * which every control shows. */
const OF_THE_FILE = ["$schema", "version", "sources"];

describe("the rail", () => {
  it("has a control for every field of the schema", () => {
    const inGroups = controlGroups(coalition).flatMap(({ first, more }) => [...first, ...more]);
    const inItems = LISTS.flatMap((list) => itemControls(list, 0));
    const controlled = [...inGroups, ...inItems].map(({ id }) => id);
    const wanted = leaves(scenarioSchema).filter((path) => !OF_THE_FILE.includes(path));
    expect(wanted.length).toBeGreaterThan(55);
    expect(wanted.filter((path) => !controlled.includes(path))).toEqual([]);
    expect(new Set(controlled).size).toBe(controlled.length);
  });

  it("shows them all once everything is opened", async () => {
    const { user } = open();
    for (const more of screen.getAllByRole("button", { name: /^More of/ })) await user.click(more);
    for (const item of [/^Mistral AI/, /^NVIDIA/, /^Capital-market/]) {
      await user.click(screen.getAllByRole("button", { name: item, expanded: false })[0] as HTMLElement);
    }
    const shown = [...document.querySelectorAll(".assumptions-body [data-control]")].map((row) =>
      row.getAttribute("data-control"),
    );
    const wanted = leaves(scenarioSchema).filter((path) => !OF_THE_FILE.includes(path));
    expect(wanted.filter((path) => !shown.includes(path))).toEqual([]);
  });

  it("keeps the important ones in sight, and counts what changed behind the rest", async () => {
    const { session, press } = open();
    const sliders = screen.getAllByRole("slider").length;
    expect(sliders).toBeLessThan(25);
    act(() => void session.change("programme.spillover", 0.9));
    const more = screen.getByRole("button", { name: /^More of Training/ });
    expect(more.textContent).toContain("1 changed");
    await press(/^More of Training/);
    expect(more.getAttribute("aria-expanded")).toBe("true");
    await press(/^Progress that is free to all differs from the baseline/);
    expect(session.store.getState().scenario).toEqual(coalition);
  });

  it("tells help and source of a value, and what it was before a change", async () => {
    const { session, press, user } = open();
    await press("About Keeping pace with growth");
    expect(screen.getByText(/^Share of the frontier's .* cost growth/)).toBeTruthy();
    expect(screen.getByText("Assumption").parentElement?.textContent).toMatch(
      /^Assumption: budgets of several/,
    );
    act(() => void session.change("programme.pace", 0.9));
    expect(screen.getByText("Changed by you").parentElement?.textContent).toMatch(
      /^Changed by you; the baseline’s source: Assumption: budgets/,
    );
    await user.keyboard("{Escape}");
    expect(screen.queryByText("Changed by you")).toBeNull();
  });

  it("finds assumptions by words of their title or help, and items by name", async () => {
    const { user, scenario } = open();
    const find = screen.getByRole("searchbox", { name: "Find an assumption" });
    await user.type(find, "overrun");
    expect(screen.getByRole("slider", { name: "Cost overrun, 95th percentile" })).toBeTruthy();
    expect(screen.queryByRole("slider", { name: "Free riding" })).toBeNull();
    await user.clear(find);
    await user.type(find, "langchain commit");
    const commitment = within(screen.getByRole("group", { name: "LangChain" })).getByRole("slider");
    commitment.focus();
    await user.keyboard("{ArrowRight}");
    expect(scenario().members[6]?.commitmentYears).toBe(1.25);
    await user.clear(find);
    await user.type(find, "zebra");
    expect(screen.getByText("No assumption has these words.")).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(screen.getByRole("slider", { name: "Free riding" })).toBeTruthy();
  });
});

describe("uncertain inputs", () => {
  it("become certain and uncertain as they are typed, and say how they were understood", async () => {
    const { type, user, scenario } = open();
    await type("Frontier model, one generation", "800M");
    expect(screen.getByText("certain, $800M")).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(scenario().programme.frontierCostUsd).toBe(8e8);
    await type("Frontier model, one generation", "$400M - 1.6bn");
    expect(screen.getByText("lognormal, median $800M; 5% of runs exceed $1.6B")).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(scenario()).toEqual(coalition);
  });

  it("ask about cents before they take them", async () => {
    const { type, user, scenario } = open();
    await type("Frontier model, one generation", "0.4 to 1.6{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("That is $0.40 to $1.60. Did you mean M");
    expect(scenario()).toEqual(coalition);
    await user.type(screen.getByRole("textbox", { name: "Frontier model, one generation" }), "B{Enter}");
    expect(scenario()).toEqual(coalition);
    await type("Frontier model, one generation", "3 to 4{Enter}{Enter}");
    expect(scenario().programme.frontierCostUsd).toEqual({ dist: "lognormal", p5: 3, p95: 4 });
  });

  it("are spread as chosen, a triangle with a third knob", async () => {
    const { press, user, scenario, slider } = open();
    await press("About Frontier model, one generation");
    const choice = screen.getByLabelText("Frontier model, one generation: how sure");
    await user.selectOptions(choice, "triangular: likeliest in between");
    const cost = () => scenario().programme.frontierCostUsd;
    expect(cost()).toEqual({ dist: "triangular", min: 4e8, mode: 8e8, max: 1.6e9 });
    slider("Frontier model, one generation, likeliest").focus();
    await user.keyboard("{Home}");
    expect((cost() as { mode: number }).mode).toBeGreaterThanOrEqual(4e8);
    expect((cost() as { mode: number }).mode).toBeLessThan(4.5e8);
    await user.selectOptions(choice, "one number, certain");
    expect(typeof cost()).toBe("number");
    expect(
      document.querySelectorAll("[data-control='programme.frontierCostUsd'] .slider-density").length,
    ).toBe(0);
  });

  it("have a hill over their slider that is highest between the knobs", () => {
    open();
    const row = document.querySelector("[data-control='programme.frontierCostUsd']") as HTMLElement;
    const points =
      (row.querySelector(".slider-density path")?.getAttribute("d") ?? "").match(/[\d.]+ [\d.]+/g) ?? [];
    const [x] = points
      .map((point) => point.split(" ").map(Number))
      .reduce((a, b) => ((b[1] ?? 1) < (a[1] ?? 1) ? b : a));
    const knobs = within(row)
      .getAllByRole("slider")
      .map((knob) => Number((knob as HTMLInputElement).value));
    expect(x).toBeGreaterThan(knobs[0] ?? 1);
    expect(x).toBeLessThan(knobs[1] ?? 0);
  });
});

describe("sliders", () => {
  it("reach zero on a log scale, and none for a cap", async () => {
    const { press, user, scenario, slider } = open();
    slider("Chance it withdraws").focus();
    await user.keyboard("{Home}");
    expect(scenario().sponsors[0]?.withdrawalHazardPerYear).toBe(0);
    await press(/^NVIDIA/);
    slider("Cap").focus();
    await user.keyboard("{End}");
    expect(scenario().sponsors[0]?.capUsdPerYear).toBeNull();
    expect(slider("Cap").getAttribute("aria-valuetext")).toBe("none");
    await press("About Cap");
    await user.click(screen.getByRole("checkbox", { name: "No limit" }));
    expect(scenario().sponsors[0]?.capUsdPerYear).toBe(2e9);
  });

  it("hold the session from the press to the release of the pointer", () => {
    const { session, slider } = open();
    HTMLElement.prototype.setPointerCapture = () => {};
    const calls: string[] = [];
    vi.spyOn(session, "hold").mockImplementation(() => void calls.push("hold"));
    vi.spyOn(session, "release").mockImplementation(() => void calls.push("release"));
    cleanup();
    render(
      <PageProvider page={pageOf(session)}>
        <Assumptions />
      </PageProvider>,
    );
    const track = slider("Free riding").closest(".slider") as HTMLElement;
    vi.spyOn(track, "getBoundingClientRect").mockReturnValue({ left: 0, width: 100 } as DOMRect);
    session.store.subscribe(() => calls.push("change"));
    fireEvent.pointerDown(track, { button: 0, clientX: 50 });
    fireEvent.pointerMove(track, { clientX: 70 });
    fireEvent.lostPointerCapture(track);
    expect(calls[0]).toBe("hold");
    expect(calls.at(-1)).toBe("release");
    expect(session.store.getState().scenario.churn.freeRiding).toBe(0.7);
  });
});

describe("texts and choices", () => {
  it("keep an empty name until it is left, and say what is wrong with it", async () => {
    const { press, user, scenario } = open();
    await press(/^NVIDIA/);
    const name = screen.getByRole("textbox", { name: "Name" });
    await user.clear(name);
    expect(screen.getByRole("alert").textContent).toContain("text of 1 to 200 characters");
    await user.type(name, "A");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(scenario().sponsors[0]?.name).toBe("A");
    await user.clear(name);
    await user.tab();
    expect((name as HTMLInputElement).value).toBe("A");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("say that fee units make no difference while all are the same", async () => {
    const { session, user } = open();
    expect(screen.queryByText(/same fee units/)).toBeNull();
    await user.selectOptions(screen.getByLabelText("Dues are split"), "by fee units");
    expect(screen.getByText(/same fee units, so this is the same as “equally”/)).toBeTruthy();
    act(() => void session.change("members[0].weight", 3));
    expect(screen.queryByText(/same fee units/)).toBeNull();
  });
});

describe("lists in the rail", () => {
  const names = ({ members }: Scenario) => members.map(({ name }) => name);
  const focused = () =>
    document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent;

  it("add, copy, move and remove by keyboard, and keep the focus where one goes on", async () => {
    const { press, user, scenario } = open();
    await press(/^More of Members/);
    await press(/^LangChain/);
    screen.getByRole("button", { name: "Duplicate LangChain" }).focus();
    await user.keyboard("{Enter}");
    expect(names(scenario()).slice(6, 8)).toEqual(["LangChain", "LangChain 2"]);
    expect(focused()).toContain("LangChain 2");
    screen.getByRole("button", { name: "Move up LangChain" }).focus();
    await user.keyboard("{Enter}{Enter}");
    expect(names(scenario()).indexOf("LangChain")).toBe(4);
    expect(focused()).toBe("Move up LangChain");
    screen.getByRole("button", { name: "Remove LangChain" }).focus();
    await user.keyboard("{Enter}");
    expect(names(scenario())).not.toContain("LangChain");
    expect(focused()).toContain("Thinking Machines Lab");
    await press("Add prospects");
    expect(scenario().members.at(-1)?.name).toBe("New prospects");
    expect(focused()).toContain("New prospects");
    expect(document.activeElement?.getAttribute("aria-expanded")).toBe("true");
  });

  it("put back what was removed, with its sources", async () => {
    const { press, scenario } = open();
    await press(/^A rival/);
    await press("Remove A rival gives away a frontier model");
    expect(focused()).toContain("Capital-market downturn");
    expect(screen.getByText(/^1 shock of the baseline removed/)).toBeTruthy();
    await press("Put back");
    expect(scenario()).toEqual(coalition);
  });

  it("say why the last founders cannot go", async () => {
    const { session, press } = open();
    act(() => void session.edit((scenario) => ({ ...scenario, members: scenario.members.slice(7) })));
    await press(/^More of Members/);
    await press(/^Sarvam/);
    await press("Remove Sarvam");
    expect(screen.getByRole("alert").textContent).toContain("At least one group must be founders");
    expect(session.store.getState().scenario.members.length).toBe(2);
  });

  it("stop at their limits, and say so", async () => {
    const { session } = open();
    const [shock] = coalition.shocks;
    const shocks = Array.from({ length: 20 }, (_, index) => ({ ...shock, name: `Shock ${index}` }));
    act(() => void session.change("shocks", shocks));
    expect(screen.getByRole("button", { name: "Add a shock" })).toHaveProperty("disabled", true);
    expect(screen.getByText("There can be at most 20 shocks.")).toBeTruthy();
  });

  it("draw a few of two hundred groups until all are asked for", async () => {
    const { session, press, user } = open();
    const [first] = coalition.members;
    const members = Array.from({ length: 200 }, (_, index) => ({ ...first, name: `Company ${index}` }));
    act(() => void session.change("members", members));
    await press(/^More of Members: 200 groups/);
    expect(screen.getAllByRole("button", { name: /^Company \d+/ }).length).toBe(12);
    await press("Show all 200 groups");
    expect(screen.getAllByRole("button", { name: /^Company \d+/ }).length).toBe(200);
    await user.type(screen.getByRole("searchbox"), "company 199 worth");
    expect(screen.getByRole("group", { name: "Company 199" })).toBeTruthy();
  });

  it("keep a row open while it moves, and its marks with it", async () => {
    const { press, user, scenario, slider } = open();
    await press(/^Capital-market/);
    slider("Training cost").focus();
    await user.keyboard("{ArrowRight}");
    const changed = scenario().shocks[0]?.cost;
    expect(changed).toBeGreaterThan(1);
    await press("Move down Capital-market downturn");
    expect(scenario().shocks[1]?.cost).toBe(changed);
    expect(screen.getByRole("button", { name: /^Training cost differs from the baseline/ })).toBeTruthy();
    expect(screen.getByRole("button", { name: /^Capital-market/, expanded: true }).textContent).toContain(
      "1 changed",
    );
  });
});
