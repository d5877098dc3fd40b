import type { MarkedToken, Token, Tokens } from "marked";
import { createElement, Fragment, type ReactNode } from "react";
import { Formula } from "./Formula";

/** Tokens are drawn as elements one by one, so that markup in a text is text. */

type FormulaToken = { readonly type: "inlineKatex" | "blockKatex"; readonly text: string };
type AnyToken = MarkedToken | FormulaToken;

const within = (token: { tokens?: Token[] | undefined; text: string }): ReactNode =>
  token.tokens ? <RichText tokens={token.tokens} /> : token.text;

function Row({ cells, tag }: { cells: readonly Tokens.TableCell[]; tag: "th" | "td" }) {
  return (
    <tr>
      {keyed(cells, (cell) => cell.text).map(({ key, item }) =>
        createElement(tag, { key, scope: tag === "th" ? "col" : undefined }, within(item)),
      )}
    </tr>
  );
}

function Table({ header, rows }: Tokens.Table) {
  return (
    <table>
      <thead>
        <Row cells={header} tag="th" />
      </thead>
      <tbody>
        {keyed(rows, (row) => row.map(({ text }) => text).join()).map(({ key, item }) => (
          <Row key={key} cells={item} tag="td" />
        ))}
      </tbody>
    </table>
  );
}

function List({ ordered, items }: Tokens.List) {
  const rows = keyed(items, ({ text }) => text).map(({ key, item }) => <li key={key}>{within(item)}</li>);
  return ordered ? <ol>{rows}</ol> : <ul>{rows}</ul>;
}

/** A link out opens a page of its own; one to another file of the project is plain text. */
function Link({ href, ...token }: Tokens.Link) {
  if (!/^https:/.test(href)) return within(token);
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {within(token)}
    </a>
  );
}

function draw(token: AnyToken): ReactNode {
  switch (token.type) {
    case "inlineKatex":
      return <Formula tex={token.text} />;
    case "blockKatex":
      return <Formula tex={token.text} isBlock />;
    case "paragraph":
      return <p>{within(token)}</p>;
    case "strong":
      return <strong>{within(token)}</strong>;
    case "em":
      return <em>{within(token)}</em>;
    case "codespan":
      return <code>{token.text}</code>;
    case "code":
      return <pre>{token.text}</pre>;
    case "list":
      return <List {...token} />;
    case "table":
      return <Table {...token} />;
    case "link":
      return <Link {...token} />;
    case "space":
      return null;
    case "text":
      return within(token);
    default:
      return "text" in token ? token.text : token.raw;
  }
}

/** Items with keys that stay the same while the text does. */
function keyed<T>(items: readonly T[], textOf: (item: T) => string) {
  return items.map((item, index) => ({ item, key: `${index} ${textOf(item)}` }));
}

/** A parsed text with its formulas. */
export function RichText({ tokens }: { tokens: readonly Token[] }) {
  return keyed(tokens as readonly AnyToken[], ({ type }) => type).map(({ key, item }) => (
    <Fragment key={key}>{draw(item)}</Fragment>
  ));
}
