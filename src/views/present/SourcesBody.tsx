import { useMemo } from "react";
import { LONGEST_QR, QrCode } from "../../charts/QrCode";
import { formatNumber } from "../../model/format";
import { NO_FORECAST } from "../../state/findings/subtitles";
import { usedSources } from "../../state/mainAssumptions";
import { isOwnMachine } from "../../state/sharing";
import type { SlideMaterial } from "../../state/slides";

/** Of a code's drawing, px; the slide draws it as large as there is room. */
const QR_SIZE = 300;

interface WayProps {
  /** The way to the scenario; null where none can be handed out. */
  readonly address: string | null;
}

/** The way to the scenario for a phone's camera, or what to do where there is none. */
export function ScenarioCode({ address }: WayProps) {
  if (address === null) {
    return (
      <p className="slide-quiet">
        No link can take others to this scenario from here. Save its file under Export and send that.
      </p>
    );
  }
  if (address.length > LONGEST_QR) {
    return <p className="slide-quiet">The link is too long for a code that a phone could read from afar.</p>;
  }
  return <QrCode text={address} label="Code that opens this scenario in Quorum" size={QR_SIZE} />;
}

interface SourceListProps {
  readonly material: SlideMaterial;
  /** Further ones are only counted. */
  readonly most: number;
}

/** Where the published numbers come from. */
export function SourceList({ material: { shown, baseline }, most }: SourceListProps) {
  const { scenario } = shown;
  const sources = useMemo(() => usedSources(scenario, baseline), [scenario, baseline]);
  const more = sources.length - most;
  return (
    <>
      <ul className="slide-sources">
        {sources.slice(0, most).map(({ text }) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="slide-quiet">and {formatNumber(more)} more, listed in the Model view</p>}
    </>
  );
}

const MOST_SOURCES = 6;

/** The last slide: sources, and the way to the scenario itself. */
export function SourcesBody({ material, address }: WayProps & { material: SlideMaterial }) {
  return (
    <div className="slide-two slide-ending">
      <div>
        <SourceList material={material} most={MOST_SOURCES} />
        <p>{NO_FORECAST}</p>
      </div>
      <div className="slide-code">
        <ScenarioCode address={address} />
        {address !== null && (
          <p>
            <a href={address} target="_blank" rel="noreferrer">
              Open this scenario
            </a>
            <span className="slide-quiet">
              {!isOwnMachine(address)
                ? " The same digits on any machine; nothing is sent anywhere."
                : " Link and code open on this computer only."}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
