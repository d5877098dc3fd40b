import { memo } from "react";
import type { AssumptionGroup } from "../../state/tradeoffs";

interface AssumptionSelectProps {
  readonly title: string;
  readonly groups: readonly AssumptionGroup[];
  readonly path: string;
  /** The one that is on the other axis; null when there is none. */
  readonly taken: string | null;
  readonly onChange: (path: string) => void;
}

/** Which assumption is on an axis. */
export const AssumptionSelect = memo(function AssumptionSelect(props: AssumptionSelectProps) {
  const { title, groups, path, taken, onChange } = props;
  return (
    <label className="tradeoff-choice">
      <span>{title}</span>
      <select className="choice" value={path} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {groups.map((group) => (
          <optgroup key={group.assumptions[0]?.path} label={group.title}>
            {group.assumptions.map((assumption) => (
              <option key={assumption.path} value={assumption.path} disabled={assumption.path === taken}>
                {assumption.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
});
