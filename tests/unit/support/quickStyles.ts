/** What the style sheet of a browser looks at, besides names, to decide whether and how an element is shown. */
const ATTRIBUTES = ["style", "hidden", "open", "type", "popover"];

function likeness(element: Element): string {
  const own = ATTRIBUTES.map((name) => element.getAttribute(name) ?? "").join("|");
  const around = element.parentElement === null ? "" : likeness(element.parentElement);
  return `${around} ${element.localName}|${own}`;
}

/** Makes jsdom remember how an element is shown for all that are alike and stand in like places. It works that out from
 * its whole style sheet each time that a query by role or name looks at an element, which took most of the tests' time. */
function rememberStyles(page: Window & typeof globalThis): void {
  const compute = page.getComputedStyle.bind(page);
  const known = new Map<string, CSSStyleDeclaration>();
  page.getComputedStyle = (element, pseudo) => {
    if (pseudo || page.document.styleSheets.length > 0 || !element.isConnected)
      return compute(element, pseudo);
    const key = likeness(element);
    const style = known.get(key) ?? snapshot(compute(element));
    known.set(key, style);
    return style;
  };
}

/** The properties that queries and pointers ask for, as they are now. */
function snapshot({ display, visibility, pointerEvents }: CSSStyleDeclaration): CSSStyleDeclaration {
  const values: Record<string, string> = { display, visibility, "pointer-events": pointerEvents };
  const getPropertyValue = (name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`tests remember no "${name}" of a style`);
    return value;
  };
  return { display, visibility, pointerEvents, getPropertyValue } as CSSStyleDeclaration;
}

if (typeof window !== "undefined") rememberStyles(window);
