import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { sourcesFinding } from "../../state/findings/sources";
import { type SourcedField, type SourcedGroup, sourcedField, sourcedGroups } from "../../state/sources";
import { useSessionState } from "../PageContext";

function Row({ field }: { field: SourcedField }) {
  const { title, value, spread, source, basis, was } = field;
  return (
    <tr className={was === null ? undefined : "is-changed"}>
      <th scope="row">{title}</th>
      <td>
        <strong>{value}</strong>
        {spread && <span className="spread">{spread}</span>}
      </td>
      <td>
        {was !== null && <span className="tag changed">changed from baseline</span>}
        {was === null && basis === "assumption" && <span className="tag">assumption</span>}
        {was !== null ? `It was ${was}.` : source}
        {was === null && basis === "none" && "No source given."}
      </td>
    </tr>
  );
}

interface PartProps {
  readonly group: SourcedGroup;
  readonly fields: (paths: readonly string[]) => readonly SourcedField[];
  readonly isPrinting: boolean;
}

/** A part's table; the rows of a closed one are not there, for a scenario may have 200 groups. */
function Part({ group: { title, paths, changed }, fields, isPrinting }: PartProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isShown = isOpen || isPrinting;
  return (
    <details
      className="part"
      open={isShown}
      onToggle={(event) => {
        if (!isPrinting) setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span dir="auto">{title}</span>
        <span className="note">
          {paths.length} values{changed > 0 && <span className="tag changed">{changed} changed</span>}
        </span>
      </summary>
      {isShown && (
        <table className="sources">
          <thead className="unseen">
            <tr>
              <th scope="col">
                <span className="visually-hidden">Assumption</span>
              </th>
              <th scope="col">
                <span className="visually-hidden">Value</span>
              </th>
              <th scope="col">
                <span className="visually-hidden">Where it comes from</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {fields(paths).map((field) => (
              <Row key={field.path} field={field} />
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

/** Whether the page is on its way to paper, where nothing can be opened. */
function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const [begin, end] = [() => setIsPrinting(true), () => setIsPrinting(false)];
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinting;
}

/** Every value of the scenario with where it comes from. */
export function ScenarioSources() {
  const scenario = useDeferredValue(useSessionState((state) => state.scenario));
  const baseline = useDeferredValue(useSessionState((state) => state.baseline));
  const isPrinting = useIsPrinting();
  const groups = useMemo(() => sourcedGroups(scenario, baseline), [scenario, baseline]);
  const finding = useMemo(() => sourcesFinding(scenario, baseline), [scenario, baseline]);
  const fields = (paths: readonly string[]) => paths.map((path) => sourcedField(scenario, baseline, path));
  return (
    <section className="model-section">
      <h2 id="model-sources" tabIndex={-1}>
        {finding}
      </h2>
      <p className="note">Everything that “{scenario.name}” assumes. Open a part to see its values.</p>
      {groups.map((group) => (
        <Part key={group.id} group={group} fields={fields} isPrinting={isPrinting} />
      ))}
    </section>
  );
}
