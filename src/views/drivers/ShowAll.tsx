import { formatNumber } from "../../model/format";
import { FEW, isLong } from "./fewOf";

interface ShowAllProps {
  readonly count: number;
  readonly isAll: boolean;
  readonly onToggle: () => void;
  /** What they are, in the plural. */
  readonly noun: string;
}

/** Lets a long list of rows be cut short, or shown in full. */
export function ShowAll({ count, isAll, onToggle, noun }: ShowAllProps) {
  if (!isLong(count)) return null;
  return (
    <button type="button" className="button show-all" aria-expanded={isAll} onClick={onToggle}>
      {isAll ? `Show the first ${FEW}` : `Show all ${formatNumber(count)} ${noun}`}
    </button>
  );
}
