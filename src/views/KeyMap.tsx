import { Dialog } from "./Dialog";
import { PLAYER_KEYS, SHORTCUTS, SLIDER_KEYS } from "./useShortcuts";

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
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Every key that does something. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <Keys title="Anywhere" rows={SHORTCUTS} />
      <Keys title="At a slider" rows={SLIDER_KEYS} />
      <Keys title="In One future, at the player" rows={PLAYER_KEYS} />
    </Dialog>
  );
}
