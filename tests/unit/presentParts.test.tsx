// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { createSession } from "../../src/state/session";
import { PrintExport } from "../../src/views/export/PrintExport";
import { PageProvider } from "../../src/views/PageContext";
import { ScenarioCode } from "../../src/views/present/SourcesBody";
import { useFullScreen } from "../../src/views/present/useLayer";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

beforeEach(() => localStorage.clear());

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("printing from the export dialog", () => {
  async function open() {
    const fake = fakeSimulator({
      outcomes: () => Promise.reject(new Error("no kernel")),
      openings: () => Promise.reject(new Error("no kernel")),
    });
    const session = createSession(fake.simulator, presets, (callback) => callback());
    const page = pageOf(session);
    const printed: (string | null)[] = [];
    vi.stubGlobal("print", () => printed.push(page.presenting.getState().paper));
    render(
      <PageProvider page={page}>
        <PrintExport />
      </PageProvider>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Print slides…" }));
    return { ...fake, session, page, printed };
  }

  it("prints once all is there that will be, and leaves nothing behind", async () => {
    const { newest, page, printed } = await open();
    expect(printed).toEqual([]);
    await act(async () => newest().answer(resultsOf(coalition)));
    await expect.poll(() => printed).toEqual(["slides"]);
    expect(page.presenting.getState().paper).toBeNull();
  });

  it("says when the simulation was stopped, and tries again", async () => {
    const { newest, requests, session } = await open();
    act(() => newest().answer(resultsOf(coalition), 100));
    act(() => session.stop());
    expect(screen.getByRole("status").textContent).toContain("nothing is printed yet");
    const before = requests.length;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(requests.length).toBe(before + 1);
    expect(screen.getByRole("status").textContent).toContain("Working out");
  });
});

function FullScreen({ onLeft }: { onLeft: () => void }) {
  useFullScreen(onLeft);
  return null;
}

describe("the full screen", () => {
  it("is given back when it was granted after the presentation was left", async () => {
    const grants: (() => void)[] = [];
    const exit = vi.fn(() => Promise.resolve());
    const request = () => new Promise<void>((resolve) => grants.push(resolve));
    const full = vi.fn<() => Element | null>(() => null);
    Object.defineProperty(document, "fullscreenElement", { configurable: true, get: full });
    Object.assign(document, { exitFullscreen: exit });
    Object.assign(document.documentElement, { requestFullscreen: request });
    const { rerender, unmount } = render(<FullScreen onLeft={() => {}} />);
    rerender(<FullScreen onLeft={() => {}} />);
    unmount();
    expect(exit).not.toHaveBeenCalled();
    full.mockReturnValue(document.documentElement);
    expect(grants).toHaveLength(1);
    for (const grant of grants) grant();
    await expect.poll(() => exit.mock.calls.length).toBe(1);
    Reflect.deleteProperty(document, "fullscreenElement");
    Reflect.deleteProperty(document, "exitFullscreen");
    Reflect.deleteProperty(document.documentElement, "requestFullscreen");
  });

  it("tells what is newest to be told when the reader gives it back", () => {
    const full = vi.fn<() => Element | null>(() => document.documentElement);
    Object.defineProperty(document, "fullscreenElement", { configurable: true, get: full });
    const [closed, left] = [vi.fn(), vi.fn()];
    const { rerender } = render(<FullScreen onLeft={left} />);
    rerender(<FullScreen onLeft={closed} />);
    const change = () => act(() => void document.dispatchEvent(new Event("fullscreenchange")));
    change();
    full.mockReturnValue(null);
    change();
    change();
    expect(left).not.toHaveBeenCalled();
    expect(closed).toHaveBeenCalledTimes(1);
    Reflect.deleteProperty(document, "fullscreenElement");
  });
});

it("shows no code where no link can be handed out", () => {
  render(<ScenarioCode address={null} />);
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.getByText(/Save its file under Export/)).toBeTruthy();
});
