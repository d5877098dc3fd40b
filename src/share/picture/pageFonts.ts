const ADDRESS = /url\(\s*["']?([^"')]+)["']?\s*\)/;

function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return Array.from(sheet.cssRules);
  } catch {
    // Browsers keep from the page what other sites, or extensions of the browser, have put into it.
    return [];
  }
}

/** The faces of a family that the page's own style sheets declare. */
function facesOf(family: string): readonly CSSFontFaceRule[] {
  const rules = Array.from(document.styleSheets).flatMap(rulesOf);
  return rules.filter(
    (rule): rule is CSSFontFaceRule =>
      rule instanceof CSSFontFaceRule &&
      rule.style.getPropertyValue("font-family").replace(/["']/g, "") === family,
  );
}

/** A file of the page as a data address; from the browser's own store where it is there. */
async function dataAddress(address: string): Promise<string> {
  if (address.startsWith("data:")) return address;
  const response = await fetch(address, { cache: "force-cache" });
  if (!response.ok) throw new Error(`${address} does not arrive`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}

async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const { style, parentStyleSheet } = rule;
  const [, file = ""] = ADDRESS.exec(style.getPropertyValue("src")) ?? [];
  const address = file.startsWith("data:")
    ? file
    : new URL(file, parentStyleSheet?.href ?? document.baseURI).href;
  const family = style.getPropertyValue("font-family");
  const weight = style.getPropertyValue("font-weight");
  const data = await dataAddress(address);
  return `@font-face{font-family:${family};font-weight:${weight};src:url(${data}) format("woff2")}`;
}

const known = new Map<string, Promise<string>>();

/** The page's faces of a family as a style sheet that holds their files; read once. Without them a picture is set in
 * what its reader has. */
export function pageFont(family: string): Promise<string> {
  const before = known.get(family);
  if (before !== undefined) return before;
  const found = Promise.all(facesOf(family).map(embedded)).then(
    (faces) => faces.join(""),
    () => {
      known.delete(family);
      return "";
    },
  );
  known.set(family, found);
  return found;
}
