import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { OwnScenario } from "../../state/storedScenarios";
import { deleteOwn } from "../Notices";
import { useSession, useSessionState } from "../PageContext";
import { CardButton } from "./CardButton";

const WHEN = { dateStyle: "medium", timeStyle: "short" } as const;

interface RenameProps {
  readonly name: string;
  readonly onRename: (name: string) => string | null;
  readonly onClose: () => void;
}

function Rename({ name, onRename, onClose }: RenameProps) {
  const [text, setText] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = onRename(text.trim());
    if (wrong === null) onClose();
    else setProblem(wrong);
  };
  return (
    <form className="rename" onSubmit={submit}>
      <input
        ref={box}
        aria-label="New name"
        aria-invalid={problem !== null}
        value={text}
        dir="auto"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" className="button">
        Rename
      </button>
      <button type="button" className="button" onClick={onClose}>
        Cancel
      </button>
      <span role="alert" className="problem">
        {problem}
      </span>
    </form>
  );
}

interface OwnCardProps {
  readonly own: OwnScenario;
  readonly onDone: () => void;
  readonly onDelete: () => void;
}

function OwnCard({ own, onDone, onDelete }: OwnCardProps) {
  const session = useSession();
  const isOpen = useSessionState(({ ownId }) => ownId === own.id);
  const [isRenaming, setIsRenaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useLayoutEffect(() => {
    if (wasRenaming.current && !isRenaming) renameButton.current?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  const { name } = own.scenario;
  const when = new Date(own.changedAt).toLocaleString(navigator.language, WHEN);
  const open = () => {
    if (!isOpen) session.openOwn(own.id);
  };
  const actions = [
    { label: "Rename", ref: renameButton, act: () => setIsRenaming(true) },
    {
      label: "Duplicate",
      act: () => {
        open();
        session.duplicate();
      },
    },
    { label: "Delete", act: onDelete },
  ];
  return (
    <li className="card">
      <CardButton
        scenario={own.scenario}
        isOpen={isOpen}
        note={`changed ${when}`}
        onOpen={() => {
          open();
          onDone();
        }}
      />
      {isRenaming ? (
        <Rename
          name={name}
          onRename={(next) => session.rename(own.id, next)}
          onClose={() => setIsRenaming(false)}
        />
      ) : (
        <div className="card-actions">
          {actions.map(({ label, ref, act }) => (
            <button
              key={label}
              ref={ref}
              type="button"
              className="quiet"
              aria-label={`${label} ${name}`}
              onClick={act}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

/** The reader's own, newest first. */
export function OwnCards({ own, onDone }: { own: readonly OwnScenario[]; onDone: () => void }) {
  const session = useSession();
  const place = useRef<HTMLDivElement>(null);
  const [gone, setGone] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (gone === null) return;
    const cards = place.current?.querySelectorAll<HTMLElement>(".card-open");
    (cards?.[Math.min(gone, cards.length - 1)] ?? place.current)?.focus();
    setGone(null);
  }, [gone]);
  return (
    <div ref={place} tabIndex={-1}>
      <h3>Yours</h3>
      {own.length === 0 ? (
        <p className="note">
          Change an assumption and the result is kept here, in this browser only. Nothing is sent anywhere.
        </p>
      ) : (
        <ul className="cards">
          {own.map((entry, index) => (
            <OwnCard
              key={entry.id}
              own={entry}
              onDone={onDone}
              onDelete={() => {
                deleteOwn(session, entry.id);
                setGone(index);
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
