import { Marked, type Token, type Tokens } from "marked";
import markedKatex from "marked-katex-extension";

const marked = new Marked(markedKatex({ nonStandard: true }));

/** A heading of a text, and what stands under it before the next one of any depth. */
export interface Section {
  /** Names the section in the page. */
  readonly id: string;
  readonly title: string;
  readonly heading: readonly Token[];
  /** 1 for the title of the whole. */
  readonly depth: number;
  readonly tokens: readonly Token[];
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === "heading";

const idOf = (title: string) =>
  `model-${title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}`;

/** Markdown with formulas, cut at its headings.
 * @example parseText("# A\ntext\n## B\n")[1]?.title // "B" */
export function parseText(markdown: string): readonly Section[] {
  const sections: (Section & { tokens: Token[] })[] = [];
  for (const token of marked.lexer(markdown)) {
    if (isHeading(token)) {
      const { text: title, depth, tokens: heading } = token;
      sections.push({ id: idOf(title), title, heading, depth, tokens: [] });
    } else sections.at(-1)?.tokens.push(token);
  }
  return sections;
}
