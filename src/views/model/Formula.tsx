import katex from "katex";
import { useLayoutEffect, useRef } from "react";
import "katex/dist/katex.min.css";

/** A formula in TeX, set for the eye and as MathML for screen readers.
 * @throws {katex.ParseError} when the TeX is wrong, which a test of the written model rules out */
export function Formula({ tex, isBlock = false }: { tex: string; isBlock?: boolean }) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (ref.current) katex.render(tex, ref.current, { displayMode: isBlock, output: "htmlAndMathml" });
  }, [tex, isBlock]);
  return <span ref={ref} className={isBlock ? "formula formula-block" : "formula"} />;
}
