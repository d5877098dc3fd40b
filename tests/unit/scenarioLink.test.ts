import { describe, expect, it } from "vitest";
import type { Linked } from "../../src/share/link";
import { linkTo } from "../../src/state/sharing";
import { coalition } from "./support/scenarios";

const plain: Linked = {
  scenario: coalition,
  presetId: "nemotron-coalition",
  view: null,
  precision: null,
  slides: {},
  result: null,
};
const noise = Array.from({ length: 2500 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20000)));
const long = { ...plain, slides: { dues: { notes: noise.slice(0, 1900).join("") } } };

describe("the link to a scenario", () => {
  it.each([
    ["https://example.org/quorum/", true, true],
    ["https://localhost.example.org/", true, true],
    ["http://localhost:4173/", true, false],
    ["http://127.0.0.1/quorum/", true, false],
    ["http://[::1]:80/", true, false],
    ["file:///home/somebody/secret/quorum.html", false, false],
  ])("of a page at %s: to be handed out %s, opens for others %s", (page, isShareable, isOpenToOthers) => {
    const link = linkTo(plain, page);
    expect(link).toMatchObject({ isTooLong: false, isOpenToOthers });
    expect(link.shareable).toBe(isShareable ? link.address : null);
  });

  it("that is too long is not handed out", () => {
    const link = linkTo(long, "https://example.org/");
    expect(link).toMatchObject({ isTooLong: true, shareable: null });
  });
});
