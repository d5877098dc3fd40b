import { xmlText } from "../xmlText";

const SVG = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number>>;

/** An element of a picture; its words and attributes are cleaned of what XML forbids. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  children: readonly (Element | string)[] = [],
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, xmlText(String(value)));
  element.append(...children.map((child) => (typeof child === "string" ? xmlText(child) : child)));
  return element;
}
