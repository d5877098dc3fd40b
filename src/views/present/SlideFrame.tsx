import type { ReactNode } from "react";
import type { SmallPrint } from "../../state/smallPrint";
import { type RoomSize, useSize } from "../useSize";

/** What a drawing on a slide on paper is laid out for, px; it is then drawn larger, until it fills its room. */
export const PAPER_SIZE: RoomSize = { width: 900, height: 380 };

/** Letters of a chart are laid out for a slide whose own are so large, px. */
const CHART_EM = 10;

interface SlideFrameProps {
  readonly title: string;
  readonly subtitle: string;
  /** What is being worked out, or why it is not; null when all is there. */
  readonly status: ReactNode;
  /** Whether what is shown belongs to assumptions of before. */
  readonly isStale: boolean;
  readonly smallPrint: SmallPrint;
  /** The way to the scenario; null on the screen, where it would lead away. */
  readonly address: string | null;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** Known beforehand on paper; measured on the screen. */
  readonly size?: RoomSize;
  readonly children: (size: RoomSize) => ReactNode;
}

/** One slide: the finding, what is drawn, the drawing, and the small print. */
export function SlideFrame(props: SlideFrameProps) {
  const { title, subtitle, status, isStale, smallPrint, address, number, count, children } = props;
  const [ref, measured] = useSize(CHART_EM);
  const size = props.size ?? measured;
  return (
    <section className="slide" data-stale={isStale || undefined}>
      <header className="slide-head" data-long={title.length > LONG_TITLE || undefined}>
        <h1>{title}</h1>
        <p>{subtitle}</p>
        {status}
      </header>
      <div ref={ref} className="slide-body">
        {size !== null && size.width > 0 && children(size)}
      </div>
      <footer className="slide-foot">
        <p>
          <span>{smallPrint.assumptions}</span>
          <span>{smallPrint.origin}</span>
        </p>
        <p>
          {address !== null && <a href={address}>Open in Quorum</a>}
          <span>
            {number} / {count}
          </span>
        </p>
      </footer>
    </section>
  );
}

/** Letters of a title beyond which it is set smaller. */
const LONG_TITLE = 140;
