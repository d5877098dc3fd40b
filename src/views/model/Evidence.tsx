import { BASE_RATE } from "../../model/baseRate";
import { CONSORTIA } from "../../model/consortia";
import { FACT_TOPICS, FACTS, type Fact } from "../../model/facts";
import { formatNumber, formatRange, formatValue } from "../../model/format";

function FactRow({ fact: { statement, value, interval, source, year, isChecked } }: { fact: Fact }) {
  return (
    <tr>
      <th scope="row">{statement}</th>
      <td>
        <strong>{value}</strong>
        {interval && <span className="spread">{interval}</span>}
      </td>
      <td>
        {!isChecked && <span className="tag">assumption</span>}
        {source}
        {!source.includes(String(year)) && `, ${year}`}.
      </td>
    </tr>
  );
}

/** The published and counted numbers behind the presets. */
export function Facts() {
  return (
    <section className="model-section">
      <h2 id="model-facts" tabIndex={-1}>
        Facts behind the presets
      </h2>
      <p className="note">
        What could not be traced to a source in every part says “assumption”: no preset shows it as known.
      </p>
      {FACT_TOPICS.map(({ id, title }) => (
        <table key={id} className="sources">
          <caption>{title}</caption>
          <thead className="unseen">
            <tr>
              <th scope="col">
                <span className="visually-hidden">What it says</span>
              </th>
              <th scope="col">
                <span className="visually-hidden">Number</span>
              </th>
              <th scope="col">
                <span className="visually-hidden">Source</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {FACTS.filter(({ topic }) => topic === id).map((fact) => (
              <FactRow key={fact.statement} fact={fact} />
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

const yearsOf = (from: number, to: number | null) => (to === null ? `since ${from}` : `${from} – ${to}`);

/** What became of real consortia, and the rate at which they ended. */
export function History() {
  const { perYear, low, high, endings, years, source } = BASE_RATE;
  return (
    <section className="model-section">
      <h2 id="model-consortia" tabIndex={-1}>
        {endings} of {CONSORTIA.filter(({ watched }) => watched).length} consortia with a known history ended
      </h2>
      <p>
        That is {endings} endings in {formatNumber(years, 4)} years under watch:{" "}
        <strong>{formatValue(perYear, "perYear")}</strong>, with a 95% interval of{" "}
        {formatRange(low, high, "perYear")}. Known failures were looked for, so the true rate is likelier
        below than above. {source}
      </p>
      <table className="sources consortia">
        <caption>{CONSORTIA.length} consortia</caption>
        <thead>
          <tr>
            <th scope="col">Consortium</th>
            <th scope="col">Years</th>
            <th scope="col">Founders</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {CONSORTIA.map(({ name, from, to, founders, story, watched, isChecked }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {watched && <span className="spread">counted above</span>}
              </th>
              <td className="nowrap">{yearsOf(from, to)}</td>
              <td>
                {founders ?? "not known"}
                <span className="narrow-only"> founders</span>
              </td>
              <td>
                {!isChecked && <span className="tag">unchecked</span>}
                {story}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
