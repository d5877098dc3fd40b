export interface Entry {
  /** Of the heading in the page. */
  readonly id: string;
  readonly title: string;
  readonly depth: 1 | 2;
}

function jumpTo(id: string) {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

/** A table of contents. It scrolls rather than links: the address says which view is open. */
export function Contents({ entries }: { entries: readonly Entry[] }) {
  return (
    <nav className="contents" aria-label="On this page">
      <ul>
        {entries.map(({ id, title, depth }) => (
          <li key={id} className={`depth-${depth}`}>
            <button type="button" onClick={() => jumpTo(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
