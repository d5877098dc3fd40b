// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { presets } from "../../src/model/presets";
import { type Scenario, scenarioSchema } from "../../src/model/schema";
import { controlGroups, itemControls } from "../../src/state/controlGroups";
import { removeItem } from "../../src/state/lists";
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
    expect(document.querySelector(".echo")?.textContent).toBe("$800M");
    await user.keyboard("{Enter}");
    expect(scenario().programme.frontierCostUsd).toBe(8e8);
    await type("Frontier model, one generation", "$400M - 1.6bn");
    expect(screen.getByText("lognormal: half the time below $800M, 1 time in 20 above $1.6B")).toBeTruthy();
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

  it("let go when another scenario is opened while they are held", () => {
    const { session, slider, scenario } = open();
    HTMLElement.prototype.setPointerCapture = () => {};
    const track = slider("Free riding").closest(".slider") as HTMLElement;
    vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue({ left: 0, width: 100 } as DOMRect);
    fireEvent.pointerDown(track, { button: 0, clientX: 50 });
    act(() => session.openPreset("open-consortium"));
    const before = scenario();
    fireEvent.pointerMove(slider("Free riding").closest(".slider") as HTMLElement, { clientX: 70 });
    fireEvent.pointerMove(track, { clientX: 90 });
    expect(scenario()).toBe(before);
  });

  /** Drags the knob of a slider that is 100 px wide. */
  function drag(slider: HTMLElement, from: number, ...over: number[]) {
    HTMLElement.prototype.setPointerCapture = () => {};
    const track = slider.closest(".slider") as HTMLElement;
    vi.spyOn(track, "getBoundingClientRect").mockReturnValue({ left: 0, width: 100 } as DOMRect);
    fireEvent.pointerDown(track, { button: 0, clientX: from });
    for (const clientX of over) fireEvent.pointerMove(track, { clientX });
    fireEvent.lostPointerCapture(track);
  }

  it("make one step of a drag when another had the focus", () => {
    const { session, slider, scenario } = open();
    act(() => slider("Keeping pace with growth").focus());
    drag(slider("Free riding"), 40, 50, 60, 70);
    expect(scenario().churn.freeRiding).toBe(0.7);
    act(() => session.undo());
    expect(scenario()).toEqual(coalition);
  });

  it("leave what was being typed as a step of its own, and keep to it", async () => {
    const { session, slider, scenario, type } = open();
    await type("Frontier model, one generation", "500M to 2bn");
    drag(slider("Frontier model, one generation, 5th percentile"), 40, 41, 42);
    const cost = () => scenario().programme.frontierCostUsd as { p5: number; p95: number };
    expect(cost().p95).toBe(2e9);
    expect(cost().p5).not.toBe(5e8);
    act(() => session.undo());
    expect(cost()).toMatchObject({ p5: 5e8, p95: 2e9 });
    act(() => session.undo());
    expect(scenario()).toEqual(coalition);
  });
});

