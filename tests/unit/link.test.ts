import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import schema from "../../public/scenario.schema.json";
import { isSame } from "../../src/model/paths";
import { presets } from "../../src/model/presets";
import type { Scenario } from "../../src/model/schema";
import { toBase64Url } from "../../src/share/base64url";
import { BASES } from "../../src/share/bases";
import { applyDelta, deltaOf, type Json } from "../../src/share/delta";
import { decodeLink, encodeLink, LINK_VERSION, type Linked, LONGEST_LINK } from "../../src/share/link";
import { arbitraryScenario } from "../support/arbitraryScenario";
import golden from "./goldenLinks.json";
import { coalition, consortium } from "./support/scenarios";

const plain = (scenario: Scenario, presetId: string | null = null): Linked => ({
  scenario,
  presetId,
  view: null,
  precision: null,
  slides: {},
  result: null,
});

/** The same text for alike values, whatever the order of their keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join()}}`;
}
const digest = (value: unknown) => bytesToHex(sha256(strToU8(canonical(value)))).slice(0, 16);

const signed = (body: string, version = LINK_VERSION): string =>
  `${version}.${toBase64Url(sha256(strToU8(body))).slice(0, 5)}${body}`;

/** A fragment that passes for an unharmed one, whatever it holds. */
const forged = (text: string, version = LINK_VERSION): string =>
  signed(toBase64Url(deflateSync(strToU8(text), { level: 9 })), version);

const withChanges = {
  ...coalition,
  programme: { ...coalition.programme, ambition: 0.31, pace: 0.55 },
  governance: { ...coalition.governance, exitFeeYears: 0.5, costSharing: "talmud" },
  members: coalition.members.with(2, { ...(coalition.members[2] as Scenario["members"][number]), count: 3 }),
} as const satisfies Scenario;

describe("a link", () => {
  it("opens to what it was made from: decode(encode(s)) is s", () => {
    fc.assert(
      fc.property(
        arbitraryScenario,
        fc.constantFrom(null, ...presets.map(({ id }) => id)),
        fc.constantFrom(null, "members", "tradeoffs"),
        fc.option(
          fc.record({
            fingerprint: fc.string({ maxLength: 20 }),
            risk: fc.double({ min: 0, max: 1, noNaN: true }),
            runs: fc.integer({ min: 1, max: 1e6 }),
            modelVersion: fc.string({ maxLength: 5 }),
          }),
          { nil: null },
        ),
        fc.option(fc.double({ min: 1e-4, max: 0.5, noNaN: true }), { nil: null }),
        fc.dictionary(
          fc.string({ maxLength: 10 }).filter((id) => id !== "__proto__"),
          fc.record({ title: fc.string(), notes: fc.string() }),
        ),
        (scenario, presetId, view, result, precision, slides) => {
          const linked = { scenario, presetId, view, precision, slides, result };
          expect(decodeLink(encodeLink(linked))).toEqual({ linked, problem: null });
        },
      ),
      { numRuns: 200 },
    );
  });

  it("keeps names of every script, markup and control characters whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), (name) => {
        const scenario = { ...coalition, summary: `<b onclick="x">&amp;</b>${name}` };
        expect(decodeLink(encodeLink(plain(scenario))).linked?.scenario).toEqual(scenario);
      }),
    );
  });

  it("has under 500 characters for a preset with five changes", () => {
    const result = { fingerprint: "0123456789abcdef", risk: 0.3553, runs: 10_000, modelVersion: "1.0" };
    const linked = {
      scenario: withChanges,
      presetId: "nemotron-coalition",
      view: "tradeoffs",
      precision: null,
      slides: {},
      result,
    };
    const fragment = encodeLink(linked);
    expect(decodeLink(fragment)).toEqual({ linked, problem: null });
    expect(fragment.length).toBeLessThan(300);
  });

  it("of members that are all new, moved, copied and removed stays short", () => {
    const [first, ...others] = consortium.members;
    const copy = { ...(first as Scenario["members"][number]), name: "Newcomers", weight: 2 };
    const scenario = { ...consortium, members: [...others.toReversed(), copy] };
    const fragment = encodeLink(plain(scenario, "open-consortium"));
    expect(decodeLink(fragment).linked?.scenario).toEqual(scenario);
    expect(fragment.length).toBeLessThan(LONGEST_LINK / 4);
  });

  it("is too long to be handed out, rather than short and of no use, where it would unpack to very much", () => {
    const sources = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`members[${i}].count`, "a".repeat(2000)]),
    );
    expect(encodeLink(plain({ ...coalition, sources })).length).toBeGreaterThan(LONGEST_LINK);
  });

  it.each([
    "@.",
    "@,",
    "@)",
    "@>",
    "(@)",
    "<@>",
    "@%3E",
    "@%20",
    "@ ",
    "@&utm_source=x",
    "@?fbclid=1",
    "@\u200B",
    "#@",
    "“@”",
    "@%",
    "@ü",
  ])("opens with what programs and people put around it: %s", (around) => {
    const fragment = encodeLink(plain(withChanges));
    expect(decodeLink(around.replace("@", fragment)).linked?.scenario).toEqual(withChanges);
    const encoded = fragment.replace(/^1\./, "%31%2E");
    expect(decodeLink(around.replace("@", encoded)).linked?.scenario).toEqual(
      around === "@%" ? undefined : withChanges,
    );
  });

  it("holds nothing but letters that an address takes as they are", () => {
    expect(encodeLink(plain(withChanges))).toMatch(/^[\w.-]+$/);
  });
});

