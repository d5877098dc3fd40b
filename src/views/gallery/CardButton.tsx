import type { Scenario } from "../../model/schema";

interface CardProps {
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly note?: string;
  readonly onOpen: () => void;
}

/** A scenario with its story; pressed, it opens. */
export function CardButton({ scenario, isOpen, note, onOpen }: CardProps) {
  return (
    <button type="button" className="card-open" aria-current={isOpen ? "true" : undefined} onClick={onOpen}>
      <strong>
        <bdi>{scenario.name}</bdi>
        {isOpen && <span className="card-mark">open now</span>}
      </strong>
      <span>{scenario.summary}</span>
      {note !== undefined && <span className="note">{note}</span>}
    </button>
  );
}
