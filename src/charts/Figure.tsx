import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { type ChartTable, DataTable } from "./DataTable";
import type { SmallPrintOf } from "./PictureContext";
import { PictureMenu } from "./PictureMenu";

interface FigureProps {
  readonly title: string;
  readonly subtitle: string;
  /** What is said on the page only: what a click does, what stands beside it. */
  readonly aside?: string;
  /** Of the drawing, px; known beforehand, so that nothing moves when results arrive. */
  readonly height: number;
  readonly table: () => ChartTable;
  /** Beside the button that opens the table. */
  readonly tools?: ReactNode;
  /** Whether it belongs to other assumptions than those at hand, or is not complete: then it makes no picture. */
  readonly isOld?: boolean;
  /** Of a picture, where the chart follows from something else than all runs of the scenario at hand. */
  readonly smallPrint?: SmallPrintOf;
  readonly children: (width: number) => ReactNode;
}

/** The width that the layout gives an element, px; measured before the first paint and when it changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidth(Math.floor(element.clientWidth));
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}

/** A chart with its finding as the title; its numbers as a table, and itself as a picture, on demand. */
export function Figure(props: FigureProps) {
  const { title, subtitle, aside = "", height, table, tools, isOld = false, smallPrint, children } = props;
  const id = useId();
  const [ref, width] = useWidth();
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className="figure" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p>
          {aside === "" ? subtitle : `${subtitle} ${aside}`}
          <span className="figure-acts">
            <button
              type="button"
              className="quiet"
              aria-expanded={isTable}
              onClick={() => setIsTable(!isTable)}
            >
              {isTable ? "Hide table" : "Table"}
            </button>
            <PictureMenu {...{ title, subtitle, isOld, smallPrint }} draw={children} />
          </span>
          {tools}
        </p>
      </figcaption>
      <div ref={ref} className="figure-drawing" style={{ minHeight: height }}>
        {width > 0 && children(width)}
      </div>
      {isTable && <DataTable caption={title} table={table()} />}
    </figure>
  );
}
