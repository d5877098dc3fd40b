import { createElement, memo, useEffect, useState } from "react";
import text from "../../model/README.md?raw";
import { parseText, type Section } from "./parseText";
import { RichText } from "./RichText";

let parsed: readonly Section[] | null = null;

/** The written model, section by section; the first is its title and preface. Parsed when it is first read, not while
 * the code is fetched ahead: that takes long enough to be felt in another view. */
export function writtenSections(): readonly Section[] {
  parsed ??= parseText(text);
  return parsed;
}

const WrittenSection = memo(function WrittenSection({ section }: { section: Section }) {
  const { id, heading, depth, tokens } = section;
  return (
    <section className="prose">
      {createElement(`h${depth + 1}`, { id, tabIndex: -1 }, <RichText tokens={heading} />)}
      <RichText tokens={tokens} />
    </section>
  );
});

/** The written model as the project keeps it, one heading level down: the page has its own title. Its sections
 * come one task each, because setting all formulas at once would keep the page busy for too long. */
export function WrittenModel() {
  const sections = writtenSections();
  const [count, setCount] = useState(1);
  useEffect(() => {
    if (count === sections.length) return;
    const timer = setTimeout(() => setCount(count + 1));
    return () => clearTimeout(timer);
  }, [count, sections]);
  return sections.slice(0, count).map((section) => <WrittenSection key={section.id} section={section} />);
}
