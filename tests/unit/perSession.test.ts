import { expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import { perSession } from "../../src/state/perSession";
import { createSession } from "../../src/state/session";
import { fakeSimulator } from "./support/fakeSimulator";

it("makes one for each session, once, even when that is nothing", () => {
  const [one, other] = [0, 1].map(() => createSession(fakeSimulator().simulator, presets, () => {}));
  if (one === undefined || other === undefined) throw new Error("No sessions");
  let made = 0;
  const numberOf = perSession(() => (made++ === 0 ? null : made));
  expect([numberOf(one), numberOf(one), numberOf(other), numberOf(other)]).toEqual([null, null, 2, 2]);
});
