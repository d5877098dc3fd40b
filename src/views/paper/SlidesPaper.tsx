import { unfinishedInWords } from "../../state/slideStudies";
import { type SlideMaterial, type SlideText, slideTexts } from "../../state/slides";
import { smallPrintOf } from "../../state/smallPrint";
import { usePage } from "../PageContext";
import { PlacedSlide } from "../present/PlacedSlide";
import { PAPER_SIZE } from "../present/SlideFrame";
import { type SlidePlace, TRIED } from "../present/useSlides";

interface SlidesPaperProps {
  readonly material: SlideMaterial;
  readonly address: string | null;
}

/** Every slide that there is material for, one a page. */
export function SlidesPaper({ material, address }: SlidesPaperProps) {
  const { presenting } = usePage();
  const { edits, tried } = presenting.getState();
  const placeOf = (text: SlideText): SlidePlace => ({
    id: text.id,
    ready: { text, material },
    isStale: false,
    status: "",
    progress: 1,
  });
  const places = slideTexts(material, edits).map(placeOf);
  const all = tried.length > 0 ? [...places.slice(0, -1), TRIED, ...places.slice(-1)] : places;
  const { assumptions, origin } = smallPrintOf(material.shown, material.baseline, new Date());
  const smallPrint = { assumptions, origin: `${unfinishedInWords(material)} ${origin}`.trim() };
  return all.map((place, index) => (
    <div key={place.id} className="paper-slide">
      <PlacedSlide
        place={place}
        address={address}
        smallPrint={smallPrint}
        number={index + 1}
        count={all.length}
        paper={PAPER_SIZE}
      />
    </div>
  ));
}