describe("golden links", () => {
  it.each(golden.links)(
    "open for ever to the same scenario: $name",
    ({ fragment, scenario, presetId, view, risk }) => {
      const { linked, problem } = decodeLink(fragment);
      expect(problem).toBeNull();
      expect(digest(linked?.scenario)).toBe(scenario);
      expect(linked).toMatchObject({ presetId, view, result: risk === null ? null : { risk } });
    },
  );

  it("are there for every version of links and of the schema: a change of either comes with new ones", () => {
    for (let version = 1; version <= LINK_VERSION; version++) {
      expect(golden.links.some(({ fragment }) => fragment.startsWith(`${version}.`))).toBe(true);
      expect(Object.entries(BASES[version] ?? {}).map(([id, base]) => [id, digest(base)])).toEqual(
        Object.entries((golden.bases as Record<string, Record<string, string>>)[version] ?? {}),
      );
    }
    expect(digest(schema), "the schema changed: it wants a new version, a migration and golden links").toBe(
      golden.schemas[String(coalition.version) as keyof typeof golden.schemas],
    );
  });
});

describe("a link that is no good", () => {
  const good = encodeLink(plain(withChanges, "nemotron-coalition"));
  const problemOf = (fragment: string) => decodeLink(fragment).problem;
  /** The best of up to ten: the machine may be busy with something else. */
  const millisecondsOf = (fragment: string) => {
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 10 && best > 50; attempt++) {
      const start = performance.now();
      decodeLink(fragment);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };

  it.each([
    ["cut short", good.slice(0, -1)],
    ["cut to its version", "1."],
    ["empty", ""],
    ["of another page", "overview"],
    ["not base64", `${good.slice(0, 20)}!${good.slice(21)}`],
    ["with a letter of another script in it", encodeURIComponent(`${good.slice(0, 20)}ü${good.slice(20)}`)],
    ["no JSON", forged("{")],
    ["no record", forged("[1]")],
    ["null", forged("null")],
    ["without a base", forged(JSON.stringify({ s: {} }))],
    ["of a base that is an object's own", forged(JSON.stringify({ b: "__proto__", s: {} }))],
    ["of a base that is no text", forged('{"b":{"toString":0,"valueOf":0},"s":{}}')],
    ["of a base in a list", forged('{"b":["nemotron-coalition"],"s":{}}')],
    [
      "of changes that do not fit",
      forged(JSON.stringify({ b: "nemotron-coalition", s: { members: [999] } })),
    ],
    ["of changes that are none", forged(JSON.stringify({ b: "nemotron-coalition", s: 7 }))],
  ])("says that it is damaged: %s", (_, fragment) => {
    expect(problemOf(fragment)).toMatch(/^This link is damaged/);
  });

  it("of a newer version says so, and an unknown old one is damaged", () => {
    expect(problemOf(forged("{}", LINK_VERSION + 1))).toMatch(/newer Quorum/);
    expect(problemOf(forged("{}", 0))).toMatch(/damaged/);
  });

  it.each([
    [{ governance: { quorum: [-1] } }, "governance.quorum"],
    [{ members: [[{}]] }, "members[0]"],
    [JSON.parse('{"__proto__":[{"polluted":1}]}'), "__proto__"],
    [{ sources: JSON.parse('{"__proto__":["x"]}') }, "__proto__"],
  ])("names the field that is wrong: %j", (s, field) => {
    expect(problemOf(forged(JSON.stringify({ b: "nemotron-coalition", s })))).toContain(field);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("that would unpack to very much, or is very long, is refused at once", () => {
    const bomb = forged(`{"b":"nemotron-coalition","s":{"name":["${"a".repeat(5e6)}"]}}`);
    for (const fragment of [bomb, "1.".padEnd(1e7, "A"), good.padEnd(9000, "A")]) {
      expect(problemOf(fragment)).not.toBeNull();
      expect(millisecondsOf(fragment)).toBeLessThan(100);
    }
  });

  const unknown = Array.from({ length: 70 }, (_, i) => `"${i.toString(36)}":0`).join();
  it.each([
    ["a key of 90,000 letters", `{"${"a".repeat(9e4)}":[1]}`],
    ["45,000 members", `{"members":[${"0,".repeat(45e3)}0]}`],
    ["a long list of empty members", `{"members":[${"[{}],".repeat(19e3)}[{}]]}`],
    ["a long list of changed members", `{"members":[${"[0,{}],".repeat(13e3)}[0,{}]]}`],
    ["members each of which is wrong in many ways", `{"members":[${`[{${unknown}}],`.repeat(199)}[{}]]}`],
    ["brackets in brackets", `{"name":[${"[".repeat(48e3)}${"]".repeat(48e3)}]}`],
    ["another scenario altogether", `[{"version":1,"members":[${"{},".repeat(3e4)}{}]}]`],
  ])("that is short, but holds %s, is refused at once", (_, s) => {
    const fragment = forged(`{"b":"nemotron-coalition","s":${s}}`);
    expect(fragment.length).toBeLessThan(LONGEST_LINK);
    expect(problemOf(fragment)).toMatch(/^This link (is damaged|holds a scenario that cannot be opened)/);
    expect(millisecondsOf(fragment)).toBeLessThan(100);
  });

  it("never crashes, hangs or opens another scenario: 100,000 of them, a fifth of which pass for unharmed", {
    timeout: 60_000,
  }, () => {
    const draw = (seed: number) => (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0) / 2 ** 32;
    const from = good.indexOf(".") + 6;
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.%#=+/ é\u0000";
    let longest = 0;
    let opened = 0;
    for (let i = 0; i < 100_000; i++) {
      const at = Math.floor(draw(3 * i) * good.length);
      const letter = letters[Math.floor(draw(3 * i + 1) * letters.length)] as string;
      const kind = i % 4;
      const damaged =
        kind === 0
          ? good.slice(0, at) + letter + good.slice(at + 1)
          : kind === 1
            ? good.slice(0, at)
            : kind === 2
              ? good.slice(0, at) + letter.repeat(1 + (i % 50)) + good.slice(at)
              : good.slice(at) + good.slice(0, at);
      const isSigned = i % 20 >= 16;
      const mutant = isSigned ? signed(damaged.slice(from)) : damaged;
      const start = performance.now();
      const { linked, problem } = decodeLink(mutant);
      if (performance.now() - start > 20) longest = Math.max(longest, millisecondsOf(mutant));
      if (mutant === good) continue;
      // Marks before it are no part of it.
      if (linked !== null && !isSigned && !isSame(linked.scenario, withChanges)) opened++;
      else if (linked === null && !problem) throw new Error(`no message for ${mutant}`);
    }
    expect(opened).toBe(0);
    expect(longest).toBeLessThan(100);
  });

  it("with any payload at all gives a scenario that is valid, or one message", () => {
    const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
    const base = fc.oneof(
      fc.constant("open-consortium"),
      json,
      fc.dictionary(fc.constantFrom("toString"), json),
    );
    fc.assert(
      fc.property(base, json, json, json, json, json, (b, s, v, r, p, t) => {
        const { linked, problem } = decodeLink(forged(JSON.stringify({ b, s, v, r, p, t })));
        expect((linked === null) !== (problem === null)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a difference", () => {
  const record = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null)));
  const node = fc.record({ a: record, list: fc.array(record), n: fc.option(fc.integer()) });

  it("turns the one into the other", () => {
    fc.assert(
      fc.property(node, node, (base, target) => {
        const there = JSON.parse(JSON.stringify(deltaOf(base, target))) as Json;
        expect(applyDelta(base, there)).toEqual(target);
      }),
    );
  });

  it("is empty for two that are alike", () => {
    expect(deltaOf(coalition as unknown as Json, structuredClone(coalition) as unknown as Json)).toEqual({});
  });
});
