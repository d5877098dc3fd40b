import { plainColour } from "./plainColour";
import { svgElement } from "./svgElement";

/** What drawings consist of; nothing else gets into a picture. */
const ELEMENTS = new Set(
  "circle clipPath defs ellipse g line path polygon polyline rect text title tspan".split(" "),
);

/** What style sheets do not say. */
const GEOMETRY = "cx cy d dx height points r rx ry transform width x x1 x2 y y1 y2".split(" ");

const INHERITED = [
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-size",
  "font-weight",
  "font-style",
  "letter-spacing",
  "text-anchor",
  "paint-order",
  "shape-rendering",
  "direction",
] as const;

type Style = Readonly<Record<string, string>>;

/** What holds where nothing is said. */
const INITIAL: Style = {
  fill: "#000000",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-width": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "font-style": "normal",
  "letter-spacing": "normal",
  "text-anchor": "start",
  "paint-order": "normal",
  "shape-rendering": "auto",
  direction: "ltr",
};

const unitless = (value: string) => value.replace(/(\d)px\b/g, "$1").replaceAll(",", "");

/** What a drawing of the page inherits into its elements, as attributes of SVG have it. */
function styleOf(computed: CSSStyleDeclaration): Style {
  const fill = plainColour(computed.getPropertyValue("fill"));
  const stroke = plainColour(computed.getPropertyValue("stroke"));
  const opacityOf = (name: string, own: number) =>
    String(Number((Number(computed.getPropertyValue(name) || 1) * own).toFixed(3)));
  return {
    fill: fill.colour,
    "fill-opacity": opacityOf("fill-opacity", fill.opacity),
    stroke: stroke.colour,
    "stroke-opacity": opacityOf("stroke-opacity", stroke.opacity),
    ...Object.fromEntries(INHERITED.map((name) => [name, unitless(computed.getPropertyValue(name))])),
  };
}

const idOf = (id: string) => id.replace(/[^\w-]/g, "_");

function attributesOf(element: Element, computed: CSSStyleDeclaration): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of GEOMETRY) {
    const value = element.getAttribute(name);
    if (value !== null) found[name] = value;
  }
  const dy = element.getAttribute("dy");
  // Not every viewer knows ems.
  if (dy !== null) {
    const size = dy.endsWith("em") ? Number.parseFloat(computed.fontSize) : 1;
    found.dy = String(Number((Number.parseFloat(dy) * size).toFixed(2)));
  }
  if (element.id !== "") found.id = idOf(element.id);
  const clip = /^url\(#(.+)\)$/.exec(element.getAttribute("clip-path") ?? "")?.[1];
  if (clip !== undefined) found["clip-path"] = `url(#${idOf(clip)})`;
  if (computed.opacity !== "1" && computed.opacity !== "") found.opacity = computed.opacity;
  return found;
}

const isHidden = ({ display, visibility }: CSSStyleDeclaration) =>
  display === "none" || visibility === "hidden";

function frozenChild(element: Element, inherited: Style): Element | null {
  if (!ELEMENTS.has(element.localName)) return null;
  if (element.localName === "title") return svgElement("title", {}, [element.textContent ?? ""]);
  const computed = getComputedStyle(element);
  if (isHidden(computed)) return null;
  const style = styleOf(computed);
  const changed = Object.entries(style).filter(([name, value]) => value !== "" && value !== inherited[name]);
  const attributes = { ...attributesOf(element, computed), ...Object.fromEntries(changed) };
  return svgElement(element.localName as "g", attributes, frozenChildren(element, style));
}

function frozenChildren(element: Element, style: Style): readonly (Element | string)[] {
  return Array.from(element.childNodes).flatMap((child): readonly (Element | string)[] => {
    if (child instanceof Text) return [child.data];
    const frozen = child instanceof Element ? frozenChild(child, style) : null;
    return frozen === null ? [] : [frozen];
  });
}

/** A drawing of the page as a group that looks the same without the page's style sheets.
 * @param x, y  where it stands in the group that it goes into, px */
export function frozenSvg(svg: SVGSVGElement, x: number, y: number): SVGGElement {
  const box = svg.viewBox?.baseVal;
  const scale = box && box.width > 0 ? svg.getBoundingClientRect().width / box.width : 1;
  const grown = Math.abs(scale - 1) < 0.001 || scale === 0 ? "" : ` scale(${Number(scale.toFixed(4))})`;
  const transform = `translate(${Number(x.toFixed(2))} ${Number(y.toFixed(2))})${grown}`;
  return svgElement("g", { transform }, frozenChildren(svg, INITIAL));
}
