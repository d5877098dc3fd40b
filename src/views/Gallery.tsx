import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Scenario } from "../model/schema";
import type { OwnScenario } from "../state/storedScenarios";
import { Dialog } from "./Dialog";
import { deleteOwn, Notices } from "./Notices";
import { useLibraryState, usePage, useSession, useSessionState } from "./PageContext";

const WHEN = { dateStyle: "medium", timeStyle: "short" } as const;

interface CardProps {
  readonly scenario: Scenario;
  readonly isOpen: boolean;
  readonly note?: string;
  readonly onOpen: () => void;
}

function CardButton({ scenario, isOpen, note, onOpen }: CardProps) {
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
function OwnCards({ own, onDone }: { own: readonly OwnScenario[]; onDone: () => void }) {
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

/** All scenarios: those that come with the page, each with its story, and the reader's own. */
export function Gallery() {
  const { session, views } = usePage();
  const own = useLibraryState((state) => state.own);
  const presetId = useSessionState((state) => (state.ownId === null ? state.presetId : null));
  const close = () => views.openDialog(null);
  return (
    <Dialog title="Scenarios" onClose={close}>
      <Notices />
      <h3>To begin with</h3>
      <ul className="cards">
        {session.presets.map(({ id, scenario }) => (
          <li key={id} className="card">
            <CardButton
              scenario={scenario}
              isOpen={id === presetId}
              onOpen={() => {
                if (id !== presetId) session.openPreset(id);
                close();
              }}
            />
          </li>
        ))}
      </ul>
      <OwnCards own={own} onDone={close} />
    </Dialog>
  );
}
