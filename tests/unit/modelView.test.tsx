// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import katex from "katex";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { presets } from "../../src/model/presets";
import text from "../../src/model/README.md?raw";
import { createSession } from "../../src/state/session";
import { ModelView } from "../../src/views/model/ModelView";
import { parseText } from "../../src/views/model/parseText";
import { RichText } from "../../src/views/model/RichText";
import { PageProvider } from "../../src/views/PageContext";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";

const sections = parseText(text);

/** Every formula in a tree of tokens, cells of tables included. */
function formulasIn(tree: unknown): string[] {
  if (typeof tree !== "object" || tree === null) return [];
  const { type, text: tex } = tree as { type?: string; text?: string };
  if (type === "inlineKatex" || type === "blockKatex") return [tex ?? ""];
  return Object.values(tree).flatMap(formulasIn);
}

describe("the written model", () => {
  const formulas = formulasIn(sections);

  it("has formulas, and all of them can be set", () => {
    expect(formulas.length).toBeGreaterThan(120);
    for (const tex of formulas) {
      expect(() => katex.renderToString(tex, { throwOnError: true, strict: "error" }), tex).not.toThrow();
    }
  });

  it("has no dollar sign left over, which a code host would take for a formula", () => {
    const plain = text
      .replace(/\$\$\n[\s\S]*?\n\$\$/g, "")
      .replace(/`[^`]*`/g, "")
      .replace(/\$[^$\n]+\$/g, "");
    expect(plain.split("\n").filter((line) => line.includes("$"))).toEqual([]);
  });

  it("has sections whose names differ, from the preface to what it leaves out", () => {
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    expect(sections.map(({ title }) => title)).toContain("Step 13. The end");
    expect(sections.at(-1)?.title).toBe("9. What it leaves out");
  });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("a text with markup", () => {
  const draw = (markdown: string) => {
    const tokens = parseText(`# Title\n\n${markdown}`)[0]?.tokens ?? [];
    return render(<RichText tokens={tokens} />).container;
  };

  it("shows HTML as text instead of obeying it", () => {
    const container = draw('Hello <img src=x onerror="alert(1)"> <b>you</b>\n\n<script>alert(1)</script>');
    expect(container.querySelector("img, b, script")).toBeNull();
    expect(container.textContent).toContain("<script>");
  });

  it("follows no link but to the web", () => {
    const container = draw("[a file](../x.ts) [bad](javascript:alert(1)) [good](https://example.org)");
    expect([...container.querySelectorAll("a")].map(({ href }) => href)).toEqual(["https://example.org/"]);
    expect(container.textContent).toContain("a file");
  });

  it("sets formulas for the eye and for screen readers", () => {
    const container = draw("The stake $s_g$ is\n\n$$\ns_g = v_g\n$$\n");
    expect(container.querySelectorAll(".katex-html").length).toBe(2);
    expect(container.querySelectorAll("math").length).toBe(2);
    expect(container.querySelectorAll(".katex-display").length).toBe(1);
  });
});

describe("the model view", () => {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
  });

  function open() {
    const session = createSession(fakeSimulator().simulator, presets, (callback) => callback());
    render(
      <PageProvider page={pageOf(session)}>
        <ModelView />
      </PageProvider>,
    );
    return { session, user: userEvent.setup() };
  }

  /** Waits for the last section of the written model. */
  const written = () =>
    vi.waitFor(() => expect(document.getElementById("model-9-what-it-leaves-out")).not.toBeNull(), 10_000);
  const faint = () => [...document.querySelectorAll(".link.is-faint")].length;

  it("has one h1 and skips no level of headings", async () => {
    open();
    await written();
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.every((level, index) => index === 0 || level - (levels[index - 1] ?? 0) <= 1)).toBe(true);
  });

  it("makes a loop stand out while it is looked at, and keeps it when it is chosen", async () => {
    const { user } = open();
    const spiral = screen.getByRole("button", { name: /^R1 Dues spiral/ });
    expect(faint()).toBe(0);
    await user.hover(spiral);
    const others = faint();
    expect(others).toBe(document.querySelectorAll(".link").length - 4);
    await user.click(spiral);
    expect(spiral.getAttribute("aria-pressed")).toBe("true");
    act(() => spiral.blur());
    await user.unhover(spiral);
    expect(faint()).toBe(others);
  });

  it("marks loops at rest, and wakes them when the scenario does", async () => {
    const { session } = open();
    const fee = screen.getByRole("button", { name: /^B2 Exit fee/ });
    expect(within(fee).getByText("at rest here")).toBeTruthy();
    await act(async () => void session.change("governance.exitFeeYears", 1));
    expect(within(fee).queryByText("at rest here")).toBeNull();
  });

  it("opens a part of the scenario and says what was changed in it", async () => {
    const { session, user } = open();
    await act(async () => void session.change("programme.ambition", 0.5));
    const training = screen.getByText("Training").closest("details") as HTMLDetailsElement;
    expect(training.textContent).toContain("1 changed");
    expect(within(training).queryByRole("table")).toBeNull();
    await user.click(screen.getByText("Training"));
    const row = await within(training).findByRole("row", { name: /Our spend/ });
    expect(row.textContent).toContain("50%");
    expect(row.textContent).toContain("changed by youIt was 25%. The baseline’s source: ");
  });

  it("opens everything for paper", async () => {
    open();
    await act(async () => void window.dispatchEvent(new Event("beforeprint")));
    const parts = [...document.querySelectorAll("details.part")];
    expect(parts.filter((part) => part.querySelector("table") === null)).toEqual([]);
    expect(document.querySelectorAll(".part table").length).toBeGreaterThan(15);
    await act(async () => void window.dispatchEvent(new Event("afterprint")));
    expect(document.querySelectorAll(".part table").length).toBe(0);
  });

  it("jumps to a heading without changing the address", async () => {
    const { user } = open();
    const scrolled = vi.fn();
    Element.prototype.scrollIntoView = scrolled;
    await written();
    await user.click(screen.getByText("4. Dues rules", { selector: "button" }));
    expect(scrolled).toHaveBeenCalledOnce();
    expect(document.activeElement?.textContent).toBe("4. Dues rules");
    expect(location.hash).toBe("");
  });
});
