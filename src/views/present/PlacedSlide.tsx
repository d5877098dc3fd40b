import { formatPercent } from "../../model/format";
import type { SmallPrint } from "../../state/smallPrint";
import "../styles/slide.css";
import "../styles/slideParts.css";
import type { RoomSize } from "../useSize";
import { SlideBody } from "./SlideBody";
import { SlideFrame } from "./SlideFrame";
import { TriedList } from "./TriedList";
import type { SlidePlace } from "./useSlides";

interface PlacedSlideProps {
  readonly place: SlidePlace;
  /** The way to the scenario; null where none can be handed out. */
  readonly address: string | null;
  readonly smallPrint: SmallPrint;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** Of the drawing; left out on the screen, where it is measured. */
  readonly paper?: RoomSize;
}

/** A slide at its place; one that is being worked out says so. */
export function PlacedSlide({ place, address, paper, ...frame }: PlacedSlideProps) {
  const { id, ready, isStale, status, progress } = place;
  const shared = { ...frame, address: paper ? address : null, ...(paper ? { size: paper } : {}) };
  if (id === "tried") {
    return (
      <SlideFrame
        {...shared}
        title="What the room tried"
        subtitle="Each change with the risk of falling apart before and after it, 95% intervals in brackets"
        status={null}
        isStale={false}
      >
        {() => <TriedList />}
      </SlideFrame>
    );
  }
  return (
    <SlideFrame
      {...shared}
      title={ready?.text.title ?? status}
      subtitle={ready?.text.subtitle ?? ""}
      status={
        status !== "" && (
          <p className="slide-status">
            {ready && status} {formatPercent(progress, 0)}
          </p>
        )
      }
      isStale={isStale}
    >
      {(size) => ready && <SlideBody id={id} material={ready.material} size={size} address={address} />}
    </SlideFrame>
  );
}
