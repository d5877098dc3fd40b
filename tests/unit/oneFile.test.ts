import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "../../src/model/presets";
import { type Linked, readLinked } from "../../src/share/link";
import { isWholePage, withScenario } from "../../src/share/oneFile";
import { EMBEDS, embedCode, embedIn } from "../../src/state/embeds";

const [preset] = presets;
if (preset === undefined) throw new Error("there are no presets");
const { scenario } = preset;

const PAGE =
  '<!doctype html><head><meta charset="utf-8" /><meta name="quorum-file" content="whole"></head><body></body>';

const linkedWith = (name: string): Linked => ({
  scenario: { ...scenario, name },
  presetId: preset.id,
  view: "dues",
  precision: null,
  slides: { dues: { title: name } },
  result: { fingerprint: "0123456789abcdef", risk: 0.35, runs: 10_000, modelVersion: "1.0" },
});

/** Any letters, and those that mean something to markup and scripts. */
const names = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom("</script>", "<!--", "-->", "]]>", "\u2028", "&amp;", "$&", "$1", '"', "'", "<script>"),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(""));

describe("a page that is one file", () => {
  it("takes in any scenario whole, as text that no browser reads as markup", () => {
    const around = [
      '<!doctype html><head><meta charset="utf-8" /><meta name="quorum-home" content="https://example.org/a?b&#38;c"><script type="application/json" id="quorum-scenario">',
      '</script><meta name="quorum-file" content="whole"></head><body></body>',
    ];
    fc.assert(
      fc.property(names, (name) => {
        const linked = linkedWith(name);
        const page = withScenario(PAGE, linked, "https://example.org/a?b&c");
        const [, written = ""] = /id="quorum-scenario">([^<]*)<\/script>/.exec(page) ?? [];
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual(linked);
        expect(page.split(written)).toEqual(around);
      }),
    );
    const [, written = ""] =
      /id="quorum-scenario">([^<]*)</.exec(withScenario(PAGE, linkedWith("</script>"), null)) ?? [];
    expect(readLinked(JSON.parse(written)).linked).toEqual(linkedWith("</script>"));
  });

  it("names its encoding first, for scenarios are long", () => {
    const page = withScenario(PAGE, linkedWith("模型"), 'https://example.org/"><script>');
    expect(page.indexOf("charset")).toBeLessThan(page.indexOf("quorum-scenario"));
    expect(page).toContain('content="https://example.org/&#34;&#62;&#60;script&#62;"');
    expect(withScenario(PAGE, linkedWith("模型"), null)).not.toContain("quorum-home");
  });

  it("is told from what a server sends in the place of a file that it has not", () => {
    expect(isWholePage(PAGE)).toBe(true);
    expect(isWholePage(PAGE.replace("quorum-file", "viewport"))).toBe(false);
    expect(isWholePage("")).toBe(false);
  });
});

describe("the chart that an address asks for", () => {
  it("is one of those that there are, or none with a sentence that names them", () => {
    expect(embedIn("")).toBeNull();
    expect(embedIn("?other=1")).toBeNull();
    for (const { id } of EMBEDS) expect(embedIn(`?embed=${id}`)).toEqual({ chart: id, problem: null });
    expect(embedIn("?embed=foo")?.problem).toBe(
      "There is no chart “foo”: ?embed= takes survival, dues, futures, drivers or members",
    );
    expect(embedIn(`?embed=${"x".repeat(1000)}`)?.problem).toMatch(/^There is no such chart: /);
  });

  it("has a code in which no name is markup", () => {
    fc.assert(
      fc.property(names, (name) => {
        const code = embedCode("https://example.org/q/", "dues", "1.abc-_", name);
        expect(code).toMatch(/^<iframe src="[^"<>]*" title="[^"<>]*" width="640" [^<>]*><\/iframe>$/);
        expect(code).toContain('src="https://example.org/q/?embed=dues#1.abc-_"');
      }),
    );
  });
});
