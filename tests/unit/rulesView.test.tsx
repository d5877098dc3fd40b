// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { PageProvider } from "../../src/views/PageContext";
import { RulesView } from "../../src/views/rules/RulesView";
import { experiments } from "../support/experiments";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

async function open() {
  const fake = fakeSimulator(experiments);
  const session = createSession(fake.simulator, presets, (callback) => callback());
  session.change("simulation.runs", 100);
  render(
    <PageProvider page={pageOf(session)}>
      <RulesView />
    </PageProvider>,
  );
  act(() => fake.newest().answer(resultsOf(coalition, {})));
  await waitFor(() => expect(document.querySelector("path.stay-other")).not.toBeNull(), {
    timeout: 15_000,
    interval: 200,
  });
  return { ...fake, session, user: userEvent.setup() };
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(640);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("leads with the best rule, lists founders by rules, and adopts one as a single step", async () => {
  const { session, user, requests, newest } = await open();
  const lead = () => screen.getByRole("heading", { level: 1 }).textContent;
  expect(lead()).toMatch(/^Sharing by the Talmud rule would cut the risk .* but .* would pay .* more/);
  const table = screen.getByRole("region", { name: "Founders and rules" });
  expect(within(table).getAllByRole("columnheader")).toHaveLength(5);
  const cursor = within(table).getByRole("row", { name: /^Cursor/ });
  expect(within(cursor).getAllByRole("cell")).toHaveLength(5);
  expect(within(table).getByRole("row", { name: /^Risk of falling apart/ }).textContent).toContain(
    "not simulated",
  );
  expect(within(table).queryByRole("button", { name: /Shapley|By worth/ })).toBeNull();
  expect(cursor.textContent).toMatch(/\$\d\d\.\dM.*% would rather leave/);
  const before = requests.length;
  await user.click(within(table).getByRole("button", { name: "Adopt: Talmud" }));
  expect(session.store.getState().scenario.governance.costSharing).toBe("talmud");
  expect(requests.length).toBe(before + 1);
  act(() => newest().answer(resultsOf(coalition, {})));
  expect(lead()).toMatch(/^No other rule makes the risk smaller/);
  expect(within(table).getByRole("button", { name: "Adopt: By worth" })).toBeTruthy();
  act(() => session.undo());
  expect(session.store.getState().scenario.governance.costSharing).toBe("proportional");
});

it("draws who would stay, says it at the pointer and in a table", async () => {
  const { user } = await open();
  const figure = screen.getByRole("figure", { name: /^With 8 members, \d+% of them would rather stay/ });
  fireEvent.pointerMove(within(figure).getByRole("img"), { clientX: 50 });
  expect(within(figure).getByText(/^1 member: share that would stay/)).toBeTruthy();
  await user.click(within(figure).getByRole("button", { name: "Table" }));
  expect(within(figure).getAllByRole("row")).toHaveLength(21);
  expect(figure.querySelectorAll("path.stay-other")).toHaveLength(5);
});

it("puts the rule in use and the one of the lead first where not all fit", async () => {
  vi.spyOn(Element.prototype, "scrollWidth", "get").mockReturnValue(900);
  await open();
  const table = screen.getByRole("region", { name: "Founders and rules" });
  const heads = within(table).getAllByRole("columnheader");
  expect(heads.map(({ textContent }) => textContent).slice(0, 2)).toEqual(["By worthin use", "TalmudAdopt"]);
  expect(within(table).getByText(/^5 rules: scroll sideways/)).toBeTruthy();
  expect(table.dataset.more).toBe("true");
  Object.defineProperty(table, "scrollLeft", { value: 260, configurable: true });
  fireEvent.scroll(table);
  expect(table.dataset.more).toBeUndefined();
});
