import { formatNumber } from "../../model/format";

interface ShowAllProps {
  readonly count: number;
  /** How many there are at first. */
  readonly few: number;
  readonly isAll: boolean;
  readonly onToggle: () => void;
  /** What they are, in the plural. */
  readonly noun: string;
}

/** Lets a long list of rows be cut short, or shown in full. */
export function ShowAll({ count, few, isAll, onToggle, noun }: ShowAllProps) {
  if (count <= few) return null;
  return (
    <button type="button" className="button show-all" aria-expanded={isAll} onClick={onToggle}>
      {isAll ? `Show the first ${few}` : `Show all ${formatNumber(count)} ${noun}`}
    </button>
  );
}
