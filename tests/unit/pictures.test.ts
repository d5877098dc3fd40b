// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { composePicture, type Furniture } from "../../src/share/picture/composePicture";
import { frozenDrawing } from "../../src/share/picture/frozenDrawing";
import { frozenSvg } from "../../src/share/picture/frozenSvg";
import { pageFont } from "../../src/share/picture/pageFonts";
import { plainColour } from "../../src/share/picture/plainColour";
import { svgElement } from "../../src/share/picture/svgElement";
import { cutText, wrapEvenly, wrapText } from "../../src/share/picture/wrapText";

const length = (text: string) => text.length;
const measureIn = (font: string) => (text: string) =>
  text.length * Number(/([\d.]+)px/.exec(font)?.[1]) * 0.6;

describe("lines of a text", () => {
  it("hold all of its words in order, none wider than there is room", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,30}$/)),
        fc.integer({ min: 5, max: 60 }),
        (words, width) => {
          const lines = wrapText(words.join(" "), width, length);
          expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it("break a word that is wider between letters as readers see them, never within one", () => {
    expect(wrapText("👩‍👩‍👧‍👦👩‍👩‍👧‍👦 e\u0301e\u0301", 11, length)).toEqual([
      "👩‍👩‍👧‍👦",
      "👩‍👩‍👧‍👦",
      "e\u0301e\u0301",
    ]);
  });

  it("are as many when they are made even, and the last is not left alone with a word", () => {
    const text = "In this scenario three loops feed on themselves, and one holds back";
    expect(wrapText(text, 62, length)).toEqual([text.slice(0, -5), "back"]);
    expect(wrapEvenly(text, 62, length)).toHaveLength(2);
    expect(wrapEvenly(text, 62, length)[1]?.length).toBeGreaterThan(20);
  });

  it("are cut with an ellipsis where they have no second line", () => {
    expect(cutText("Thinking Machines Lab", 10, length)).toBe("Thinking…");
    expect(cutText("Thinking", 10, length)).toBe("Thinking");
  });
});

describe("colours", () => {
  it.each([
    ["rgb(23, 32, 43)", "#17202b", 1],
    ["rgba(0, 128, 255, 0.5)", "#0080ff", 0.5],
    ["color(srgb 1 0.5 0 / 0.05)", "#ff8000", 0.05],
    ["oklab(1 0 0)", "#ffffff", 1],
    ["oklab(0.627955 0.224863 0.125846)", "#ff0000", 1],
    ["oklab(0.452014 -0.032457 -0.311528)", "#0000ff", 1],
    ["none", "none", 1],
  ])("%s is plainly %s", (computed, colour, opacity) => {
    expect(plainColour(computed)).toEqual({ colour, opacity });
  });
});

const HOSTILE = `<script>alert("1")</script> & 'two' ]]> \u0000\u0007\ufffe\ud800 =cmd|' /C calc'!A0 ﷺ`;

const FURNITURE: Furniture = {
  title: `35 of 100 futures of ${HOSTILE} end`,
  subtitle: "Share of runs still together",
  smallPrint: [`${HOSTILE} · 8 founders`, "10,000 runs · seed “a” · model 1.0 · 2026-11-22"],
  address: `https://quorum.example/#1."<&>`,
  isOpenToOthers: true,
  code: { path: "M4 4h1v1h-1z", size: 69 },
};

const composed = (change: Partial<Furniture> = {}, isFlat = false) =>
  composePicture({
    furniture: { ...FURNITURE, ...change },
    drawing: svgElement("g", {}, [svgElement("text", { x: 1, y: 2 }, [HOSTILE])]),
    height: 200.4,
    fonts: "@font-face{font-family:Inter}",
    measureIn,
    isFlat,
  });

function parsed(svg: string): Document {
  const found = new DOMParser().parseFromString(svg, "image/svg+xml");
  expect(found.querySelector("parsererror")).toBeNull();
  return found;
}

const number = (element: Element, name: string) => Number(element.getAttribute(name));

