// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import { createPreferences } from "../../src/state/preferences";
import { createSession } from "../../src/state/session";
import { App } from "../../src/views/App";
import { letDialogsOpen } from "./support/dialogs";
import { fakeSimulator } from "./support/fakeSimulator";
import { lightSystem, pageOf } from "./support/pageOf";
import { coalition } from "./support/scenarios";

function open() {
  const session = createSession(fakeSimulator().simulator, presets, (callback) => callback());
  render(<App page={pageOf(session)} />);
  const user = userEvent.setup();
  const openGallery = async () => {
    await user.click(screen.getByRole("button", { name: /^Scenario:/ }));
    return within(screen.getByRole("dialog", { name: "Scenarios" }));
  };
  return { session, state: session.store.getState, user, openGallery };
}

beforeEach(() => {
  letDialogsOpen();
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the gallery", () => {
  it("tells the story of every preset, and opens one", async () => {
    const { openGallery, user, state } = open();
    const gallery = await openGallery();
    for (const { scenario } of presets) expect(gallery.getByText(scenario.summary)).toBeTruthy();
    await user.click(gallery.getByRole("button", { name: /^Open consortium/ }));
    expect(state().presetId).toBe("open-consortium");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("renames, duplicates and deletes one's own, and undoes the deletion", async () => {
    const { openGallery, user, state, session } = open();
    act(() => session.duplicate());
    const gallery = await openGallery();
    await user.click(gallery.getByRole("button", { name: "Rename Nemotron-style coalition (copy)" }));
    const box = gallery.getByRole("textbox", { name: "New name" });
    await user.clear(box);
    await user.keyboard("{Enter}");
    expect(gallery.getByRole("alert").textContent).toContain("Name: ");
    await user.type(box, "Ours{Enter}");
    expect(state().scenario.name).toBe("Ours");
    await user.click(gallery.getByRole("button", { name: "Duplicate Ours" }));
    expect(state().scenario.name).toBe("Ours (copy)");
    await user.click(gallery.getByRole("button", { name: "Delete Ours (copy)" }));
    expect(state().scenario).toBe(coalition);
    await user.click(within(gallery.getByRole("alert")).getByRole("button", { name: "Undo" }));
    expect(state().scenario.name).toBe("Ours (copy)");
  });

  it("begins at what is open, and says so", async () => {
    const gallery = await open().openGallery();
    const now = gallery.getByRole("button", { current: true });
    expect(now.textContent).toMatch(/^Nemotron-style coalition\s*open now/);
    expect(document.activeElement).toBe(now);
    expect(gallery.getAllByText("open now").length).toBe(1);
  });

  it("has back what was deleted as it was: open or not", async () => {
    const { openGallery, user, state, session } = open();
    act(() => session.duplicate());
    act(() => session.openPreset("single-sponsor"));
    const gallery = await openGallery();
    await user.click(gallery.getByRole("button", { name: /^Delete / }));
    await user.click(gallery.getByRole("button", { name: "Undo" }));
    expect(state()).toMatchObject({ ownId: null, presetId: "single-sponsor" });
    await user.click(gallery.getByRole("button", { name: /^Nemotron-style coalition \(copy\)/ }));
    const again = await openGallery();
    await user.click(again.getByRole("button", { name: /^Delete / }));
    expect(state().ownId).toBeNull();
    await user.click(again.getByRole("button", { name: "Undo" }));
    expect(state().scenario.name).toBe("Nemotron-style coalition (copy)");
  });

  it("keeps the focus when a card, a form or a notice goes", async () => {
    const { openGallery, user, session } = open();
    act(() => session.duplicate());
    act(() => session.duplicate());
    const gallery = await openGallery();
    const [name = ""] = session.library.store.getState().own.map(({ scenario }) => scenario.name);
    const focused = () => document.activeElement?.getAttribute("aria-label");
    await user.click(gallery.getByRole("button", { name: `Rename ${name}` }));
    expect(focused()).toBe("New name");
    await user.click(gallery.getByRole("button", { name: "Cancel" }));
    expect(focused()).toBe(`Rename ${name}`);
    await user.click(gallery.getByRole("button", { name: `Delete ${name}` }));
    const next = document.activeElement;
    expect(next?.className).toBe("card-open");
    await user.click(gallery.getByRole("button", { name: "Undo" }));
    expect(document.activeElement).toBe(next);
    for (let cards = 2; cards > 0; cards--) {
      await user.click(gallery.getAllByRole("button", { name: /^Delete / })[0] as HTMLElement);
    }
    expect(document.activeElement?.textContent).toMatch(/^Yours/);
  });

  it("closes its dialog before taking it out, so that the browser can hand back the focus", async () => {
    const { openGallery, user } = open();
    const gallery = await openGallery();
    const closed: boolean[] = [];
    HTMLDialogElement.prototype.close = function close() {
      closed.push(this.isConnected);
    };
    await user.click(gallery.getByRole("button", { name: "Close" }));
    expect(closed).toEqual([true]);
  });

  it("says what it will hold while it is empty", async () => {
    const gallery = await open().openGallery();
    expect(gallery.getByText(/kept here, in this browser only/)).toBeTruthy();
  });
});

describe("the keyboard", () => {
  it("undoes and redoes, but not while something is typed", async () => {
    const { session, state, user } = open();
    act(() => void session.change("governance.quorum", 2));
    await user.keyboard("{Control>}z{/Control}");
    expect(state().scenario).toBe(coalition);
    await user.keyboard("{Meta>}{Shift>}z{/Shift}{/Meta}");
    expect(state().scenario.governance.quorum).toBe(2);
    screen.getByRole("textbox", { name: "Seed" }).focus();
    await user.keyboard("{Control>}z{/Control}");
    expect(state().scenario.governance.quorum).toBe(2);
  });

  it("lists itself under ?", async () => {
    const { user } = open();
    await user.keyboard("?");
    const list = within(screen.getByRole("dialog", { name: "Keyboard" }));
    expect(list.getByText("Undo the last change")).toBeTruthy();
    await user.click(list.getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("has single keys that can be turned off, for good; the others stay", async () => {
    const { session, state, user } = open();
    await user.keyboard("?");
    await user.click(screen.getByRole("checkbox", { name: "Use single keys" }));
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.keyboard("4s?");
    expect(screen.getByRole("link", { name: "Overview" }).getAttribute("aria-current")).toBe("page");
    expect(screen.queryByRole("dialog")).toBeNull();
    act(() => void session.change("governance.quorum", 2));
    await user.keyboard("{Control>}z{/Control}");
    expect(state().scenario).toBe(coalition);
    expect(createPreferences(lightSystem()).store.getState().usesKeys).toBe(false);
  });

  it.each([
    ["MacIntel", "⌘ Shift Z"],
    ["Win32", "Ctrl Shift Z"],
  ])("calls keys as %s does", async (platform, redo) => {
    vi.spyOn(navigator, "platform", "get").mockReturnValue(platform);
    const { user } = open();
    await user.keyboard("?");
    expect(screen.getByText(redo)).toBeTruthy();
    expect(screen.queryByText(redo === "⌘ Shift Z" ? /Ctrl/ : /⌘/)).toBeNull();
  });

  it.each([
    ["l", "share"],
    ["E", "export"],
  ])("opens a dialog by the letter %s", async (key, dialog) => {
    const session = createSession(fakeSimulator().simulator, presets, (callback) => callback());
    const page = pageOf(session);
    render(<App page={page} />);
    await userEvent.setup().keyboard(key);
    expect(page.views.store.getState().dialog).toBe(dialog);
  });

  it("begins to present by P, and leaves the keys to the presentation then", async () => {
    const session = createSession(fakeSimulator().simulator, presets, (callback) => callback());
    const page = pageOf(session);
    render(<App page={page} />);
    await userEvent.setup().keyboard("pels3");
    expect(page.presenting.getState().isOn).toBe(true);
    expect(page.views.store.getState()).toEqual({ view: "overview", dialog: null });
  });

  it("opens views by their number", async () => {
    const { user } = open();
    await user.keyboard("9");
    expect(screen.getByRole("link", { name: "Model" }).getAttribute("aria-current")).toBe("page");
  });
});
