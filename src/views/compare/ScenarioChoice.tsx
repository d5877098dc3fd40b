import { MOST_SIDES, type Side, withSide } from "../../state/comparing";
import { useSession } from "../PageContext";

interface ScenarioChoiceProps {
  readonly chosen: readonly Side[];
  readonly sides: readonly Side[];
  readonly onChoose: (ids: readonly string[]) => void;
}

const GROUPS = [
  { title: null, of: /^(now|baseline)$/ },
  { title: "To begin with", of: /^preset:/ },
  { title: "Yours", of: /^own:/ },
] as const;

function Options({ sides }: { sides: readonly Side[] }) {
  return GROUPS.map(({ title, of }) => {
    const options = sides
      .filter(({ id }) => of.test(id))
      .map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ));
    if (options.length === 0) return null;
    return title === null ? (
      options
    ) : (
      <optgroup key={title} label={title}>
        {options}
      </optgroup>
    );
  });
}

/** The places that scenarios are chosen for; boxes keep their place, and the focus, whatever they hold. */
const PLACES = [
  { key: "first", title: "Compare" },
  { key: "second", title: "with" },
  { key: "third", title: "and with" },
  { key: "fourth", title: "and with" },
] as const;

/** Opens a scenario that comes with the page or is the reader's own. */
function OpenButton({ side: { id, label } }: { side: Side }) {
  const session = useSession();
  const [kind, ofKind = ""] = id.split(":", 2);
  if (kind !== "preset" && kind !== "own") return null;
  const open = () => (kind === "preset" ? session.openPreset(ofKind) : session.openOwn(ofKind));
  return (
    <button type="button" className="button" aria-label={`Open ${label} to work on it`} onClick={open}>
      Open
    </button>
  );
}

/** Which scenarios are compared: the first, and up to three that are compared with it. */
export function ScenarioChoice({ chosen, sides, onChoose }: ScenarioChoiceProps) {
  const ids = chosen.map(({ id }) => id);
  const next = sides.find(({ id }) => !ids.includes(id));
  return (
    <fieldset className="compare-choice">
      <legend className="visually-hidden">Scenarios to compare</legend>
      {chosen.map((side, place) => (
        <div key={PLACES[place]?.key} className="compare-side">
          <label>
            <span>{PLACES[place]?.title}</span>
            <select
              className="choice"
              value={side.id}
              title={side.label}
              onChange={({ currentTarget }) => onChoose(withSide(ids, place, currentTarget.value))}
            >
              <Options sides={sides} />
            </select>
          </label>
          <OpenButton side={side} />
          {chosen.length > 2 && (
            <button
              type="button"
              className="button"
              aria-label={`Leave out ${side.label}`}
              onClick={() => onChoose(ids.filter((id) => id !== side.id))}
            >
              Leave out
            </button>
          )}
        </div>
      ))}
      {chosen.length < MOST_SIDES && next !== undefined && (
        <button type="button" className="button" onClick={() => onChoose([...ids, next.id])}>
          Add a scenario
        </button>
      )}
    </fieldset>
  );
}
