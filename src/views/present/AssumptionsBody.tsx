import { useMemo } from "react";
import { formatNumber } from "../../model/format";
import { mainAssumptions } from "../../state/mainAssumptions";
import type { SlideMaterial } from "../../state/slides";

/** The assumptions that matter most, with what was changed. */
export function AssumptionsBody({ material: { shown, baseline } }: { material: SlideMaterial }) {
  const { scenario } = shown;
  const { sections, missing } = useMemo(() => mainAssumptions(scenario, baseline), [scenario, baseline]);
  return (
    <div className="slide-assumptions">
      {sections.map(({ title, rows }) => (
        <section key={title}>
          <h2>{title}</h2>
          <dl>
            {rows.map(({ id, title: name, value, was, isSourced }) => (
              <div key={id} data-changed={was !== null || undefined}>
                <dt dir="auto">{name}</dt>
                <dd>
                  {was !== null && <span className="slide-was">was {was} </span>}
                  <strong>{value}</strong>
                  {isSourced && <sup title="a source is given">s</sup>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="slide-quiet">
        <sup>s</sup> a source is given, listed in the Model view; the others are assumptions.
        {missing > 0 && ` ${formatNumber(missing)} more differ from the baseline: the link has them all.`}
      </p>
    </div>
  );
}
