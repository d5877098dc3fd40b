import { type ReactNode, useId } from "react";

interface ExportItemProps {
  readonly title: string;
  /** What it is and what it is good for. */
  readonly help: string;
  /** Its buttons. */
  readonly children: ReactNode;
}

/** One kind of thing that leaves the page. */
export function ExportItem({ title, help, children }: ExportItemProps) {
  const id = useId();
  return (
    <section className="export-item" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className="note">{help}</p>
      <div className="export-acts">{children}</div>
    </section>
  );
}
