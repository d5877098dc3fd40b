// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { PageProvider } from "../../src/views/PageContext";
import { PresentView } from "../../src/views/present/PresentView";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(900);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(400);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("shows findings and what is under way, marks own words, and leaves the page alone until Escape", async () => {
  const { simulator, newest } = fakeSimulator();
  const session = createSession(simulator, presets, (callback) => callback());
  const page = pageOf(session);
  page.presenting.setState({ isOn: true });
  const user = userEvent.setup();
  const { container } = render(
    <PageProvider page={page}>
      <PresentView />
    </PageProvider>,
  );
  expect(screen.getByText("Imagining what becomes of the group…")).toBeTruthy();
  const show = (sponsor: number) =>
    act(() => newest().answer(resultsOf(coalition, { triggers: { sponsor } })));
  show(0.35);
  const title = () => document.querySelector(".slide h1")?.textContent;
  expect(title()).toBe("35 of 100 futures fall apart by 2031");
  expect(container.inert).toBe(true);
  await user.keyboard("4");
  expect(title()).toBe("Working out what each driver adds…");
  expect(document.querySelector(".slide-foot")?.textContent).toContain("4 / 9");
  await user.keyboard("{Home}e");
  await user.keyboard("Ours: ");
  expect(title()).toBe("Ours: 35 of 100 futures fall apart by 2031");
  expect(screen.getByText("your own words")).toBeTruthy();
  act(() => void session.change("governance.exitFeeYears", 1));
  show(0.12);
  expect(title()).toMatch(/^Ours/);
  expect(screen.getByText("The results have changed since you wrote this.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Use the finding again" }));
  expect(title()).toBe("12 of 100 futures fall apart by 2031");
  await user.keyboard("{Escape}b");
  expect(session.store.getState().scenario).toEqual(coalition);
  await user.keyboard("b");
  expect(session.store.getState().scenario.governance.exitFeeYears).toBe(1);
  await user.keyboard("{Escape}");
  expect(page.presenting.getState().isOn).toBe(false);
});