describe("the focus", () => {
  const focused = () => document.activeElement?.getAttribute("aria-label");

  it.each(["{Enter}", "{Escape}"])("goes from a box to the value on %s", async (key) => {
    const { user, type } = open();
    await type("Free riding", "40%");
    await user.keyboard(key);
    expect(screen.queryByRole("textbox", { name: "Free riding" })).toBeNull();
    expect(focused()).toMatch(/^Free riding: [34]0%\. Type a value$/);
  });

  it("stays where it goes when a box is left", async () => {
    const { user, type, scenario } = open();
    await type("Free riding", "40%");
    await user.click(screen.getByRole("searchbox"));
    expect(scenario().churn.freeRiding).toBe(0.4);
    expect(focused()).toBe("Find an assumption");
  });

  it("goes to the name when a value is put back", async () => {
    const { session, press } = open();
    act(() => void session.change("churn.freeRiding", 0.9));
    await press(/^Free riding differs from the baseline/);
    expect(focused()).toBe("About Free riding");
  });

  it.each(["Reset all", "Make this the baseline"])("stays where “%s” was", async (name) => {
    const { session, press } = open();
    act(() => void session.change("churn.freeRiding", 0.9));
    await press(name);
    expect(screen.queryByRole("button", { name })).toBeNull();
    expect(document.activeElement?.textContent).toMatch(/^As /);
  });

  it("decides what Escape closes", async () => {
    const { press, user, type, slider } = open();
    const isOpen = (name: string) =>
      screen.getByRole("button", { name: `About ${name}` }).getAttribute("aria-expanded");
    await press("About Free riding");
    await press("About Keeping pace with growth");
    await type("Free riding", "40%");
    await user.keyboard("{Escape}");
    expect([isOpen("Free riding"), isOpen("Keeping pace with growth")]).toEqual(["true", "true"]);
    screen.getByRole("searchbox").focus();
    await user.keyboard("{Escape}");
    expect([isOpen("Free riding"), isOpen("Keeping pace with growth")]).toEqual(["true", "true"]);
    slider("Free riding").focus();
    await user.keyboard("{Escape}");
    expect([isOpen("Free riding"), isOpen("Keeping pace with growth")]).toEqual(["false", "true"]);
    expect(focused()).toBe("About Free riding");
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

  it("forget a refused text without a step for undo", async () => {
    const { session, press, user, scenario } = open();
    await press(/^NVIDIA/);
    act(() => void session.change("churn.freeRiding", 0.9));
    act(() => session.undo());
    await user.click(screen.getByRole("textbox", { name: "Name" }));
    await user.paste("");
    fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: "" } });
    await user.tab();
    expect(scenario()).toBe(coalition);
    expect(session.store.getState()).toMatchObject({ canUndo: false, canRedo: true });
  });

  it("are one step for undo from entering to leaving a box", async () => {
    const { session, press, user, scenario } = open();
    await press(/^NVIDIA/);
    const name = screen.getByRole("textbox", { name: "Name" });
    await user.clear(name);
    await user.type(name, "Nvidia Corporation");
    await user.tab();
    await user.type(screen.getByRole("textbox", { name: "Seed" }), "2");
    act(() => session.undo());
    expect(scenario().simulation.seed).toBe("nemotron");
    expect(scenario().sponsors[0]?.name).toBe("Nvidia Corporation");
    act(() => session.undo());
    expect(scenario()).toEqual(coalition);
  });

  it("are a step that ends when a search no longer finds the box", async () => {
    const { session, user, scenario } = open();
    await user.type(screen.getByRole("searchbox"), "langchain name");
    const name = within(screen.getByRole("group", { name: "LangChain" })).getByRole("textbox");
    await user.type(name, "{Home}X", { initialSelectionStart: 0 });
    expect(name.isConnected).toBe(false);
    act(() => void session.change("churn.freeRiding", 0.8));
    act(() => void session.change("churn.freeRiding", 0.9));
    act(() => session.undo());
    expect(scenario().churn.freeRiding).toBe(0.8);
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
    const rows = () =>
      [...document.querySelectorAll("[data-item]")].filter((row) => row.textContent?.startsWith("Company"));
    const members = Array.from({ length: 200 }, (_, index) => ({ ...first, name: `Company ${index}` }));
    act(() => void session.change("members", members));
    await press(/^More of Members: 200 founders/);
    expect(rows().length).toBe(12);
    await press("Show all 200 groups");
    expect(rows().length).toBe(200);
    expect(document.activeElement?.textContent).toMatch(/^Company 12(?!\d)/);
    await user.click(screen.getByRole("searchbox"));
    await user.paste("company 199 worth");
    expect(screen.getByRole("group", { name: "Company 199" })).toBeTruthy();
  });

  it("keep only the newest of several additions open", async () => {
    const { press, user } = open();
    await press(/^Capital-market/);
    for (let times = 0; times < 4; times++) await press("Add a shock");
    const opened = screen.getAllByRole("button", { expanded: true }).map((row) => row.textContent);
    expect(opened.map((text) => /^(?:Capital|New shock(?: \d)?)/.exec(text ?? "")?.[0])).toEqual([
      "Capital",
      "New shock 4",
    ]);
    await user.click(screen.getByRole("button", { name: /^New shock 2/ }));
    expect(screen.getAllByRole("button", { expanded: true }).length).toBe(3);
  });

  it("give back the cap that a moved member had in the baseline", async () => {
    const { session, press, user, scenario } = open();
    act(() => void session.change("members[1].duesCapUsdPerYear", 5e6));
    act(() => void session.change("members[2].duesCapUsdPerYear", 9e6));
    act(() => session.setBaseline());
    act(() => void session.edit((before) => removeItem(before, "members", 0)));
    await press(/^More of Members/);
    await press(/^Cursor/);
    const row = document.querySelector('[data-control="members[0].duesCapUsdPerYear"]') as HTMLElement;
    await user.click(within(row).getByRole("button", { name: /^About/ }));
    const box = within(row).getByRole("checkbox", { name: "No limit" });
    await user.click(box);
    expect(scenario().members[0]?.duesCapUsdPerYear).toBeNull();
    await user.click(box);
    expect(scenario().members[0]?.duesCapUsdPerYear).toBe(5e6);
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
