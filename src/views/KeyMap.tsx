import { useStore } from "zustand";
import { Dialog } from "./Dialog";
import { usePage } from "./PageContext";
import { PLAYER_KEYS, SHORTCUTS, SINGLE_KEYS, SLIDER_KEYS, shortcutLabel } from "./useShortcuts";

interface KeysProps {
  readonly title: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly what: string }[];
}

function Keys({ title, rows }: KeysProps) {
  return (
    <>
      <h3>{title}</h3>
      <dl className="keys">
        {rows.map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{shortcutLabel(key)}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Single keys get in the way of those who speak to their machine or press keys by accident. */
function SingleKeys() {
  const { preferences } = usePage();
  const isOn = useStore(preferences.store, (state) => state.usesKeys);
  return (
    <>
      <Keys title="Single keys, anywhere" rows={SINGLE_KEYS} />
      <label className="keys-switch">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => preferences.chooseKeys(event.currentTarget.checked)}
        />
        Use single keys
      </label>
    </>
  );
}

/** Every key that does something. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <Keys title="Anywhere" rows={SHORTCUTS} />
      <SingleKeys />
      <Keys title="At a slider" rows={SLIDER_KEYS} />
      <Keys title="In One future, at the player" rows={PLAYER_KEYS} />
    </Dialog>
  );
}
