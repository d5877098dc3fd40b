// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import { createPreferences } from "../../src/state/preferences";
import { createSession } from "../../src/state/session";
import { createViewStore } from "../../src/state/views";
import { App } from "../../src/views/App";
import { letDialogsOpen } from "./support/dialogs";
import { fakeSimulator } from "./support/fakeSimulator";
import { coalition } from "./support/scenarios";

const lightSystem = () => Object.assign(new EventTarget(), { matches: false }) as unknown as MediaQueryList;

function open() {
  const session = createSession(fakeSimulator().simulator, presets, (callback) => callback());
  const page = { session, preferences: createPreferences(lightSystem()), views: createViewStore() };
  render(<App page={page} />);
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
  window.location.hash = "";
});

afterEach(cleanup);

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

  it("opens views by their number", async () => {
    const { user } = open();
    await user.keyboard("4");
    expect(screen.getByRole("link", { name: "Model" }).getAttribute("aria-current")).toBe("page");
    expect(window.location.hash).toBe("#model");
  });
});