describe("a picture", () => {
  it("parses, and hostile names stand in it as words, without what XML forbids", () => {
    const found = parsed(composed().svg);
    const words = [...found.querySelectorAll("text")].map((text) => text.textContent).join(" ");
    expect(words).toContain(`<script>alert("1")</script> & 'two' ]]>`);
    expect(words).toContain("=cmd|' /C calc'!A0");
    expect(found.querySelector("script")).toBeNull();
  });

  it("has its finding, its small print and the way back, one under the other", () => {
    const { svg, width, height } = composed();
    const found = parsed(svg);
    const lines = [...found.querySelectorAll("svg > text, a text")].map((text) => ({
      words: text.textContent,
      x: number(text, "x"),
      y: number(text, "y"),
      size: number(text, "font-size"),
    }));
    const words = lines.map((line) => line.words).join(" ");
    for (const part of ["35 of 100 futures of", "Share of runs", "10,000 runs", "Open this scenario"]) {
      expect(words).toContain(part);
    }
    for (const [index, line] of lines.entries()) {
      expect(line.y - (lines[index - 1]?.y ?? 0)).toBeGreaterThan(line.size);
      expect(line.x + measureIn(`${line.size}px`)(line.words)).toBeLessThanOrEqual(width - 32);
      expect(line.y).toBeLessThan(height);
    }
  });

  it("leads to the scenario, in new viewers and old ones", () => {
    const link = parsed(composed().svg).querySelector("a");
    expect(link?.getAttribute("href")).toBe(FURNITURE.address);
    expect(link?.getAttributeNS("http://www.w3.org/1999/xlink", "href")).toBe(FURNITURE.address);
  });

  it("keeps the code inside and right of the small print", () => {
    const { svg, width, height } = composed();
    const found = parsed(svg);
    const place = found.querySelector('[shape-rendering="crispEdges"]')?.getAttribute("transform") ?? "";
    const [x = 0, y = 0, scale = 0] = (place.match(/[\d.]+/g) ?? []).map(Number);
    expect((scale * 2) % 1).toBe(0);
    expect(x + (69 - 4) * scale).toBe(width - 32);
    expect(y + 69 * scale).toBeLessThan(height);
    for (const text of found.querySelectorAll('svg > text[font-size="10.5"]')) {
      expect(32 + measureIn("10.5px")(text.textContent ?? "")).toBeLessThan(x + 4 * scale);
    }
  });

  it("says nothing of a link where there is none, nor of a click where nobody can", () => {
    const none = parsed(composed({ address: null, code: null }).svg);
    expect(none.documentElement.textContent).not.toMatch(/open/i);
    const flat = parsed(composed({}, true).svg);
    expect(flat.querySelector("a")).toBeNull();
    expect(flat.documentElement.textContent).toContain("Scan the code");
    expect(flat.documentElement.textContent).not.toContain("this computer only");
    const own = parsed(composed({ isOpenToOthers: false }, true).svg);
    expect(own.documentElement.textContent).toContain("this computer only");
    expect(parsed(composed({ code: null }, true).svg).documentElement.textContent).not.toMatch(/scan/i);
  });
});

describe("the page's fonts", () => {
  it("are found beside style sheets of other sites, which the page may not read", async () => {
    class Face {
      readonly parentStyleSheet = null;
      readonly style = { getPropertyValue: (name: string) => STYLE[name] ?? "" };
    }
    const STYLE: Readonly<Record<string, string>> = {
      "font-family": '"Inter"',
      "font-weight": "400",
      src: "url(data:font/woff2;base64,AAAA)",
    };
    const foreign = {
      get cssRules(): never {
        throw new DOMException("no", "SecurityError");
      },
    };
    vi.stubGlobal("CSSFontFaceRule", Face);
    vi.spyOn(document, "styleSheets", "get").mockReturnValue([
      foreign,
      { cssRules: [new Face()] },
    ] as unknown as StyleSheetList);
    expect(await pageFont("Inter")).toMatch(/^@font-face\{.*base64,AAAA/);
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});

describe("a drawing out of the page", () => {
  const SVG = `<svg width="10" height="10">
    <script>alert(1)</script><foreignObject><b>x</b></foreignObject><image href="https://example.org/a.png"/>
    <g class="axis" onclick="alert(1)" style="fill: rgb(0, 0, 255)">
      <clipPath id="«r1»"><rect width="5" height="5"/></clipPath>
      <path class="curve" d="M0,0" clip-path="url(#«r1»)" style="stroke: rgba(0, 0, 0, 0.5); stroke-width: 2px"/>
      <text dy="0.35em" style="font-size: 10px">A &lt; B</text>
      <text style="display: none">hidden</text>
    </g></svg>`;

  function inPage(html: string): HTMLElement {
    const host = document.createElement("div");
    host.innerHTML = html;
    document.body.append(host);
    return host;
  }

  it("keeps shapes, words and looks, and nothing that acts or asks for anything", () => {
    const svg = inPage(SVG).querySelector("svg");
    if (svg === null) throw new Error("no drawing");
    const frozen = frozenSvg(svg, 3, 4);
    expect(frozen.getAttribute("transform")).toBe("translate(3 4)");
    expect(frozen.querySelector("script, foreignObject, image, b, [class], [onclick], [style]")).toBeNull();
    expect(frozen.querySelector("g")?.getAttribute("fill")).toBe("#0000ff");
    expect(frozen.querySelector("path")?.getAttribute("stroke-opacity")).toBe("0.5");
    expect(frozen.querySelector("path")?.getAttribute("stroke-width")).toBe("2");
    expect(frozen.querySelector("path")?.getAttribute("clip-path")).toBe(
      `url(#${frozen.querySelector("clipPath")?.id})`,
    );
    expect(frozen.querySelectorAll("text")).toHaveLength(1);
    expect(frozen.querySelector("text")?.getAttribute("dy")).toBe("3.5");
    expect(frozen.textContent?.trim()).toBe("A < B");
  });

  it("leaves out what is for the screen only", () => {
    const host = inPage(`<p data-screen-only>Point at a row <svg></svg></p><svg></svg>`);
    expect(frozenDrawing(host, measureIn).children).toHaveLength(1);
  });
});
