import { createElement } from "react";
import text from "../../model/README.md?raw";
import { parseText, type Section } from "./parseText";
import { RichText } from "./RichText";

/** The written model, section by section; the first is its title and preface. */
export const WRITTEN_SECTIONS: readonly Section[] = parseText(text);

/** The written model as the project keeps it, one heading level down: the page has its own title. */
export function WrittenModel() {
  return WRITTEN_SECTIONS.map(({ id, heading, depth, tokens }) => (
    <section key={id} className="prose">
      {createElement(`h${depth + 1}`, { id, tabIndex: -1 }, <RichText tokens={heading} />)}
      <RichText tokens={tokens} />
    </section>
  ));
}
