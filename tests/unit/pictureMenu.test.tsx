// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { Figure } from "../../src/charts/Figure";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { PageProvider } from "../../src/views/PageContext";
import { PictureProvider } from "../../src/views/pictures/PictureProvider";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

const { makePicture } = vi.hoisted(() => ({
  makePicture: vi.fn(async (..._: readonly unknown[]) => ({ name: "a.png", content: new Blob() })),
}));
vi.mock("../../src/views/pictures/makePicture", () => ({ makePicture }));
vi.mock("../../src/share/saveFile", () => ({ saveFile: () => {} }));

function open(isOld = false) {
  const { simulator, newest } = fakeSimulator();
  const session = createSession(simulator, presets, (callback) => callback());
  session.edit(() => coalition);
  render(
    <PageProvider page={pageOf(session)}>
      <PictureProvider>
        <Figure title="A" subtitle="B" height={10} table={() => ({ head: [], rows: [] })} isOld={isOld}>
          {() => null}
        </Figure>
      </PictureProvider>
    </PageProvider>,
  );
  const answer = () => act(() => newest().answer(resultsOf(coalition)));
  return { session, answer, user: userEvent.setup() };
}

const save = () => screen.getByRole("button", { name: "Save picture" });

afterEach(() => {
  cleanup();
  makePicture.mockClear();
});

it("offers no picture of a chart that belongs to other assumptions, and says so", async () => {
  const { session, answer, user } = open();
  answer();
  expect(save().getAttribute("aria-disabled")).toBe("false");
  act(() => void session.change("governance.exitFeeYears", 0.5));
  expect(save().getAttribute("aria-disabled")).toBe("true");
  await user.click(save());
  expect(screen.queryByRole("menu")).toBeNull();
  expect(screen.getByText("Not worked out yet for these assumptions")).toBeTruthy();
  answer();
  expect(screen.queryByText("Not worked out yet for these assumptions")).toBeNull();
  await user.click(save());
  act(() => void session.change("governance.exitFeeYears", 0.25));
  await user.click(screen.getByRole("menuitem", { name: "PNG picture" }));
  expect(makePicture).not.toHaveBeenCalled();
});

it("offers none of a study's old chart either", () => {
  const { answer } = open(true);
  answer();
  expect(save().getAttribute("aria-disabled")).toBe("true");
});

it("makes a picture of what was there when it was chosen", async () => {
  const { session, answer, user } = open();
  answer();
  const before = session.store.getState();
  await user.click(save());
  const item = screen.getByRole("menuitem", { name: "SVG picture" });
  act(() => {
    item.click();
    session.change("governance.exitFeeYears", 0.5);
  });
  await vi.waitFor(() => expect(makePicture).toHaveBeenCalled());
  expect(makePicture.mock.calls[0]?.[1]).toEqual({ state: before, view: "overview", edits: {} });
});
