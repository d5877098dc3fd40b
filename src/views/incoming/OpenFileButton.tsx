import { useRef } from "react";
import { openFiles } from "../../state/incoming";
import { usePage } from "../PageContext";

/** Asks for a scenario file and opens it. */
export function OpenFileButton() {
  const page = usePage();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => chooser.current?.click()}>
        Open a scenario file…
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ currentTarget }) => void openFiles([...(currentTarget.files ?? [])], page)}
      />
    </>
  );
}
