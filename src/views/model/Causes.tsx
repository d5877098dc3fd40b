import { useDeferredValue, useMemo, useState } from "react";
import { CausalLoop, causalTable } from "../../charts/CausalLoop";
import { causalHeight } from "../../charts/causalLayout";
import { Figure } from "../../charts/Figure";
import { type CausalPath, PATHS } from "../../model/causalLoops";
import { loopsFinding } from "../../state/findings/loops";
import { useSessionState } from "../PageContext";

const KINDS = [
  { kind: "reinforcing", title: "They feed on themselves" },
  { kind: "balancing", title: "They hold back" },
  { kind: "outside", title: "From outside" },
] as const;

interface PathButtonProps {
  readonly path: CausalPath;
  readonly isOn: boolean;
  readonly isKept: boolean;
  readonly onLook: (path: CausalPath | null) => void;
  readonly onKeep: (path: CausalPath) => void;
}

function PathButton({ path, isOn, isKept, onLook, onKeep }: PathButtonProps) {
  const { id, name, text, kind } = path;
  return (
    <li>
      <button
        type="button"
        className="path"
        aria-pressed={isKept}
        onPointerEnter={() => onLook(path)}
        onPointerLeave={() => onLook(null)}
        onFocus={() => onLook(path)}
        onBlur={() => onLook(null)}
        onClick={() => onKeep(path)}
      >
        <strong>
          {kind === "outside" ? name : `${id} ${name}`}
          {!isOn && <span className="tag">at rest here</span>}
        </strong>
        <span className="path-text">{text}</span>
      </button>
    </li>
  );
}

/** The causal loops as a picture, and each of them in words; choosing one makes it stand out. */
export function Causes() {
  const newest = useSessionState((state) => state.scenario);
  const scenario = useDeferredValue(newest);
  const working = PATHS.filter((path) => path.isOn(scenario))
    .map(({ id }) => id)
    .join();
  const on = useMemo(() => new Set(working.split(",")), [working]);
  const [looked, setLooked] = useState<CausalPath | null>(null);
  const [kept, setKept] = useState<CausalPath | null>(null);
  return (
    <section className="model-section causes" id="model-causes" tabIndex={-1}>
      <div className="charts">
        <Figure
          title={loopsFinding(scenario)}
          subtitle="Causes and effects: + more gives more, − more gives less; dashed is at rest in this scenario"
          height={causalHeight(Infinity)}
          table={causalTable}
          isOld={scenario !== newest}
        >
          {(width) => <CausalLoop on={on} chosen={looked ?? kept} width={width} />}
        </Figure>
      </div>
      <div className="paths">
        {KINDS.map(({ kind, title }) => (
          <div key={kind}>
            <h3>{title}</h3>
            <ul>
              {PATHS.filter((path) => path.kind === kind).map((path) => (
                <PathButton
                  key={path.id}
                  path={path}
                  isOn={on.has(path.id)}
                  isKept={kept === path}
                  onLook={setLooked}
                  onKeep={(chosen) => setKept(kept === chosen ? null : chosen)}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
