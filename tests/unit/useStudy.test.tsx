// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { withoutWords } from "../../src/model/withoutWords";
import { createSession } from "../../src/state/session";
import type { Work } from "../../src/state/study";
import { PageProvider, useSessionState } from "../../src/views/PageContext";
import { useStudy } from "../../src/views/useStudy";
import { fakeSimulator } from "./support/fakeSimulator";
import { pageOf } from "./support/pageOf";
import { resultsOf } from "./support/resultsOf";
import { coalition } from "./support/scenarios";

afterEach(() => {
  cleanup();
  asked.length = 0;
});

const asked: number[] = [];

const work: Work<Scenario, number> = async ({ programme }) => {
  asked.push(programme.ambition);
  return programme.ambition;
};

/** Tells what the study found that the consortium spends. */
function Spend() {
  const scenario = useSessionState((state) => state.scenario);
  const { shown, isCurrent } = useStudy(work, withoutWords(scenario));
  return <output>{`${shown?.result ?? "nothing"} ${isCurrent ? "now" : "before"}`}</output>;
}

function open() {
  const { simulator, newest } = fakeSimulator();
  const session = createSession(simulator, presets, (callback) => callback());
  render(
    <PageProvider page={pageOf(session)}>
      <Spend />
    </PageProvider>,
  );
  const rest = () => act(async () => newest().answer(resultsOf(coalition)));
  const change = (path: string, value: unknown) => act(async () => void session.change(path, value));
  return { rest, change, says: () => screen.getByRole("status").textContent };
}

it("asks once the runs are at rest, and tells whether what is shown is of the scenario at hand", async () => {
  const { rest, change, says } = open();
  expect(says()).toBe("nothing before");
  await rest();
  expect(says()).toBe("0.25 now");
  await change("programme.ambition", 0.3);
  expect(says()).toBe("0.25 before");
  await rest();
  expect(says()).toBe("0.3 now");
  expect(asked).toEqual([0.25, 0.3]);
});

it("takes a scenario that comes back for what it is, and does not ask for words", async () => {
  const { rest, change, says } = open();
  await rest();
  await change("programme.ambition", 0.3);
  await change("programme.ambition", 0.25);
  expect(says()).toBe("0.25 now");
  await change("name", "Another name");
  await rest();
  expect(says()).toBe("0.25 now");
  expect(asked).toEqual([0.25]);
});
