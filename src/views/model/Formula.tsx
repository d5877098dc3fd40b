import katex from "katex";
import { useLayoutEffect, useRef } from "react";
import "katex/dist/katex.min.css";

/** A formula in TeX, set for the eye and as MathML for screen readers.
 * @throws {katex.ParseError} when the TeX is wrong, which a test of the written model rules out */
export function Formula({ tex, isBlock = false }: { tex: string; isBlock?: boolean }) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const place = ref.current;
    if (place === null) return;
    katex.render(tex, place, { displayMode: isBlock, output: "htmlAndMathml" });
    // One that is wider than its place scrolls, and then arrow keys must reach it.
    if (place.scrollWidth > place.clientWidth && isBlock) place.tabIndex = 0;
  }, [tex, isBlock]);
  return <span ref={ref} className={isBlock ? "formula formula-block" : "formula"} />;
}
