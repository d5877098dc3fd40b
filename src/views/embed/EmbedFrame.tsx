import { type ReactNode, useId } from "react";
import { smallPrintOf } from "../../state/smallPrint";
import { FailureNotice } from "../FailureNotice";
import { useSessionState } from "../PageContext";
import { useScenarioLink } from "../share/useScenarioLink";
import { useSize } from "../useSize";

interface EmbedFrameProps {
  readonly title: string;
  readonly subtitle: string;
  /** The drawing, of the room that is left for it, px. */
  readonly children: (width: number, height: number) => ReactNode;
}

function SmallPrint() {
  const shown = useSessionState((state) => state.shown);
  const baseline = useSessionState((state) => state.baseline);
  if (shown === null) return null;
  const { assumptions, origin } = smallPrintOf(shown, baseline, new Date());
  return (
    <p>
      <bdi>{assumptions}</bdi> · {origin}
    </p>
  );
}

/** One chart that fills the page, with its finding, its small print and the way to all of Quorum. */
export function EmbedFrame({ title, subtitle, children }: EmbedFrameProps) {
  const id = useId();
  const [ref, size] = useSize();
  const { address, isTooLong } = useScenarioLink();
  const phase = useSessionState((state) => state.phase);
  return (
    <main className="embed" aria-busy={phase === "running"}>
      <FailureNotice />
      <figure className="embed-figure" aria-labelledby={id}>
        <figcaption>
          <h1 id={id}>{title}</h1>
          <p>{subtitle}</p>
        </figcaption>
        <div ref={ref} className="figure-drawing embed-drawing">
          {size !== null && size.width > 0 && children(size.width, size.height)}
        </div>
      </figure>
      <footer className="embed-foot">
        <SmallPrint />
        {!isTooLong && (
          <a href={address} target="_blank" rel="noopener">
            Open in Quorum
          </a>
        )}
      </footer>
    </main>
  );
}
