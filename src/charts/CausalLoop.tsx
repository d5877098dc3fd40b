import { memo, useMemo } from "react";
import { type CausalLink, type CausalPath, LINKS, linksOf, NODES, PATHS } from "../model/causalLoops";
import { type Box, type Curve, causalHeight, causalLayout, NODE_SIZE, type Tag } from "./causalLayout";
import type { ChartTable } from "./DataTable";
import { Surface } from "./Surface";

interface CausalLoopProps {
  /** Names of the paths that the scenario lets work; the others are drawn faint. */
  readonly on: ReadonlySet<string>;
  /** The path that stands out, or null. */
  readonly chosen: CausalPath | null;
  readonly width: number;
}

const OUTSIDE = new Set(["cost", "sponsors", "progress"]);

function Node({ box, isFaint }: { box: Box; isFaint: boolean }) {
  const { id, lines, x, y, width, height } = box;
  const className = `cause${OUTSIDE.has(id) ? " from-outside" : ""}${isFaint ? " is-faint" : ""}`;
  return (
    <g className={className} data-node={id}>
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={8} />
      {lines.map((line, index) => (
        <text
          key={line}
          className="cause-label"
          x={x}
          y={y + (index - (lines.length - 1) / 2) * 15}
          dy="0.35em"
          textAnchor="middle"
          fontSize={NODE_SIZE}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

interface LinkProps {
  readonly curve: Curve;
  readonly isFaint: boolean;
  readonly isOff: boolean;
}

function Link({ curve: { link, path, tip, angle, sign }, isFaint, isOff }: LinkProps) {
  const className = `link ${link.sign > 0 ? "more" : "less"}${isFaint ? " is-faint" : ""}${isOff ? " is-off" : ""}`;
  return (
    <g className={className} data-link={`${link.from} ${link.to}`}>
      <path d={path} />
      <path className="tip" d="M0,0L-8,-3.6L-8,3.6Z" transform={`translate(${tip}) rotate(${angle})`} />
      <text className="link-sign" x={sign[0]} y={sign[1]} dy="0.35em" textAnchor="middle">
        {link.sign > 0 ? "+" : "−"}
      </text>
    </g>
  );
}

function Name({ tag: { id, x, y }, isFaint }: { tag: Tag; isFaint: boolean }) {
  return (
    <g className={`loop-tag ${id.startsWith("R") ? "feeds" : "holds"}${isFaint ? " is-faint" : ""}`}>
      <circle cx={x} cy={y} r={12} />
      <text className="loop-name" x={x} y={y} dy="0.35em" textAnchor="middle">
        {id}
      </text>
    </g>
  );
}

/** Links that belong to loops none of which is at work. */
function restingLinks(on: ReadonlySet<string>): ReadonlySet<CausalLink> {
  const working = new Set(PATHS.filter(({ id }) => on.has(id)).flatMap(linksOf));
  return new Set(PATHS.flatMap(linksOf).filter((link) => !working.has(link)));
}

/** Causes and effects of the model, the loops that they form, and which of them stand still. */
export const CausalLoop = memo(function CausalLoop({ on, chosen, width }: CausalLoopProps) {
  const { boxes, curves, tags } = useMemo(() => causalLayout(LINKS, width), [width]);
  const resting = useMemo(() => restingLinks(on), [on]);
  const links = useMemo(() => chosen && new Set(linksOf(chosen)), [chosen]);
  const loops = PATHS.filter(({ kind }) => kind !== "outside");
  const summary = loops.map(({ id, name, nodes }) => `${id} ${name}: ${wordsOf(nodes)}`).join(". ");
  return (
    <Surface
      className="causal-loop"
      width={width}
      height={causalHeight(width)}
      label={`Causes and effects. ${summary}.`}
    >
      {curves.map((curve) => (
        <Link
          key={`${curve.link.from} ${curve.link.to}`}
          curve={curve}
          isFaint={links !== null && !links.has(curve.link)}
          isOff={resting.has(curve.link)}
        />
      ))}
      {boxes.map((box) => (
        <Node key={box.id} box={box} isFaint={chosen !== null && !chosen.nodes.includes(box.id)} />
      ))}
      {tags.map((tag) => (
        <Name key={tag.id} tag={tag} isFaint={chosen ? chosen.id !== tag.id : !on.has(tag.id)} />
      ))}
    </Surface>
  );
});

const wordsOf = (nodes: CausalPath["nodes"]) => nodes.map((id) => NODES[id].toLowerCase()).join(", then ");

/** Every link of the picture in words. */
export function causalTable(): ChartTable {
  return {
    head: ["Cause and effect", "More of the cause gives", "Why"],
    rows: LINKS.map(({ from, to, sign, why }) => [
      `${NODES[from]} → ${NODES[to].toLowerCase()}`,
      sign > 0 ? "more" : "less",
      why,
    ]),
  };
}
