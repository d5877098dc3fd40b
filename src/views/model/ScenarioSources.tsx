import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from "react";
import { formatNumber } from "../../model/format";
import type { Provenance } from "../../state/controls";
import { sourcesFinding } from "../../state/findings/sources";
import { capitalized } from "../../state/findings/words";
import {
  type SourcedField,
  type SourcedGroup,
  type SourcedPart,
  sourcedField,
  sourcedGroups,
} from "../../state/sources";
import { useSessionState } from "../PageContext";

const TAGS: Partial<Record<Provenance["label"], string>> = {
  Assumption: "tag",
  "Changed by you": "tag changed",
  "Added by you": "tag changed",
};

function Row({ field }: { field: SourcedField }) {
  const { title, value, spread, provenance, was } = field;
  const { label, text } = provenance;
  const tag = TAGS[label];
  const source = text.replace(/^[:;.]\s*/, "");
  return (
    <tr className={tag === "tag changed" ? "is-changed" : undefined}>
      <th scope="row">{title}</th>
      <td>
        <strong>{value}</strong>
        {spread && <span className="spread">{spread}</span>}
      </td>
      <td>
        {tag !== undefined && <span className={tag}>{label.toLowerCase()}</span>}
        {label === "No source is given" && "No source is given."}
        {was !== null && `It was ${was}. `}
        {capitalized(source)}
      </td>
    </tr>
  );
}

interface PartProps {
  readonly part: SourcedPart;
  readonly fields: (paths: readonly string[]) => readonly SourcedField[];
  readonly isPrinting: boolean;
}

interface GroupProps extends Omit<PartProps, "part"> {
  readonly group: SourcedGroup;
}

interface DisclosureProps {
  readonly title: string;
  /** How many values it holds, and how many of them are the reader's. */
  readonly values: number;
  readonly changed: number;
  readonly isPrinting: boolean;
  readonly children: () => ReactNode;
}

/** Something that opens; what is in a closed one is not there, for a scenario may have 200 groups. */
function Disclosure({ title, values, changed, isPrinting, children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isShown = isOpen || isPrinting;
  return (
    <details
      className="part"
      open={isShown}
      onToggle={(event) => {
        if (!isPrinting && event.target === event.currentTarget) setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span dir="auto">{title}</span>
        <span className="note">
          {formatNumber(values)} values
          {changed > 0 && <span className="tag changed">{formatNumber(changed)} changed</span>}
        </span>
      </summary>
      {isShown && children()}
    </details>
  );
}

/** A part's table. */
function Part({ part: { title, paths, changed }, fields, isPrinting }: PartProps) {
  return (
    <Disclosure title={title} values={paths.length} changed={changed} isPrinting={isPrinting}>
      {() => (
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
    </Disclosure>
  );
}

/** The items of a list, opened one by one, or a part alone. */
function Group({ group: { title, parts }, ...props }: GroupProps) {
  const rows = () => parts.map((part) => <Part key={part.id} part={part} {...props} />);
  if (title === null) return rows();
  const sum = (of: (part: SourcedPart) => number) => parts.reduce((all, part) => all + of(part), 0);
  return (
    <Disclosure
      title={`${title}: ${formatNumber(parts.length)}`}
      values={sum(({ paths }) => paths.length)}
      changed={sum(({ changed }) => changed)}
      isPrinting={props.isPrinting}
    >
      {() => <div className="parts">{rows()}</div>}
    </Disclosure>
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
  const finding = useMemo(() => sourcesFinding(groups, scenario, baseline), [groups, scenario, baseline]);
  const fields = (paths: readonly string[]) => paths.map((path) => sourcedField(scenario, baseline, path));
  return (
    <section className="model-section">
      <h2 id="model-sources" tabIndex={-1}>
        {finding}
      </h2>
      <p className="note">Everything that “{scenario.name}” assumes. Open a part to see its values.</p>
      {groups.map((group) => (
        <Group key={group.parts[0]?.id} group={group} fields={fields} isPrinting={isPrinting} />
      ))}
    </section>
  );
}
