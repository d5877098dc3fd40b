// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DataTable } from "../../src/charts/DataTable";

const table = {
  head: ["Year", "Dues"],
  rows: [
    ["2026", "$13M"],
    ["2027", "$15M"],
  ],
};

afterEach(cleanup);

describe("a chart's table", () => {
  it("is copied as a spreadsheet takes it", async () => {
    const user = userEvent.setup();
    render(<DataTable caption="Dues" table={table} />);
    await user.click(screen.getByRole("button", { name: "Copy table" }));
    expect(await navigator.clipboard.readText()).toBe("Year\tDues\n2026\t$13M\n2027\t$15M");
    expect(screen.getByText("Copied")).toBeTruthy();
  });

  it("is copied without formulas in it", async () => {
    const user = userEvent.setup();
    render(<DataTable caption="Dues" table={{ head: ["Group", "Change"], rows: [["=1+1", "+9.1"]] }} />);
    await user.click(screen.getByRole("button", { name: "Copy table" }));
    expect(await navigator.clipboard.readText()).toBe("Group\tChange\n'=1+1\t+9.1");
  });

  it("says when the browser keeps the clipboard to itself", async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("no"));
    render(<DataTable caption="Dues" table={table} />);
    await user.click(screen.getByRole("button", { name: "Copy table" }));
    expect(screen.getByText(/select the table/)).toBeTruthy();
  });
});
