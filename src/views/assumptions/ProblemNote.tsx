import type { Problem } from "../../state/problem";

/** Says why a change was not made. */
export function ProblemNote({ problem }: { problem: Problem }) {
  if (problem === null) return null;
  return (
    <p role="alert" className="problem">
      {problem}.
    </p>
  );
}
