import { memo } from "react";
import type { AssumptionGroup } from "../../state/tradeoffs";
import { LabelledSelect } from "./LabelledSelect";

interface AssumptionSelectProps {
  readonly label: string;
  readonly groups: readonly AssumptionGroup[];
  readonly path: string;
  /** The one that is on the other axis; null when there is none. */
  readonly taken: string | null;
  readonly onChange: (path: string) => void;
}

/** Which assumption is on an axis. */
export const AssumptionSelect = memo(function AssumptionSelect(props: AssumptionSelectProps) {
  const { label, groups, path, taken, onChange } = props;
  return (
    <LabelledSelect label={label} value={path} onChange={onChange}>
      {groups.map(({ title, assumptions }) => (
        <optgroup key={assumptions[0]?.path} label={title}>
          {assumptions.map((assumption) => (
            <option key={assumption.path} value={assumption.path} disabled={assumption.path === taken}>
              {assumption.label}
            </option>
          ))}
        </optgroup>
      ))}
    </LabelledSelect>
  );
});
