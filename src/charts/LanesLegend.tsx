/** Of its first line, px. */
export const LEGEND_HEIGHT = 24;

const SWATCHES = [
  { className: "lane-committed", text: "committed" },
  { className: "lane-free", text: "free to leave" },
  { className: "lane-onNotice", text: "on notice, still pays" },
] as const;

const DOTS = [
  { className: "fill-price", text: "leaves over dues" },
  { className: "fill-departures", text: "for reasons of its own" },
  { className: "fill-split", text: "in a split" },
] as const;

/** What bars and dots of the lanes mean, each beside its colour. */
export function LanesLegend() {
  return (
    <ul className="lanes-legend">
      {SWATCHES.map(({ className, text }) => (
        <li key={text}>
          <svg width={18} height={10} aria-hidden="true">
            <rect className={className} x={0.5} y={0.5} width={17} height={9} rx={1.5} />
          </svg>
          {text}
        </li>
      ))}
      {DOTS.map(({ className, text }) => (
        <li key={text}>
          <svg width={10} height={10} aria-hidden="true">
            <circle className={className} cx={5} cy={5} r={4} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
